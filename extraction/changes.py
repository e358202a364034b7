"""Changes: which way a figure's thing went, and from which figure ("up from 3.1 percent")."""

from collections.abc import Sequence
from typing import NamedTuple

from extraction.figure_words import (
    CHANGE_LINKS,
    DOWN_NOUNS,
    DOWN_VERBS,
    LOWERING_VERBS,
    RAISING_VERBS,
    UP_NOUNS,
    UP_VERBS,
)
from extraction.lexicon import MONTHS, PERIODS, WEEKDAYS
from extraction.pieces import Pieces
from extraction.sightings import Sighting, in_sentence
from news.figure import Direction, Figure, FigureKind

_WHEN = MONTHS | WEEKDAYS | PERIODS | {"in", "on", "last", "this", "quarter"}
_COMPARING = frozenset({("compared", "with"), ("compared", "to"), ("up", "from"), ("down", "from")})
_REACH = 8  # pieces back to the verb


class Change(NamedTuple):
    """The direction in which something went, and the figure from which it came there."""

    direction: Direction | None = None
    base: Figure | None = None


def change_of(pieces: Pieces, index: int, sightings: Sequence[Sighting]) -> Change:
    """Return what is said of one of the sightings; nothing for a figure that is itself a base."""
    sighting = sightings[index]
    link = pieces.low(sighting.begin - 1)
    if link == "from":
        return Change()
    led = _led_by(pieces, index, sightings)
    followed = _followed_by(pieces, index, sightings, is_level=link == "to" and bool(led.direction))
    direction = followed.direction or led.direction or _of_noun(pieces, sighting)
    base = followed.base or led.base
    return Change(direction, base if base and _comparable(sighting.figure, base) else None)


def _led_by(pieces: Pieces, index: int, sightings: Sequence[Sighting]) -> Change:
    """Read "rose sharply from 30 to 40 percent", "cut rates by 25 basis points", "up 6 percent"."""
    sighting, base = sightings[index], None
    at = sighting.begin - 1
    if pieces.low(at) in {"up", "down"} and not pieces.is_word(at - 1):
        return Change(Direction(pieces.low(at)))
    takes_object = _takes_object(pieces, sighting)
    while at > sighting.begin - _REACH and in_sentence(pieces, at, sighting):
        earlier = sightings[index - 1] if index else None
        if earlier and earlier.begin <= at < earlier.last and base is None:
            base, at = earlier, earlier.begin - 1
            continue
        direction = _direction_of_verb(pieces.low(at), with_object=takes_object)
        if direction:
            return Change(direction, _start_of(pieces, sighting, base))
        is_near = pieces.low(at) in CHANGE_LINKS | _WHEN or pieces.low(at).endswith("ly")
        if not is_near and not (takes_object and pieces.is_word(at)):
            break
        at -= 1
    return Change()


def _takes_object(pieces: Pieces, sighting: Sighting) -> bool:
    """Tell whether what changed may stand between the verb and the figure."""
    is_level = sighting.figure.kind in {FigureKind.PERCENT, FigureKind.MONEY}
    return pieces.low(sighting.begin - 1) == "by" or (
        pieces.low(sighting.begin - 1) == "to" and is_level
    )


def _direction_of_verb(low: str, *, with_object: bool) -> Direction | None:
    if low in UP_VERBS or (with_object and low in RAISING_VERBS):
        return Direction.UP
    is_down = low in DOWN_VERBS or (with_object and low in LOWERING_VERBS)
    return Direction.DOWN if is_down else None


def _start_of(pieces: Pieces, sighting: Sighting, base: Sighting | None) -> Figure | None:
    """Return the 30 of "from 30 to 40"."""
    is_start = base and pieces.low(base.begin - 1) == "from"
    return base.figure if base and is_start and pieces.low(sighting.begin - 1) == "to" else None


def _followed_by(
    pieces: Pieces, index: int, sightings: Sequence[Sighting], *, is_level: bool
) -> Change:
    """Read "4 percent in May, up from 3 percent", "to 41 from 38", "12 compared with 10"."""
    if index + 1 >= len(sightings):
        return Change()
    sighting, following = sightings[index], sightings[index + 1]
    at = following.begin - 2
    if is_level and at + 1 in {sighting.end, sighting.last} and pieces.low(at + 1) == "from":
        return Change(None, following.figure)
    if (pieces.low(at), pieces.low(at + 1)) not in _COMPARING:
        return Change()
    between = range(sighting.last, at)
    if not all(
        pieces.low(i) in _WHEN | {",", "(", "—", "–"} or _is_year(pieces, i) for i in between
    ):
        return Change()
    word = pieces.low(at)
    return Change(None if word == "compared" else Direction(word), following.figure)


def _is_year(pieces: Pieces, index: int) -> bool:
    return pieces.low(index).isdigit() and len(pieces.low(index)) == 4  # noqa: PLR2004  a year


def _of_noun(pieces: Pieces, sighting: Sighting) -> Direction | None:
    """Read "a 5 percent rise" and "an increase of 40 people"."""
    is_of = pieces.low(sighting.begin - 1) in {"of", "by"}
    nouns = {pieces.low(sighting.end), pieces.low(sighting.begin - 2) if is_of else ""}
    if nouns & UP_NOUNS:
        return Direction.UP
    return Direction.DOWN if nouns & DOWN_NOUNS else None


def _comparable(figure: Figure, base: Figure) -> bool:
    """Tell whether two figures count in one unit; the unit of a bare number is not known."""
    return base.unit in {figure.unit, "items"}
