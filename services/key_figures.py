"""Which figures of a story are worth showing, and which of them disagree."""

import math
import re
from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import NamedTuple

from news.figure import FigureKind, FiledFigure, Qualifier
from news.text import fold
from services.grouping import grouped
from services.stories import outlet
from services.wording import content_words, stem, tells

IN_A_STORY = 3
TEN = 10.0
ABOUT = 0.1  # "about" allows a tenth more or less

_NUMBER = re.compile(r"\d[\d.,]*")
_WEEKDAYS = frozenset(
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
)
_CLAUSE_END = re.compile(r"[,;:()—–.]\s|\band\b|\d")
_PREPOSITIONS = frozenset(
    re.findall(
        r"\w+",
        """about above across after among around as at before between by during for from in inside
        into near of off on out over outside per since than through to under until with within""",
    )
)
# What is counted in any event; only the words beside it tell one count from another.
_ANYTHING = content_words(
    "adults amount boys cases children dollars euros females girls group items males member men"
    " minors number others people percent person persons pounds total women"
)


class Weight(NamedTuple):
    """Why one figure comes before another: compared field by field, and less is better."""

    not_in_title: bool
    fewer_outlets: int
    """How many outlets give this value of this thing, negative."""
    unmeasured: bool
    """The article does not say what it counts."""
    lasts: bool
    """A span of time: most articles have some, and few are the news."""
    slight: bool
    """Fewer than ten, and not people: "two districts" is seldom the news, "two dead" is."""
    unsourced: bool
    """It stands in nobody's words."""
    older: float
    place: int


class Thing(NamedTuple):
    """What a figure counts: equal in all but `said_of`, two figures may be of one thing."""

    unit: str
    kind: FigureKind
    measured: frozenset[str]
    """The telling words of what is measured; none where the article does not say it."""
    said_of: str | None
    """The telling word next to it: "injured"."""


def conflicts(figures: Iterable[FiledFigure]) -> tuple[tuple[FiledFigure, ...], ...]:
    """Return figures of one thing on which sources disagree, those of each thing together.

    One source may correct itself, so a thing needs two sources; newest first, each source with
    each value once.
    """
    counted = [(thing(figure), figure) for figure in sorted(figures, key=lambda f: f.id)]
    found = []
    for group in grouped(counted, lambda one, other: same_thing(one[0], other[0])):
        of_one = [figure for _, figure in group]
        disputed = [f for f in of_one if any(disagree(f, other) for other in of_one)]
        once = {(source(f), f.value, f.high): f for f in disputed}
        if once:
            found.append(tuple(sorted(once.values(), key=_newest)))
    return tuple(sorted(found, key=lambda told: _newest(told[0])))


def key_figures(
    figures: Iterable[FiledFigure],
    *,
    without: Iterable[FiledFigure] = (),
    limit: int = IN_A_STORY,
) -> tuple[FiledFigure, ...]:
    """Choose a story's figures, best first, each value of a thing once.

    Nothing that `without` says already (the conflicts) is said again.
    """
    given: dict[object, list[FiledFigure]] = defaultdict(list)
    for figure in figures:
        given[_statement(figure)].append(figure)
    for figure in without:
        given.pop(_statement(figure), None)
    weighed = [
        min(((weight(f, {outlet(f.article) for f in same}), f) for f in same), key=_by_weight)
        for same in given.values()
    ]
    return tuple(figure for _, figure in sorted(weighed, key=_by_weight)[:limit])


def weight(figure: FiledFigure, outlets: Collection[str] = ()) -> Weight:
    """Weigh a figure that these outlets give."""
    numbers = set(_NUMBER.findall(figure.words))
    return Weight(
        not_in_title=numbers.isdisjoint(_NUMBER.findall(figure.article.title)),
        fewer_outlets=-len(outlets),
        unmeasured=figure.measures is None,
        lasts=figure.kind is FigureKind.DURATION,
        slight=figure.kind is FigureKind.COUNT and figure.value < TEN and figure.unit != "people",
        unsourced=figure.speaker is None,
        older=-figure.article.dated.timestamp(),
        place=figure.id,
    )


