"""Questions that were asked, so that a button under an answer can ask again."""

from datetime import datetime
from typing import Any

from sqlalchemy import delete, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from news.ids import GuildId, QuestionId, UserId
from storage.guilds import GuildStore
from storage.tables import QuestionRow


class QuestionStore:
    """The questions of every guild, as the service lays them out."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def remember(
        self, guild: GuildId, body: dict[str, Any], *, asked_by: UserId, asked_at: datetime
    ) -> QuestionId:
        """Keep a question (`body` goes through JSON) and return its id."""
        await GuildStore(self._connection).meet(guild)
        inserted = await self._connection.execute(
            insert(QuestionRow)
            .values(guild=guild, body=body, asked_by=asked_by, asked_at=asked_at)
            .returning(QuestionRow.id)
        )
        return QuestionId(inserted.scalar_one())

    async def recall(self, guild: GuildId, question: QuestionId) -> dict[str, Any] | None:
        """Return a question of this guild, or None when there is none (any more)."""
        return await self._connection.scalar(
            select(QuestionRow.body).where(QuestionRow.guild == guild, QuestionRow.id == question)
        )

    async def purge(self, guild: GuildId, *, before: datetime) -> int:
        """Drop the guild's questions that were asked before a moment; return how many."""
        dropped = await self._connection.execute(
            delete(QuestionRow).where(QuestionRow.guild == guild, QuestionRow.asked_at < before)
        )
        return dropped.rowcount
