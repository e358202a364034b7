"""When a schedule runs next, in every zone there is.

The rule in one sentence, which the checks below take apart: a civil time runs at the first
instant at which the clocks of its zone show that time or a later one.
"""

import calendar
import itertools
import zoneinfo
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.schedule import EVERY_DAY, Rule, Run
from services.timing import next_run, runs

ZONES = sorted(zoneinfo.available_timezones())
NEW_YORK = ZoneInfo("America/New_York")
SECOND = timedelta(seconds=1)
DAY = timedelta(days=1)

quarters = st.integers(0, 95).map(lambda quarter: time(quarter // 4, quarter % 4 * 15))
times = st.sets(quarters, min_size=1, max_size=6).map(lambda chosen: tuple(sorted(chosen)))
rules = st.builds(
    Rule,
    times=times,
    zone=st.sampled_from(ZONES).map(ZoneInfo),
    weekdays=st.frozensets(st.sampled_from(range(7)), min_size=1),
    month_day=st.none() | st.integers(1, 31),
)
moments = st.datetimes(
    datetime(2026, 1, 1),  # noqa: DTZ001 (its zone follows)
    datetime(2036, 12, 31),  # noqa: DTZ001 (its zone follows)
    timezones=st.just(UTC),
)


def utc(*parts):
    return datetime(*parts, tzinfo=UTC)


def local(*parts):
    """A civil time, which says no zone."""
    return datetime(*parts)  # noqa: DTZ001 (that is what a civil time is)


def wall(instant, zone):
    return instant.astimezone(zone).replace(tzinfo=None)


def is_first_to_show(instant, civil, zone):
    """Tell whether no earlier instant showed this civil time or a later one."""
    return (
        wall(instant - SECOND, zone) < civil <= wall(instant, zone)
        and instant.astimezone(zone).fold == 0
    )


def is_over(civil, zone, moment):
    """Tell whether the clocks have shown a civil time, or a later one, up to a moment."""
    return wall(moment, zone) >= civil or civil.replace(tzinfo=zone).astimezone(UTC) <= moment


def days_of(rule, first, last):
    """Every day of a rule, by another way than the one under test."""
    for ordinal in range(first.toordinal(), last.toordinal() + 1):
        day = date.fromordinal(ordinal)
        if rule.month_day is None:
            if day.weekday() in rule.weekdays:
                yield day
        elif day.day == rule.month_day or (
            day.day < rule.month_day and (day + DAY).month != day.month
        ):
            yield day


def check(rule, after, found):
    """Check that these are the first runs after a moment, none missing and none too many."""
    instants = [run.instant for run in found]
    assert after < instants[0]
    assert all(one < other for one, other in itertools.pairwise(instants))
    assert all(is_first_to_show(run.instant, run.local, rule.zone) for run in found)
    named = [run.local for run in found]
    begin = wall(after, rule.zone).date()
    due = [
        datetime.combine(day, each)
        for day in days_of(rule, begin, named[-1].date())
        for each in rule.times
    ]
    assert set(named) <= set(due)
    index = 0
    for civil in due:
        if civil > named[-1]:
            break
        run = found[index]
        if civil == run.local:
            index += 1
        elif not is_first_to_show(run.instant, civil, rule.zone):
            # Not together with the next run, so it must have been over already.
            assert index == 0
            assert is_over(civil, rule.zone, after)
    assert index == len(found)


@given(rules, moments)
def test_every_civil_time_of_a_rule_has_its_turn_once_and_in_order(rule, after):
    check(rule, after, runs(rule, after=after, count=25))


@given(rules, moments)
def test_going_from_run_to_run_leads_along_the_same_runs(rule, after):
    first, second = runs(rule, after=after, count=2)

    assert next_run(rule, after=after) == first
    assert next_run(rule, after=first.instant) == second
    assert next_run(rule, after=first.instant - SECOND) == first


@pytest.mark.slow
@pytest.mark.parametrize("name", ZONES)
def test_ten_years_in_every_zone(name):
    zone = ZoneInfo(name)
    start, end = utc(2026, 11, 1), utc(2036, 11, 1)
    daily = Rule((time(0), time(2, 30)), zone)
    check(daily, start, runs(daily, after=start, count=2 * (end - start).days))

    quarterly = Rule(
        tuple(time(hour, each) for hour in range(24) for each in (0, 15, 30, 45)), zone
    )
    moments = [start + number * DAY for number in range((end - start).days)]
    for before, after in itertools.pairwise(moments):
        if before.astimezone(zone).utcoffset() != after.astimezone(zone).utcoffset():
            check(quarterly, before - DAY, runs(quarterly, after=before - DAY, count=3 * 96))


def test_a_skipped_time_runs_at_the_first_instant_after_the_gap():
    rule = Rule((time(2, 30),), NEW_YORK)

    found = runs(rule, after=utc(2026, 3, 7, 12), count=2)

    assert found == (
        Run(local(2026, 3, 8, 2, 30), utc(2026, 3, 8, 7)),  # 03:00 there, in summer time
        Run(local(2026, 3, 9, 2, 30), utc(2026, 3, 9, 6, 30)),
    )


def test_times_that_a_gap_brings_together_are_one_run():
    rule = Rule((time(2, 15), time(2, 45), time(3), time(3, 15)), NEW_YORK)

    found = runs(rule, after=utc(2026, 3, 7, 12), count=2)

    assert found == (
        Run(local(2026, 3, 8, 3), utc(2026, 3, 8, 7)),
        Run(local(2026, 3, 8, 3, 15), utc(2026, 3, 8, 7, 15)),
    )


def test_a_repeated_time_runs_at_its_first_coming_only():
    rule = Rule((time(1, 30),), NEW_YORK)

    found = runs(rule, after=utc(2026, 10, 31, 12), count=2)

    assert found == (
        Run(local(2026, 11, 1, 1, 30), utc(2026, 11, 1, 5, 30)),
        Run(local(2026, 11, 2, 1, 30), utc(2026, 11, 2, 6, 30)),
    )


def test_between_the_two_comings_of_a_time_the_next_run_is_the_next_day():
    rule = Rule((time(1, 30),), NEW_YORK)

    found = next_run(rule, after=utc(2026, 11, 1, 6, 10))  # 01:10 for the second time

    assert found.local == local(2026, 11, 2, 1, 30)


def test_midnight_runs_where_the_clocks_skip_it():
    rule = Rule((time(0),), ZoneInfo("Africa/Cairo"))  # 24 April 2026: 00:00 becomes 01:00

    found = runs(rule, after=utc(2026, 4, 22, 22), count=2)

    assert found == (
        Run(local(2026, 4, 24), utc(2026, 4, 23, 22)),
        Run(local(2026, 4, 25), utc(2026, 4, 24, 21)),
    )


def test_a_day_that_a_zone_skips_runs_when_it_is_over():
    rule = Rule((time(7), time(18)), ZoneInfo("Pacific/Apia"))  # there was no 30 December 2011

    found = runs(rule, after=utc(2011, 12, 30, 6), count=2)

    assert found == (
        Run(local(2011, 12, 30, 18), utc(2011, 12, 30, 10)),
        Run(local(2011, 12, 31, 7), utc(2011, 12, 30, 17)),
    )


def test_a_day_of_the_month_that_a_month_has_not_is_its_last_day():
    rule = Rule((time(9),), ZoneInfo("UTC"), month_day=31)

    found = [run.local for run in runs(rule, after=utc(2028, 1, 1), count=4)]

    assert found == [local(2028, *day, 9) for day in ((1, 31), (2, 29), (3, 31), (4, 30))]


@pytest.mark.parametrize(("year", "last"), [(2027, 28), (2028, 29), (2100, 28)])
def test_the_twenty_ninth_follows_leap_years(year, last):
    rule = Rule((time(9),), ZoneInfo("UTC"), month_day=29)

    found = next_run(rule, after=utc(year, 2, 1))

    assert found.local == local(year, 2, last, 9)
    assert calendar.monthrange(year, 2)[1] == last


def test_a_run_at_this_very_moment_is_not_to_come():
    rule = Rule((time(9),), ZoneInfo("UTC"), weekdays=EVERY_DAY)

    assert next_run(rule, after=utc(2026, 5, 1, 9)).local == local(2026, 5, 2, 9)
    assert next_run(rule, after=utc(2026, 5, 1, 8, 59, 59)).local == local(2026, 5, 1, 9)


def test_only_the_chosen_weekdays_run():
    rule = Rule((time(9),), NEW_YORK, weekdays=frozenset({0, 4}))

    found = [run.local for run in runs(rule, after=utc(2026, 11, 24), count=3)]

    assert found == [local(2026, 11, day, 9) for day in (27, 30)] + [local(2026, 12, 4, 9)]
