"""Briefings in channels: on time, each once, and only with what came in since."""

import asyncio
from datetime import time, timedelta

import pytest

from news.errors import DiscordUnreachable
from news.ids import ChannelId
from news.schedule import DeliveryState, Empty
from services.briefings import Briefings
from services.deliveries import Deliveries
from tests.support.builders import GUILD
from tests.support.delivering import DAY, DUE, MINUTE, PLACE, articles, history, on, scheduled
from tests.support.publishing import RecordingPublisher
from tests.support.waiting import until


async def test_a_due_briefing_is_posted_once_and_recorded(database, deliveries, channels):
    filed_ = await articles(database)
    schedule = await scheduled(database)

    await deliveries.deliver_due(DUE - MINUTE)
    assert channels.parts(PLACE) == []

    await deliveries.deliver_due(DUE)
    await deliveries.deliver_due(DUE)
    await deliveries.deliver_due(DUE + MINUTE)
    [(delivery, part), (same, other)] = channels.parts(PLACE)
    assert (delivery, part, other) == (same, 0, 1)
    assert sorted(channels.articles(PLACE)) == filed_
    assert await history(database, schedule) == [(DUE, DeliveryState.SENT)]


async def test_the_next_briefing_has_only_what_came_in_since(database, deliveries, channels):
    await scheduled(database)
    first = await articles(database)
    await deliveries.deliver_due(DUE)
    second = await articles(database, first=10, at=DUE + MINUTE)

    await deliveries.deliver_due(DUE + DAY)

    assert set(channels.articles(PLACE)[: len(first)]) == set(first)
    assert sorted(channels.articles(PLACE)) == first + second


@pytest.mark.parametrize(("empty", "messages"), [(Empty.SKIP, 0), (Empty.SAY, 2)])
async def test_with_nothing_filed_it_is_skipped_or_said(
    database, deliveries, channels, empty, messages
):
    schedule = await scheduled(database, empty=empty)

    await deliveries.deliver_due(DUE)

    assert len(channels.parts(PLACE)) == messages
    state = DeliveryState.SENT if messages else DeliveryState.EMPTY
    assert await history(database, schedule) == [(DUE, state)]


async def test_inside_the_grace_a_missed_run_is_posted_and_marked_late(
    database, deliveries, channels
):
    await articles(database)
    schedule = await scheduled(database)

    await deliveries.deliver_due(DUE + 119 * MINUTE)

    assert [message.late for message in channels.posted[PLACE]] == [True, True]
    assert await history(database, schedule) == [(DUE, DeliveryState.SENT)]


async def test_beyond_the_grace_the_next_run_covers_the_time_once(database, deliveries, channels):
    schedule = await scheduled(database)
    before = await articles(database)
    await deliveries.deliver_due(DUE + 121 * MINUTE)
    assert channels.parts(PLACE) == []

    after = await articles(database, first=10, at=DUE + 3 * 60 * MINUTE)
    await deliveries.deliver_due(DUE + DAY)

    assert sorted(channels.articles(PLACE)) == before + after
    assert await history(database, schedule) == [
        (DUE + DAY, DeliveryState.SENT),
        (DUE, DeliveryState.MISSED),
    ]


async def test_many_missed_runs_are_one_briefing_and_no_burst(database, deliveries, channels):
    schedule = await scheduled(database, times=tuple(time(hour) for hour in (6, 9, 13, 18)))
    filed_ = [*await articles(database), *await articles(database, first=10, at=DUE + DAY)]

    await deliveries.deliver_due(DUE + 2 * DAY + MINUTE)

    assert len(channels.parts(PLACE)) == 2
    assert sorted(channels.articles(PLACE)) == filed_
    states = [state for _, state in await history(database, schedule)]
    assert states == [DeliveryState.SENT] + [DeliveryState.MISSED] * 8


async def test_the_grace_is_the_guilds_own(database, deliveries, channels):
    await articles(database)
    await scheduled(database)
    async with database.transaction() as stores:
        await stores.guilds.set_grace_minutes(GUILD, 10)

    await deliveries.deliver_due(DUE + 11 * MINUTE)

    assert channels.parts(PLACE) == []


async def test_a_schedule_that_breaks_holds_up_no_other(database, publisher, channels):
    await articles(database)
    schedules = [await scheduled(database, channel=ChannelId(n)) for n in range(1, 5)]
    publisher.faults += [ZeroDivisionError(), DiscordUnreachable("Lost."), "before"]

    await on(database, publisher, patience=60).deliver_due(DUE)

    states = [state for each in schedules for _, state in await history(database, each)]
    assert sorted(states) == ["claimed", "sent", "sent", "sent"]


async def test_an_article_that_was_filed_before_but_seen_after_comes_with_the_next_briefing(
    database, deliveries, channels
):
    await scheduled(database, empty=Empty.SAY)
    await articles(database, 1)
    await deliveries.deliver_due(DUE)
    [late] = await articles(database, 1, first=10, at=DUE - timedelta(seconds=1))

    await deliveries.deliver_due(DUE + DAY)

    assert channels.articles(PLACE)[1:] == [late]


async def test_the_messages_of_a_briefing_stand_together(database, deliveries, channels):
    await articles(database)
    for _ in range(4):
        await scheduled(database)

    await deliveries.deliver_due(DUE)

    deliveries_in_order = [delivery for delivery, _ in channels.parts(PLACE)]
    assert deliveries_in_order == sorted(deliveries_in_order)
    assert [part for _, part in channels.parts(PLACE)] == [0, 1] * 4


class Crowded(RecordingPublisher):
    """One channel takes nothing until `room` is set."""

    def __init__(self, channels):
        super().__init__(channels)
        self.room = asyncio.Event()

    async def send(self, channel, part, *, nonce):
        if channel == PLACE:
            await self.room.wait()
        return await super().send(channel, part, nonce=nonce)


async def test_a_channel_of_many_briefings_does_not_hold_up_the_others(database, channels):
    await articles(database)
    other = ChannelId(901)
    for place in (*[PLACE] * 4, other):
        await scheduled(database, channel=place)
    publisher = Crowded(channels)
    deliveries = Deliveries(database, Briefings(database), publisher, at_once=2)

    delivering = asyncio.create_task(deliveries.deliver_due(DUE))
    await until(lambda: channels.parts(other))
    assert channels.parts(PLACE) == []

    publisher.room.set()
    await delivering
    assert len(channels.parts(PLACE)) == 4
