"""Clock times as members type them."""

from datetime import time

import pytest

from news.errors import BadOption
from services.clocks import clock_times


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("7:30", [time(7, 30)]),
        ("07:30", [time(7, 30)]),
        ("7.30", [time(7, 30)]),
        ("7h30", [time(7, 30)]),
        ("7:30, 18:00", [time(7, 30), time(18)]),
        ("18:00; 7:30", [time(7, 30), time(18)]),
        ("7 and 18", [time(7), time(18)]),
        ("7:30 18:00", [time(7, 30), time(18)]),
        ("7:30, 07.30", [time(7, 30)]),
        ("6pm", [time(18)]),
        ("6 PM", [time(18)]),
        ("6:30 p.m.", [time(18, 30)]),
        ("9am 6pm", [time(9), time(18)]),
        ("12am", [time(0)]),
        ("12pm", [time(12)]),
        ("midnight, noon", [time(0), time(12)]),
        ("00:00", [time(0)]),
        ("23:59", [time(23, 59)]),
    ],
)
def test_times_are_understood_sorted_and_each_once(typed, meant):
    assert clock_times(typed) == tuple(meant)


@pytest.mark.parametrize(
    "typed", ["25:00", "24:00", "7:60", "13pm", "0am", "-1", "7:3", "soon", "7:30m", "½", "٧:٣٠x"]
)
def test_what_is_no_time_of_day_is_refused_with_what_was_typed(typed):
    with pytest.raises(BadOption) as refused:
        clock_times(typed)

    assert f"“{typed}” is no time of day" in refused.value.sentence


def test_twenty_four_oclock_is_told_how_to_write_midnight():
    with pytest.raises(BadOption, match=r"midnight is 00:00\."):
        clock_times("24:00")


@pytest.mark.parametrize("typed", ["", "  ", ",", " and "])
def test_no_time_at_all_is_refused(typed):
    with pytest.raises(BadOption, match="Say at what time"):
        clock_times(typed)


def test_a_seventh_time_is_refused():
    assert len(clock_times("1,2,3,4,5,6")) == 6
    with pytest.raises(BadOption, match="at most 6 times a day"):
        clock_times("1,2,3,4,5,6,7")


def test_a_long_text_is_not_repeated_whole():
    with pytest.raises(BadOption) as refused:
        clock_times("x" * 5000)

    assert len(refused.value.sentence) < 150
