"""What waits to be read: put in, once, and taken up again, with what it claims for itself."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from news.article import ArticleSummary, Document, QueuedArticle, State, Submission
from news.ids import ArticleId, GuildId, UserId
from news.text import fold
from storage.claims import claims_of_content
from storage.guilds import GuildStore
from storage.insertion import insert_new
from storage.shelf import ArticleShelf, is_article
from storage.submissions import content, content_columns, queued_columns
from storage.tables import ArticleRow, ClaimRow, GuildRow, SubmissionRow
from storage.waiting import queued_article, waiting

Held = Sequence[type[ClaimRow | SubmissionRow]]


class ArticleQueue(ArticleShelf):
    """The queued articles of every guild. A live one claims its links and its text."""

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
        holder = await self._claim(guild, article, claims_of_content(submission.content))
        if holder is None:
            return article
        await self._connection.execute(delete(ArticleRow).where(ArticleRow.id == article))
        return await self._existing(guild, holder)

    async def retry(self, guild: GuildId, article: ArticleId) -> ArticleId | ArticleSummary | None:
        """Queue once more what failed; or return the live article that is the same by now.

        None: it did not fail, or what was handed in is gone.
        """
        await self._guilds.lock(guild)
        row = (
            await self._connection.execute(
                select(SubmissionRow, ArticleRow.revises)
                .join(ArticleRow, ArticleRow.id == SubmissionRow.article)
                .where(*is_article(guild, article), ArticleRow.state == State.FAILED)
            )
        ).first()
        if row is None:
            return None
        if row.revises is None:
            claims = claims_of_content(content(row))
            holder = await self._claim(guild, article, claims)
            if holder is not None:
                await self._release(article, (ClaimRow,))
                return await self._existing(guild, holder)
        await self._set(guild, article, state=State.QUEUED, attempts=0, reason=None, filed_at=None)
        return article

    async def read_again(
        self, guild: GuildId, article: ArticleId, *, by: UserId, at: datetime
    ) -> ArticleId | None:
        """Queue the page of a filed article to be read again; None where it has no link.

        The answer is a queued article of its own, which ends as a duplicate of the filed one.
        """
        await self._guilds.lock(guild)
        found = await self.summary(guild, article)
        if found is None or found.state is not State.FILED or found.line.link is None:
            return None
        return await self._again(found, Submission(guild, by, at, found.line.link))

    async def reprocess(
        self, guild: GuildId, article: ArticleId, *, by: UserId, at: datetime
    ) -> ArticleId | None:
        """Queue the stored text of a filed article like `read_again`; None: it is not filed.

        What tells the two apart is that a document waits, and no link.
        """
        await self._guilds.lock(guild)
        found = await self.summary(guild, article)
        if found is None or found.state is not State.FILED:
            return None
        text = await self.text(guild, article) or ""
        return await self._again(
            found, Submission(guild, by, at, Document(text.encode(), "text/plain", "utf-8"))
        )

    async def _again(self, article: ArticleSummary, submission: Submission) -> ArticleId:
        """Queue a filed article once more, or return what waits of it already."""
        guild, line = submission.guild, article.line
        waiting = await self._connection.scalar(
            select(ArticleRow.id).where(
                ArticleRow.guild == guild,
                ArticleRow.revises == line.id,
                ArticleRow.state == State.QUEUED,
            )
        )
        if waiting is not None:
            return ArticleId(waiting)
        queued = await self._insert(submission)
        await self._set(guild, queued, revises=line.id, title=line.title)
        return queued

    async def first_of_guilds(
        self, *, without: Collection[ArticleId] = ()
    ) -> dict[GuildId, ArticleId]:
        """Return the oldest article that waits in each guild where one does."""
        oldest = (
            select(func.min(ArticleRow.id))
            .where(
                ArticleRow.guild == GuildRow.id,
                ArticleRow.state == State.QUEUED,
                ArticleRow.id.not_in(without),
            )
            .correlate(GuildRow)
            .scalar_subquery()
            .label("oldest")
        )
        rows = await self._connection.execute(select(GuildRow.id, oldest))
        return {GuildId(row.id): ArticleId(row.oldest) for row in rows if row.oldest is not None}

    async def one_waiting(self, article: ArticleId) -> QueuedArticle | None:
        """Return one that waits."""
        row = (await self._connection.execute(waiting().where(ArticleRow.id == article))).first()
        return None if row is None else queued_article(row)

    async def ahead(self, guild: GuildId, article: ArticleId) -> int:
        """Return how many articles are read before one at most, guilds taking turns."""
        counted = select(func.count()).where(ArticleRow.state == State.QUEUED)
        older = await self._connection.scalar(
            counted.where(ArticleRow.guild == guild, ArticleRow.id < article)
        )
        before = older or 0
        others = await self._connection.scalars(
            counted.where(ArticleRow.guild != guild).group_by(ArticleRow.guild)
        )
        return before + sum(min(waiting, before + 1) for waiting in others)

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

    async def _release(
        self, article: ArticleId, held: Sequence[type[ClaimRow | SubmissionRow]]
    ) -> None:
        for row in held:
            await self._connection.execute(delete(row).where(row.article == article))

    async def _set(self, guild: GuildId, article: ArticleId, **values: Any) -> None:
        await self._connection.execute(
            update(ArticleRow).where(*is_article(guild, article)).values(**values)
        )
