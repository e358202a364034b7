"""What members type for days and lists, and how a rule reads."""

from contextlib import suppress
from datetime import time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commands.schedule_options import DAYS, days, in_words, listed
from news.errors import BadOption
from news.schedule import EVERY_DAY, Rule

BERLIN = ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    ("typed", "weekdays"),
    [
        ("every day", EVERY_DAY),
        ("Daily", EVERY_DAY),
        ("Monday to Friday", {0, 1, 2, 3, 4}),
        ("mon-fri", {0, 1, 2, 3, 4}),
        ("mon - wed, sat", {0, 1, 2, 5}),
        ("weekdays", {0, 1, 2, 3, 4}),
        ("weekends", {5, 6}),
        ("Tue and Thu", {1, 3}),
        ("tue thu", {1, 3}),
        ("Fridays", {4}),
        ("sat-mon", {5, 6, 0}),
        ("Mon, weekend", {0, 5, 6}),
    ],
)
def test_weekdays_are_understood(typed, weekdays):
    assert days(typed).weekdays == weekdays
    assert days(typed).month_day is None


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("monthly", 1),
        ("15", 15),
        ("15th", 15),
        ("monthly on the 31st", 31),
        ("1 of the month", 1),
    ],
)
def test_a_day_of_the_month_is_understood(typed, day):
    assert days(typed).month_day == day


@pytest.mark.parametrize(
    "typed", ["", "  ", "someday", "m", "t", "0", "32", "mon-", "to", "tomorrow"]
)
def test_what_is_no_day_is_refused_with_examples(typed):
    with pytest.raises(BadOption, match="Write for example every day"):
        days(typed)


@given(st.text(max_size=30))
def test_anything_typed_is_days_or_a_sentence(typed):
    with suppress(BadOption):
        assert days(typed).weekdays <= EVERY_DAY


@pytest.mark.parametrize("suggested", DAYS)
def test_every_suggestion_is_understood(suggested):
    assert days(suggested)


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (Rule((time(7, 30),), BERLIN), "Every day at 07:30 (Europe/Berlin)"),
        (
            Rule((time(7), time(12), time(18)), BERLIN, frozenset(range(5))),
            "Monday to Friday at 07:00, 12:00 and 18:00 (Europe/Berlin)",
        ),
        (
            Rule((time(7),), BERLIN, frozenset({1, 3})),
            "Tuesday and Thursday at 07:00 (Europe/Berlin)",
        ),
        (Rule((time(7),), BERLIN, month_day=1), "Day 1 of every month at 07:00 (Europe/Berlin)"),
        (
            Rule((time(7),), BERLIN, month_day=31),
            "Day 31 of every month (in a shorter month its last) at 07:00 (Europe/Berlin)",
        ),
    ],
)
def test_a_rule_reads_as_a_sentence(rule, words):
    assert in_words(rule) == words


def test_lists_hold_each_thing_once_in_its_order():
    assert listed(" ferries,  Harbour strike; FERRIES,, bridge") == (
        "ferries",
        "Harbour strike",
        "bridge",
    )
    assert listed(None) == listed("None") == ()
