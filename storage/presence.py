"""In which guilds the bot is: noted when it comes and goes, because what it left is deleted."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import ColumnElement, select, update
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.orm import InstrumentedAttribute

from news.ids import GuildId
from storage.guilds import GuildStore
from storage.insertion import insert_new
from storage.tables import GuildRow


class PresenceStore:
    """The guilds that Verbatim serves, those it left, and those of which all is being deleted."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection
        self._guilds = GuildStore(connection)

    async def come(self, guild: GuildId, *, joined: datetime) -> bool:
        """Note that the bot was added; tell whether this joining is to be greeted.

        It is once: Discord tells of one joining again after an outage, dated the same.
        """
        await self._guilds.meet(guild)
        await self._guilds.lock(guild)
        before = await self._connection.scalar(
            select(GuildRow.greeted_join).where(GuildRow.id == guild)
        )
        await self._set(guild, greeted_join=joined, left_at=None, awaited=False)
        return before != joined

    async def leave(self, guild: GuildId, *, at: datetime) -> bool:
        """Note that the bot was removed; tell whether that was news."""
        left = await self._connection.execute(
            update(GuildRow)
            .where(GuildRow.id == guild, GuildRow.left_at.is_(None))
            .values(left_at=at)
        )
        return left.rowcount == 1

    async def expect(self, guild: GuildId) -> None:
        """Note that a guild that was never met has an archive, before the bot is added to it."""
        await insert_new(self._connection, GuildRow, id=guild, awaited=True)

    async def settle(self, present: Collection[GuildId], *, at: datetime) -> tuple[GuildId, ...]:
        """Compare with the guilds in which the bot is; return those found left only now."""
        rows = (
            await self._connection.execute(select(GuildRow.id, GuildRow.left_at, GuildRow.awaited))
        ).all()
        for row in rows:
            if row.id in present and (row.left_at is not None or row.awaited):
                await self._set(GuildId(row.id), left_at=None, awaited=False)
        absent = (row for row in rows if row.id not in present and not row.awaited)
        gone = [GuildId(row.id) for row in absent if row.left_at is None]
        for guild in gone:
            await self.leave(guild, at=at)
        return tuple(gone)

    async def left_before(self, moment: datetime) -> tuple[GuildId, ...]:
        """Return the guilds that the bot left before a moment."""
        return await self._those(GuildRow.left_at < moment)

    async def begin_erasing(self, guild: GuildId) -> None:
        """Note that everything of a guild goes: from here on that is finished, come what may."""
        await self._set(guild, erasing=True)

    async def erasing(self) -> tuple[GuildId, ...]:
        """Return the guilds of which everything is being deleted."""
        return await self._those(GuildRow.erasing.is_(True))

    async def _those(self, kept: ColumnElement[bool]) -> tuple[GuildId, ...]:
        found = await self._connection.scalars(select(GuildRow.id).where(kept))
        return tuple(GuildId(id_) for id_ in found)

    async def _set(self, guild: GuildId, **values: object) -> None:
        await self._connection.execute(
            update(GuildRow).where(GuildRow.id == guild).values(**values)
        )


def is_served(guild: InstrumentedAttribute[int]) -> ColumnElement[bool]:
    """Ask that the bot is in the guild of a row, as far as it knows, and that its data stays."""
    return guild.not_in(select(GuildRow.id).where(GuildRow.left_at.is_not(None) | GuildRow.erasing))
