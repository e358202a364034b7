"""What is not so any more: every message that shows it is edited, whatever fails on the way."""

import asyncio
from datetime import time, timedelta
from zoneinfo import ZoneInfo

import pytest

from news.errors import DiscordUnreachable, NotFound
from news.ids import ChannelId
from news.schedule import DeliveryState, Plan, Rule
from services.briefings import Briefings
from services.corrections import (
    FORGETS_EVERY,
    GIVEN_UP_AFTER,
    KEPT_FOR,
    LEASE,
    REFUSED_FOR,
    Corrections,
)
from services.deliveries import Deliveries
from services.schedules import Schedules
from storage.database import Database
from tests.support.builders import EDITOR, ELSEWHERE, GUILD, NOW, filed
from tests.support.extractors import ScriptedExtractor
from tests.support.handing_in import an_intake
from tests.support.publishing import Channels, Crash, RecordingPublisher, SteppingDatabase, Steps

PLACE = ChannelId(900)
DUE = NOW.replace(hour=13)
MINUTE = timedelta(minutes=1)
LATER = DUE + 10 * MINUTE


@pytest.fixture
def channels():
    return Channels()


@pytest.fixture
def publisher(channels):
    return RecordingPublisher(channels, messages=2)


@pytest.fixture
def corrections(database, publisher):
    return Corrections(database, Briefings(database), publisher)


async def takes_back(database, article, *, at=LATER, guild=GUILD):
    intake = an_intake(database, ScriptedExtractor(), clock=lambda: at)
    await intake.undo(article, guild=guild, by=EDITOR)


async def articles(database, number=4, *, first=0):
    return [
        await filed(database, f"Text {first + n}.", title=f"Event {first + n}", filed_at=NOW)
        for n in range(number)
    ]


async def scheduled(database, channel=PLACE, **plan):
    rule = Rule(times=(time(13),), zone=ZoneInfo("UTC"))
    return await Schedules(database).add(
        Plan(channel=channel, rule=rule, **plan), guild=GUILD, made_by=EDITOR, now=NOW
    )


async def deliver(database, publisher, now=DUE):
    await Deliveries(
        database, Briefings(database), publisher, patience_seconds=0.02, pause_seconds=0.005
    ).deliver_due(now)


async def post_by_hand(database, publisher):
    async def compiled():
        return await Briefings(database).preview(GUILD, hours=24, now=DUE)

    await Deliveries(database, Briefings(database), publisher).post_now(
        compiled, guild=GUILD, channel=PLACE, now=DUE
    )


@pytest.fixture
async def posted(database, publisher):
    """Four articles, posted in two messages."""
    found = await articles(database)
    await scheduled(database)
    await deliver(database, publisher)
    return found


def shows(channels, article, channel=PLACE):
    return article in channels.articles(channel)


async def test_only_a_message_that_shows_or_counts_an_article_is_edited_and_once(
    database, publisher, channels, corrections, posted
):
    showing, _ = channels.posted[PLACE]
    article = showing.articles[0]
    await takes_back(database, article)
    assert shows(channels, article)

    for minutes in range(30):
        await corrections.correct_due(LATER + minutes * MINUTE)

    assert publisher.edits == [(PLACE, showing.id)]
    assert sorted(channels.articles(PLACE)) == [each for each in posted if each != article]


async def test_the_first_message_counts_what_is_left_wherever_the_article_was_shown(
    database, publisher, channels, corrections, posted
):
    first, second = channels.posted[PLACE]
    assert first.counted == 4
    await takes_back(database, second.articles[0])

    await corrections.correct_due(LATER)

    assert channels.posted[PLACE][0].counted == 3
    assert publisher.edits == [(PLACE, first.id), (PLACE, second.id)]


async def test_what_a_moderator_posted_is_corrected_too(database, publisher, channels, corrections):
    found = await articles(database)
    await post_by_hand(database, publisher)
    await post_by_hand(database, publisher)  # the same articles, a second time
    await takes_back(database, found[-1])

    await corrections.correct_due(LATER)

    assert sorted(channels.articles(PLACE)) == sorted(2 * found[:-1])
    assert [message.counted for message in channels.posted[PLACE]] == [3, None, 3, None]


async def test_what_a_topic_left_out_is_neither_shown_nor_counted_nor_corrected(
    database, publisher, channels, corrections
):
    found = await articles(database)
    await scheduled(database, topics=("Event 2",))
    await deliver(database, publisher)
    await takes_back(database, found[1])
    await corrections.correct_due(LATER)
    assert publisher.edits == []
    await takes_back(database, found[2])

    await corrections.correct_due(LATER)

    assert [message.counted for message in channels.posted[PLACE]] == [0, None]


