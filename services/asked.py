"""What members ask: plain values that are written down, so that a button can ask again."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from news.ids import QuoteId
from news.quote import Kind, Order


@dataclass(frozen=True, slots=True)
class QuotesQuestion:
    """What `/quotes` was asked. `speaker` is a name as typed, or a suggestion's value."""

    speaker: str
    about: str | None = None
    since: date | None = None
    until: date | None = None
    outlet: str | None = None
    kind: Kind | None = None
    mentions: str | None = None
    """Whose name must be in the words: as typed, or a suggestion's value."""
    order: Order = Order.NEWEST
    new: bool = False
    """Only what was filed since the member last asked this for what is new."""
    after: QuoteId | None = None
    """The last quote that there was then; set by the service, None the first time."""


@dataclass(frozen=True, slots=True)
class FiguresQuestion:
    """What `/figures` was asked. `speaker` is a name as typed, or a suggestion's value."""

    about: str | None = None
    since: date | None = None
    unit: str | None = None
    speaker: str | None = None
    change: bool = False
    """Only what was measured several times, each thing from the oldest to the newest."""


@dataclass(frozen=True, slots=True)
class ArticlesQuestion:
    """What `/articles` was asked: the latest ones, or those whose title has the words."""

    about: str | None = None


@dataclass(frozen=True, slots=True)
class ProfileQuestion:
    """What `/speaker show` was asked. `speaker` is a name as typed, or a suggestion's value."""

    speaker: str


@dataclass(frozen=True, slots=True)
class PeopleQuestion:
    """What `/people` was asked: who is quoted most, with these words or at all."""

    about: str | None = None


@dataclass(frozen=True, slots=True)
class SayingsQuestion:
    """What `/whosaid` was asked: who said something like these words."""

    words: str
    near: bool = False
    """Only what is near in meaning, without the words; from a search's button."""


@dataclass(frozen=True, slots=True)
class SearchQuestion:
    """What `/search` was asked: everything with these words, a few of each."""

    words: str


@dataclass(frozen=True, slots=True)
class TimelineQuestion:
    """What `/timeline` was asked. `speaker` is a name as typed, or a suggestion's value."""

    speaker: str
    about: str | None = None
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class CompareQuestion:
    """What `/compare` was asked: two names as typed, or suggestions' values."""

    first: str
    second: str
    about: str | None = None


class Section(StrEnum):
    """A part of the answer to `/search`."""

    QUOTES = "quotes"
    NEAR = "near in meaning"
    SPEAKERS = "speakers"
    ARTICLES = "articles"
    FIGURES = "figures"


Question = (
    QuotesQuestion
    | FiguresQuestion
    | ArticlesQuestion
    | ProfileQuestion
    | PeopleQuestion
    | SayingsQuestion
    | SearchQuestion
    | TimelineQuestion
    | CompareQuestion
)
