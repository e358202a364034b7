"""Up to where members have seen the answers to their questions for what is new."""

from datetime import datetime

from sqlalchemy import delete, func, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from news.ids import GuildId, QuoteId, UserId
from storage.asking_tables import SeenRow
from storage.guilds import GuildStore
from storage.tables import QuoteRow


class SeenStore:
    """What members of every guild have seen. Only questions for what is new are noted."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def note(
        self, guild: GuildId, member: UserId, question: str, *, at: datetime
    ) -> QuoteId | None:
        """Note that a member sees all quotes there are by now; return the last one seen before.

        None: the member asks this for the first time. `question` is a digest of 64 characters.
        Under the guild's lock, because then no article is being filed whose quotes have lower
        numbers than the newest, and are not there yet.
        """
        guilds = GuildStore(self._connection)
        await guilds.meet(guild)
        await guilds.lock(guild)
        mine = SeenRow.guild == guild, SeenRow.member == member, SeenRow.question == question
        before = await self._connection.scalar(select(SeenRow.quote).where(*mine))
        newest = await self._connection.scalar(select(func.max(QuoteRow.id)))
        await self._connection.execute(delete(SeenRow).where(*mine))
        await self._connection.execute(
            insert(SeenRow).values(
                guild=guild, member=member, question=question, quote=newest or 0, at=at
            )
        )
        return None if before is None else QuoteId(before)

    async def forget(self, guild: GuildId, member: UserId) -> int:
        """Delete what is noted about a member of this guild; return how many questions."""
        mine = SeenRow.guild == guild, SeenRow.member == member
        return (await self._connection.execute(delete(SeenRow).where(*mine))).rowcount

    async def purge(self, guild: GuildId, *, before: datetime) -> int:
        """Drop what was last asked before a moment; return how many."""
        old = SeenRow.guild == guild, SeenRow.at < before
        return (await self._connection.execute(delete(SeenRow).where(*old))).rowcount
