"""The audit trail: what moderators did to speakers, who and when, and what was undone."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from news.change import Change, ChangeKind
from news.ids import ChangeId, GuildId, SpeakerId, UserId
from storage.columns import AnyRow
from storage.identity_tables import ChangedRow, ChangeRow
from storage.insertion import insert_all_new

Body = dict[str, Any]
"""What it takes to undo a change; goes through JSON."""


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
        about: Collection[SpeakerId],
        body: Body | None = None,
    ) -> Change:
        """Note a change in the transaction that makes it."""
        inserted = await self._connection.execute(
            insert(ChangeRow)
            .values(guild=guild, kind=kind, words=words, by=by, at=at, body=body or {})
            .returning(ChangeRow.id)
        )
        change = ChangeId(inserted.scalar_one())
        rows = [{"change": change, "speaker": speaker} for speaker in sorted(set(about))]
        await insert_all_new(self._connection, ChangedRow, rows)
        return Change(change, kind, at, by, words)

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
        self, guild: GuildId, *, speaker: SpeakerId | None = None, limit: int, offset: int = 0
    ) -> tuple[tuple[Change, ...], int]:
        """Return changes, those about one speaker or all, newest first; and how many in all."""
        kept: list[ColumnElement[bool]] = [ChangeRow.guild == guild]
        if speaker is not None:
            about = select(ChangedRow.change).where(ChangedRow.speaker == speaker)
            kept.append(ChangeRow.id.in_(about))
        total = await self._connection.scalar(
            select(func.count()).select_from(ChangeRow).where(*kept)
        )
        rows = await self._connection.execute(
            select(ChangeRow).where(*kept).order_by(ChangeRow.id.desc()).limit(limit).offset(offset)
        )
        return tuple(_change(row) for row in rows), total or 0


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
