"""Numbers: the value of an expression such as "3.5 million", "half a dozen" or "two-thirds".

Own rules, because the libraries that read number words (text2num, word2number) rewrite the text
or read one phrase, and tell neither where a number stands nor whether it is vague.
"""

import math
import unicodedata
from dataclasses import dataclass, replace

from extraction.lexicon import (
    FRACTION_NOUNS,
    MULTIPLES,
    NUMBER_TENS,
    NUMBER_UNITS,
    SCALE_LETTERS,
    SCALE_WORDS,
    SIMPLE_FRACTIONS,
    VAGUE_PLURALS,
)
from extraction.ordinals import is_ordinal
from extraction.pieces import Piece, Pieces, Sort

_FEW = {("several",), ("a", "few"), ("a", "couple"), ("a", "couple", "of")}
_MULTIPLIERS = {"tens": 20, "dozens": 24, "hundreds": 200, "thousands": 2000}


@dataclass(frozen=True, slots=True)
class Number:
    """A number expression over the pieces `begin` to `end` (exclusive).

    `is_vague`: a plural such as "dozens", whose value is the least that it can mean.
    `is_fraction`: a part of a whole. `is_scaled`: a word or letter of scale is in it.
    """

    begin: int
    end: int
    value: float
    is_vague: bool = False
    is_fraction: bool = False
    is_scaled: bool = False
    in_digits: bool = False


def number_at(pieces: Pieces, index: int) -> Number | None:
    """Read the longest number expression that begins at a piece, or return None."""
    piece = pieces.at(index)
    if piece.sort is Sort.NUMERAL:
        return _with_half(pieces, _scaled(pieces, _numeral(piece, index)))
    if piece.text in SIMPLE_FRACTIONS:
        return Number(index, index + 1, SIMPLE_FRACTIONS[piece.text], is_fraction=True)
    if piece.sort is not Sort.WORD:
        return None
    if piece.low in MULTIPLES:
        return Number(index, index + 1, MULTIPLES[piece.low])
    return (
        _half(pieces, index)
        or _vague(pieces, index)
        or _with_article(pieces, index)
        or _spelled(pieces, index)
    )


def _numeral(piece: Piece, index: int) -> Number:
    digits = "".join(piece.text.replace(",", "").split())
    part = 0.0
    if unicodedata.category(digits[-1]) == "No":
        part, digits = unicodedata.numeric(digits[-1]), digits[:-1]
    value = float(digits or 0) + part
    return Number(index, index + 1, value, is_fraction=not digits, in_digits=True)


def _scaled(pieces: Pieces, number: Number) -> Number:
    """Multiply by the words or the letter of scale that follow: "3.5 million", "2bn"."""
    at = number.end + pieces.hyphenated(number.end)
    word = pieces.low(at)
    scale = SCALE_WORDS.get(word) or (SCALE_LETTERS.get(word) if pieces.glued(at) else None)
    if scale is None or not pieces.is_word(at):
        return number
    return replace(number, end=at + 1, value=number.value * scale, is_scaled=True)


def _with_half(pieces: Pieces, number: Number) -> Number:
    """Add "and a half" or "1/2" to a number, before or after its scale word."""
    at = number.end
    part = SIMPLE_FRACTIONS.get(pieces.low(at)) if number.in_digits else None
    if part:
        return _scaled(pieces, replace(number, end=at + 1, value=number.value + part))
    hyphens = pieces.hyphenated(at)
    words = [pieces.low(at + hyphens + step * (1 + hyphens)) for step in range(3)]
    if words != ["and", "a", "half"]:
        return number
    scale = 1.0
    if number.is_scaled:
        scale = SCALE_WORDS.get(pieces.low(at - 1), 1.0)
    end = at + 3 + 3 * hyphens
    return _scaled(pieces, replace(number, end=end, value=number.value + scale / 2))


def _half(pieces: Pieces, index: int) -> Number | None:
    """Read "half", "half a million", "a half-dozen" (the fraction alone when no scale follows)."""
    start = index + (pieces.low(index) in {"a", "one"} and pieces.low(index + 1) == "half")
    if start > index and pieces.low(index) == "one":
        return None
    if pieces.low(start) != "half":
        return None
    at = start + 1
    at += 1 if pieces.hyphenated(at) else pieces.low(at) in {"a", "an"}
    scale = SCALE_WORDS.get(pieces.low(at))
    if scale is not None:
        return Number(index, at + 1, scale / 2, is_scaled=True)
    return Number(index, start + 1, 0.5, is_fraction=True)


