"""The plain values that services answer with; commands render them, nothing else reads them."""

from dataclasses import dataclass

from news.article import ArticleLine, ArticleSummary
from news.figure import FiledFigure
from news.ids import QuestionId, QuoteId
from news.profile import Profile, Voiced
from news.quote import FiledQuote
from news.rhythm import Rhythm
from news.saying import Saying
from news.speaker import FiledSpeaker
from services.asked import (
    ArticlesQuestion,
    CompareQuestion,
    FiguresQuestion,
    PeopleQuestion,
    ProfileQuestion,
    Question,
    QuotesQuestion,
    SayingsQuestion,
    SearchQuestion,
    Section,
    TimelineQuestion,
)


@dataclass(frozen=True, slots=True)
class Paging:
    """Which page of a stored question this is; pages count from 0."""

    question: QuestionId
    page: int
    pages: int
    total: int
    """How many results there are in all."""


@dataclass(frozen=True, slots=True)
class QuotesView:
    """Quotes of one speaker, newest first."""

    asked: QuotesQuestion
    speaker: FiledSpeaker
    quotes: tuple[FiledQuote, ...]
    paging: Paging
    near: frozenset[QuoteId] = frozenset()
    """Those of them that do not have the words, and are near to them in meaning."""
    alike: int = 0
    """How many of the `paging.total` are of that kind."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One figure, once, with all the places that give it for one event, newest first."""

    places: tuple[FiledFigure, ...]


@dataclass(frozen=True, slots=True)
class FigureGroup:
    """Figures of one thing, newest first. `disputed`: two sources cannot both be right."""

    statements: tuple[Statement, ...]
    disputed: bool = False


@dataclass(frozen=True, slots=True)
class FiguresView:
    """Figures, those of one thing together, newest first."""

    asked: FiguresQuestion
    groups: tuple[FigureGroup, ...]
    paging: Paging
    speaker: FiledSpeaker | None = None
    newest: int | None = None
    """How many of the newest figures were looked through, where there are more."""
    series: int = 0
    """How many things among them were measured several times."""


@dataclass(frozen=True, slots=True)
class SeriesView:
    """One thing that was measured several times, from the oldest to the newest.

    `statements` are those of the page; the whole `group` is in the picture.
    """

    asked: FiguresQuestion
    group: FigureGroup
    statements: tuple[Statement, ...]
    paging: Paging
    total: int
    """How many things were measured several times; a long one takes several pages."""
    speaker: FiledSpeaker | None = None
    newest: int | None = None


@dataclass(frozen=True, slots=True)
class ArticlesView:
    """Articles, newest first."""

    asked: ArticlesQuestion
    articles: tuple[ArticleSummary, ...]
    paging: Paging


@dataclass(frozen=True, slots=True)
class ArticleView:
    """One article with all that was found in it."""

    article: ArticleSummary
    quotes: tuple[FiledQuote, ...]
    figures: tuple[FiledFigure, ...]
    printed: tuple[ArticleLine, ...] = ()
    """The other articles that print the same report."""


@dataclass(frozen=True, slots=True)
class ProfileView:
    """The profile of one speaker."""

    asked: ProfileQuestion
    profile: Profile
    paging: Paging


@dataclass(frozen=True, slots=True)
class PeopleView:
    """Who is quoted most, most quotes first."""

    asked: PeopleQuestion
    voices: tuple[Voiced, ...]
    paging: Paging


@dataclass(frozen=True, slots=True)
class SayingsView:
    """Sayings that are like what was asked, the nearest first."""

    asked: SayingsQuestion
    sayings: tuple[Saying, ...]
    paging: Paging


@dataclass(frozen=True, slots=True)
class SearchView:
    """A few of each noun that has the words; a question of its own has all of them."""

    asked: SearchQuestion
    sayings: tuple[Saying, ...]
    speakers: tuple[FiledSpeaker, ...]
    articles: tuple[ArticleSummary, ...]
    figures: tuple[FiledFigure, ...]
    paging: Paging
    near: tuple[Saying, ...] = ()
    """Sayings without the words that are near to them in meaning."""
    more: bool = False
    """Whether some section has more than is shown."""

    @property
    def sections(self) -> tuple[Section, ...]:
        """The sections that have something."""
        found = {
            Section.QUOTES: self.sayings,
            Section.NEAR: self.near,
            Section.SPEAKERS: self.speakers,
            Section.ARTICLES: self.articles,
            Section.FIGURES: self.figures,
        }
        return tuple(section for section, some in found.items() if some)


@dataclass(frozen=True, slots=True)
class TimelineView:
    """Quotes of one speaker, oldest first, and how often that was over time."""

    asked: TimelineQuestion
    speaker: FiledSpeaker
    quotes: tuple[FiledQuote, ...]
    rhythm: Rhythm
    paging: Paging


@dataclass(frozen=True, slots=True)
class Side:
    """One of two speakers: some quotes, and how many fit what was asked for."""

    speaker: FiledSpeaker
    quotes: tuple[FiledQuote, ...]
    total: int


@dataclass(frozen=True, slots=True)
class CompareView:
    """Two speakers: with words to look for the best match comes first, else the newest."""

    asked: CompareQuestion
    sides: tuple[Side, Side]
    paging: Paging


@dataclass(frozen=True, slots=True)
class AmbiguousSpeaker:
    """Several speakers answer to that name; `candidates` is at most 25, most quoted first."""

    asked: QuotesQuestion | ProfileQuestion | TimelineQuestion | CompareQuestion
    question: QuestionId
    candidates: tuple[FiledSpeaker, ...]
    second: bool = False
    """Of two names that are compared, it is the second one."""

    @property
    def name(self) -> str:
        """The name as typed."""
        if isinstance(self.asked, CompareQuestion):
            return self.asked.second if self.second else self.asked.first
        return self.asked.speaker


@dataclass(frozen=True, slots=True)
class NothingFound:
    """Nobody, or nothing, by that name; `near` holds the nearest names that exist."""

    asked: Question
    near: tuple[str, ...] = ()
    speaker: FiledSpeaker | None = None
    """Set when the speaker exists but no quote passes the filters."""


QuotesAnswer = QuotesView | AmbiguousSpeaker | NothingFound
FiguresAnswer = FiguresView | SeriesView | NothingFound
ArticlesAnswer = ArticlesView | NothingFound
ProfileAnswer = ProfileView | AmbiguousSpeaker | NothingFound
PeopleAnswer = PeopleView | NothingFound
SayingsAnswer = SayingsView | NothingFound
SearchAnswer = SearchView | NothingFound
TimelineAnswer = TimelineView | AmbiguousSpeaker | NothingFound
CompareAnswer = CompareView | AmbiguousSpeaker | NothingFound
Answer = (
    QuotesAnswer
    | FiguresAnswer
    | ArticlesAnswer
    | ProfileAnswer
    | PeopleAnswer
    | SayingsAnswer
    | SearchAnswer
    | TimelineAnswer
    | CompareAnswer
)
