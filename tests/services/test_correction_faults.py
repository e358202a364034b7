"""What is not so any more is edited in the end, whatever fails on the way."""

import asyncio
from datetime import timedelta

import pytest

from news.errors import DiscordUnreachable
from news.ids import ChannelId
from services.briefings import Briefings
from services.corrections import (
    GIVEN_UP_AFTER,
    LEASE,
    REFUSED_FOR,
    Corrections,
)
from storage.database import Database
from tests.support.builders import GUILD
from tests.support.delivering import (
    DUE,
    LATER,
    MINUTE,
    PLACE,
    articles,
    crashes,
    deliver_in_vain,
    on,
    scheduled,
    shows,
    takes_back,
)
from tests.support.publishing import RecordingPublisher, SteppingDatabase, Steps


async def test_what_was_on_its_way_when_it_was_taken_back_is_edited_when_it_stands(
    database, publisher, channels, corrections
):
    found = await articles(database, 4)
    await scheduled(database)
    publisher.faults += ["after"] + ["before"] * 100  # one part stands, and nobody knows
    await on(database, publisher).deliver_due(DUE)
    publisher.faults.clear()
    await takes_back(database, found[-1], at=DUE + MINUTE)
    await corrections.correct_due(DUE + MINUTE)
    assert publisher.edits == []

    await on(database, publisher).deliver_due(LATER)
    await corrections.correct_due(LATER)

    assert sorted(channels.articles(PLACE)) == found[:-1]


async def test_a_briefing_that_is_compiled_anew_needs_no_correction(
    database, publisher, channels, corrections
):
    found = await articles(database, 4)
    await scheduled(database)
    await deliver_in_vain(on(database, publisher), publisher)
    await takes_back(database, found[-1], at=DUE + MINUTE)

    await on(database, publisher).deliver_due(LATER)
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


async def test_one_message_that_breaks_holds_up_no_other(database, publisher, channels):
    found = await articles(database, 4)
    places = [PLACE, ChannelId(901), ChannelId(902)]
    for place in places:
        await scheduled(database, channel=place)
    await on(database, publisher).deliver_due(DUE)
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
        crashed = await crashes(process.correct_due(now))
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