def _vague(pieces: Pieces, index: int) -> Number | None:
    """Read "dozens", "hundreds of thousands", "several hundred", "a few thousand"."""
    first = pieces.low(index)
    for words in _FEW:
        at = index + len(words)
        scale = SCALE_WORDS.get(pieces.low(at))
        if scale and tuple(pieces.low(index + n) for n in range(len(words))) == words:
            return Number(index, at + 1, 2 * scale, is_vague=True, is_scaled=True)
    of_scale = VAGUE_PLURALS.get(pieces.low(index + 2)) if pieces.low(index + 1) == "of" else None
    if of_scale and first in _MULTIPLIERS:
        value = _MULTIPLIERS[first] * of_scale / 2
        return Number(index, index + 3, value, is_vague=True, is_scaled=True)
    if first == "scores" and pieces.low(index + 1) != "of":
        return None
    if first in VAGUE_PLURALS and first != "tens":
        value = VAGUE_PLURALS[first]
        return Number(index, index + 1, value, is_vague=True, is_scaled=True)
    return None


def _with_article(pieces: Pieces, index: int) -> Number | None:
    """Read "a third" and "a quarter of a million"; "a dozen" and "a million" are spelled."""
    at = index + (pieces.low(index) == "a")
    word = pieces.low(at)
    if word not in FRACTION_NOUNS or word.endswith("s") or is_ordinal(pieces, at):
        return None
    number = _of_scale(pieces, Number(index, at + 1, 1 / FRACTION_NOUNS[word], is_fraction=True))
    return number if at > index or number.is_scaled else None


def _spelled(pieces: Pieces, index: int) -> Number | None:
    """Read a number in words: "twenty-one", "one hundred and fifty thousand", "two-thirds"."""
    total, limit, end, follows = 0.0, math.inf, index, index
    while True:
        group = _group_at(pieces, follows)
        if group is None:
            break
        value, at = group
        word, then = _next_word(pieces, at)
        scale = SCALE_WORDS.get(word)
        if (scale or 0.0) >= limit:
            break  # "two million and three million"
        total, end = total + value * (scale or 1.0), then if scale else at
        if scale is None or scale < 1000:  # noqa: PLR2004  a dozen takes nothing more
            break
        limit = scale
        follows = end + (pieces.low(end) == "and")
    if end == index:
        return None
    is_scaled = any(pieces.low(at) in SCALE_WORDS for at in range(index, end))
    number = Number(index, end, total, is_scaled=is_scaled)
    return _fraction(pieces, number) or _with_half(pieces, number)


def _group_at(pieces: Pieces, index: int) -> tuple[float, int] | None:
    """Read a number below one thousand in words, or the article of "a million"."""
    if pieces.low(index) in {"a", "an"}:
        small = (1.0, index + 1) if pieces.low(index + 1) in SCALE_WORDS else None
    else:
        small = _small_at(pieces, index)
    if small is None:
        return None
    value, at = small
    word, then = _next_word(pieces, at)
    if word != "hundred":
        return small
    rest = _small_at(pieces, then + (pieces.low(then) == "and"))
    if rest and _next_word(pieces, rest[1])[0] != "hundred":
        return value * 100 + rest[0], rest[1]
    return value * 100, then


def _small_at(pieces: Pieces, index: int) -> tuple[float, int] | None:
    """Read a number below one hundred in words; return its value and where it ends."""
    word = pieces.low(index)
    if word in NUMBER_UNITS:
        return NUMBER_UNITS[word], index + 1
    if word not in NUMBER_TENS:
        return None
    unit, end = _next_word(pieces, index + 1)
    value = NUMBER_UNITS.get(unit, 0)
    if 0 < value < 10:  # noqa: PLR2004  the digits that may follow a ten
        return NUMBER_TENS[word] + value, end
    return NUMBER_TENS[word], index + 1


def _next_word(pieces: Pieces, index: int) -> tuple[str, int]:
    """Return the word at or right behind a hyphen, and the index after it."""
    at = index + pieces.hyphenated(index)
    return (pieces.low(at), at + 1) if pieces.is_word(at) else ("", index)


def _fraction(pieces: Pieces, number: Number) -> Number | None:
    """Read "two-thirds", "three quarters", "one-fifth"."""
    word, end = _next_word(pieces, number.end)
    part = FRACTION_NOUNS.get(word)
    if part is None or number.is_scaled or (word.endswith("s") == (number.value == 1)):
        return None
    fraction = Number(number.begin, end, number.value / part, is_fraction=True)
    return _of_scale(pieces, fraction)


def _of_scale(pieces: Pieces, fraction: Number) -> Number:
    """Read "a quarter of a million" as the one number that it is."""
    at = fraction.end
    scale = SCALE_WORDS.get(pieces.low(at + 2))
    if scale is None or pieces.low(at) != "of" or pieces.low(at + 1) not in {"a", "one"}:
        return fraction
    value = fraction.value * scale
    return Number(fraction.begin, at + 3, value, is_scaled=True)
