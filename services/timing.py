"""When a schedule runs next: civil times in an IANA zone become instants, by our own rule.

A civil time that the clocks skip runs at the first instant after the gap; one that comes twice
runs at its first coming. Times that fall on one instant (all those within a gap, and the time
at its end) are one run, named by the last of them, so that a gap never brings a burst.
"""

import bisect
import calendar
import itertools
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from news.schedule import Rule, Run


def next_run(rule: Rule, *, after: datetime) -> Run:
    """Return the first run whose instant is later than `after` (aware)."""
    return next(_runs(rule, after))


def runs(rule: Rule, *, after: datetime, count: int) -> tuple[Run, ...]:
    """Return the first `count` runs later than `after` (aware), in order."""
    return tuple(itertools.islice(_runs(rule, after), count))


def instant_of(local: datetime, zone: ZoneInfo) -> datetime:
    """Return the instant (UTC) at which a naive civil time runs in a zone."""
    civil = local.replace(tzinfo=zone, fold=0)
    instant = civil.astimezone(UTC)
    if instant.astimezone(zone).replace(tzinfo=None) == local:
        return instant
    # Skipped: read with the offset after the gap it lies before the change, and the other way
    # round (PEP 495).
    return _change(civil.replace(fold=1).astimezone(UTC), instant, zone)


def _runs(rule: Rule, after: datetime) -> Iterator[Run]:
    # Instants never fall while civil times rise, so no earlier day can have a later run.
    first = after.astimezone(rule.zone).date()
    all_runs = (
        Run(local, instant_of(local, rule.zone))
        for day in _days(rule, first)
        for local in (datetime.combine(day, time) for time in rule.times)
    )
    later = (run for run in all_runs if run.instant > after)
    for _, together in itertools.groupby(later, key=lambda run: run.instant):
        *_, last = together
        yield last


def _days(rule: Rule, first: date) -> Iterator[date]:
    day = first
    while True:
        if _has_day(rule, day):
            yield day
        day += timedelta(days=1)


def _has_day(rule: Rule, day: date) -> bool:
    if rule.month_day is None:
        return day.weekday() in rule.weekdays
    return day.day == min(rule.month_day, calendar.monthrange(day.year, day.month)[1])


def _change(before: datetime, after: datetime, zone: ZoneInfo) -> datetime:
    """Return the first instant, to the second, that has the offset of `after`."""
    offset = after.astimezone(zone).utcoffset()

    def is_past(second: int) -> bool:
        return datetime.fromtimestamp(second, zone).utcoffset() == offset

    seconds = range(int(before.timestamp()), int(after.timestamp()))
    place = bisect.bisect_left(seconds, True, key=is_past)  # noqa: FBT003 (False sorts before it)
    return datetime.fromtimestamp(seconds.start + place, UTC)
