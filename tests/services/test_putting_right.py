"""Words given to another speaker: who says them is right in every message that shows them."""

from datetime import time, timedelta
from zoneinfo import ZoneInfo

import pytest

from news.doubt import Answer
from news.ids import ChannelId
from news.schedule import Plan, Rule
from services.briefings import Briefings
from services.corrections import LEASE, REFUSED_FOR, Corrections
from services.deliveries import Deliveries
from services.doubts import Doubts
from services.people import Moderator, People
from services.schedules import Schedules
from services.trail import Trail
from tests.support.builders import EDITOR, ELSEWHERE, GUILD, NOW, a_page, filed, nothing, said
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


async def scheduled(database):
    rule = Rule(times=(time(13),), zone=ZoneInfo("UTC"))
    await Schedules(database).add(
        Plan(channel=PLACE, rule=rule), guild=GUILD, made_by=EDITOR, now=NOW
    )


async def deliver(database, publisher, now=DUE):
    await Deliveries(
        database, Briefings(database), publisher, patience_seconds=0.02, pause_seconds=0.005
    ).deliver_due(now)


JOHN, JACK, KIRBY = "John Kirby", "Jack Kirby", "Kirby"


async def kirbys(database, *names, first=0):
    """One article for each name, in which they say one thing of their own."""
    return [
        await filed(
            database,
            *said(f"Saying number {first + n}", name=name, role=None),
            title=f"Event {first + n}",
            filed_at=NOW,
            days_ago=9 * (first + n),
        )
        for n, name in enumerate(names)
    ]


def moderator(at=LATER, guild=GUILD):
    return Moderator(guild, EDITOR, at)


async def splits(database, name=JOHN, to=JACK, *, at=LATER):
    """Give the newest quote of somebody to another."""
    people = People(database)
    one, (quote, *_) = await people.splittable(name, about=None, guild=GUILD)
    return await people.split_quotes(one.id, [quote.id], to, by=moderator(at))


@pytest.fixture
async def quoted(database, publisher, channels):
    """Two articles that quote one man, in one message each."""
    await kirbys(database, JOHN, JOHN)
    await scheduled(database)
    await deliver(database, publisher)
    assert channels.said(PLACE) == [JOHN, JOHN]


async def test_a_quote_given_to_another_is_theirs_in_the_message_that_shows_it_and_once(
    database, publisher, channels, corrections, quoted
):
    await splits(database)

    for minutes in range(30):
        await corrections.correct_due(LATER + minutes * MINUTE)

    assert sorted(channels.said(PLACE)) == [JACK, JOHN]
    assert len(publisher.edits) == 1


async def test_what_is_undone_is_brought_back_wherever_it_was_edited_and_once(
    database, publisher, channels, corrections, quoted
):
    change = await splits(database)
    await corrections.correct_due(LATER)
    await Trail(database, nothing).undo(change.id, by=moderator(LATER + MINUTE))

    for minutes in range(1, 30):
        await corrections.correct_due(LATER + minutes * MINUTE)

    assert channels.said(PLACE) == [JOHN, JOHN]
    assert len(publisher.edits) == 2
    assert publisher.edits[0] == publisher.edits[1]


async def test_every_way_to_say_who_is_who_reaches_what_was_posted(
    database, publisher, channels, corrections
):
    people = People(database)
    await kirbys(database, JOHN, KIRBY, JACK)
    await scheduled(database)
    await deliver(database, publisher)
    before = channels.said(PLACE)
    now = LATER

    async def doing(change):
        nonlocal now
        await corrections.correct_due(now := now + LEASE)
        after = channels.said(PLACE)
        await Trail(database, nothing).undo(change.id, by=moderator(now))
        await corrections.correct_due(now := now + LEASE)
        assert channels.said(PLACE) == before
        return sorted(after)

    merge = await people.merge(JACK, JOHN, by=moderator(now))
    assert await doing(merge) == [JOHN, JOHN, KIRBY]
    split = await splits(database, JACK, JOHN, at=now)
    assert await doing(split) == [JOHN, JOHN, KIRBY]
    doubt = await Doubts(database).next(guild=GUILD)
    same = await Doubts(database).answer(doubt.id, Answer.SAME, by=moderator(now))
    assert await doing(same) == sorted([JACK, JOHN, same.words.rpartition(": ")[2]])


async def test_a_name_that_is_split_off_goes_with_what_was_posted_and_comes_back(
    database, publisher, channels, corrections
):
    people = People(database)
    await kirbys(database, JOHN, JACK)
    await people.merge(JACK, JOHN, by=moderator(NOW))
    await scheduled(database)
    await deliver(database, publisher)
    assert channels.said(PLACE) == [JOHN, JOHN]

    change = await people.split_name(JOHN, JACK, "Jack the Painter", by=moderator())
    await corrections.correct_due(LATER)
    assert sorted(channels.said(PLACE)) == ["Jack the Painter", JOHN]
    await Trail(database, nothing).undo(change.id, by=moderator())
    await corrections.correct_due(LATER + LEASE)

    assert channels.said(PLACE) == [JOHN, JOHN]


