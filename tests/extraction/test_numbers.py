import pytest
import spacy

from extraction.numbers import number_at
from extraction.pieces import pieces_of
from extraction.sentences import with_sentences

TOKENS = spacy.blank("en")


def number_in(text):
    """The number that begins a text, with the words that it covers."""
    pieces = pieces_of(with_sentences(TOKENS.make_doc(text)))
    number = number_at(pieces, 0)
    if number is None:
        return None
    return text[pieces[number.begin].start : pieces[number.end - 1].end], number.value


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("7 boats", "7", 7),
        ("40,125 boats", "40,125", 40125),
        ("3.5 million boats", "3.5 million", 3_500_000),
        ("2.5-million boats", "2.5-million", 2_500_000),
        ("4bn boats", "4bn", 4_000_000_000),
        ("60k boats", "60k", 60_000),
        ("½ cup", "½", 0.5),
        ("2½ cups", "2½", 2.5),
        ("7 1/2 cups", "7 1/2", 7.5),
        (".75 cups", ".75", 0.75),
        ("٣ boats", "٣", 3),
        ("3 crore boats", "3 crore", 30_000_000),
    ],
)
def test_digits_are_read_with_their_scale(text, words, value):
    assert number_in(text) == (words, value)


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("three boats", "three", 3),
        ("Twenty-two boats", "Twenty-two", 22),
        ("ninety nine boats", "ninety nine", 99),
        ("two hundred and six boats", "two hundred and six", 206),
        ("six thousand four hundred boats", "six thousand four hundred", 6400),
        ("two million three hundred thousand boats", "two million three hundred thousand", 2.3e6),
        ("a hundred boats", "a hundred", 100),
        ("a hundred and ten boats", "a hundred and ten", 110),
        ("four dozen boats", "four dozen", 48),
        ("two million and three million boats", "two million", 2_000_000),
        ("six hundred and ten thousand boats", "six hundred and ten thousand", 610_000),
        ("half a billion boats", "half a billion", 500_000_000),
        ("a half-dozen boats", "a half-dozen", 6),
        ("three and a half million boats", "three and a half million", 3_500_000),
        ("a quarter of a million boats", "a quarter of a million", 250_000),
    ],
)
def test_numbers_in_words_are_read_to_their_end(text, words, value):
    assert number_in(text) == (words, pytest.approx(value))


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("half of it", "half", 1 / 2),
        ("a third of it", "a third", 1 / 3),
        ("three-fifths of it", "three-fifths", 3 / 5),
        ("seven tenths of it", "seven tenths", 7 / 10),
        ("3/4 of it", "3/4", 3 / 4),
    ],
)
def test_parts_of_a_whole_are_read_as_fractions(text, words, value):
    assert number_in(text) == (words, pytest.approx(value))


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("dozens of boats", "dozens", 24),
        ("scores of boats", "scores", 40),
        ("hundreds of thousands of boats", "hundreds of thousands", 200_000),
        ("tens of millions of boats", "tens of millions", 20_000_000),
        ("several hundred boats", "several hundred", 200),
        ("a few thousand boats", "a few thousand", 2000),
    ],
)
def test_a_vague_plural_counts_as_the_least_that_it_can_mean(text, words, value):
    assert number_in(text) == (words, value)


@pytest.mark.parametrize(
    "text",
    ["boats", "", "1.2.3", "10^9", "007", "9:45", "1970s", "4x4", "G20", "a boat", "9" * 400],
)
def test_what_is_no_number_is_not_read_as_one(text):
    assert number_in(text) is None
