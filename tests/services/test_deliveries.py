"""Briefings in channels: on time, each part exactly once, none lost, whatever fails on the way."""

import asyncio
from dataclasses import replace
from datetime import time, timedelta
from random import Random
from zoneinfo import ZoneInfo

import pytest

from news.errors import CannotPost, DiscordUnreachable
from news.ids import ChannelId
from news.schedule import DeliveryState, Empty, Plan, Rule
from services.briefings import Briefings
from services.deliveries import Deliveries
from services.schedules import Schedules
from services.sending import Sending
from storage.database import Database
from tests.support.builders import EDITOR, GUILD, NOW, filed
from tests.support.publishing import Channels, Crash, RecordingPublisher, SteppingDatabase, Steps
from tests.support.waiting import until

PLACE = ChannelId(900)
DUE = NOW.replace(hour=13)
DAY = timedelta(days=1)
MINUTE = timedelta(minutes=1)


@pytest.fixture
def channels():
    return Channels()


@pytest.fixture
def publisher(channels):
    return RecordingPublisher(channels, messages=2)


def on(database, publisher, *, patience=0.5):
    """The deliveries of one process. Tries follow each other at once, for `patience` seconds."""
    return Deliveries(
        database, Briefings(database), publisher, patience_seconds=patience, pause_seconds=0.02
    )


@pytest.fixture
def deliveries(database, publisher):
    return on(database, publisher)


async def a_schedule(database, *, channel=PLACE, times=(time(13),), made=NOW, **plan):
    rule = Rule(times=times, zone=ZoneInfo("UTC"))
    plan = Plan(channel=channel, rule=rule, **plan)
    return await Schedules(database).add(plan, guild=GUILD, made_by=EDITOR, now=made)


async def articles(database, number=2, *, first=0, at=NOW):
    return [
        await filed(database, f"Text {first + n}.", title=f"Event {first + n}", filed_at=at)
        for n in range(number)
    ]


async def history(database, schedule):
    found = await Schedules(database).history(schedule.id, guild=GUILD)
    return [(each.run.instant, each.state) for each in found]


async def test_a_due_briefing_is_posted_once_and_recorded(database, deliveries, channels):
    filed_ = await articles(database)
    schedule = await a_schedule(database)

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
    await a_schedule(database)
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
    schedule = await a_schedule(database, empty=empty)

    await deliveries.deliver_due(DUE)

    assert len(channels.parts(PLACE)) == messages
    state = DeliveryState.SENT if messages else DeliveryState.EMPTY
    assert await history(database, schedule) == [(DUE, state)]


@pytest.mark.parametrize("fault", ["before", "after"])
async def test_a_lost_try_is_repeated_with_the_same_nonce(database, publisher, channels, fault):
    await articles(database)
    schedule = await a_schedule(database)
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
    schedule = await a_schedule(database)
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
    for step in range(1, 100):
        channel = ChannelId(900 + step)
        filed_ = await articles(database, first=step * 10, at=NOW)
        schedule = await a_schedule(database, channel=channel)
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
        assert set(filed_) <= set(channels.articles(channel)), f"step {step}"
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
    schedule = await a_schedule(database)
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


async def crashes(work):
    """Tell whether a process died at its work."""
    crashed = False
    try:
        await work
    except* Crash:
        crashed = True
    return crashed


async def test_two_processes_on_one_database_deliver_once(database, database_url, channels):
    filed_ = await articles(database)
    for number in range(8):
        await a_schedule(database, channel=ChannelId(900 + number))
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


async def test_inside_the_grace_a_missed_run_is_posted_and_marked_late(
    database, deliveries, channels
):
    await articles(database)
    schedule = await a_schedule(database)

    await deliveries.deliver_due(DUE + 119 * MINUTE)

    assert [message.late for message in channels.posted[PLACE]] == [True, True]
    assert await history(database, schedule) == [(DUE, DeliveryState.SENT)]


