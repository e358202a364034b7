"""Guilds and what they chose."""

from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from news.guild import Settings
from news.ids import ChannelId, GuildId, RoleId
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
        row = (await self._connection.execute(select(GuildRow).where(GuildRow.id == guild))).first()
        if row is None:
            return Settings(guild)
        chosen: dict[str, Any] = {
            "moderator_role": row.moderator_role,
            "zone": None if row.zone is None else ZoneInfo(row.zone),
            "grace_minutes": row.grace_minutes,
            "log_channel": row.log_channel,
            "retention_days": row.retention_days,
            "excerpts": row.excerpts,
        }
        return Settings(guild, **{key: value for key, value in chosen.items() if value is not None})

    async def set_moderator_role(self, guild: GuildId, role: RoleId | None) -> None:
        """Keep the role whose members are moderators, or None for those who manage the server."""
        await self._set(guild, moderator_role=role)

    async def set_zone(self, guild: GuildId, zone: ZoneInfo | None) -> None:
        """Keep the zone that new schedules inherit, or None for UTC."""
        await self._set(guild, zone=None if zone is None else zone.key)

    async def set_grace_minutes(self, guild: GuildId, minutes: int | None) -> None:
        """Keep how late a briefing is still posted, or None for the default."""
        await self._set(guild, grace_minutes=minutes)

    async def set_log_channel(self, guild: GuildId, channel: ChannelId | None) -> None:
        """Keep the channel for what moderators must know, or None to tell single people."""
        await self._set(guild, log_channel=channel)

    async def set_retention_days(self, guild: GuildId, days: int | None) -> None:
        """Keep after how many days articles are cleared away, or None for never."""
        await self._set(guild, retention_days=days)

    async def set_excerpts(self, guild: GuildId, *, excerpts: bool) -> None:
        """Keep whether only excerpts of new articles are stored."""
        await self._set(guild, excerpts=excerpts)

    async def _set(self, guild: GuildId, **values: object) -> None:
        await self.meet(guild)
        await self._connection.execute(
            update(GuildRow).where(GuildRow.id == guild).values(**values)
        )
