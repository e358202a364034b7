"""Which articles print one report: candidates by their sketches, and what was found out."""

from collections.abc import Collection

from sqlalchemy import and_, func, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from news.article import ArticleLine, State
from news.ids import ArticleId, GuildId
from storage.intake_tables import SketchRow
from storage.summaries import LINE, article_line
from storage.tables import ArticleRow

CANDIDATES = 8


class CopyStore:
    """The copies of every guild. Call it under the guild's lock."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def candidates(
        self, guild: GuildId, sketch: Collection[int], *, without: ArticleId
    ) -> list[tuple[ArticleId, str]]:
        """Return the reports of filed articles that share numbers of a sketch, and their texts.

        Those that share most come first, then the oldest; `CANDIDATES` at most.
        """
        rows = await self._connection.execute(
            select(ArticleRow.id, ArticleRow.copy_of, ArticleRow.text)
            .join(SketchRow, SketchRow.article == ArticleRow.id)
            .where(
                SketchRow.guild == guild,
                SketchRow.number.in_(sketch),
                ArticleRow.id != without,
                ArticleRow.state == State.FILED,
            )
            .group_by(ArticleRow.id)
            .order_by(func.count().desc(), ArticleRow.id)
            .limit(CANDIDATES)
        )
        return [(ArticleId(row.copy_of or row.id), row.text or "") for row in rows]

    async def note(
        self, guild: GuildId, article: ArticleId, sketch: Collection[int], of: ArticleId | None
    ) -> None:
        """Note a filed article's sketch, and the report that it is a copy of, if any."""
        if sketch:
            rows = [{"guild": guild, "number": each, "article": article} for each in sketch]
            await self._connection.execute(insert(SketchRow), rows)
        await self._connection.execute(
            update(ArticleRow)
            .where(ArticleRow.guild == guild, ArticleRow.id == article)
            .values(copy_of=of)
        )

    async def others(self, guild: GuildId, article: ArticleLine) -> tuple[ArticleLine, ...]:
        """Return the other filed articles that print the same report, first printed first."""
        same = or_(ArticleRow.copy_of == article.report, ArticleRow.id == article.report)
        rows = await self._connection.execute(
            select(*LINE)
            .where(
                and_(ArticleRow.guild == guild, ArticleRow.state == State.FILED, same),
                ArticleRow.id != article.id,
            )
            .order_by(ArticleRow.dated, ArticleRow.id)
        )
        return tuple(article_line(row) for row in rows)
