"""Doubts: pairs of speakers of whom a moderator is asked whether they are the same."""

from sqlalchemy import ColumnElement, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.orm import aliased

from news.doubt import Answer
from news.ids import DoubtId, GuildId, SpeakerId
from storage.columns import AnyRow, AnySelect
from storage.identity_tables import DoubtRow
from storage.speaker_tables import AppearanceRow, SpeakerRow

Pair = tuple[SpeakerId, SpeakerId]
"""Who is new and who was known; each as filed, whoever it is a part of by now."""

_New = aliased(SpeakerRow)
_Known = aliased(SpeakerRow)


class DoubtStore:
    """The doubts of every guild. What was answered is kept for good, and not asked again."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def next(
        self, guild: GuildId, *, after: DoubtId | None = None
    ) -> tuple[DoubtId, Pair] | None:
        """Return the oldest open doubt after one, or the first again where none is left.

        Pairs that became one otherwise, or that no article names any more, are not asked about.
        """
        query = _open(select(DoubtRow.id, DoubtRow.new, DoubtRow.known), guild)
        for since in (after or 0, 0):
            row = (
                await self._connection.execute(
                    query.where(DoubtRow.id > since).order_by(DoubtRow.id).limit(1)
                )
            ).first()
            if row is not None:
                return DoubtId(row.id), _pair(row)
        return None

    async def count(self, guild: GuildId) -> int:
        """Return how many doubts are open."""
        query = _open(select(func.count()).select_from(DoubtRow), guild)
        return await self._connection.scalar(query) or 0

    async def about(self, guild: GuildId, speaker: SpeakerId) -> tuple[Pair, ...]:
        """Return the open doubts about a speaker, all its parts included."""
        ours: ColumnElement[bool] = or_(
            *(each == speaker for each in (_New.id, _New.head, _Known.id, _Known.head))
        )
        query = _open(select(DoubtRow.new, DoubtRow.known), guild).where(ours)
        rows = await self._connection.execute(query.order_by(DoubtRow.id).limit(10))
        return tuple(_pair(row) for row in rows)

    async def get(self, guild: GuildId, doubt: DoubtId) -> tuple[Answer, Pair] | None:
        """Return a doubt of this guild, whatever was answered."""
        row = (
            await self._connection.execute(
                select(DoubtRow).where(DoubtRow.guild == guild, DoubtRow.id == doubt)
            )
        ).first()
        return None if row is None else (row.answer, _pair(row))

    async def answer(self, guild: GuildId, doubt: DoubtId, answer: Answer) -> None:
        """Keep an answer, or open the doubt again."""
        await self._connection.execute(
            update(DoubtRow)
            .where(DoubtRow.guild == guild, DoubtRow.id == doubt)
            .values(answer=answer)
        )


def _open(query: AnySelect, guild: GuildId) -> AnySelect:
    new, known = (func.coalesce(each.head, each.id) for each in (_New, _Known))
    named = (
        select(AppearanceRow.article).where(AppearanceRow.speaker == one).exists()
        for one in (new, known)
    )
    return (
        query.join(_New, _New.id == DoubtRow.new)
        .join(_Known, _Known.id == DoubtRow.known)
        .where(DoubtRow.guild == guild, DoubtRow.answer == Answer.OPEN, new != known, *named)
    )


def _pair(row: AnyRow) -> Pair:
    return SpeakerId(row.new), SpeakerId(row.known)