async def test_beyond_the_grace_the_next_run_covers_the_time_once(database, deliveries, channels):
    schedule = await a_schedule(database)
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
    schedule = await a_schedule(database, times=tuple(time(hour) for hour in (6, 9, 13, 18)))
    filed_ = [*await articles(database), *await articles(database, first=10, at=DUE + DAY)]

    await deliveries.deliver_due(DUE + 2 * DAY + MINUTE)

    assert len(channels.parts(PLACE)) == 2
    assert sorted(channels.articles(PLACE)) == filed_
    states = [state for _, state in await history(database, schedule)]
    assert states == [DeliveryState.SENT] + [DeliveryState.MISSED] * 8


async def test_the_grace_is_the_guilds_own(database, deliveries, channels):
    await articles(database)
    await a_schedule(database)
    async with database.transaction() as stores:
        await stores.guilds.set_grace_minutes(GUILD, 10)

    await deliveries.deliver_due(DUE + 11 * MINUTE)

    assert channels.parts(PLACE) == []


async def test_what_cannot_be_posted_is_kept_told_once_and_posted_when_it_can(
    database, deliveries, channels
):
    filed_ = await articles(database)
    schedule = await a_schedule(database)
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
    schedule = await a_schedule(database)
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
    schedule = await a_schedule(database, times=(time(13), time(14)), empty=Empty.SAY)
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
    await a_schedule(database)
    async with database.transaction() as stores:
        await stores.guilds.set_log_channel(GUILD, ChannelId(5))
    channels.closed[PLACE] = "The channel is gone."

    await deliveries.deliver_due(DUE)

    assert [who for who, _ in channels.told] == [5]


async def test_a_moderators_pause_is_not_ended(database, deliveries, channels):
    await articles(database)
    schedule = await a_schedule(database)
    await Schedules(database).pause(schedule.id, guild=GUILD)

    await deliveries.deliver_due(DUE)

    assert channels.parts(PLACE) == []
    assert (await Schedules(database).get(schedule.id, guild=GUILD)).paused is not None


async def test_a_schedule_that_breaks_holds_up_no_other(database, publisher, channels):
    await articles(database)
    schedules = [await a_schedule(database, channel=ChannelId(n)) for n in range(1, 5)]
    publisher.faults += [ZeroDivisionError(), DiscordUnreachable("Lost."), "before"]

    await on(database, publisher, patience=60).deliver_due(DUE)

    states = [state for each in schedules for _, state in await history(database, each)]
    assert sorted(states) == ["claimed", "sent", "sent", "sent"]


async def test_an_article_withdrawn_after_a_crash_is_not_posted(database, database_url, channels):
    first, second = await articles(database)
    await a_schedule(database)
    steps = Steps(dies_at=4)  # claimed, and nothing sent
    mortal = SteppingDatabase(database_url, steps)
    assert await crashes(on(mortal, RecordingPublisher(channels, steps=steps)).deliver_due(DUE))
    await mortal.close()
    async with database.transaction() as stores:
        await stores.articles.retract(GUILD, first, at=NOW)

    await on(database, RecordingPublisher(channels)).recover(DUE + 20 * MINUTE)

    assert channels.articles(PLACE) == [second]
    assert channels.posted[PLACE][0].late


class Overtaken(Briefings):
    """Something happens right after the first briefing was compiled."""

    happens = None

    async def compile(self, *articles, **options):
        briefing = await super().compile(*articles, **options)
        happens, self.happens = self.happens, None
        if happens is not None:
            await happens
        return briefing


async def test_an_article_withdrawn_between_compiling_and_claiming_is_not_posted(
    database, publisher, channels
):
    first, second = await articles(database)
    schedule = await a_schedule(database)

    async def withdraw():
        async with database.transaction() as stores:
            await stores.articles.retract(GUILD, first, at=NOW)

    briefings = Overtaken(database)
    briefings.happens = withdraw()
    await Deliveries(database, briefings, publisher).deliver_due(DUE)

    assert channels.articles(PLACE) == [second]
    assert await history(database, schedule) == [(DUE, DeliveryState.SENT)]


