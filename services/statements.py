"""What figures say together: of one thing, the same in several places, or against each other."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import combinations

from news.article import ArticleLine
from news.figure import FiledFigure
from news.ids import ArticleId, FigureId
from services.grouping import grouped
from services.key_figures import disagree, same_thing, source, thing
from services.stories import APART
from services.views import FigureGroup, Statement

SameEvent = Callable[[ArticleLine, ArticleLine], bool]
"""Tells whether two articles are about one event; one article always is with itself."""


def by_thing(figures: Iterable[FiledFigure]) -> list[list[FiledFigure]]:
    """Group figures by what they count, in the order in which they come.

    A figure whose article does not say what it counts stands alone.
    """
    order: dict[FigureId, int] = {}
    alike = defaultdict(list)
    for figure in figures:
        order[figure.id] = len(order)
        counted = thing(figure)
        alike[counted[:3]].append((counted, figure))
    groups = [
        [figure for _, figure in group]
        for members in alike.values()
        for group in grouped(members, lambda one, other: same_thing(one[0], other[0]))
    ]
    return sorted(groups, key=lambda group: order[group[0].id])


def in_question(groups: Iterable[Sequence[FiledFigure]], *, limit: int) -> list[ArticleId]:
    """Return articles of which it matters whether they are about one event, at most `limit`.

    They give the same figure of one thing, or figures that cannot both be right. Where figures
    come newest first, so do the articles that are looked for.
    """
    asked: dict[ArticleId, None] = {}
    for group in groups:
        for one, other in combinations(group, 2):
            if len(asked) >= limit:
                return [*asked][:limit]
            is_apart = one.article.id == other.article.id or not _are_near(one, other)
            if not is_apart and (_says_same(one, other) or disagree(one, other)):
                asked |= {one.article.id: None, other.article.id: None}
    return [*asked][:limit]


def _are_near(one: FiledFigure, other: FiledFigure) -> bool:
    return abs(one.article.dated - other.article.dated) <= APART


def figure_groups(
    groups: Iterable[Sequence[FiledFigure]], same_event: SameEvent
) -> tuple[FigureGroup, ...]:
    """Say each figure of a group once, with all its places, and whether sources disagree."""
    return tuple(
        FigureGroup(_statements(group, same_event), disputed=_is_disputed(group, same_event))
        for group in groups
    )


def _statements(group: Sequence[FiledFigure], same_event: SameEvent) -> tuple[Statement, ...]:
    told: list[list[FiledFigure]] = []
    for figure in group:
        for places in told:
            first = places[0]
            if _says_same(first, figure) and same_event(first.article, figure.article):
                if _place(figure) not in map(_place, places):
                    places.append(figure)
                break
        else:
            told.append([figure])
    return tuple(Statement(tuple(places)) for places in told)


def _is_disputed(group: Sequence[FiledFigure], same_event: SameEvent) -> bool:
    return any(
        same_event(one.article, other.article) and disagree(one, other)
        for one, other in combinations(group, 2)
    )


def _says_same(one: FiledFigure, other: FiledFigure) -> bool:
    return _said(one) == _said(other)


def _said(figure: FiledFigure) -> object:
    return figure.value, figure.high, figure.qualifier, figure.denied


def _place(figure: FiledFigure) -> object:
    return figure.article.id, source(figure)
