"""Briefings in channels: each part exactly once, none lost, whatever fails on the way."""

import asyncio
from datetime import timedelta
from random import Random

import pytest

from news.ids import ChannelId
from news.schedule import DeliveryState
from services.schedules import Schedules
from storage.database import Database
from tests.support.builders import GUILD, withdraw
from tests.support.delivering import (
    DUE,
    MINUTE,
    PLACE,
    articles,
    crashes,
    history,
    on,
    scheduled,
)
from tests.support.publishing import Channels, RecordingPublisher, SteppingDatabase, Steps


@pytest.mark.parametrize("fault", ["before", "after"])
async def test_a_lost_try_is_repeated_with_the_same_nonce(database, publisher, channels, fault):
    await articles(database)
    schedule = await scheduled(database)
    publisher.faults += [fault]

    await on(database, publisher, patience=60).deliver_due(DUE)

    assert [part for _, part in channels.parts(PLACE)] == [0, 1]
    assert publisher.tries[0] == publisher.tries[1]
    assert await history(database, schedule) == [(DUE, DeliveryState.SENT)]


@pytest.mark.parametrize("fault", ["before", "after"])
async def test_when_no_try_is_answered_the_channel_is_read_before_another(
    database, deliveries, publisher, channels, fault
):
    filed_ = await articles(database)
    schedule = await scheduled(database)
    publisher.faults += [fault] + ["before"] * 100

    await deliveries.deliver_due(DUE)
    assert await history(database, schedule) == [(DUE, DeliveryState.CLAIMED)]

    publisher.faults.clear()
    channels.remembers_nonces = False
    await deliveries.deliver_due(DUE + 10 * MINUTE)
    assert [part for _, part in channels.parts(PLACE)] == [0, 1]
    assert sorted(channels.articles(PLACE)) == filed_
    assert await history(database, schedule) == [(DUE, DeliveryState.SENT)]


@pytest.mark.parametrize("restart", [timedelta(seconds=20), timedelta(minutes=20)])
async def test_a_crash_at_any_step_leaves_each_part_once(database, database_url, restart):
    """Dies at the first step, then at the second, and so on until there are no more."""
    filed_ = await articles(database)
    for step in range(1, 100):
        channel = ChannelId(900 + step)
        schedule = await scheduled(database, channel=channel)
        channels, steps = Channels(), Steps(dies_at=step)
        mortal = SteppingDatabase(database_url, steps)
        crashed = await crashes(
            on(mortal, RecordingPublisher(channels, messages=2, steps=steps)).deliver_due(DUE)
        )
        await mortal.close()

        # After minutes Discord does not know the nonces any more: only reading back helps.
        channels.remembers_nonces = restart < timedelta(minutes=2)
        again = on(database, RecordingPublisher(channels, messages=2))
        await again.recover(DUE + restart)
        await again.deliver_due(DUE + restart)

        assert [part for _, part in channels.parts(channel)] == [0, 1], f"step {step}"
        assert sorted(channels.articles(channel)) == filed_, f"step {step}"
        assert await history(database, schedule) == [(DUE, DeliveryState.SENT)], f"step {step}"
        await Schedules(database).remove(schedule.id, guild=GUILD)
        if not crashed:
            assert step > 10
            return
    pytest.fail("it never came to an end")


@pytest.mark.parametrize("seed", range(4))
async def test_however_often_it_crashes_each_part_stands_once(
    database, database_url, channels, seed
):
    chance = Random(seed)
    filed_ = await articles(database, 5)
    schedule = await scheduled(database)
    now = DUE
    for _ in range(12):
        steps = Steps(dies_at=chance.randint(1, 9))
        mortal = SteppingDatabase(database_url, steps)
        process = on(mortal, RecordingPublisher(channels, messages=3, steps=steps))
        await crashes(process.recover(now))
        await crashes(process.deliver_due(now))
        await mortal.close()
        channels.remembers_nonces = chance.random() < 0.5
        now += timedelta(seconds=20) if channels.remembers_nonces else 6 * MINUTE
    last = on(database, RecordingPublisher(channels, messages=3))
    await last.recover(now)
    await last.deliver_due(now)

    assert [part for _, part in channels.parts(PLACE)] == [0, 1, 2]
    assert sorted(channels.articles(PLACE)) == filed_
    assert await history(database, schedule) == [(DUE, DeliveryState.SENT)]


async def test_two_processes_on_one_database_deliver_once(database, database_url, channels):
    filed_ = await articles(database)
    for number in range(8):
        await scheduled(database, channel=ChannelId(900 + number))
    other = Database(database_url)
    here = on(database, RecordingPublisher(channels, messages=2))
    there = on(other, RecordingPublisher(channels, messages=2))
    channels.remembers_nonces = False

    await asyncio.gather(here.deliver_due(DUE), there.deliver_due(DUE))

    for number in range(8):
        channel = ChannelId(900 + number)
        assert [part for _, part in channels.parts(channel)] == [0, 1]
        assert sorted(channels.articles(channel)) == filed_
    await other.close()


async def test_an_article_withdrawn_after_a_crash_is_not_posted(database, database_url, channels):
    first, second = await articles(database)
    await scheduled(database)
    steps = Steps(dies_at=4)  # claimed, and nothing sent
    mortal = SteppingDatabase(database_url, steps)
    assert await crashes(on(mortal, RecordingPublisher(channels, steps=steps)).deliver_due(DUE))
    await mortal.close()
    await withdraw(database, first)

    await on(database, RecordingPublisher(channels)).recover(DUE + 20 * MINUTE)

    assert channels.articles(PLACE) == [second]
    assert channels.posted[PLACE][0].late
