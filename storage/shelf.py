"""Filed articles as they lie in the archive: by date, by words, by the period they came in."""

from datetime import datetime

from sqlalchemy import ColumnElement, exists, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from news.article import ArticleSummary, State
from news.ids import ArticleId, GuildId, ScheduleId
from storage.briefing_tables import CoveredRow
from storage.search import about as has_words
from storage.summaries import article_summary, summaries
from storage.tables import ArticleRow


class ArticleShelf:
    """What can be read of the articles of every guild."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def summary(self, guild: GuildId, article: ArticleId) -> ArticleSummary | None:
        """Return the article in whatever state it is, or None when the guild has none such."""
        row = (
            await self._connection.execute(summaries().where(*is_article(guild, article)))
        ).first()
        return None if row is None else article_summary(row)

    async def latest(
        self, guild: GuildId, *, about: str | None = None, limit: int, offset: int = 0
    ) -> tuple[tuple[ArticleSummary, ...], int]:
        """Return filed articles, newest first, and how many there are in all.

        `about` keeps those whose title has all its words.
        """
        kept = [ArticleRow.guild == guild, ArticleRow.state == State.FILED]
        if about is not None:
            kept.append(has_words(self._connection, guild, ArticleRow, about))
        total = await self._connection.scalar(
            select(func.count()).select_from(ArticleRow).where(*kept)
        )
        return await self._newest(kept, limit=limit, offset=offset), total or 0

    async def titled(
        self, guild: GuildId, typed: str, *, taken_back: bool = False, limit: int
    ) -> tuple[ArticleSummary, ...]:
        """Return filed articles whose title has these words, newest first.

        Or those that were `taken_back` and can be restored. The last word may be unfinished; with
        nothing typed, the newest articles.
        """
        state = State.RETRACTED if taken_back else State.FILED
        kept = [ArticleRow.guild == guild, ArticleRow.state == state]
        kept += [ArticleRow.text.is_not(None)] if taken_back else []
        if typed.strip():
            kept.append(has_words(self._connection, guild, ArticleRow, typed, unfinished=True))
        return await self._newest(kept, limit=limit, offset=0)

    async def text(self, guild: GuildId, article: ArticleId) -> str | None:
        """Return the stored text of a filed article, to which all spans refer."""
        return await self._connection.scalar(
            select(ArticleRow.text).where(*is_article(guild, article))
        )

    async def outlets(self, guild: GuildId) -> tuple[str, ...]:
        """Return the outlets of the guild's filed articles, the most frequent first."""
        names = await self._connection.scalars(
            select(ArticleRow.outlet)
            .where(
                ArticleRow.guild == guild,
                ArticleRow.state == State.FILED,
                ArticleRow.outlet.is_not(None),
            )
            .group_by(ArticleRow.outlet)
            .order_by(func.count().desc(), ArticleRow.outlet)
        )
        return tuple(name for name in names if name is not None)

    async def uncovered(
        self, guild: GuildId, schedule: ScheduleId, *, since: datetime, until: datetime
    ) -> tuple[ArticleId, ...]:
        """Return what was filed after `since` and up to `until` and no briefing covers yet.

        Only briefings of this schedule count. In the order of filing.
        """
        covered = exists().where(
            CoveredRow.schedule == schedule, CoveredRow.article == ArticleRow.id
        )
        found = await self._connection.scalars(
            select(ArticleRow.id)
            .where(*settled_within(guild, State.FILED, since, until), ~covered)
            .order_by(ArticleRow.filed_at, ArticleRow.id)
        )
        return tuple(ArticleId(article) for article in found)

    async def unread(
        self, guild: GuildId, since: datetime, until: datetime
    ) -> tuple[ArticleSummary, ...]:
        """Return what was given up as unreadable after `since` and up to `until`, in that order.

        A page that could not be read again is none of these: its article is there.
        """
        rows = await self._connection.execute(
            summaries()
            .where(*settled_within(guild, State.FAILED, since, until), ArticleRow.revises.is_(None))
            .order_by(ArticleRow.filed_at, ArticleRow.id)
        )
        return tuple(article_summary(row) for row in rows)

    async def _newest(
        self, kept: list[ColumnElement[bool]], *, limit: int, offset: int
    ) -> tuple[ArticleSummary, ...]:
        rows = await self._connection.execute(
            summaries()
            .where(*kept)
            .order_by(ArticleRow.dated.desc(), ArticleRow.id.desc())
            .limit(limit)
            .offset(offset)
        )
        return tuple(article_summary(row) for row in rows)


def is_article(guild: GuildId, article: ArticleId) -> tuple[ColumnElement[bool], ...]:
    """Say that a row is this article of this guild."""
    return ArticleRow.guild == guild, ArticleRow.id == article


def settled_within(
    guild: GuildId, state: State, since: datetime, until: datetime
) -> tuple[ColumnElement[bool], ...]:
    """Say that an article came into this state after `since` and up to `until`."""
    return (
        ArticleRow.guild == guild,
        ArticleRow.state == state,
        ArticleRow.filed_at > since,
        ArticleRow.filed_at <= until,
    )
