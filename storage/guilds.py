"""Guilds and what they chose."""

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from news.guild import Settings
from news.ids import GuildId, RoleId
from storage.insertion import insert_new
from storage.tables import GuildRow


class GuildStore:
    """The guilds that Verbatim has met."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def meet(self, guild: GuildId) -> None:
        """Make sure that rows may belong to this guild."""
        await insert_new(self._connection, GuildRow, id=guild)

    async def lock(self, guild: GuildId) -> None:
        """Let one transaction at a time file or retract in this guild.

        Without it, a speaker could go with a retracted article while another article, filed at
        the same time, joins to it. SQLite has one writer at a time anyway.
        """
        await self._connection.execute(
            select(GuildRow.id).where(GuildRow.id == guild).with_for_update(key_share=True)
        )

    async def settings(self, guild: GuildId) -> Settings:
        """Return what the guild chose; a guild that chose nothing has the defaults."""
        role = await self._connection.scalar(
            select(GuildRow.moderator_role).where(GuildRow.id == guild)
        )
        return Settings(guild, None if role is None else RoleId(role))

    async def set_moderator_role(self, guild: GuildId, role: RoleId | None) -> None:
        """Keep the role whose members are moderators, or None for those who manage the server."""
        await self.meet(guild)
        await self._connection.execute(
            update(GuildRow).where(GuildRow.id == guild).values(moderator_role=role)
        )