async def test_nothing_is_edited_for_an_article_that_no_briefing_had(
    database, publisher, corrections, posted
):
    late = await filed(database, "Text 9.", title="Event 9", filed_at=LATER)
    await takes_back(database, late)

    await corrections.correct_due(LATER)

    assert publisher.edits == []


async def test_every_schedule_that_posted_it_is_corrected(database, publisher, channels):
    found = await articles(database)
    places = [PLACE, ChannelId(901), ChannelId(902)]
    for place in places:
        await scheduled(database, place)
    await deliver(database, publisher)
    await takes_back(database, found[-1])

    await Corrections(database, Briefings(database), publisher).correct_due(LATER)

    assert [shows(channels, found[-1], place) for place in places] == [False] * 3
    assert len(publisher.edits) == 3


async def test_a_second_withdrawal_leaves_the_first_one_out_too(
    database, channels, corrections, posted
):
    for article in channels.posted[PLACE][0].articles:
        await takes_back(database, article)
        await corrections.correct_due(LATER)

    assert channels.posted[PLACE][0].articles == ()


async def test_a_correction_also_comes_for_a_schedule_that_was_removed(
    database, channels, corrections, posted
):
    (schedule,) = await Schedules(database).all(GUILD)
    await Schedules(database).remove(schedule.id, guild=GUILD)
    await takes_back(database, posted[-1])

    await corrections.correct_due(LATER)

    assert not shows(channels, posted[-1])


async def test_what_was_on_its_way_when_it_was_taken_back_is_edited_when_it_stands(
    database, publisher, channels, corrections
):
    found = await articles(database)
    await scheduled(database)
    publisher.faults += ["after"] + ["before"] * 100  # one part stands, and nobody knows
    await deliver(database, publisher)
    publisher.faults.clear()
    await takes_back(database, found[-1], at=DUE + MINUTE)
    await corrections.correct_due(DUE + MINUTE)
    assert publisher.edits == []

    await deliver(database, publisher, LATER)
    await corrections.correct_due(LATER)

    assert sorted(channels.articles(PLACE)) == found[:-1]


async def test_a_briefing_that_is_compiled_anew_needs_no_correction(
    database, publisher, channels, corrections
):
    found = await articles(database)
    await scheduled(database)
    publisher.faults += ["before"] * 100  # nothing stands
    await deliver(database, publisher)
    publisher.faults.clear()
    await takes_back(database, found[-1], at=DUE + MINUTE)

    await deliver(database, publisher, LATER)
    await corrections.correct_due(LATER)

    assert sorted(channels.articles(PLACE)) == found[:-1]
    assert publisher.edits == []


@pytest.mark.parametrize("fault", ["before", "after"])
async def test_what_discord_did_not_answer_is_tried_again(
    database, publisher, channels, posted, fault
):
    corrections = Corrections(database, Briefings(database), publisher)
    await takes_back(database, posted[-1])
    publisher.faults += [fault]
    await corrections.correct_due(LATER)
    await corrections.correct_due(LATER + MINUTE)
    assert len(publisher.edits) == 1

    await corrections.correct_due(LATER + LEASE)
    await corrections.correct_due(LATER + 3 * LEASE)

    assert len(publisher.edits) == 2
    assert not shows(channels, posted[-1])


async def test_a_message_that_was_deleted_is_not_tried_again(
    database, publisher, channels, corrections, posted
):
    channels.posted[PLACE].clear()
    await takes_back(database, posted[-1])

    for hours in range(5):
        await corrections.correct_due(LATER + timedelta(hours=hours))

    assert len(publisher.edits) == 1


async def test_a_closed_channel_is_tried_each_hour_and_corrected_when_it_opens(
    database, publisher, channels, corrections, posted
):
    await takes_back(database, posted[-1])
    channels.closed[PLACE] = "I lack a permission."
    for minutes in range(0, 180, 10):
        await corrections.correct_due(LATER + minutes * MINUTE)
    assert len(publisher.edits) == 3
    channels.closed.clear()
    async with database.transaction() as stores:
        await stores.presence.leave(GUILD, at=LATER)
    await corrections.correct_due(LATER + 3 * REFUSED_FOR)
    assert len(publisher.edits) == 3  # a server that was left is not tried
    async with database.transaction() as stores:
        await stores.presence.come(GUILD, joined=LATER)

    await corrections.correct_due(LATER + 3 * REFUSED_FOR)

    assert not shows(channels, posted[-1])