def thing(figure: FiledFigure) -> Thing:
    """Say what a figure counts, by its own words and by its clause."""
    measured = content_words(figure.measures or "")
    return Thing(figure.unit, figure.kind, measured, _said_of(figure, measured))


def same_thing(one: Thing, other: Thing) -> bool:
    """Tell whether two figures count the same thing, whatever number they give.

    Unit and kind are the same, and so are the words for what is measured. Words that could be
    anything ("people") also need the same thing said of them ("were injured"); one word
    ("bolts") must at least have nothing else said of it; two or more ("steel bolts") are enough.
    """
    if not one.measured or one[:3] != other[:3]:
        return False
    if len(one.measured) > 1 or one.said_of == other.said_of is not None:
        return True
    return not is_anything(one.measured) and None in {one.said_of, other.said_of}


def is_anything(measured: frozenset[str]) -> bool:
    """Tell whether the words for what is measured could be about any event: "people"."""
    return measured <= _ANYTHING


def disagree(one: FiledFigure, other: FiledFigure) -> bool:
    """Tell whether two sources cannot both be right about one thing. A denial claims nothing.

    What was so on Saturday night need not have been so on Monday night.
    """
    if one.denied or other.denied or _are_of_other_days(one, other):
        return False
    low, high = _range(one)
    other_low, other_high = _range(other)
    return source(one) != source(other) and (high < other_low or other_high < low)


def source(figure: FiledFigure) -> str:
    """Name who gives the figure: its speaker, whom its sentence names, or else the outlet."""
    if figure.speaker:
        return f"speaker {figure.speaker.id}"
    giver = figure.circumstances.giver
    return f"giver {fold(giver)}" if giver else outlet(figure.article)


def _are_of_other_days(one: FiledFigure, other: FiledFigure) -> bool:
    days, other_days = (
        _WEEKDAYS.intersection(fold(figure.circumstances.time or "").split())
        for figure in (one, other)
    )
    return bool(days and other_days) and days.isdisjoint(other_days)


def _range(figure: FiledFigure) -> tuple[float, float]:
    low, high = figure.value, figure.value if figure.high is None else figure.high
    match figure.qualifier:
        case Qualifier.ABOUT:
            return low - ABOUT * abs(low), high + ABOUT * abs(high)
        case Qualifier.OVER:
            return low, math.inf
        case Qualifier.UNDER:
            return -math.inf, high
        case Qualifier.EXACT:
            return low, high


def _said_of(figure: FiledFigure, measured: frozenset[str]) -> str | None:
    """Return the telling word next to what is counted, within the figure's own clause.

    It follows ("12 people were injured"), or where a preposition or nothing does, it precedes
    ("the fire injured 12 people in the yard").
    """
    before, _, after = figure.context.partition(figure.words)
    follows = _others(_CLAUSE_END.split(after)[0], measured)
    if follows and follows[0] not in _PREPOSITIONS:
        return next(filter(tells, follows), None)
    precedes = _others(_CLAUSE_END.split(before)[-1], measured)
    return next(filter(tells, reversed(precedes)), None)


def _others(clause: str, measured: frozenset[str]) -> list[str]:
    return [word for word in fold(clause).split() if stem(word) not in measured]


def _newest(figure: FiledFigure) -> tuple[float, int]:
    return -figure.article.dated.timestamp(), figure.id


def _statement(figure: FiledFigure) -> object:
    """Return what is equal for figures that say the same of the same thing."""
    return figure.value, figure.high, figure.unit, content_words(figure.measures or "")


def _by_weight(weighed: tuple[Weight, FiledFigure]) -> Weight:
    return weighed[0]
