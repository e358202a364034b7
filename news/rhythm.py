"""How often something was said: counted by day, week, month, quarter or year, as the span asks."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import islice

MOST_PERIODS = 24
"""What fits side by side in a picture that a phone shows, and what fits into one menu."""


class Step(StrEnum):
    """How long a period is."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Period:
    """A period by its first day, and how much was said in it."""

    first: date
    quotes: int


@dataclass(frozen=True, slots=True)
class Rhythm:
    """Periods one after another, the oldest first, also those in which nothing was said.

    `earlier` counts what was said before the first of them: there are `MOST_PERIODS` at most.
    """

    step: Step
    periods: tuple[Period, ...]
    earlier: int = 0


def rhythm_of(days: Iterable[tuple[date, int]]) -> Rhythm:
    """Count what was said on some days in the shortest periods of which there are not too many.

    Weeks begin on Monday (ISO 8601).
    """
    counted = sorted(days)
    if not counted:
        return Rhythm(Step.DAY, ())
    first, last = counted[0][0], counted[-1][0]
    step = next((step for step in Step if _fits(first, last, step)), Step.YEAR)
    said = dict.fromkeys(_between(first, last, step), 0)
    for day, quotes in counted:
        said[begin_of(day, step)] += quotes
    periods = [Period(begin, quotes) for begin, quotes in said.items()]
    earlier = sum(period.quotes for period in periods[:-MOST_PERIODS])
    return Rhythm(step, tuple(periods[-MOST_PERIODS:]), earlier)


def begin_of(day: date, step: Step) -> date:
    """Return the first day of the period in which a day lies."""
    match step:
        case Step.DAY:
            return day
        case Step.WEEK:
            return day - timedelta(days=day.weekday())  # the first of all days is a Monday
        case Step.MONTH:
            return day.replace(day=1)
        case Step.QUARTER:
            return day.replace(month=day.month - (day.month - 1) % 3, day=1)
        case Step.YEAR:
            return day.replace(month=1, day=1)


def _fits(first: date, last: date, step: Step) -> bool:
    return len([*islice(_between(first, last, step), MOST_PERIODS + 1)]) <= MOST_PERIODS


def _between(first: date, last: date, step: Step) -> Iterator[date]:
    """Give the first days of all periods from one day to another."""
    at: date | None = begin_of(first, step)
    while at is not None and at <= last:
        yield at
        at = _after(at, step)


_MONTHS = {Step.MONTH: 1, Step.QUARTER: 3, Step.YEAR: 12}


def _after(begin: date, step: Step) -> date | None:
    """Return when the next period begins; None at the end of all dates."""
    try:
        if step in _MONTHS:
            years, month = divmod(begin.month - 1 + _MONTHS[step], 12)
            return begin.replace(year=begin.year + years, month=month + 1)
        return begin + timedelta(days=7 if step is Step.WEEK else 1)
    except (OverflowError, ValueError):
        return None
