"""Briefings that may not be posted: kept, told once, and posted when they may be."""

import asyncio
from dataclasses import replace
from datetime import time, timedelta

from news.errors import CannotPost
from news.ids import ChannelId
from news.schedule import DeliveryState, Empty
from services.schedules import Schedules
from services.sending import Sending
from storage.database import Database
from tests.support.builders import EDITOR, GUILD
from tests.support.delivering import (
    DAY,
    DUE,
    MINUTE,
    PLACE,
    articles,
    deliver_in_vain,
    history,
    on,
    scheduled,
)


async def test_what_cannot_be_posted_is_kept_told_once_and_posted_when_it_can(
    database, deliveries, channels
):
    filed_ = await articles(database)
    schedule = await scheduled(database)
    channels.closed[PLACE] = "I lack a permission."
    await deliveries.deliver_due(DUE)
    await deliveries.deliver_due(DUE + MINUTE)
    await deliveries.recover(DUE + 2 * MINUTE)

    paused = await Schedules(database).get(schedule.id, guild=GUILD)
    assert (paused.paused, paused.paused_by_us) == ("I lack a permission.", True)
    [(told, sentence)] = channels.told
    assert told == EDITOR
    assert "I lack a permission." in sentence

    channels.closed.clear()
    for minutes in range(10, 20):
        await deliveries.deliver_due(DUE + minutes * MINUTE)
    assert [part for _, part in channels.parts(PLACE)] == [0, 1]
    assert sorted(channels.articles(PLACE)) == filed_
    assert (await Schedules(database).get(schedule.id, guild=GUILD)).paused is None


async def test_a_pause_longer_than_the_grace_brings_everything_with_the_next_run(
    database, deliveries, channels
):
    schedule = await scheduled(database)
    filed_ = await articles(database)
    channels.closed[PLACE] = "The channel is gone."
    await deliveries.deliver_due(DUE)
    filed_ += await articles(database, first=10, at=DUE + DAY)

    channels.closed.clear()
    for minutes in range(10):
        await deliveries.deliver_due(DUE + 3 * DAY + 60 * MINUTE + minutes * MINUTE)
    assert channels.parts(PLACE) == []
    await deliveries.deliver_due(DUE + 4 * DAY)

    assert sorted(channels.articles(PLACE)) == filed_
    assert await history(database, schedule) == [
        (DUE + 4 * DAY, DeliveryState.SENT),
        (DUE, DeliveryState.MISSED),
    ]


async def test_two_processes_that_are_refused_tell_it_once(
    database, database_url, publisher, channels
):
    await articles(database)
    schedule = await scheduled(database, times=(time(13), time(14)), empty=Empty.SAY)
    publisher.faults += ["before"] * 200
    for hours in (0, 1, 1):  # the second time goes on with the first run
        await on(database, publisher).deliver_due(DUE + timedelta(hours=hours))
    left = await Schedules(database).history(schedule.id, guild=GUILD)
    assert [each.state for each in left] == [DeliveryState.CLAIMED] * 2
    other = Database(database_url)
    processes = (Sending(each, publisher, at_once=1) for each in (database, other))

    await asyncio.gather(
        *(
            process.refused(delivery, CannotPost("I lack a permission."))
            for process, delivery in zip(processes, left, strict=True)
        )
    )

    assert len(channels.told) == 1
    await other.close()


async def test_a_log_channel_is_told_instead_of_the_member(database, deliveries, channels):
    await articles(database)
    await scheduled(database)
    async with database.transaction() as stores:
        await stores.guilds.set_log_channel(GUILD, ChannelId(5))
    channels.closed[PLACE] = "The channel is gone."

    await deliveries.deliver_due(DUE)

    assert [who for who, _ in channels.told] == [5]


async def test_a_moderators_pause_is_not_ended(database, deliveries, channels):
    await articles(database)
    schedule = await scheduled(database)
    await Schedules(database).pause(schedule.id, guild=GUILD)

    await deliveries.deliver_due(DUE)

    assert channels.parts(PLACE) == []
    assert (await Schedules(database).get(schedule.id, guild=GUILD)).paused is not None


async def test_a_schedule_that_moved_to_another_channel_is_not_paused_for_the_old_one(
    database, deliveries, publisher, channels
):
    filed_ = await articles(database)
    schedule = await scheduled(database)
    await deliver_in_vain(deliveries, publisher)
    channels.closed[PLACE] = "The channel is gone."
    moved = replace(schedule.plan, channel=ChannelId(901))
    await Schedules(database).edit(schedule.id, moved, guild=GUILD, now=DUE + MINUTE)

    await deliveries.deliver_due(DUE + 10 * MINUTE)
    await deliveries.deliver_due(DUE + DAY)

    assert channels.told == []
    assert sorted(channels.articles(901)) == filed_
    assert await history(database, schedule) == [
        (DUE + DAY, DeliveryState.SENT),
        (DUE, DeliveryState.FAILED),
    ]
