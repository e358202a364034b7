"""Figures: the numbers of an article that a reader may look up, with what they measure."""

from dataclasses import dataclass
from enum import StrEnum

from news.article import ArticleLine
from news.ids import FigureId
from news.speaker import FiledSpeaker
from news.text import Span


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


@dataclass(frozen=True, slots=True)
class Figure:
    """A number found in an article.

    `span` covers the literal expression with qualifier, sign, scale word and unit ("nearly
    40,000", "about $1.5 billion"). `value` is in base units of the text (1.5 billion is
    1500000000.0, "half" 0.5, 45 percent 45.0); `high` is the upper end of a range. `unit` is
    "people", "items", "percent", "percentage points", "fraction", "times", an ISO 4217 code,
    or a plural English unit ("months", "pounds"). `measures` is the thing counted. `quote` is
    an index into `Findings.quotes` when the number stands inside reported words.
    """

    span: Span
    value: float
    unit: str
    kind: FigureKind
    high: float | None = None
    qualifier: Qualifier = Qualifier.EXACT
    measures: Span | None = None
    quote: int | None = None


@dataclass(frozen=True, slots=True)
class FiledFigure:
    """A figure as it is shown: the literal words, what they measure, who gave it, and where.

    `context` is the sentence (clipped at word ends when very long) in which it stands, a
    literal substring of the article.
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
