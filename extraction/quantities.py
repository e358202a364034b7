"""Quantities: numbers with their unit and the words that qualify them."""

from dataclasses import dataclass, replace

from extraction.lexicon import DURATION_UNITS, MEASURE_UNITS
from extraction.numbers import Number, number_at
from extraction.pieces import Pieces
from extraction.qualifiers import qualifier_after, qualifier_before
from extraction.units import Unit, currency_before, rate_end, unit_after
from news.figure import FigureKind, Qualifier

_AFTER_BOUND = {"ago", "old", "later", "earlier", "of", "longer", "away"}
_BEFORE_BOUND = {"for", "after", "took", "takes", "lasted", "spent", "served", "with", "is", "was"}
_ONES = {"a", "one", "1"}


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with what belongs to it, over the pieces `begin` to `end` (exclusive).

    `unit` is None for a bare count, `high` the upper end of a range.
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


def single_at(pieces: Pieces, index: int) -> Quantity | None:
    """Read one number with its currency or unit, without qualifier."""
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
    number = _of_one_percent(pieces, number)
    unit = unit_after(pieces, number)
    begin = index
    takes_sign = unit and (unit.kind is FigureKind.PERCENT or unit.name.startswith("degrees"))
    if takes_sign and _has_minus(pieces, index):
        number, begin = replace(number, value=-number.value), index - 1
    return Quantity(begin, unit.end if unit else number.end, number, unit)


def _of_one_percent(pieces: Pieces, part: Number) -> Number:
    """Read "a quarter of 1 percent" and "half of a percentage point" as the one number meant."""
    at = part.end
    if not part.is_fraction or pieces.low(at) != "of" or pieces.low(at + 1) not in _ONES:
        return part
    number = replace(part, end=at + 2, is_fraction=False)
    unit = unit_after(pieces, number)
    return number if unit and unit.kind is FigureKind.PERCENT else part


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
    if pieces.low(index - 1) == "minus":
        return True
    is_sign = pieces.glued(index) and not pieces.glued(index - 1)  # no dash: "Tuesday - 22 points"
    return pieces.low(index - 1) in {"-", "−"} and is_sign


def qualified(pieces: Pieces, quantity: Quantity) -> Quantity:
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
    if before and not _is_over_time_or_way(pieces, quantity, before[1]):
        qualifier = quantity.qualifier or before[0]
        quantity = replace(quantity, begin=before[1], qualifier=qualifier)
    return quantity


def _is_over_time_or_way(pieces: Pieces, quantity: Quantity, begin: int) -> bool:
    """Tell "over" as a preposition: "spread over 10 years", "over 140 miles of road"."""
    unit, following = quantity.unit, pieces.low(quantity.end)
    if unit is None or pieces.low(begin) != "over" or unit.is_compound:
        return False
    if unit.kind is FigureKind.MEASURE:
        return following == "of"
    if unit.kind is not FigureKind.DURATION:
        return False
    return following not in _AFTER_BOUND and pieces.low(begin - 1) not in _BEFORE_BOUND
