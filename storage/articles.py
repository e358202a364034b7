"""Articles on their way into the archive, and as they lie there."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from news.article import ArticleSummary, Page, QueuedArticle, State, Submission
from news.errors import NotFound
from news.ids import ArticleId, GuildId
from news.text import fold
from storage.claims import claims_of_page, claims_of_submission, text_claim
from storage.guilds import GuildStore
from storage.identities import IdentityStore
from storage.insertion import insert_new
from storage.intake_tables import SketchRow
from storage.shelf import ArticleShelf, is_article
from storage.submissions import content, content_columns, filed_columns, queued_columns
from storage.tables import ArticleRow, ClaimRow, FigureRow, QuoteRow, SubmissionRow


class ArticleStore(ArticleShelf):
    """The articles of every guild. A live one (queued or filed) claims its links and its text."""

    def __init__(self, connection: AsyncConnection) -> None:
        super().__init__(connection)
        self._guilds = GuildStore(connection)

    async def queue(self, submission: Submission) -> ArticleId | ArticleSummary:
        """Keep a submission until it is read; or return the live article that is the same.

        The same: an equal canonical link, or equal words of a UTF-8 text. What can only be told
        after reading (another link to the page, the same words in other markup) `file` tells.
        """
        guild = submission.guild
        await self._guilds.meet(guild)
        article = await self._insert(submission)
        holder = await self._claim(guild, article, claims_of_submission(submission))
        if holder is None:
            return article
        await self._connection.execute(delete(ArticleRow).where(ArticleRow.id == article))
        return await self._existing(guild, holder)

    async def queued(
        self, *, limit: int, without: Collection[ArticleId] = ()
    ) -> tuple[QueuedArticle, ...]:
        """Return what waits to be read in any guild, oldest first.

        `without` names those that are in work already, so that they take no place in `limit`.
        """
        rows = await self._connection.execute(
            select(ArticleRow.id, ArticleRow.guild, ArticleRow.attempts, SubmissionRow)
            .join(SubmissionRow, SubmissionRow.article == ArticleRow.id)
            .where(ArticleRow.state == State.QUEUED, ArticleRow.id.not_in(without))
            .order_by(ArticleRow.id)
            .limit(limit)
        )
        return tuple(
            QueuedArticle(ArticleId(row.id), GuildId(row.guild), content(row), row.attempts)
            for row in rows
        )

    async def begin(self, guild: GuildId, article: ArticleId) -> int:
        """Count one more try at reading and return how many that makes; 0 if none is queued.

        Commit this before the work starts: a text that kills the process is counted too.
        """
        attempts = await self._connection.scalar(
            update(ArticleRow)
            .where(*is_article(guild, article), ArticleRow.state == State.QUEUED)
            .values(attempts=ArticleRow.attempts + 1)
            .returning(ArticleRow.attempts)
        )
        return attempts or 0

    async def file(
        self, guild: GuildId, article: ArticleId, page: Page, *, at: datetime
    ) -> ArticleSummary | None:
        """Turn a queued article into a filed one with this page, and drop what was handed in.

        Returns None when filed, and the other article when a live one already has that link or
        these words (unless another outlet printed them: that is a copy); the caller then marks this one with `duplicate`, which undoes its claims.
        Raises `NotFound` when the article is not queued any more (retracted meanwhile). Findings
        are filed after this, in the same transaction: `Stores.file_findings`.
        """
        await self._guilds.lock(guild)
        if await self._state(guild, article) is not State.QUEUED:
            raise NotFound("That article was taken back before it could be filed.")
        holder = await self._claim(
            guild, article, claims_of_page(page), shared=text_claim(page), outlet=page.outlet
        )
        if holder is not None:
            return await self._existing(guild, holder)
        await self._set(guild, article, filed_at=at, **filed_columns(page))
        await self._connection.execute(
            delete(SubmissionRow).where(SubmissionRow.article == article)
        )
        return None

    async def fail(
        self, guild: GuildId, article: ArticleId, sentence: str, *, at: datetime
    ) -> bool:
        """Give a queued article up, with the reason as a sentence for members.

        Like `duplicate`, it releases the claims, so that the thing may be handed in again, and
        tells whether there was such a queued article.
        """
        ended = {"state": State.FAILED, "reason": sentence, "filed_at": at}
        return await self._end(guild, article, (State.QUEUED,), **ended)

    async def duplicate(self, guild: GuildId, article: ArticleId, *, of: ArticleId) -> bool:
        """Mark a queued article as the same as another one."""
        return await self._end(
            guild, article, (State.QUEUED,), state=State.DUPLICATE, duplicate_of=of
        )

    async def retract(self, guild: GuildId, article: ArticleId) -> bool:
        """Take a live article out of the archive, with its text and all that was found in it.

        Returns False when it is not live (any more). It may be handed in again.
        """
        await self._guilds.lock(guild)
        live = (State.QUEUED, State.FILED)
        if not await self._end(guild, article, live, state=State.RETRACTED, text=None):
            return False
        for row in (FigureRow, QuoteRow, SketchRow):
            await self._connection.execute(delete(row).where(row.article == article))
        await IdentityStore(self._connection).forget(guild, article)
        return True

    async def _insert(self, submission: Submission) -> ArticleId:
        inserted = await self._connection.execute(
            insert(ArticleRow).values(**queued_columns(submission)).returning(ArticleRow.id)
        )
        article = ArticleId(inserted.scalar_one())
        await self._connection.execute(
            insert(SubmissionRow).values(article=article, **content_columns(submission.content))
        )
        return article

    async def _claim(
        self,
        guild: GuildId,
        article: ArticleId,
        claims: Sequence[str],
        *,
        shared: str = "",
        outlet: str | None = None,
    ) -> ArticleId | None:
        """Take each claim, always in one order; return who already has one of them, if any.

        The `shared` one may be left to an article of another outlet than `outlet`.
        """
        for claim in sorted(claims):
            while not await insert_new(
                self._connection, ClaimRow, guild=guild, claim=claim, article=article
            ):
                holder = await self._connection.scalar(
                    select(ClaimRow.article).where(ClaimRow.guild == guild, ClaimRow.claim == claim)
                )
                if holder == article:
                    break
                if claim == shared and await self._is_elsewhere(holder, outlet):
                    break
                if holder is not None:
                    return ArticleId(holder)
                # It was released between the two statements: try again.
        return None

    async def _is_elsewhere(self, holder: int | None, outlet: str | None) -> bool:
        """Tell whether an article was printed by another outlet; unknown ones are the same."""
        theirs = await self._connection.scalar(
            select(ArticleRow.outlet).where(ArticleRow.id == holder)
        )
        return bool(theirs and outlet) and fold(theirs or "") != fold(outlet or "")

    async def _existing(self, guild: GuildId, article: ArticleId) -> ArticleSummary:
        summary = await self.summary(guild, article)
        if summary is None:
            raise LookupError(f"article {article} has claims but no row")
        return summary

    async def _state(self, guild: GuildId, article: ArticleId) -> State | None:
        return await self._connection.scalar(
            select(ArticleRow.state).where(*is_article(guild, article))
        )

    async def _end(
        self, guild: GuildId, article: ArticleId, states: tuple[State, ...], **values: Any
    ) -> bool:
        """Move an article out of one of these states; nothing that it held stays held."""
        moved = await self._connection.execute(
            update(ArticleRow)
            .where(*is_article(guild, article), ArticleRow.state.in_(states))
            .values(**values)
        )
        if moved.rowcount == 0:
            return False
        for row in (ClaimRow, SubmissionRow):
            await self._connection.execute(delete(row).where(row.article == article))
        return True

    async def _set(self, guild: GuildId, article: ArticleId, **values: Any) -> None:
        await self._connection.execute(
            update(ArticleRow).where(*is_article(guild, article)).values(**values)
        )
