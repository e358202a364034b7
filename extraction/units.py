"""Units: what stands beside a number and says in what it is counted, money included."""

from dataclasses import dataclass

from extraction.lexicon import (
    CURRENCY_CODES,
    CURRENCY_MARKS,
    CURRENCY_NATIONS,
    CURRENCY_SIGNS,
    CURRENCY_WORDS,
    DOLLAR_PREFIXES,
    DURATION_SHORT,
    DURATION_UNITS,
    MEASURE_UNITS,
    PERCENT_WORDS,
    POINT_CONTEXT,
    SMALL_COINS,
    TEMPERATURE_SCALES,
)
from extraction.numbers import Number
from extraction.pieces import Pieces
from news.figure import FigureKind

_POINT_REACH = 8  # pieces around "points" in which a word about polls or change is looked for
PERIODS = DURATION_UNITS | {
    "barrel",
    "person",
    "head",
    "capita",
    "share",
    "gallon",
    "tonne",
    "ton",
}
_POWERS = {"square": "square", "sq": "square", "cubic": "cubic"}
_LENGTHS = {"miles", "kilometres", "metres", "feet"}


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit with its kind. `end` is the piece after it, `is_compound` true for "nine-month"."""

    name: str
    kind: FigureKind
    end: int
    is_compound: bool = False
    factor: float = 1.0


def currency_before(pieces: Pieces, index: int) -> tuple[str, int] | None:
    """Return the ISO code of a currency written before a number, and where it begins."""
    at = index - 1
    mark = pieces.at(at)
    if mark.text in CURRENCY_SIGNS:
        prefix = DOLLAR_PREFIXES.get(pieces.low(at - 1))
        if mark.text == "$" and prefix and pieces.glued(at):
            return prefix, at - 1
        return CURRENCY_SIGNS[mark.text], at
    if mark.text == "." and pieces.glued(at):
        at -= 1
    written = pieces.at(at).text
    if written in CURRENCY_CODES or written in CURRENCY_MARKS:
        return CURRENCY_MARKS.get(written, written), at
    return None


def unit_after(pieces: Pieces, number: Number) -> Unit | None:
    """Read the unit behind a number: percent, money in words, a duration or a measure."""
    at = number.end
    is_compound = pieces.hyphenated(at)
    at += is_compound
    if not is_compound and number.value == 0.5 and pieces.low(at) in {"a", "an"}:  # noqa: PLR2004 - half
        at += 1  # "half an hour"
    found = (
        _percent(pieces, at)
        or _money(pieces, at, number)
        or _duration(pieces, at, number, is_compound=is_compound)
        or _measure(pieces, at, number)
    )
    if found is None:
        return None
    name, kind, end, factor = found
    return Unit(name, kind, end, is_compound=is_compound, factor=factor)


_Found = tuple[str, FigureKind, int, float] | None


def _percent(pieces: Pieces, at: int) -> _Found:
    word, then = pieces.low(at), at + 1 + pieces.hyphenated(at + 1)
    has_points = pieces.low(then) in {"point", "points"}
    if has_points and word in {"percentage", "percent", "basis", "%"}:
        name = "basis points" if word == "basis" else "percentage points"
        return name, FigureKind.PERCENT, then + 1, 1.0
    cent = at + 1 + pieces.hyphenated(at + 1)
    if word == "per" and pieces.low(cent) == "cent":
        return "percent", FigureKind.PERCENT, cent + 1, 1.0
    if word in {"bp", "bps"}:
        return "basis points", FigureKind.PERCENT, at + 1, 1.0
    if word in PERCENT_WORDS:
        return "percent", FigureKind.PERCENT, at + 1, 1.0
    if word in {"point", "points"} and _is_about_polls(pieces, at):
        return "percentage points", FigureKind.PERCENT, at + 1, 1.0
    return None


def _is_about_polls(pieces: Pieces, at: int) -> bool:
    """Tell points of a percentage from points of an agenda by the words around."""
    sentence = pieces.at(at).sentence
    around = range(at - _POINT_REACH, at + _POINT_REACH)
    return any(pieces.at(i).sentence == sentence and pieces.low(i) in POINT_CONTEXT for i in around)


def _money(pieces: Pieces, at: int, number: Number) -> _Found:
    at += pieces.low(at) == "of" and number.is_vague  # "millions of dollars"
    word = pieces.low(at)
    if pieces.at(at).text in CURRENCY_CODES:
        return word.upper(), FigureKind.MONEY, at + 1, 1.0
    if word in SMALL_COINS:
        return SMALL_COINS[word], FigureKind.MONEY, at + 1, 0.01
    for words in (3, 2):
        phrase = " ".join(pieces.low(at + n) for n in range(words))
        code = CURRENCY_NATIONS.get(phrase) or CURRENCY_NATIONS.get(phrase.removesuffix("s"))
        if code:
            return code, FigureKind.MONEY, at + words, 1.0
    if word in {"pound", "pounds"}:
        return _pounds(pieces, at, number)
    code = CURRENCY_WORDS.get(word) or CURRENCY_WORDS.get(word.removesuffix("s"))
    return (code, FigureKind.MONEY, at + 1, 1.0) if code else None


def _pounds(pieces: Pieces, at: int, number: Number) -> _Found:
    """Tell pounds of money from pounds of weight: "sterling", or millions of them not "of" it."""
    if pieces.low(at + 1) == "sterling":
        return "GBP", FigureKind.MONEY, at + 2, 1.0
    if number.is_scaled and not number.is_vague and pieces.low(at + 1) != "of":
        return "GBP", FigureKind.MONEY, at + 1, 1.0
    return None


def _duration(pieces: Pieces, at: int, number: Number, *, is_compound: bool) -> _Found:
    at += pieces.low(at) == "of" and number.is_vague  # "hundreds of years"
    word = pieces.low(at)
    if word == "second" and not is_compound:
        return None
    single = DURATION_SHORT.get(word) or _singular(word)
    if single not in DURATION_UNITS:
        return None
    name = "centuries" if single == "century" else single + "s"
    return name, FigureKind.DURATION, at + 1, 1.0


def _singular(word: str) -> str:
    word = word.removesuffix("'")  # "five years' imprisonment"
    return "century" if word == "centuries" else word.removesuffix("s")


def _measure(pieces: Pieces, at: int, number: Number) -> _Found:
    at += pieces.low(at) == "of" and number.is_vague
    size = pieces.low(at)
    degrees = _degrees(pieces, at)
    if degrees:
        return degrees
    is_power = size in _POWERS
    at += is_power
    at += is_power and pieces.hyphenated(at)
    word = pieces.low(at)
    name = MEASURE_UNITS.get(word)
    if name is None or (word in {"g", "ha", "mi"} and not pieces.glued(at)):
        return None
    end = at + 1
    if is_power:
        return f"{_POWERS[size]} {name}", FigureKind.MEASURE, end, 1.0
    if name in _LENGTHS and pieces.low(end) in {"per", "an", "a"} and pieces.low(end + 1) == "hour":
        return f"{name} per hour", FigureKind.MEASURE, end + 2, 1.0
    if name == "degrees" and pieces.low(end) in TEMPERATURE_SCALES:
        return f"{name} {pieces.at(end).text.title()}", FigureKind.MEASURE, end + 1, 1.0
    if word in {"lb", "lbs"} and pieces.low(end) == "." and pieces.glued(end):
        end += _goes_on(pieces, end + 1)
    return name, FigureKind.MEASURE, end, 1.0


def _degrees(pieces: Pieces, at: int) -> _Found:
    """Read "30C", "30 °C" and "-5°"."""
    has_sign = pieces.low(at) == "°"
    letter = pieces.at(at + has_sign).text
    scale = {"C": " Celsius", "F": " Fahrenheit"}.get(letter, "")
    if not has_sign and not (scale and pieces.glued(at)):
        return None
    return f"degrees{scale}", FigureKind.MEASURE, at + has_sign + bool(scale), 1.0


def _goes_on(pieces: Pieces, index: int) -> bool:
    """Tell whether a full stop before this piece belongs to an abbreviation."""
    return pieces.at(index).text[0].islower()


def rate_end(pieces: Pieces, index: int) -> int:
    """Return the end of "an hour", "a day", "per month", "-an-hour" at a piece, else the piece."""
    hyphens = int(pieces.hyphenated(index))
    first = index + hyphens
    if pieces.low(first) not in {"a", "an", "per"}:
        return index
    second = first + 1 + pieces.hyphenated(first + 1)
    word = pieces.low(second)
    return second + 1 if word in PERIODS else index
