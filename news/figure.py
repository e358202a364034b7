"""Figures: the numbers of an article that a reader may look up, with what they measure."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from news.article import ArticleLine
from news.ids import FigureId
from news.speaker import FiledSpeaker
from news.text import Span

Words = TypeVar("Words")

_APART = 16  # characters: "250 of the remaining hostages"


class FigureKind(StrEnum):
    """What sort of quantity it is."""

    COUNT = "count"
    MONEY = "money"
    PERCENT = "percent"
    RATIO = "ratio"
    DURATION = "duration"
    MEASURE = "measure"
    SCORE = "score"


class Qualifier(StrEnum):
    """How exactly the number is meant."""

    EXACT = "exact"
    ABOUT = "about"
    OVER = "over"
    UNDER = "under"


class Direction(StrEnum):
    """Which way what is measured went."""

    UP = "up"
    DOWN = "down"


@dataclass(frozen=True, slots=True)
class Circumstances(Generic[Words]):
    """What the sentence plainly says around a figure; None where it does not say it plainly.

    Literal words each: a `Span` in a found figure, the words themselves in a filed one.
    """

    event: Words | None = None
    """What happened to it, or was done with it: "killed", "pledged"."""
    per: Words | None = None
    """Of a rate: "a day", "per 100,000 people"."""
    direction: Direction | None = None
    base: Words | None = None
    """The figure that this one is compared with: "3.1 percent" of "up from 3.1 percent"."""
    base_value: float | None = None
    place: Words | None = None
    """Where, with its preposition: "in Malmo"."""
    time: Words | None = None
    """When, with its preposition: "in May", "last year"."""
    giver: Words | None = None
    """Whom the sentence names as the source, as in "according to the ministry"."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number found in an article.

    `span` covers the literal expression with qualifier, sign, scale word and unit ("nearly
    40,000", "about $1.5 billion"). `value` is in base units of the text (1.5 billion is
    1500000000.0, "half" 0.5, 45 percent 45.0); `high` is the upper end of a range. `unit` is
    "people", "items", "percent", "percentage points", "fraction", "times", an ISO 4217 code,
    or a plural English unit ("months", "pounds"). `measures` is the thing counted. `quote` is
    an index into `Findings.quotes` when the number stands inside reported words: then its
    speaker gave the figure, and not `circumstances.giver`.
    """

    span: Span
    value: float
    unit: str
    kind: FigureKind
    high: float | None = None
    qualifier: Qualifier = Qualifier.EXACT
    measures: Span | None = None
    quote: int | None = None
    circumstances: Circumstances[Span] = Circumstances()


def phrase_of(span: Span, measures: Span | None) -> Span:
    """Return the number and what it measures as one phrase, where only a word or two part them."""
    if measures is None or not span.end <= measures.start <= span.end + _APART:
        return span
    return Span(span.start, measures.end)


@dataclass(frozen=True, slots=True)
class FiledFigure:
    """A figure as it is shown: the literal words, what they measure, who gave it, and where.

    `context` is the sentence (clipped at word ends when very long) in which it stands, a
    literal substring of the article; `phrase` is the place in it of the words, together with
    what they measure where that follows. `denied`: the speaker says that it is not so.
    """

    id: FigureId
    words: str
    measures: str | None
    value: float
    high: float | None
    unit: str
    kind: FigureKind
    qualifier: Qualifier
    context: str
    speaker: FiledSpeaker | None
    article: ArticleLine
    circumstances: Circumstances[str] = Circumstances()
    denied: bool = False
    phrase: Span | None = None
