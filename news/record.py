"""Records: findings with all their evidence, as they leave the archive in a file."""

from dataclasses import dataclass
from datetime import datetime

from news.article import ArticleLine
from news.figure import Circumstances, FigureKind, Qualifier
from news.ids import FigureId, QuoteId
from news.quote import Act, Kind
from news.text import Span
from news.verdict import Reviewed


@dataclass(frozen=True, slots=True)
class QuoteRecord:
    """One quote in one article: literal words with their places in the article's stored text.

    `same_words` is equal for the same words of one speaker, so that what several articles print
    can be counted once.
    """

    id: QuoteId
    fragments: tuple[str, ...]
    spans: tuple[Span, ...]
    speaker: str | None
    role: str | None
    kind: Kind
    act: Act
    negated: bool
    cue: str | None
    same_words: str
    article: ArticleLine
    removed_at: datetime | None = None
    """When the words were found gone from the page."""
    reviewed: Reviewed | None = None
    """What a moderator found of it, if one did."""


@dataclass(frozen=True, slots=True)
class FigureRecord:
    """One figure in one article: literal words, what they mean as a number, and the sentence.

    `speaker` is in whose words it stands; `circumstances.giver` whom the sentence names.
    """

    id: FigureId
    words: str
    span: Span
    value: float
    high: float | None
    unit: str
    kind: FigureKind
    qualifier: Qualifier
    measures: str | None
    sentence: str
    circumstances: Circumstances[str]
    speaker: str | None
    denied: bool
    article: ArticleLine


Record = QuoteRecord | FigureRecord
