"""The sentence around a place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.sentence import sentence_around
from news.text import Span


def around(text, words, **options):
    start = text.index(words)
    return sentence_around(text, Span(start, start + len(words)), **options).of(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Then 12 came. Two.", "Then 12 came."),
        ("12 came", "12 came"),
        ("Title\n\nThen 12 came\n\nNext", "Then 12 came"),
        ("Mr. Hale saw Dr. J. Roe and 12 others. They left.", None),
        ("“Go.” “We saw 12!” she said. Then.", "“We saw 12!” she said."),
        ("It cost 3.5 and then 12.75 in all. Yes.", "It cost 3.5 and then 12.75 in all."),
        ("He asked: 12? Nobody knew.", "He asked: 12?"),
    ],
)
def test_the_sentence_is_found_by_its_form(text, expected):
    assert around(text, "12") == (expected or "Mr. Hale saw Dr. J. Roe and 12 others.")


def test_a_long_sentence_is_clipped_at_word_ends_around_the_place():
    text = " ".join(["before"] * 100) + " exactly 12 boats " + " ".join(["after"] * 100) + "."

    found = around(text, "12", longest=60)

    assert len(found) <= 60
    assert set(found.split()) == {"before", "exactly", "12", "boats", "after"}


def test_room_that_one_side_does_not_need_goes_to_the_other():
    text = "12 boats " + " ".join(["after"] * 100) + "."

    assert 50 < len(around(text, "12", longest=60)) <= 60


@given(st.text(alphabet="aB1. \n”", min_size=1, max_size=120), st.data())
def test_the_place_is_always_inside_and_the_ends_are_no_white_space(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    span = Span(start, end)

    found = sentence_around(text, span, longest=30)

    assert 0 <= found.start <= start < end <= found.end <= len(text)
    assert found.end - found.start <= max(30, end - start)
    assert found.start == start or not text[found.start].isspace()
    assert found.end == end or not text[found.end - 1].isspace()
