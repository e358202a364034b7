"""Schedules as moderators make, change, pause and remove them."""

import asyncio
from dataclasses import replace
from datetime import time, timedelta

import pytest

from news.errors import BadOption, NotFound
from news.ids import ScheduleId, SpeakerId
from news.schedule import SCHEDULES_AT_MOST, DeliveryState, Run
from services.schedules import Schedules
from tests.support.builders import EDITOR, ELSEWHERE, GUILD, NOW
from tests.support.schedules import a_plan, a_run, a_schedule

HALF_HOUR = timedelta(minutes=30)


@pytest.fixture
def schedules(database):
    return Schedules(database)


def at(hour, *, days=0):
    """A run in UTC at a full hour, so many days after that of `NOW`."""
    instant = NOW.replace(hour=hour) + timedelta(days=days)
    return Run(instant.replace(tzinfo=None), instant)


async def add(schedules, plan=None, guild=GUILD):
    return await schedules.add(plan or a_plan("8:00"), guild=guild, made_by=EDITOR, now=NOW)


async def test_a_new_schedule_is_due_at_its_first_time_from_now_on(schedules):
    evening = await add(schedules, a_plan("8:00", "18:00"))
    tomorrow = await add(schedules, a_plan("8:00"))
    in_new_york = await add(schedules, a_plan("8:30", zone="America/New_York"))

    assert evening.due == at(18)
    assert tomorrow.due == at(8, days=1)
    assert in_new_york.due == Run(NOW.replace(hour=8, minute=30, tzinfo=None), NOW + HALF_HOUR)
    assert await schedules.all(GUILD) == (evening, tomorrow, in_new_york)
    assert await schedules.all(ELSEWHERE) == ()


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"topics": tuple(f"topic {n}" for n in range(26))}, "at most 25 topics; these are 26"),
        ({"speakers": tuple(SpeakerId(n) for n in range(26))}, "at most 25 speakers"),
        ({"topics": ("bridge", " ")}, "A topic is some words"),
        ({"topics": ("x" * 101,)}, "100 characters at most"),
        ({"look_back_hours": 0}, "between 1 and 744 hours"),
        ({"look_back_hours": 745}, "between 1 and 744 hours"),
    ],
)
async def test_a_plan_that_cannot_be_kept_is_refused_and_nothing_changes(
    schedules, changes, sentence
):
    bad = replace(a_plan("8:00"), **changes)
    kept = await add(schedules)

    with pytest.raises(BadOption, match=sentence):
        await add(schedules, bad)
    with pytest.raises(BadOption, match=sentence):
        await schedules.edit(kept.id, bad, guild=GUILD, now=NOW)

    assert await schedules.all(GUILD) == (kept,)


async def test_seven_times_a_day_are_too_many(schedules):
    plan = a_plan(*(str(time(hour)) for hour in range(7)))

    with pytest.raises(BadOption, match="at most 6 times a day"):
        await add(schedules, plan)


async def test_the_fifty_first_schedule_is_refused_also_when_two_come_at_once(database, schedules):
    for _ in range(SCHEDULES_AT_MOST - 1):
        last = await a_schedule(database)

    answers = await asyncio.gather(add(schedules), add(schedules), return_exceptions=True)

    assert sorted(type(answer).__name__ for answer in answers) == ["BadOption", "Schedule"]
    assert len(await schedules.all(GUILD)) == SCHEDULES_AT_MOST
    await add(schedules, guild=ELSEWHERE)
    await schedules.remove(last.id, guild=GUILD)
    await add(schedules)


async def test_an_edit_counts_from_now(database, schedules):
    overdue = await a_schedule(database, "8:00", due=a_run(days=-1))

    edited = await schedules.edit(overdue.id, a_plan("9:00"), guild=GUILD, now=NOW)

    assert edited == await schedules.get(overdue.id, guild=GUILD)
    assert (edited.plan, edited.due) == (a_plan("9:00"), at(9, days=1))


async def test_a_local_time_that_had_its_briefing_does_not_come_again_further_west(
    database, schedules
):
    new_york = await add(schedules, a_plan("8:30", zone="America/New_York"))
    async with database.transaction() as stores:
        await stores.deliveries.claim(GUILD, new_york.id, new_york.due, now=NOW)

    edited = await schedules.edit(
        new_york.id, a_plan("8:30", zone="America/Denver"), guild=GUILD, now=NOW + HALF_HOUR
    )

    assert edited.due.local == new_york.due.local + timedelta(days=1)


async def test_a_paused_schedule_says_why_and_resumes_from_now_on(schedules):
    schedule = await add(schedules)
    paused = await schedules.pause(schedule.id, guild=GUILD)

    resumed = await schedules.resume(schedule.id, guild=GUILD, now=NOW + timedelta(days=9))

    assert paused == replace(schedule, paused="A moderator paused it.")
    assert resumed == replace(schedule, due=at(8, days=10))


async def test_to_resume_what_runs_changes_nothing(database, schedules):
    overdue = await a_schedule(database, "8:00", due=a_run(hours=-1))

    assert await schedules.resume(overdue.id, guild=GUILD, now=NOW) == overdue


async def test_the_history_says_what_became_of_each_run(database, schedules):
    schedule = await add(schedules)
    async with database.transaction() as stores:
        missed = await stores.deliveries.claim(
            GUILD, schedule.id, a_run(), now=NOW, state=DeliveryState.MISSED, reason="Too late."
        )

    assert await schedules.history(schedule.id, guild=GUILD) == (missed,)


@pytest.mark.parametrize("use", ["get", "edit", "pause", "resume", "remove", "history"])
async def test_a_schedule_of_another_guild_or_a_removed_one_is_not_found(schedules, use):
    schedule = await add(schedules)
    removed = await add(schedules)
    assert await schedules.remove(removed.id, guild=GUILD) == removed
    more = {"edit": {"plan": a_plan("9:00"), "now": NOW}, "resume": {"now": NOW}}.get(use, {})

    for id_, guild in ((schedule.id, ELSEWHERE), (removed.id, GUILD), (ScheduleId(999), GUILD)):
        with pytest.raises(NotFound, match=r"not there \(any more\)"):
            await getattr(schedules, use)(id_, guild=guild, **more)

    assert await schedules.all(GUILD) == (schedule,)
