"""Days as members type them."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.errors import BadOption
from services.dates import day

NOW = datetime(2024, 7, 26, 12, tzinfo=UTC)  # a Friday


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("2024-05-31", date(2024, 5, 31)),
        (" 2024-05-31 ", date(2024, 5, 31)),
        ("today", date(2024, 7, 26)),
        ("Yesterday", date(2024, 7, 25)),
        ("7d", date(2024, 7, 19)),
        ("2 w", date(2024, 7, 12)),
        ("3m", date(2024, 4, 26)),
        ("1y", date(2023, 7, 26)),
        ("2 weeks ago", date(2024, 7, 12)),
        ("a week ago", date(2024, 7, 19)),
        ("3 months ago", date(2024, 4, 26)),
        ("last thursday", date(2024, 7, 25)),
        ("July 4", date(2024, 7, 4)),
        ("the 4th of July", date(2024, 7, 4)),
        ("4 December", date(2023, 12, 4)),
        ("Sept. 3, 2023", date(2023, 9, 3)),
        ("25/12/2023", date(2023, 12, 25)),
        ("1/1/2024", date(2024, 1, 1)),
    ],
)
def test_a_day_is_understood_and_is_the_same_for_since_and_until(typed, expected):
    assert day(typed, now=NOW) == expected
    assert day(typed, now=NOW, last=True) == expected


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("May 2024", date(2024, 5, 1), date(2024, 5, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("february 2023", date(2023, 2, 1), date(2023, 2, 28)),
        ("2023", date(2023, 1, 1), date(2023, 12, 31)),
        ("last month", date(2024, 6, 1), date(2024, 6, 30)),
        ("last year", date(2023, 1, 1), date(2023, 12, 31)),
        ("last week", date(2024, 7, 15), date(2024, 7, 21)),
    ],
)
def test_a_longer_time_begins_with_its_first_day_and_ends_with_its_last(typed, first, last):
    assert day(typed, now=NOW) == first
    assert day(typed, now=NOW, last=True) == last


@pytest.mark.parametrize(
    "typed",
    [
        *("last thursdayish", "soon", "kirby", "12", "a", "", "...", "10:30", "5pm"),
        *("2024-02-30", "2024-13", "july 32", "31 february", "1721900000", "99999 years ago"),
        *("9999y", "since monday", "1 2 3", "x" * 4000, "@everyone"),
    ],
)
def test_what_is_no_day_is_refused_with_examples(typed):
    with pytest.raises(BadOption) as refused:
        day(typed, now=NOW)

    assert "2024-05-31" in refused.value.sentence
    assert len(refused.value.sentence) < 200


def test_a_date_that_can_be_read_in_two_ways_is_refused():
    with pytest.raises(BadOption, match="two ways"):
        day("03/04/2024", now=NOW)


def test_the_day_is_that_of_utc():
    late_in_new_york = datetime.fromisoformat("2024-07-25T22:00:00-04:00")

    assert day("today", now=late_in_new_york) == date(2024, 7, 26)


@given(st.one_of(st.text(max_size=30), st.from_regex(r"[0-9 /.:dwmyago-]{1,15}", fullmatch=True)))
def test_anything_typed_is_a_day_or_a_refusal(typed):
    try:
        assert isinstance(day(typed, now=NOW), date)
    except BadOption as refused:
        assert refused.sentence  # noqa: PT017 (either outcome is fine, a crash is not)
