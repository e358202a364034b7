"""What became of what was handed in."""

from dataclasses import dataclass

from news.article import ArticleSummary, State
from news.ids import ArticleId, GuildId
from news.revision import Difference, Revision
from news.text import said
from services.filing import first_printed
from services.retracting import nothing_to_undo
from storage.stores import Stores


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


async def became(stores: Stores, guild: GuildId, summary: ArticleSummary) -> Outcome | None:
    """Return what became of a submission, or None while it waits."""
    match summary.state:
        case State.FILED:
            return Receipt(summary, await first_printed(stores, guild, summary))
        case State.FAILED:
            return SubmissionFailed(
                summary.line.id, summary.reason or said("That could not be filed.")
            )
        case State.RETRACTED:
            return TakenBack(summary.line.id, nothing_to_undo(summary.state))
        case State.DUPLICATE:
            return await _known(stores, guild, summary)
        case State.QUEUED:
            return None


async def _known(
    stores: Stores, guild: GuildId, summary: ArticleSummary
) -> AlreadyFiled | ReadAgain:
    of = summary.duplicate_of
    first = None if of is None else await stores.articles.summary(guild, of)
    if summary.revises is None or first is None:
        return AlreadyFiled(first or summary)
    return ReadAgain(first, await stores.revisions.made_by(guild, summary.line.id))
