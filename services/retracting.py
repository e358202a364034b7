"""Articles taken back and brought back, inside the transaction of whoever asks."""

from datetime import datetime

from news.article import ArticleLine, ArticleSummary, State
from news.change import Change, ChangeKind
from news.errors import BadOption, NotFound
from news.ids import ArticleId, GuildId, UserId
from news.text import said, storable
from storage.stores import Stores

REASON_LENGTH = 300  # characters


async def retract(
    stores: Stores, guild: GuildId, article: ArticleId, *, by: UserId, at: datetime, reason: str
) -> ArticleSummary:
    """Take an article out of the archive, with all that was found in it, and note who did it.

    The posted messages that show it are noted too. Raises `NotFound`, with what became of it,
    when it is not in the archive, and `BadOption` for a reason that is too long.
    """
    found = await take_out(stores, guild, article, at=at, reason=_reason(reason))
    await _noted(
        stores, guild, ChangeKind.RETRACT, _taken_back(found),
        by=by, at=at, article=article,
    )  # fmt: skip
    return found


async def restore(
    stores: Stores, guild: GuildId, article: ArticleId, *, by: UserId, at: datetime
) -> ArticleId | ArticleSummary:
    """Queue an article that was taken back, to be filed as it was, and note who did it.

    Or return the live article that is the same by now. Raises `NotFound` when it was not taken
    back, or so long ago that its text is gone.
    """
    kept = await bring_back(stores, guild, article)
    found = await stores.articles.summary(guild, article)
    if found is not None and kept == article:
        await _noted(
            stores, guild, ChangeKind.RESTORE,
            said("{article} was brought back", article=named(found.line)),
            by=by, at=at, article=article,
        )  # fmt: skip
    return kept


async def take_out(
    stores: Stores, guild: GuildId, article: ArticleId, *, at: datetime, reason: str | None = None
) -> ArticleSummary:
    """Do what `retract` does, without a note of who."""
    retracted = await stores.articles.retract(guild, article, at=at, reason=reason)
    found = await stores.articles.summary(guild, article)
    if found is None:
        raise NotFound("There is no such article here.")
    if not retracted:
        raise NotFound(nothing_to_undo(found.state))
    await stores.withdrawals.note(guild, article, at=at)
    return found


async def bring_back(
    stores: Stores, guild: GuildId, article: ArticleId
) -> ArticleId | ArticleSummary:
    """Do what `restore` does, without a note of who."""
    kept = await stores.articles.restore(guild, article)
    if kept is None:
        raise NotFound("That article is not there to be restored (any more).")
    return kept


async def note_reprocessing(
    stores: Stores, guild: GuildId, article: ArticleId, *, by: UserId, at: datetime
) -> None:
    """Note who has the text of an article read again."""
    found = await stores.articles.summary(guild, article)
    if found is not None:
        await _noted(
            stores, guild, ChangeKind.REPROCESS,
            said("{article} was read again", article=named(found.line)),
            by=by, at=at, article=article,
        )  # fmt: skip


def _taken_back(article: ArticleSummary) -> str:
    name = named(article.line)
    if not article.reason:
        return said("{article} was taken back", article=name)
    return said("{article} was taken back: {why}", article=name, why=article.reason)


def named(article: ArticleLine) -> str:
    """Return how a trail names an article."""
    title = f"“{article.title}”"
    return f"{title} ({article.outlet})" if article.outlet else title


def nothing_to_undo(state: State) -> str:
    """Say why an article cannot be taken back."""
    if state is State.RETRACTED:
        return said("That article was taken back already.")
    return said("That article is not in the archive, so there is nothing to take back.")


def _reason(typed: str) -> str | None:
    reason = " ".join(storable(typed).split())
    if len(reason) > REASON_LENGTH:
        raise BadOption("A reason has at most {most} characters.", most=REASON_LENGTH)
    return reason or None


async def _noted(
    stores: Stores,
    guild: GuildId,
    kind: ChangeKind,
    words: str,
    *,
    by: UserId,
    at: datetime,
    article: ArticleId,
) -> Change:
    return await stores.changes.note(
        guild, kind, words, by=by, at=at, articles=[article], body={"article": article}
    )
