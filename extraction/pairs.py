"""Pairs: two numbers that are one figure, as a range, a ratio, a vote or a score."""

from dataclasses import replace

from extraction.lexicon import (
    CHANGE_VERBS,
    SCALE_LETTERS,
    SCALE_WORDS,
    SPLIT_WORDS,
    VOTE_NOUNS,
    VOTE_VERBS,
)
from extraction.numbers import Number, number_at
from extraction.phrases import counted_after
from extraction.pieces import Pieces, Sort
from extraction.qualifiers import qualifier_before
from extraction.quantities import Quantity, qualified, single_at
from extraction.units import Unit, unit_after
from news.figure import FigureKind

_YEARS = range(1700, 2101)
_VOTE_REACH = 5  # pieces before a pair in which a word about votes is looked for
_HALF = 50  # of "50-50"
_LARGEST_PART = 9  # of "nine in ten"


def quantity_at(pieces: Pieces, index: int) -> Quantity | None:
    """Read the number that begins at a piece with all that belongs to it, or return None."""
    first = single_at(pieces, index)
    if first is None:
        return None
    joined = _score(pieces, first) or _ratio(pieces, first) or _range(pieces, first)
    return qualified(pieces, joined or _borrowing(pieces, first))


def _joiner(pieces: Pieces, at: int) -> tuple[str, int]:
    """Return what may join two numbers at a piece ("-", "to", "or", "and") and where it ends."""
    if pieces.hyphenated(at):
        inner = pieces.low(at + 1)
        if inner in {"to", "or"} and pieces.hyphenated(at + 2):
            return inner, at + 3
        return "-", at + 1
    low = pieces.low(at)
    if low in "–—" and pieces.at(at + 1).sort is Sort.NUMERAL:
        return "-", at + 1
    if low in {"to", "or", "and"}:
        return low, at + 1
    if low == "-" and pieces.low(at + 1) in {"to", "or"}:  # "six- to eight-week"
        return pieces.low(at + 1), at + 2
    return "", at


def _second_after(pieces: Pieces, at: int) -> Quantity | None:
    """Read the other number of a pair, with a qualifier or a currency sign of its own."""
    for start in range(at, at + 5):
        single = single_at(pieces, start)
        if single is None:
            continue
        before = qualifier_before(pieces, single.begin)
        begin = before[1] if before else single.begin
        if begin == at:
            return replace(single, qualifier=before[0] if before else None)
        if start > at + 3:
            break
    return None


def _range(pieces: Pieces, first: Quantity) -> Quantity | None:
    """Join "15-20", "six to eight weeks", "between 30 and 40", "$3 million to $5 million"."""
    joiner, at = _joiner(pieces, first.end)
    before = qualifier_before(pieces, first.begin)
    start = before[1] if before else first.begin
    is_between = pieces.low(start - 1) == "between"
    second = _second_after(pieces, at) if joiner else None
    if second is None or (joiner == "and") != is_between or not _share_unit(first, second):
        return None
    if joiner == "to" and _is_change(pieces, start, has_units=first.unit is not None):
        return None
    unit = second.unit or first.unit
    low, high = _shared_scale(pieces, first, second)
    if not 0 < low < high or (joiner == "or" and not _are_neighbours(first, low, high)):
        return None
    if unit is None and _is_idle(pieces, first, second, joiner):
        return None
    qualifier = second.qualifier or (before[0] if before else None)
    number = replace(first.number, value=low, end=second.number.end)
    factor = unit.factor if unit else 1.0
    begin = start - 1 if is_between else first.begin
    return Quantity(begin, second.end, number, unit, high * factor, qualifier)


def _share_unit(first: Quantity, second: Quantity) -> bool:
    """Tell whether both have one unit: the same, only the second's, or one sign as in "$15-20".

    A part and a number are no range: "more than half — 55 percent — of them".
    """
    if first.number.is_fraction != second.number.is_fraction:
        return False
    if first.unit is None:
        return True
    if second.unit is None:
        return first.unit.kind is FigureKind.MONEY
    return first.unit.name == second.unit.name


def _is_idle(pieces: Pieces, first: Quantity, second: Quantity, joiner: str) -> bool:
    """Tell years ("1998-2002") and page numbers ("15-20") from a range of things."""
    are_years = _are_years(first.number, second.number)
    return are_years or (joiner == "-" and counted_after(pieces, second.end) is None)


def _are_neighbours(first: Quantity, low: float, high: float) -> bool:
    """Tell "two or three", "five or six million" from two figures of different sources."""
    is_alone = first.unit is None and not first.number.is_scaled
    return is_alone and (high - low <= 1 or high <= 2 * low)


