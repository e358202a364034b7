"""What became of what was handed in, as plain values."""

from dataclasses import dataclass

from news.article import ArticleSummary
from news.ids import ArticleId
from news.revision import Difference, Revision


@dataclass(frozen=True, slots=True)
class Queued:
    """A submission that is committed and will be read."""

    article: ArticleId


@dataclass(frozen=True, slots=True)
class AlreadyFiled:
    """The same link or the same text was handed in before."""

    article: ArticleSummary


@dataclass(frozen=True, slots=True)
class Receipt:
    """What became of a submission that was filed. `first` printed the same report before."""

    article: ArticleSummary
    first: ArticleSummary | None = None


@dataclass(frozen=True, slots=True)
class SubmissionFailed:
    """What became of a submission that could not be filed, with the reason as a sentence."""

    article: ArticleId
    sentence: str


@dataclass(frozen=True, slots=True)
class TakenBack(SubmissionFailed):
    """A submission that is not filed (any more) because it was taken back."""


@dataclass(frozen=True, slots=True)
class ReadAgain:
    """What became of a page that was read again; without a revision its words are the same."""

    article: ArticleSummary
    revision: Revision | None


@dataclass(frozen=True, slots=True)
class ChangesView:
    """What the last revision of an article changed."""

    revision: Revision
    differences: tuple[Difference, ...]


Outcome = Receipt | AlreadyFiled | SubmissionFailed | ReadAgain