async def test_an_article_withdrawn_while_it_is_compiled_anew_costs_no_time(
    database, publisher, channels
):
    first, second = await articles(database)
    await a_schedule(database)
    publisher.faults += ["before"] * 100  # claimed, and nothing stands
    await on(database, publisher).deliver_due(DUE)
    publisher.faults.clear()

    async def withdraw():
        async with database.transaction() as stores:
            await stores.articles.retract(GUILD, first, at=NOW)

    briefings = Overtaken(database)
    briefings.happens = withdraw()
    await Deliveries(database, briefings, publisher).deliver_due(DUE + 10 * MINUTE)

    assert channels.articles(PLACE) == [second]


async def test_what_is_compiled_anew_is_recorded_as_late(database, publisher, channels):
    await articles(database)
    schedule = await a_schedule(database)
    publisher.faults += ["before"] * 100
    await on(database, publisher).deliver_due(DUE)
    publisher.faults.clear()

    await on(database, publisher).deliver_due(DUE + 10 * MINUTE)

    [delivery] = await Schedules(database).history(schedule.id, guild=GUILD)
    assert channels.posted[PLACE][0].late
    assert delivery.late


@pytest.mark.parametrize("what", ["pause", "edit"])
async def test_a_schedule_that_is_paused_or_edited_while_it_is_compiled_posts_nothing_of_before(
    database, publisher, channels, what
):
    await articles(database)
    schedule = await a_schedule(database)
    moved = replace(schedule.plan, channel=ChannelId(901))

    async def changes():
        if what == "pause":
            await Schedules(database).pause(schedule.id, guild=GUILD)
        else:
            await Schedules(database).edit(schedule.id, moved, guild=GUILD, now=DUE - MINUTE)

    briefings = Overtaken(database)
    briefings.happens = changes()
    deliveries = Deliveries(database, briefings, publisher)
    await deliveries.deliver_due(DUE)
    assert channels.posted == {}

    await deliveries.deliver_due(DUE + MINUTE)

    assert list(channels.posted) == ([] if what == "pause" else [ChannelId(901)])


async def test_what_a_topic_left_out_comes_when_the_topics_change_and_only_then(
    database, deliveries, channels
):
    first, second, third = await articles(database, 3)
    schedule = await a_schedule(database, topics=("Event 0",))
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
    schedule = await a_schedule(database, topics=("Event 0",))
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
    schedule = await a_schedule(database)
    publisher.faults += ["before"] * 100
    await on(database, publisher).deliver_due(DUE)
    publisher.faults.clear()
    await Schedules(database).pause(schedule.id, guild=GUILD)
    await Schedules(database).remove(schedule.id, guild=GUILD)

    await on(database, publisher).deliver_due(DUE + 10 * MINUTE)

    assert channels.parts(PLACE) == []
    assert await left_open(database) == ()


async def test_a_briefing_that_cannot_be_compiled_is_recorded_and_the_next_one_covers_its_time(
    database, publisher, channels
):
    filed_ = await articles(database)
    schedule = await a_schedule(database)

    async def breaks():
        raise ZeroDivisionError

    briefings = Overtaken(database)
    briefings.happens = breaks()
    deliveries = Deliveries(database, briefings, publisher)
    await deliveries.deliver_due(DUE)
    await deliveries.deliver_due(DUE + DAY)

    assert sorted(channels.articles(PLACE)) == filed_
    assert await history(database, schedule) == [
        (DUE + DAY, DeliveryState.SENT),
        (DUE, DeliveryState.FAILED),
    ]


async def test_an_article_that_was_filed_before_but_seen_after_comes_with_the_next_briefing(
    database, deliveries, channels
):
    await a_schedule(database, empty=Empty.SAY)
    await articles(database, 1)
    await deliveries.deliver_due(DUE)
    [late] = await articles(database, 1, first=10, at=DUE - timedelta(seconds=1))

    await deliveries.deliver_due(DUE + DAY)

    assert channels.articles(PLACE)[1:] == [late]


async def test_a_schedule_that_moved_to_another_channel_is_not_paused_for_the_old_one(
    database, deliveries, publisher, channels
):
    filed_ = await articles(database)
    schedule = await a_schedule(database)
    publisher.faults += ["before"] * 100
    await deliveries.deliver_due(DUE)
    publisher.faults.clear()
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