@pytest.mark.parametrize("error", [DiscordUnreachable("Lost."), ZeroDivisionError()])
async def test_after_a_week_it_is_given_up_and_the_log_says_why(
    database, publisher, posted, error, caplog
):
    corrections = Corrections(database, Briefings(database), publisher)
    await takes_back(database, posted[-1])
    publisher.faults += [error] * 3
    await corrections.correct_due(LATER)
    await corrections.correct_due(LATER + GIVEN_UP_AFTER - MINUTE)
    assert "not corrected" not in caplog.text

    await corrections.correct_due(LATER + GIVEN_UP_AFTER + REFUSED_FOR)
    await corrections.correct_due(LATER + 2 * GIVEN_UP_AFTER)

    assert len(publisher.edits) == 3
    assert "not corrected" in caplog.text


async def test_a_message_is_kept_to_be_corrected_for_so_long_and_then_forgotten(
    database, publisher, channels, corrections, posted
):
    end = DUE + KEPT_FOR
    await corrections.correct_due(end)
    await takes_back(database, posted[-1], at=end)
    await corrections.correct_due(end)
    assert not shows(channels, posted[-1])
    assert len(publisher.edits) == 1

    await corrections.correct_due(end + 2 * FORGETS_EVERY)
    await takes_back(database, posted[0], at=end + 2 * FORGETS_EVERY)
    await corrections.correct_due(end + 2 * FORGETS_EVERY + MINUTE)

    assert len(publisher.edits) == 1
    (schedule,) = await Schedules(database).all(GUILD)
    [delivery] = await Schedules(database).history(schedule.id, guild=GUILD)
    assert (delivery.state, delivery.parts) == (DeliveryState.SENT, 0)
    async with database.reading() as stores:
        covered = await stores.deliveries.articles(GUILD, delivery.id)
    assert covered == tuple(posted[1:-1])


async def test_one_message_that_breaks_holds_up_no_other(database, publisher, channels):
    found = await articles(database)
    places = [PLACE, ChannelId(901), ChannelId(902)]
    for place in places:
        await scheduled(database, place)
    await deliver(database, publisher)
    await takes_back(database, found[-1])
    publisher.faults += [ZeroDivisionError()]

    await Corrections(database, Briefings(database), publisher).correct_due(LATER)

    assert sum(shows(channels, found[-1], place) for place in places) == 1


async def test_a_crash_at_any_step_leaves_it_corrected_in_the_end(
    database, database_url, publisher, channels, posted
):
    """Dies at the first step, then at the second, and so on until there are no more."""
    article, now = posted[-1], LATER
    await takes_back(database, article, at=now)
    for step in range(1, 20):
        steps = Steps(dies_at=step)
        mortal = SteppingDatabase(database_url, steps)
        process = Corrections(
            mortal, Briefings(mortal), RecordingPublisher(channels, messages=2, steps=steps)
        )
        crashed = False
        try:
            await process.correct_due(now)
        except* Crash:
            crashed = True
        await mortal.close()
        now += 2 * LEASE
        if not crashed:
            break
    assert step > 3
    assert not shows(channels, article)


async def test_two_processes_edit_a_message_once(database, database_url, channels, posted):
    await takes_back(database, posted[-1])
    other = Database(database_url)
    publishers = [RecordingPublisher(channels, messages=2) for _ in range(2)]
    processes = zip((database, other), publishers, strict=True)

    await asyncio.gather(
        *(
            Corrections(where, Briefings(where), publishes).correct_due(LATER)
            for where, publishes in processes
        )
    )

    assert sum(len(publisher.edits) for publisher in publishers) == 1
    await other.close()


async def test_another_guild_takes_nothing_back(database, publisher, corrections, posted):
    with pytest.raises(NotFound):
        await takes_back(database, posted[-1], guild=ELSEWHERE)

    await corrections.correct_due(LATER)

    assert publisher.edits == []


async def test_an_article_that_was_restored_can_be_taken_back_again(
    database, publisher, channels, corrections, posted
):
    await takes_back(database, posted[-1])
    await corrections.correct_due(LATER)
    async with database.transaction() as stores:
        assert await stores.articles.restore(GUILD, posted[-1]) == posted[-1]

    await takes_back(database, posted[-1], at=LATER + MINUTE)
    await corrections.correct_due(LATER + MINUTE)

    assert not shows(channels, posted[-1])
