"""Briefings of which something changes while they are compiled, or from one to the next."""

from dataclasses import replace
from datetime import time
from zoneinfo import ZoneInfo

import pytest

from news.ids import ChannelId
from news.schedule import DeliveryState, Rule
from services.deliveries import Deliveries
from services.schedules import Schedules
from tests.support.builders import GUILD, withdraw
from tests.support.delivering import (
    DAY,
    DUE,
    MINUTE,
    PLACE,
    Overtaken,
    articles,
    deliver_in_vain,
    history,
    left_open,
    on,
    scheduled,
)


async def test_an_article_withdrawn_between_compiling_and_claiming_is_not_posted(
    database, publisher, channels
):
    first, second = await articles(database)
    schedule = await scheduled(database)

    briefings = Overtaken(database, withdraw(database, first))
    await Deliveries(database, briefings, publisher).deliver_due(DUE)

    assert channels.articles(PLACE) == [second]
    assert await history(database, schedule) == [(DUE, DeliveryState.SENT)]


async def test_an_article_withdrawn_while_it_is_compiled_anew_costs_no_time(
    database, publisher, channels
):
    first, second = await articles(database)
    await scheduled(database)
    await deliver_in_vain(on(database, publisher), publisher)

    briefings = Overtaken(database, withdraw(database, first))
    await Deliveries(database, briefings, publisher).deliver_due(DUE + 10 * MINUTE)

    assert channels.articles(PLACE) == [second]


async def test_what_is_compiled_anew_is_recorded_as_late(database, publisher, channels):
    await articles(database)
    schedule = await scheduled(database)
    await deliver_in_vain(on(database, publisher), publisher)

    await on(database, publisher).deliver_due(DUE + 10 * MINUTE)

    [delivery] = await Schedules(database).history(schedule.id, guild=GUILD)
    assert channels.posted[PLACE][0].late
    assert delivery.late


@pytest.mark.parametrize("what", ["pause", "edit"])
async def test_a_schedule_that_is_paused_or_edited_while_it_is_compiled_posts_nothing_of_before(
    database, publisher, channels, what
):
    await articles(database)
    schedule = await scheduled(database)
    moved = replace(schedule.plan, channel=ChannelId(901))

    async def changes():
        if what == "pause":
            await Schedules(database).pause(schedule.id, guild=GUILD)
        else:
            await Schedules(database).edit(schedule.id, moved, guild=GUILD, now=DUE - MINUTE)

    briefings = Overtaken(database, changes())
    deliveries = Deliveries(database, briefings, publisher)
    await deliveries.deliver_due(DUE)
    assert channels.posted == {}

    await deliveries.deliver_due(DUE + MINUTE)

    assert list(channels.posted) == ([] if what == "pause" else [ChannelId(901)])


async def test_what_a_topic_left_out_comes_when_the_topics_change_and_only_then(
    database, deliveries, channels
):
    first, second, third = await articles(database, 3)
    schedule = await scheduled(database, topics=("Event 0",))
    await deliveries.deliver_due(DUE)
    assert channels.articles(PLACE) == [first]

    await deliveries.deliver_due(DUE + DAY)
    both = replace(schedule.plan, topics=("Event 0", "Event 1"), look_back_hours=72)
    await Schedules(database).edit(schedule.id, both, guild=GUILD, now=DUE + DAY + MINUTE)
    await deliveries.deliver_due(DUE + 2 * DAY)
    assert channels.articles(PLACE) == [first, second]

    everything = replace(both, topics=(), look_back_hours=24)
    await Schedules(database).edit(schedule.id, everything, guild=GUILD, now=DUE + 2 * DAY + MINUTE)
    await deliveries.deliver_due(DUE + 3 * DAY)
    assert third not in channels.articles(PLACE), "it is older than the schedule looks back"
    await Schedules(database).edit(
        schedule.id, replace(both, look_back_hours=24 * 9), guild=GUILD, now=DUE + 3 * DAY + MINUTE
    )
    await Schedules(database).edit(
        schedule.id,
        replace(everything, look_back_hours=24 * 9),
        guild=GUILD,
        now=DUE + 3 * DAY + MINUTE,
    )
    await deliveries.deliver_due(DUE + 4 * DAY)
    assert channels.articles(PLACE) == [first, second, third]


async def test_a_change_of_the_hour_alone_brings_nothing_back(database, deliveries, channels):
    first, _ = await articles(database)
    schedule = await scheduled(database, topics=("Event 0",))
    await deliveries.deliver_due(DUE)
    rule = Rule(times=(time(14),), zone=ZoneInfo("UTC"))
    later = replace(schedule.plan, rule=rule)

    await Schedules(database).edit(schedule.id, later, guild=GUILD, now=DUE + MINUTE)
    await Schedules(database).edit(
        schedule.id, replace(later, topics=()), guild=GUILD, now=DUE + 3 * DAY
    )
    await deliveries.deliver_due(DUE + 4 * DAY)

    assert channels.articles(PLACE) == [first]


async def test_a_removed_schedule_that_was_paused_leaves_nothing_claimed(
    database, publisher, channels
):
    await articles(database)
    schedule = await scheduled(database)
    await deliver_in_vain(on(database, publisher), publisher)
    await Schedules(database).pause(schedule.id, guild=GUILD)
    await Schedules(database).remove(schedule.id, guild=GUILD)

    await on(database, publisher).deliver_due(DUE + 10 * MINUTE)

    assert channels.parts(PLACE) == []
    assert await left_open(database) == ()


async def test_a_briefing_that_cannot_be_compiled_is_recorded_and_the_next_one_covers_its_time(
    database, publisher, channels
):
    filed_ = await articles(database)
    schedule = await scheduled(database)

    async def breaks():
        raise ZeroDivisionError

    briefings = Overtaken(database, breaks())
    deliveries = Deliveries(database, briefings, publisher)
    await deliveries.deliver_due(DUE)
    await deliveries.deliver_due(DUE + DAY)

    assert sorted(channels.articles(PLACE)) == filed_
    assert await history(database, schedule) == [
        (DUE + DAY, DeliveryState.SENT),
        (DUE, DeliveryState.FAILED),
    ]


async def test_a_removed_schedule_posts_nothing_that_was_not_begun(
    database, deliveries, publisher, channels
):
    await articles(database)
    schedule = await scheduled(database)
    publisher.faults += ["before"] * 100
    await deliveries.deliver_due(DUE)
    await Schedules(database).remove(schedule.id, guild=GUILD)
    publisher.faults.clear()

    await deliveries.deliver_due(DUE + 10 * MINUTE)

    assert channels.parts(PLACE) == []
