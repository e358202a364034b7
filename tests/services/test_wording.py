"""Words that tell something, and texts that are nearly the same."""

import pytest

from services.wording import content_words, nearly_same, runs

SAID = "No ferry leaves this harbour before the rota is withdrawn"


@pytest.mark.parametrize(
    ("plural", "one"),
    [("ferries", "ferry"), ("crews", "crew"), ("bridges", "bridge"), ("houses", "house")],
)
def test_a_plural_and_its_singular_are_one_word(plural, one):
    assert content_words(plural) == content_words(one) == {one}


@pytest.mark.parametrize("word", ["census", "press", "bus"])
def test_an_ending_that_is_no_plural_stays(word):
    assert content_words(word) == {word}


def test_numbers_and_short_words_tell_nothing():
    assert content_words("EU: 14 of 27 at 3.5 pc") == set()


@pytest.mark.parametrize(
    "other",
    [
        SAID,
        f"{SAID.upper()}!",
        SAID.replace("before", "until"),
        f"I will say it again: {SAID}, and I mean it",
        "No ferry leaves this harbour before the rota",
    ],
)
def test_the_same_words_with_another_mark_word_or_beginning_are_nearly_the_same(other):
    assert nearly_same(SAID, other)
    assert nearly_same(other, SAID)


@pytest.mark.parametrize(
    "other",
    [
        "Every boat stays in port until the crews are paid",
        "No ferry leaves",
        "",
    ],
)
def test_other_words_and_a_scrap_of_the_same_words_are_not(other):
    assert not nearly_same(SAID, other)


def test_runs_are_six_words_long_and_tell_something():
    assert runs("The winter rota makes ferry crews strike") == {
        ("the", "winter", "rota", "makes", "ferry", "crews"),
        ("winter", "rota", "makes", "ferry", "crews", "strike"),
    }
    assert runs("It is what it is at the end of the day") == set()
    assert runs("Too short by one word") == set()
