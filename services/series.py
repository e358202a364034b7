"""Which figures are one thing measured again: the only ones that change over time can be read from.

Two figures of one thing (`services.key_figures.same_thing`) may still be of two countries, two
events, a level and a change, a forecast and a fact. Whatever the sentences tell apart stays apart,
and where they tell too little, figures are not put together either.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from news.figure import FigureKind, FiledFigure
from news.text import fold
from services.grouping import grouped
from services.key_figures import is_anything
from services.stories import outlet
from services.wording import content_words, stem, tells

FEWEST_DATES = 2
_COUNTED_ANYWHERE = timedelta(days=30)
"""So far apart, at most, may counts of people or items be of one event."""
_SHARED, _SHARED_BY_ANYTHING = 2, 3  # telling words of title and sentence
_KINDS = {
    FigureKind.COUNT,
    FigureKind.MONEY,
    FigureKind.PERCENT,
    FigureKind.RATIO,
    FigureKind.MEASURE,
}
_OF_EVENTS = {FigureKind.COUNT, FigureKind.MONEY}
_LEVEL = {"at", "of", "to"}  # before a number that is reached; "rose 4 percent" is a change
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_EXPECTED = re.compile(
    r"\b(?:will|would|could|may|might|should|if|unless|aim\w*|expect\w*|forecast\w*|plan\w*"
    r"|predict\w*|project(?:s|ed|ion|ions)|propos\w*|target\w*|estimates? for)\b",
    re.IGNORECASE,
)
_ANOTHER_TIME = re.compile(r"\b(?:ago|before|by|earlier|next|previous|then|until)\b", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_LONG_TIME = re.compile(r"\b(half|quarter|year)\b", re.IGNORECASE)


class _Told(NamedTuple):
    """What a sentence tells of its figure beside the number."""

    key: object
    """Equal for what may be one thing: event, rate, place, level or change, fact or forecast."""
    names: frozenset[str]
    opening: str | None
    """A capital at the beginning of the sentence, which may be a name or not."""
    about: frozenset[str]
    """The telling words of the title and of the sentence, names among them."""
    all_names: frozenset[str]
    outlet: str
    dated: datetime
    shared: int
    """How many words of `about` another figure must have, too."""
    apart: timedelta


def series(groups: Iterable[Sequence[FiledFigure]]) -> list[list[FiledFigure]]:
    """Return the series in groups of figures of one thing, each from oldest to newest.

    Each is given on two days at least. An article that gives several numbers for what seems one
    thing has something in mind that is not seen here, so none of them is taken.
    """
    found = []
    for group in groups:
        told = [(_told(figure), figure) for figure in group if _is_measured(figure)]
        for members in grouped(told, lambda one, other: _is_one(one[0], other[0])):
            kept = _clear([figure for _, figure in members])
            if len({figure.article.dated.date() for figure in kept}) >= FEWEST_DATES:
                found.append(sorted(kept, key=_age))
    return found


def _is_measured(figure: FiledFigure) -> bool:
    """Tell whether the number is of the time of its article, and not what it is compared with."""
    time = figure.circumstances.time or ""
    years = set(_YEAR.findall(time))
    return (
        figure.kind in _KINDS
        and not figure.denied
        and _before(figure) != "from"
        and not _ANOTHER_TIME.search(time)
        and years <= {str(figure.article.dated.year), str(figure.article.dated.year - 1)}
    )


def _told(figure: FiledFigure) -> _Told:
    measured = content_words(figure.measures or "")
    found = _names(figure.context) - _giver(figure)
    names = frozenset(name for name in found if stem(name) not in measured)
    event, of_anything = content_words(figure.circumstances.event or ""), is_anything(measured)
    return _Told(
        key=_key(figure),
        names=names,
        opening=_opening(figure, measured),
        about=content_words(f"{figure.article.title} {figure.context}") - measured - event,
        all_names=names | _names_in_title(figure.article.title),
        outlet=outlet(figure.article),
        dated=figure.article.dated,
        shared=_SHARED_BY_ANYTHING if of_anything else _SHARED * (figure.kind in _OF_EVENTS),
        apart=_COUNTED_ANYWHERE if of_anything else timedelta.max,
    )


def _is_one(one: _Told, other: _Told) -> bool:
    """Tell whether two figures, of one thing by their words, are it again by all that is told."""
    if one.key != other.key or abs(one.dated - other.dated) > one.apart:
        return False
    if not _share_enough(one, other):
        return False
    if one.opening and other.opening and one.opening != other.opening:
        return False
    if not (one.names <= other.names or other.names <= one.names):
        return False
    if one.all_names or other.all_names:
        return not one.all_names.isdisjoint(other.all_names)
    return one.outlet == other.outlet


def _share_enough(one: _Told, other: _Told) -> bool:
    """Tell whether two sentences have enough in common, and more than names of places."""
    common = one.about & other.about
    names = {stem(name) for name in one.all_names | other.all_names}
    return not one.shared or (len(common) >= one.shared and not common <= names)


def _key(figure: FiledFigure) -> object:
    said = figure.circumstances
    before = _before(figure)
    is_level = said.direction is None or said.base is not None or before in _LEVEL
    return (
        stem(fold(said.event or "")),
        fold(said.per or ""),
        fold(said.place or ""),
        is_level and before != "by",
        bool(_EXPECTED.search(figure.context)),
        _long_time(said.time or ""),
    )


def _long_time(time: str) -> str:
    """Name what a number is of, where that is longer than a month: a year's is no month's."""
    named = _LONG_TIME.search(time)
    return named[1].casefold() if named else "year" if _YEAR.search(time) else ""


def _before(figure: FiledFigure) -> str:
    """Return the word right before the number in its sentence."""
    before, _, _ = figure.context.partition(figure.words)
    return (fold(before).split() or [""])[-1]


def _names(text: str) -> frozenset[str]:
    """Return the folded words that have a capital, but for the first and those of the calendar."""
    words = [fold(word) for word in _WORD.findall(text)[1:] if word[0].isupper()]
    return frozenset(word for word in words if tells(word))


def _names_in_title(title: str) -> frozenset[str]:
    """Return the names in a title; none of one that has capitals everywhere."""
    words = [word for word in _WORD.findall(title)[1:] if tells(fold(word))]
    capitals = sum(word[0].isupper() for word in words)
    return _names(title) if 2 * capitals <= len(words) else frozenset()


def _opening(figure: FiledFigure, measured: frozenset[str]) -> str | None:
    first = fold((_WORD.findall(figure.context) or [""])[0])
    return first if tells(first) and stem(first) not in measured else None


def _giver(figure: FiledFigure) -> frozenset[str]:
    """Return the words of who says so: a number stays the same whoever gives it."""
    speaker = f"{figure.speaker.name} {figure.speaker.role or ''}" if figure.speaker else ""
    return frozenset(fold(f"{speaker} {figure.circumstances.giver or ''}").split())


def _clear(figures: Iterable[FiledFigure]) -> list[FiledFigure]:
    by_article = defaultdict(list)
    for figure in figures:
        by_article[figure.article.id].append(figure)
    return [
        figure
        for same in by_article.values()
        if len({(each.value, each.high) for each in same}) == 1
        for figure in same
    ]


def _age(figure: FiledFigure) -> tuple[datetime, int]:
    return figure.article.dated, figure.id
