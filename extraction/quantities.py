"""Quantities: numbers with their unit, joined into ranges, ratios and scores."""

from dataclasses import dataclass, replace

from extraction.lexicon import (
    CHANGE_VERBS,
    DURATION_UNITS,
    MEASURE_UNITS,
    SPLIT_WORDS,
    VOTE_NOUNS,
    VOTE_VERBS,
)
from extraction.numbers import Number, number_at
from extraction.phrases import counted_after
from extraction.pieces import Pieces, Sort
from extraction.qualifiers import qualifier_after, qualifier_before
from extraction.units import Unit, currency_before, rate_end, unit_after
from news.figure import FigureKind, Qualifier

_YEARS = range(1700, 2101)
_VOTE_REACH = 5  # pieces before a pair in which a word about votes is looked for
_LARGEST_PART = 9  # of "nine in ten"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with unit and qualifier over the pieces `begin` to `end`, qualifier left out.

    `unit` is None for a bare count. `first` and `last` are the pieces of the number alone.
    """

    begin: int
    end: int
    number: Number
    unit: Unit | None = None
    high: float | None = None
    qualifier: Qualifier | None = None

    @property
    def value(self) -> float:
        """The number in base units: fifty cents are 0.5."""
        return self.number.value * (self.unit.factor if self.unit else 1.0)


def quantity_at(pieces: Pieces, index: int) -> Quantity | None:
    """Read the number that begins at a piece with all that belongs to it, or return None."""
    first = _single_at(pieces, index)
    if first is None:
        return None
    joined = _score(pieces, first) or _ratio(pieces, first) or _range(pieces, first)
    return _qualified(pieces, joined or _borrowing(pieces, first))


def _single_at(pieces: Pieces, index: int) -> Quantity | None:
    number = number_at(pieces, index) or _one_at(pieces, index)
    if number is None:
        return None
    currency = currency_before(pieces, index)
    if currency:
        code, begin = currency
        end = number.end
        if pieces.low(end).removesuffix("s") == "dollar" and pieces.low(begin) == "$":
            end += 1  # "$5 million dollars"
        return Quantity(begin, end, number, Unit(code, FigureKind.MONEY, end))
    unit = unit_after(pieces, number)
    begin = index
    if unit and unit.kind is FigureKind.PERCENT and _has_minus(pieces, index):
        number, begin = replace(number, value=-number.value), index - 1
    return Quantity(begin, unit.end if unit else number.end, number, unit)


def _one_at(pieces: Pieces, index: int) -> Number | None:
    """Read "a week" or "a mile" as one, but only behind a qualifier: "nearly a week"."""
    if pieces.low(index) not in {"a", "an"}:
        return None
    word = pieces.low(index + 1)
    is_unit = word in DURATION_UNITS or word in MEASURE_UNITS
    if not is_unit or word in {"second", "m"} or qualifier_before(pieces, index) is None:
        return None
    return Number(index, index + 1, 1.0)


def _has_minus(pieces: Pieces, index: int) -> bool:
    return pieces.low(index - 1) in {"-", "−"} and not pieces.glued(index - 1)


def _qualified(pieces: Pieces, quantity: Quantity) -> Quantity:
    """Add the period of a rate, then the words of qualification after and before."""
    if quantity.unit and quantity.unit.kind in {FigureKind.MONEY, FigureKind.DURATION}:
        quantity = replace(quantity, end=rate_end(pieces, quantity.end))
    after = qualifier_after(pieces, quantity.end)
    if after:
        quantity = replace(quantity, end=after[1], qualifier=after[0])
        if quantity.unit is None:
            unit = unit_after(pieces, replace(quantity.number, end=quantity.end))
            quantity = replace(quantity, unit=unit, end=unit.end if unit else quantity.end)
    before = qualifier_before(pieces, quantity.begin)
    if before:
        qualifier = quantity.qualifier or before[0]
        quantity = replace(quantity, begin=before[1], qualifier=qualifier)
    return quantity


def _second_after(pieces: Pieces, at: int) -> Quantity | None:
    """Read the other number of a pair, with a qualifier or a currency sign of its own."""
    for start in range(at, at + 5):
        single = _single_at(pieces, start)
        if single is None:
            continue
        before = qualifier_before(pieces, single.begin)
        begin = before[1] if before else single.begin
        if begin == at:
            return replace(single, qualifier=before[0] if before else None)
        if start > at + 3:
            break
    return None


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


def _range(pieces: Pieces, first: Quantity) -> Quantity | None:
    """Join "15-20", "six to eight weeks", "between 30 and 40", "$3 million to $5 million"."""
    joiner, at = _joiner(pieces, first.end)
    before = qualifier_before(pieces, first.begin)
    start = before[1] if before else first.begin
    is_between = pieces.low(start - 1) == "between"
    second = _second_after(pieces, at) if joiner else None
    if second is None or (joiner == "and") != is_between or _is_change(pieces, start, joiner):
        return None
    if not (first.unit is None or (second.unit and first.unit.name == second.unit.name)):
        if second.unit is None and first.unit.kind is FigureKind.MONEY:
            second = replace(second, unit=first.unit)  # "$15-20"
        else:
            return None
    unit = second.unit
    low, high = _shared_scale(pieces, first, second)
    if not 0 < low < high or (joiner == "or" and high - low > 1 and not second.number.is_scaled):
        return None
    if unit is None and _are_years(first.number, second.number):
        return None
    if unit is None and joiner == "-" and counted_after(pieces, second.end) is None:
        return None
    begin = start - 1 if is_between else first.begin
    qualifier = second.qualifier or (before[0] if before else None)
    number = replace(first.number, value=low, end=second.number.end)
    factor = unit.factor if unit else 1.0
    return Quantity(begin, second.end, number, unit, high * factor, qualifier)


def _is_change(pieces: Pieces, start: int, joiner: str) -> bool:
    """Tell "rose from 30 to 40 percent", which is two figures, from a range."""
    if joiner != "to" or pieces.low(start - 1) != "from":
        return False
    return any(pieces.low(at) in CHANGE_VERBS for at in range(start - 6, start - 1))


def _shared_scale(pieces: Pieces, first: Quantity, second: Quantity) -> tuple[float, float]:
    """Return both values; the first takes the scale of the second in "3 to 5 million"."""
    low, high = first.number.value, second.number.value
    if second.number.is_scaled and not first.number.is_scaled:
        bare = number_value_alone(pieces, second)
        if bare and low < bare <= high:
            low *= high / bare
    return low, high


def number_value_alone(pieces: Pieces, quantity: Quantity) -> float | None:
    """Return what a scaled number says before its scale word: 5 for "5 million"."""
    piece = pieces.at(quantity.number.begin)
    if piece.sort is Sort.NUMERAL:
        return float(piece.text.replace(",", "")) if piece.text.isascii() else None
    scale_at = quantity.number.end - 1
    spelled = number_at(Pieces(pieces[:scale_at]), quantity.number.begin)
    return spelled.value if spelled else None


def _are_years(first: Number, second: Number) -> bool:
    is_year_or_short = second.value in _YEARS or second.value < 100  # noqa: PLR2004  "2016-17"
    return first.in_digits and first.value in _YEARS and is_year_or_short


def _borrowing(pieces: Pieces, first: Quantity) -> Quantity:
    """Give the first of two numbers the unit of the second: "from 30 to 25 percent"."""
    joiner, at = _joiner(pieces, first.end)
    if first.unit or joiner != "to" or pieces.low(first.begin - 1) != "from":
        return first
    second = _second_after(pieces, at)
    return replace(first, unit=second.unit) if second and second.unit else first


def _ratio(pieces: Pieces, first: Quantity) -> Quantity | None:
    """Join "one in eight", "two out of three", "1 in 4" into one fraction."""
    at = first.end
    if pieces.low(at) == "out" and pieces.low(at + 1) == "of":
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
    if part != int(part) or (part > 1 and not (whole.value <= 10 or whole.value % 10 == 0)):  # noqa: PLR2004
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
    if SPLIT_WORDS.intersection(around) or (joiner == "-" and second.value == value.value):
        unit = Unit("fraction", FigureKind.RATIO, end)
    elif (
        is_vote
        or (joiner == "-" and value.value > second.value)
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
