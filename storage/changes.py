"""The audit trail: what moderators decided and put right, who and when, and what was undone."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, func, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from news.change import Area, Change, ChangeKind
from news.ids import ArticleId, ChangeId, GuildId, SpeakerId, UserId
from storage.among import among
from storage.columns import AnyRow
from storage.identity_tables import ChangedArticleRow, ChangedRow, ChangeRow
from storage.insertion import insert_all_new
from storage.tables import ArticleRow

Body = dict[str, Any]
"""What it takes to undo a change; goes through JSON."""


@dataclass(frozen=True, slots=True)
class ChangeFilter:
    """Which changes are wanted: about whom or what, of which sort, made or undone by whom."""

    speaker: SpeakerId | None = None
    article: ArticleId | None = None
    by: UserId | None = None
    area: Area | None = None


class ChangeStore:
    """The changes of every guild. None is ever deleted; undoing one is noted on it."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def note(
        self,
        guild: GuildId,
        kind: ChangeKind,
        words: str,
        *,
        by: UserId,
        at: datetime,
        about: Collection[SpeakerId] = (),
        articles: Collection[ArticleId] = (),
        body: Body | None = None,
    ) -> Change:
        """Note a change in the transaction that makes it, and which speakers it is about.

        Or `articles`, or both: by these it is found.
        """
        inserted = await self._connection.execute(
            insert(ChangeRow)
            .values(guild=guild, kind=kind, words=words, by=by, at=at, body=body or {})
            .returning(ChangeRow.id)
        )
        change = ChangeId(inserted.scalar_one())
        speakers = [{"change": change, "speaker": speaker} for speaker in sorted(set(about))]
        await insert_all_new(self._connection, ChangedRow, speakers)
        await self.concern(guild, change, articles)
        return Change(change, kind, at, by, words)

    async def concern(
        self, guild: GuildId, change: ChangeId, articles: Collection[ArticleId]
    ) -> None:
        """Note that a change is about these articles too."""
        mine = select(ArticleRow.id).where(ArticleRow.guild == guild, ArticleRow.id.in_(articles))
        of = await self._connection.scalars(mine.order_by(ArticleRow.id))
        rows = [{"change": change, "article": article} for article in of]
        await insert_all_new(self._connection, ChangedArticleRow, rows)

    async def fill(self, guild: GuildId, change: ChangeId, body: Body) -> None:
        """Keep what it takes to undo a change, once it is made."""
        await self._connection.execute(
            update(ChangeRow).where(*_is(guild, change)).values(body=body)
        )

    async def get(self, guild: GuildId, change: ChangeId) -> tuple[Change, Body] | None:
        """Return a change of this guild with what it takes to undo it."""
        row = (await self._connection.execute(select(ChangeRow).where(*_is(guild, change)))).first()
        return None if row is None else (_change(row), row.body)

    async def undone(self, guild: GuildId, change: ChangeId, *, by: UserId, at: datetime) -> bool:
        """Note that a change is undone; False when it was before."""
        updated = await self._connection.execute(
            update(ChangeRow)
            .where(*_is(guild, change), ChangeRow.undone_at.is_(None))
            .values(undone_at=at, undone_by=by)
        )
        return updated.rowcount == 1

    async def count(self, guild: GuildId) -> int:
        """Return how many changes were made and undone: a number that only grows."""
        counted = select(func.count() + func.count(ChangeRow.undone_at))
        return await self._connection.scalar(counted.where(ChangeRow.guild == guild)) or 0

    async def latest(
        self, guild: GuildId, wanted: ChangeFilter | None = None, *, limit: int, offset: int = 0
    ) -> tuple[tuple[Change, ...], int]:
        """Return the wanted changes, or all, newest first; and how many in all."""
        kept = [ChangeRow.guild == guild, *_conditions(wanted or ChangeFilter())]
        total = await self._connection.scalar(
            select(func.count()).select_from(ChangeRow).where(*kept)
        )
        rows = await self._connection.execute(
            select(ChangeRow).where(*kept).order_by(ChangeRow.id.desc()).limit(limit).offset(offset)
        )
        return tuple(_change(row) for row in rows), total or 0

    async def of_articles(
        self, guild: GuildId, articles: Collection[ArticleId], kind: ChangeKind
    ) -> dict[ArticleId, list[tuple[Change, Body]]]:
        """Return the changes of a kind that are about any of these articles, oldest first."""
        rows = await self._connection.execute(
            select(ChangeRow, ChangedArticleRow.article)
            .join(ChangedArticleRow, ChangedArticleRow.change == ChangeRow.id)
            .where(ChangeRow.guild == guild, ChangeRow.kind == kind)
            .where(among(self._connection, ChangedArticleRow.article, articles))
            .order_by(ChangeRow.id)
        )
        found = defaultdict[ArticleId, list[tuple[Change, Body]]](list)
        for row in rows:
            found[ArticleId(row.article)].append((_change(row), row.body))
        return dict(found)


def _conditions(wanted: ChangeFilter) -> Iterator[ColumnElement[bool]]:
    if wanted.speaker is not None:
        about = select(ChangedRow.change).where(ChangedRow.speaker == wanted.speaker)
        yield ChangeRow.id.in_(about)
    if wanted.article is not None:
        of = select(ChangedArticleRow.change).where(ChangedArticleRow.article == wanted.article)
        yield ChangeRow.id.in_(of)
    if wanted.by is not None:
        yield or_(ChangeRow.by == wanted.by, ChangeRow.undone_by == wanted.by)
    if wanted.area is not None:
        yield ChangeRow.kind.in_(sorted(wanted.area.kinds))


def _is(guild: GuildId, change: ChangeId) -> tuple[ColumnElement[bool], ...]:
    return ChangeRow.guild == guild, ChangeRow.id == change


def _change(row: AnyRow) -> Change:
    return Change(
        ChangeId(row.id),
        row.kind,
        row.at,
        UserId(row.by),
        row.words,
        row.undone_at,
        None if row.undone_by is None else UserId(row.undone_by),
    )