async def test_a_decision_while_somebody_edits_is_not_lost(database, channels, quoted):
    """What was read before it must not settle what was noted since."""

    class Interrupted(RecordingPublisher):
        change = None

        async def edit(self, channel, message, part):
            await super().edit(channel, message, part)
            if self.change is not None:
                change, self.change = self.change, None
                await Trail(database, nothing).undo(change.id, by=moderator(LATER))

    publisher = Interrupted(channels, messages=2)
    publisher.change = await splits(database)
    corrections = Corrections(database, Briefings(database), publisher)
    await corrections.correct_due(LATER)
    assert JACK in channels.said(PLACE)

    await corrections.correct_due(LATER + LEASE)

    assert channels.said(PLACE) == [JOHN, JOHN]


async def test_a_decision_between_compiling_and_keeping_is_in_what_is_posted(
    database, publisher, channels, corrections
):
    await kirbys(database, JOHN, JOHN)
    decided = []

    async def compiled():
        briefing = await Briefings(database).preview(GUILD, hours=24, now=DUE)
        if not decided:
            decided.append(await splits(database))
        return briefing

    await Deliveries(database, Briefings(database), publisher).post_now(
        compiled, guild=GUILD, channel=PLACE, now=DUE
    )

    assert sorted(channels.said(PLACE)) == [JACK, JOHN]
    await corrections.correct_due(LATER)
    assert publisher.edits == []


async def test_what_was_on_its_way_when_it_was_decided_is_edited_when_it_stands(
    database, publisher, channels, corrections
):
    await kirbys(database, JOHN, JOHN)
    await scheduled(database)
    publisher.faults += ["after"] + ["before"] * 100  # one part stands, and nobody knows
    await deliver(database, publisher)
    publisher.faults.clear()
    await splits(database, at=DUE + MINUTE)
    await corrections.correct_due(DUE + MINUTE)
    assert publisher.edits == []

    await deliver(database, publisher, LATER)
    await corrections.correct_due(LATER)

    assert sorted(channels.said(PLACE)) == [JACK, JOHN]


async def test_words_that_are_gone_from_their_page_are_put_right_too(
    database, publisher, channels, corrections
):
    article, _ = await kirbys(database, JOHN, JOHN)
    await scheduled(database)
    await deliver(database, publisher)
    text, findings = said("Something else", name=JOHN, role=None)
    async with database.transaction() as stores:
        await stores.guilds.lock(GUILD)
        page = a_page(text, title="Event 0")
        revision = await stores.revisions.apply(GUILD, article, page, findings, at=LATER)
    assert revision.removed == 1
    one, quotes = await People(database).splittable(JOHN, about=None, guild=GUILD)
    (gone,) = [quote for quote in quotes if quote.removed_at]

    await People(database).split_quotes(one.id, [gone.id], JACK, by=moderator())
    await corrections.correct_due(LATER)

    assert sorted(channels.said(PLACE)) == [JACK, JOHN]


@pytest.mark.parametrize("undone", [False, True])
async def test_a_crash_at_any_step_leaves_those_who_say_it_in_the_end(
    database, database_url, channels, quoted, undone
):
    """With an undoing, also what was edited and never noted as such is brought back."""
    now, crashed, step = LATER, True, 0
    while crashed and step < 30:
        step += 1
        change = await splits(database, at=now)
        crashed = await _dies(database_url, channels, step, now)
        now += 2 * LEASE
        if undone:
            await Trail(database, nothing).undo(change.id, by=moderator(now))
            crashed |= await _dies(database_url, channels, step, now)
            now += 2 * LEASE
        await Corrections(
            database, Briefings(database), RecordingPublisher(channels, messages=2)
        ).correct_due(now)
        if not undone:
            assert sorted(channels.said(PLACE)) == [JACK, JOHN]
            await Trail(database, nothing).undo(change.id, by=moderator(now))
            await Corrections(
                database, Briefings(database), RecordingPublisher(channels, messages=2)
            ).correct_due(now + 2 * LEASE)
        assert channels.said(PLACE) == [JOHN, JOHN]
        now += 4 * LEASE
    assert step > 3


async def _dies(url, channels, step, now):
    """Tell whether a process that corrects died at this step."""
    steps = Steps(dies_at=step)
    mortal = SteppingDatabase(url, steps)
    publisher = RecordingPublisher(channels, messages=2, steps=steps)
    crashed = False
    try:
        await Corrections(mortal, Briefings(mortal), publisher).correct_due(now)
    except* Crash:
        crashed = True
    await mortal.close()
    return crashed


async def test_who_said_it_waits_for_a_closed_channel_and_ends_with_a_deleted_message(
    database, publisher, channels, corrections, quoted
):
    await splits(database)
    channels.closed[PLACE] = "I lack a permission."
    await corrections.correct_due(LATER)
    channels.closed.clear()
    await corrections.correct_due(LATER + REFUSED_FOR)
    assert sorted(channels.said(PLACE)) == [JACK, JOHN]
    assert len(publisher.edits) == 2
    publisher.edits.clear()

    channels.posted[PLACE].clear()
    await splits(database, at=LATER + 2 * REFUSED_FOR)
    for hours in range(2, 6):
        await corrections.correct_due(LATER + hours * REFUSED_FOR)

    assert len(publisher.edits) == len(set(publisher.edits)) == 2


async def test_a_decision_of_another_guild_edits_nothing(database, publisher, corrections, quoted):
    await filed(database, *said("Elsewhere"), guild=ELSEWHERE)
    await filed(database, *said("Elsewhere", name=JACK), guild=ELSEWHERE)
    await People(database).merge(JACK, JOHN, by=moderator(guild=ELSEWHERE))

    await corrections.correct_due(LATER)

    assert publisher.edits == []
