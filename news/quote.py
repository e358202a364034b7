"""Quotes: words that an article reports as somebody's."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from news.article import ArticleLine
from news.ids import ArticleId, QuoteId
from news.speaker import FiledSpeaker
from news.text import Span
from news.verdict import Reviewed

RUN = 6  # words in a row that nobody says twice by chance


class Kind(StrEnum):
    """How the words are reported."""

    DIRECT = "direct"
    """All of them between quotation marks."""
    MIXED = "mixed"
    """Reported speech with quoted words in it."""
    INDIRECT = "indirect"
    """Reported speech without quotation marks."""


class Act(StrEnum):
    """What the speaker does with the words."""

    STATEMENT = "statement"
    QUESTION = "question"
    REFUSAL = "refusal"
    BELIEF = "belief"


class Order(StrEnum):
    """What comes first among quotes."""

    NEWEST = "newest"
    OLDEST = "oldest"
    BEST = "best match"


@dataclass(frozen=True, slots=True)
class Quote:
    """Words found in an article, with the evidence for whose they are.

    Spans are Unicode characters of the stored text. Content spans of direct words leave the
    outer quotation marks out. `speaker` is an index into `Findings.speakers`, or None for
    words without a safe source. `confidence` is how likely the words and the mention are right,
    `speaker_confidence` how likely they are the speaker's if they are; both run from 0 to 1.
    """

    spans: tuple[Span, ...]
    kind: Kind
    speaker: int | None
    mention: Span | None = None
    cue: Span | None = None
    act: Act = Act.STATEMENT
    negated: bool = False
    confidence: float = 1.0
    speaker_confidence: float = 1.0
    shown: bool = True

    def __post_init__(self) -> None:
        if not self.spans:
            raise ValueError("a quote must have words")
        if any(span.start >= span.end for span in self.spans):
            raise ValueError("a span of a quote must not be empty")
        if list(self.spans) != sorted(self.spans):
            raise ValueError("the spans of a quote must be in reading order")


@dataclass(frozen=True, slots=True)
class FiledQuote:
    """A quote as it is shown: literal words, speaker, evidence and place.

    `fragments` are literal substrings of the article, in reading order, outer quotation marks
    left out. `role` is what this article calls the speaker; `mention` the words that stand for
    the speaker at this place; `cue` the words that report.
    """

    id: QuoteId
    fragments: tuple[str, ...]
    kind: Kind
    act: Act
    negated: bool
    speaker: FiledSpeaker | None
    role: str | None
    mention: str | None
    cue: str | None
    article: ArticleLine
    said: str = ""
    """Equal for the same words; see `said_key`. Empty where nobody compared them."""
    places: tuple[ArticleLine, ...] = ()
    """The other articles that print these words, first printed first, where those were asked."""
    removed_at: datetime | None = None
    """When the words were found gone from the page."""
    reviewed: Reviewed | None = None
    """What a moderator found of it, if one did."""

    @property
    def has_source(self) -> bool:
        """Tell whether anything says whose words they are; nothing does in other languages."""
        return not (self.speaker is None and self.mention is None and self.cue is None)

    @property
    def dated(self) -> datetime:
        """The moment that counts for `since` and `until`."""
        return self.article.dated


def said_key(kind: Kind, folded: str, report: ArticleId) -> str:
    """Return what is equal for the same words, in 64 characters, to be compared per speaker.

    Fewer words than `RUN` may be said again on another day, so they are the same only within one
    report: the article, or those that print the same copy. `report` is the first of these.
    """
    place = "" if len(folded.split()) >= RUN else str(report)
    return hashlib.sha256(f"{kind} {place} {folded}".encode()).hexdigest()
