"""Articles as they come into the archive, and as they leave it."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, insert, select, update

from news.article import ArticleSummary, Document, Page, State
from news.errors import NotFound
from news.ids import ArticleId, GuildId
from storage.claims import claims_of_page, text_claim
from storage.identities import IdentityStore
from storage.insertion import insert_new
from storage.intake_tables import RevisionRow, SketchRow
from storage.queue import ArticleQueue, Held
from storage.shelf import is_article
from storage.submissions import article_terms, content_columns, filed_columns
from storage.tables import ArticleRow, ClaimRow, FigureRow, GuildRow, QuoteRow, SubmissionRow

CLEARED = "An article that was taken back"


class ArticleStore(ArticleQueue):
    """The articles of every guild. A live one (queued or filed) claims its links and its text."""

    async def file(
        self, guild: GuildId, article: ArticleId, page: Page, *, at: datetime
    ) -> ArticleSummary | None:
        """Turn a queued article into a filed one with this page, and drop what was handed in.

        Returns None when filed, and the other article when a live one already has that link or
        these words (unless another outlet printed them: that is a copy); the caller then marks
        this one with `duplicate`, which undoes its claims.
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
        tells whether there was such a queued article. What was handed in stays for `retry`.
        """
        return await self._end(
            guild,
            article,
            (State.QUEUED,),
            held=(ClaimRow,),
            state=State.FAILED,
            reason=sentence,
            filed_at=at,
        )

    async def claim_revision(
        self, guild: GuildId, article: ArticleId, page: Page, *, before: str
    ) -> None:
        """Claim what a page says by now for the article that it is, and not what it said before.

        Call it under the guild's lock. What other articles claim stays theirs.
        """
        said = claims_of_page(replace(page, text=before, link=None))
        await self._connection.execute(
            delete(ClaimRow).where(
                ClaimRow.guild == guild, ClaimRow.article == article, ClaimRow.claim.in_(said)
            )
        )
        for claim in claims_of_page(page):
            await insert_new(self._connection, ClaimRow, guild=guild, claim=claim, article=article)

    async def duplicate(
        self, guild: GuildId, article: ArticleId, *, of: ArticleId, at: datetime | None = None
    ) -> bool:
        """Mark a queued article as the same as another one, which its page changed `at`, if so."""
        return await self._end(
            guild,
            article,
            (State.QUEUED,),
            state=State.DUPLICATE,
            duplicate_of=of,
            filed_at=at,
        )

    async def keep_only(self, guild: GuildId, article: ArticleId, text: str) -> None:
        """Keep another text of the same length, so that all spans stay right."""
        row = (
            await self._connection.execute(
                select(ArticleRow.title, ArticleRow.language).where(*is_article(guild, article))
            )
        ).one()
        terms = article_terms(row.title, text, row.language)
        await self._set(guild, article, text=text, terms=terms)

    async def retract(
        self, guild: GuildId, article: ArticleId, *, at: datetime, reason: str | None = None
    ) -> bool:
        """Take a live article out of the archive, with all that was found in it.

        Returns False when it is not live (any more). It may be handed in again. Its text, which
        nothing shows, stays for `restore`.
        """
        await self._guilds.lock(guild)
        live, gone = (State.QUEUED, State.FILED), State.RETRACTED
        if not await self._end(guild, article, live, state=gone, retracted_at=at, reason=reason):
            return False
        for row in (FigureRow, QuoteRow, SketchRow):
            await self._connection.execute(delete(row).where(row.article == article))
        await IdentityStore(self._connection).forget(guild, article)
        return True

    async def restore(
        self, guild: GuildId, article: ArticleId
    ) -> ArticleId | ArticleSummary | None:
        """Queue an article that was taken back, to be filed as it was.

        Or return the live article that is the same by now. None: it was not taken back, or its
        text is cleared away.
        """
        await self._guilds.lock(guild)
        row = (
            await self._connection.execute(
                select(ArticleRow.text, ArticleRow.link, ArticleRow.outlet).where(
                    *is_article(guild, article),
                    ArticleRow.state == State.RETRACTED,
                    ArticleRow.text.is_not(None),
                )
            )
        ).first()
        if row is None:
            return None
        page = Page(title="", text=row.text, outlet=row.outlet, link=row.link)
        holder = await self._claim(
            guild, article, claims_of_page(page), shared=text_claim(page), outlet=row.outlet
        )
        if holder is not None:
            await self._release(article, (ClaimRow,))
            return await self._existing(guild, holder)
        text = Document(row.text.encode(), "text/plain", "utf-8", link=row.link)
        await self._connection.execute(
            insert(SubmissionRow).values(article=article, **content_columns(text))
        )
        await self._set(
            guild, article, state=State.QUEUED, attempts=0, retracted_at=None, reason=None
        )
        return article

    async def clear_away(self, *, retracted: datetime, failed: datetime) -> None:
        """Delete for good what was taken back, and what failed, before these moments.

        The rows stay, empty, because messages and other rows may name their numbers.
        """
        gone = ArticleRow.state == State.RETRACTED, ArticleRow.retracted_at < retracted
        ids = select(ArticleRow.id).where(*gone).scalar_subquery()
        await self._connection.execute(delete(RevisionRow).where(RevisionRow.article.in_(ids)))
        await self._connection.execute(
            update(ArticleRow)
            .where(*gone, ArticleRow.text.is_not(None))
            .values(
                text=None,
                title=CLEARED,
                terms=None,
                outlet=None,
                byline=None,
                link=None,
                published=None,
            )
        )
        old = select(ArticleRow.id).where(
            ArticleRow.state == State.FAILED, ArticleRow.filed_at < failed
        )
        await self._connection.execute(
            delete(SubmissionRow).where(SubmissionRow.article.in_(old.scalar_subquery()))
        )

    async def expired(self, now: datetime, *, limit: int) -> tuple[tuple[GuildId, ArticleId], ...]:
        """Return filed articles that are older than their guild keeps them, oldest first."""
        guilds = await self._connection.execute(
            select(GuildRow.id, GuildRow.retention_days).where(GuildRow.retention_days.is_not(None))
        )
        found: list[tuple[GuildId, ArticleId]] = []
        for row in guilds.all():
            before = now - timedelta(days=row.retention_days)
            ids = await self._connection.scalars(
                select(ArticleRow.id)
                .where(
                    ArticleRow.guild == row.id,
                    ArticleRow.state == State.FILED,
                    ArticleRow.filed_at < before,
                )
                .order_by(ArticleRow.filed_at)
                .limit(limit)
            )
            found += [(GuildId(row.id), ArticleId(id_)) for id_ in ids]
        return tuple(found[:limit])

    async def _state(self, guild: GuildId, article: ArticleId) -> State | None:
        return await self._connection.scalar(
            select(ArticleRow.state).where(*is_article(guild, article))
        )

    async def _end(
        self,
        guild: GuildId,
        article: ArticleId,
        states: tuple[State, ...],
        *,
        held: Held = (ClaimRow, SubmissionRow),
        **values: Any,
    ) -> bool:
        """Move an article out of one of these states; what it held is released."""
        moved = await self._connection.execute(
            update(ArticleRow)
            .where(*is_article(guild, article), ArticleRow.state.in_(states))
            .values(**values)
        )
        if moved.rowcount == 0:
            return False
        await self._release(article, held)
        return True
