"""The revisions of articles as they are kept, and whom an article names."""

from datetime import datetime
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from news.article import ArticleLine, State
from news.ids import ArticleId, GuildId
from news.revision import Revision
from storage.intake_tables import RevisionRow
from storage.speaker_tables import AppearanceRow
from storage.summaries import LINE, article_line
from storage.tables import ArticleRow


class RevisionShelf:
    """What can be read of the revisions of every guild's articles."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def latest(self, guild: GuildId, article: ArticleId) -> tuple[Revision, str, str] | None:
        """Return an article's last revision with the text before it and after it."""
        row = (
            await self._connection.execute(
                select(RevisionRow, ArticleRow.text.label("after"))
                .join(ArticleRow, ArticleRow.id == RevisionRow.article)
                .where(
                    ArticleRow.guild == guild,
                    ArticleRow.id == article,
                    ArticleRow.state == State.FILED,
                    ~RevisionRow.reprocessed,
                )
                .order_by(RevisionRow.id.desc())
                .limit(1)
            )
        ).first()
        if row is None:
            return None
        revision = Revision(
            await self._line(article), row.found_at, row.kept, row.added, row.removed
        )
        return revision, row.text, row.after or ""

    async def made_by(self, guild: GuildId, read: ArticleId) -> Revision | None:
        """Return the revision that a page, read again, turned out to be; None: it was the same."""
        row = (
            await self._connection.execute(
                select(RevisionRow)
                .join(ArticleRow, ArticleRow.revises == RevisionRow.article)
                .where(
                    ArticleRow.guild == guild,
                    ArticleRow.id == read,
                    ArticleRow.filed_at == RevisionRow.found_at,
                )
            )
        ).first()
        if row is None:
            return None
        line = await self._line(ArticleId(row.article))
        counts = row.kept, row.added, row.removed
        return Revision(line, row.found_at, *counts, reprocessed=row.reprocessed)

    async def named(self, article: ArticleId) -> set[int]:
        """Return the speakers whom an article names, for `tidy` after it changed."""
        rows = await self._connection.execute(
            select(AppearanceRow.filed_under, AppearanceRow.speaker).where(
                AppearanceRow.article == article
            )
        )
        return {each for row in rows for each in row}

    async def _keep(
        self, article: ArticleId, at: datetime, counts: dict[str, int], **before: Any
    ) -> Revision:
        """Keep that there was a revision, and how the article read before."""
        values = {"article": article, "found_at": at, "text": "", **before, **counts}
        await self._connection.execute(insert(RevisionRow).values(**values))
        kept, added, removed = counts["kept"], counts["added"], counts["removed"]
        return Revision(await self._line(article), at, kept, added, removed)

    async def _line(self, article: ArticleId) -> ArticleLine:
        rows = await self._connection.execute(select(*LINE).where(ArticleRow.id == article))
        return article_line(rows.one())
