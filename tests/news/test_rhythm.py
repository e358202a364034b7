"""How often: periods that fit the span, none left out, and every quote counted once."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from news.rhythm import MOST_PERIODS, Period, Step, begin_of, rhythm_of


@pytest.mark.parametrize(
    ("last", "step", "periods"),
    [
        (date(2024, 1, 3), Step.DAY, 1),
        (date(2024, 1, 26), Step.DAY, 24),
        (date(2024, 1, 27), Step.WEEK, 4),
        (date(2024, 7, 1), Step.MONTH, 7),
        (date(2026, 1, 1), Step.QUARTER, 9),
        (date(2030, 1, 1), Step.YEAR, 7),
    ],
)
def test_the_shortest_periods_are_taken_of_which_there_are_not_too_many(last, step, periods):
    rhythm = rhythm_of([(date(2024, 1, 3), 1), (last, 1)])
    assert (rhythm.step, len(rhythm.periods), rhythm.earlier) == (step, periods, 0)


def test_periods_in_which_nothing_was_said_are_there_too():
    rhythm = rhythm_of([(date(2024, 5, 9), 2), (date(2024, 5, 6), 1), (date(2024, 5, 9), 4)])
    assert rhythm.periods == (
        Period(date(2024, 5, 6), 1),
        Period(date(2024, 5, 7), 0),
        Period(date(2024, 5, 8), 0),
        Period(date(2024, 5, 9), 6),
    )


def test_weeks_begin_on_monday_and_quarters_in_january_april_july_and_october():
    sunday = date(2024, 9, 1)
    assert begin_of(sunday, Step.WEEK) == date(2024, 8, 26)
    assert begin_of(sunday, Step.QUARTER) == date(2024, 7, 1)
    assert begin_of(sunday, Step.YEAR) == date(2024, 1, 1)


def test_what_lies_before_the_last_periods_is_counted():
    rhythm = rhythm_of([(date(1815, 6, 18), 3), (date(2024, 1, 1), 1)])
    assert (rhythm.step, rhythm.earlier) == (Step.YEAR, 3)
    assert rhythm.periods[0] == Period(date(2001, 1, 1), 0)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.dates(), st.integers(1, 9)), max_size=12))
def test_nothing_is_lost_and_periods_follow_one_another(days):
    rhythm = rhythm_of(days)
    counted = sum(period.quotes for period in rhythm.periods) + rhythm.earlier
    assert counted == sum(quotes for _, quotes in days)
    assert len(rhythm.periods) <= MOST_PERIODS
    firsts = [period.first for period in rhythm.periods]
    assert firsts == sorted({begin_of(first, rhythm.step) for first in firsts})


def test_every_day_has_its_period_to_the_end_of_all_dates():
    days = [(date.max - timedelta(days=30), 1), (date.max, 1)]
    assert rhythm_of(days).periods[-1].first == date(9999, 12, 27)
    assert rhythm_of([]).periods == ()