def _is_change(pieces: Pieces, start: int, *, has_units: bool) -> bool:
    """Tell "rose from 30 to 40 percent" and "fell $12 to $900", two figures, from a range."""
    if pieces.low(start - 1) != "from":
        return has_units and pieces.low(start - 1) in CHANGE_VERBS
    return any(pieces.low(at) in CHANGE_VERBS for at in range(start - 6, start - 1))


def _shared_scale(pieces: Pieces, first: Quantity, second: Quantity) -> tuple[float, float]:
    """Return both values; the first takes the scale of the second in "3 to 5 million"."""
    low, high = first.number.value, second.number.value
    if second.number.is_scaled and not first.number.is_scaled:
        word = pieces.low(second.number.end - 1)
        scale = SCALE_WORDS.get(word) or SCALE_LETTERS.get(word, 1.0)
        low *= scale if low < high / scale else 1.0
    return low, high


def _are_years(first: Number, second: Number) -> bool:
    is_year_or_short = second.value in _YEARS or second.value < 100  # noqa: PLR2004  "2016-17"
    return first.in_digits and first.value in _YEARS and is_year_or_short


def _borrowing(pieces: Pieces, first: Quantity) -> Quantity:
    """Give the first of two numbers the unit of the second: "from 30 to 25", "57 to 43 percent"."""
    joiner, at = _joiner(pieces, first.end)
    second = _second_after(pieces, at) if joiner in {"to", "-"} and not first.unit else None
    if second is None or second.unit is None:
        return first
    is_change = joiner == "to" and pieces.low(first.begin - 1) == "from"
    is_vote = second.unit.kind is FigureKind.PERCENT and first.value > second.value
    return replace(first, unit=second.unit) if is_change or is_vote else first


def _ratio(pieces: Pieces, first: Quantity) -> Quantity | None:
    """Join "one in eight", "two out of three", "1 in 4" into one fraction."""
    at = first.end
    if pieces.hyphenated(at) and pieces.low(at + 1) == "in" and pieces.hyphenated(at + 2):
        at += 3  # "seven-in-ten"
    elif pieces.low(at) == "out" and pieces.low(at + 1) == "of":
        at += 2
    elif pieces.low(at) in {"in", "of"} and (pieces.low(at) == "in" or _is_ten(pieces, at + 1)):
        at += 1
    else:
        return None
    whole = number_at(pieces, at + (pieces.low(at) == "every"))
    if whole is None or first.unit or unit_after(pieces, whole) or whole.is_vague:
        return None
    part = first.number.value
    if part > _LARGEST_PART or part >= whole.value or whole.value in _YEARS:
        return None
    if part != int(part) or (part > 1 and not (whole.value <= 10 or whole.value % 10 == 0)):  # noqa: PLR2004 - tens
        return None
    number = Number(first.begin, whole.end, part / whole.value, is_fraction=True)
    return Quantity(first.begin, whole.end, number)


def _is_ten(pieces: Pieces, index: int) -> bool:
    """Tell the "10" of "8 of 10 voters", which is a share, from that of "8 of the 10"."""
    number = number_at(pieces, index)
    return number is not None and number.value in {5.0, 10.0, 100.0}


def _score(pieces: Pieces, first: Quantity) -> Quantity | None:
    """Join the two sides of a vote, a match or a split: "52-48", "5 to 4", "61 votes to 44"."""
    is_vote = pieces.low(first.end) == "votes" and pieces.low(first.end + 1) == "to"
    joiner, at = _joiner(pieces, first.end + is_vote)
    second = number_at(pieces, at) if joiner in {"-", "to"} else None
    if second is None or first.unit or unit_after(pieces, second) or second.is_scaled:
        return None
    if first.number.is_scaled or _are_years(first.number, second):
        return None
    value = Number(first.begin, second.end, first.number.value, in_digits=first.number.in_digits)
    end = second.end
    around = [pieces.low(i) for i in range(first.begin - _VOTE_REACH, first.begin)]
    is_even = joiner == "-" and second.value == value.value == _HALF
    if SPLIT_WORDS.intersection(around) or is_even:
        unit = Unit("fraction", FigureKind.RATIO, end)
    elif (
        is_vote
        or (joiner == "-" and value.value >= second.value)
        or _is_about_votes(pieces, around, end, descends=value.value >= second.value)
    ):
        unit = Unit("items", FigureKind.SCORE, end)
    else:
        return None
    return Quantity(first.begin, end, value, unit)


def _is_about_votes(pieces: Pieces, around: list[str], end: int, *, descends: bool) -> bool:
    following = {pieces.low(end + n) for n in range(3)}
    if VOTE_NOUNS.intersection(following):
        return True
    counted = counted_after(pieces, end)
    is_near = VOTE_NOUNS.union(VOTE_VERBS).intersection(around)
    return bool(is_near) and (descends or counted is None)