async def test_a_removed_schedule_posts_nothing_that_was_not_begun(
    database, deliveries, publisher, channels
):
    await articles(database)
    schedule = await a_schedule(database)
    publisher.faults += ["before"] * 100
    await deliveries.deliver_due(DUE)
    await Schedules(database).remove(schedule.id, guild=GUILD)
    publisher.faults.clear()

    await deliveries.deliver_due(DUE + 10 * MINUTE)

    assert channels.parts(PLACE) == []


async def test_the_messages_of_a_briefing_stand_together(database, deliveries, channels):
    await articles(database)
    for _ in range(4):
        await a_schedule(database)

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
        await a_schedule(database, channel=place)
    publisher = Crowded(channels)
    deliveries = Deliveries(database, Briefings(database), publisher, at_once=2)

    delivering = asyncio.create_task(deliveries.deliver_due(DUE))
    await until(lambda: channels.parts(other))
    assert channels.parts(PLACE) == []

    publisher.room.set()
    await delivering
    assert len(channels.parts(PLACE)) == 4


async def post_by_hand(database, publisher, *, compiled=None, **how):
    async def ordinary():
        return await Briefings(database).preview(GUILD, hours=24, now=DUE)

    await on(database, publisher, **how).post_now(
        compiled or ordinary, guild=GUILD, channel=PLACE, now=DUE
    )


async def test_a_preview_is_posted_at_once_and_each_message_once(database, publisher, channels):
    await articles(database)
    publisher.faults += ["after"]

    await post_by_hand(database, publisher, patience=60)

    assert [part for _, part in channels.parts(PLACE)] == [0, 1]
    assert all(len(nonce) <= 25 for _, nonce in publisher.tries)


async def test_a_preview_covers_nothing_for_any_schedule(database, publisher, channels):
    found = await articles(database)
    await a_schedule(database)
    await post_by_hand(database, publisher)

    await on(database, publisher).deliver_due(DUE)

    assert sorted(channels.articles(PLACE)) == sorted(2 * found)


async def test_of_a_preview_whose_first_message_stands_the_others_come_after_a_crash(
    database, publisher, channels
):
    await articles(database)
    publisher.faults += [None, Crash()]
    with pytest.raises(Crash):
        await post_by_hand(database, publisher)

    await on(database, publisher).recover(DUE + 10 * MINUTE)
    await on(database, publisher).recover(DUE + 20 * MINUTE)

    assert [part for _, part in channels.parts(PLACE)] == [0, 1]


async def test_a_preview_of_which_nothing_stands_is_not_posted_later_by_itself(
    database, publisher, channels
):
    await articles(database)
    publisher.faults += ["before"] * 100
    with pytest.raises(DiscordUnreachable):
        await post_by_hand(database, publisher)
    publisher.faults.clear()

    for minutes in (10, 20):
        await on(database, publisher).deliver_due(DUE + minutes * MINUTE)

    assert channels.parts(PLACE) == []
    assert await left_open(database) == ()


async def test_a_preview_that_may_not_be_posted_ends_with_the_reason(database, publisher, channels):
    await articles(database)
    channels.closed[PLACE] = "I lack a permission."
    with pytest.raises(CannotPost):
        await post_by_hand(database, publisher)

    assert await left_open(database) == ()
    assert channels.told == []


async def test_an_article_that_goes_while_a_preview_is_compiled_is_not_posted(
    database, publisher, channels
):
    found = await articles(database)
    tries = 0

    async def compiled():
        nonlocal tries
        tries += 1
        briefing = await Briefings(database).preview(GUILD, hours=24, now=DUE)
        if tries == 1:
            async with database.transaction() as stores:
                await stores.articles.retract(GUILD, found[0], at=NOW)
        return briefing

    await post_by_hand(database, publisher, compiled=compiled)

    assert sorted(channels.articles(PLACE)) == found[1:]


async def left_open(database):
    async with database.reading() as stores:
        return await stores.deliveries.open(before=DUE + timedelta(days=9), limit=9)
