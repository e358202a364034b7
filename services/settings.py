"""What a guild chooses in Discord."""

from zoneinfo import ZoneInfo

from news.errors import BadOption
from news.guild import LONGEST_GRACE, LONGEST_RETENTION, SHORTEST_RETENTION, Settings
from news.ids import ChannelId, GuildId, RoleId
from storage.database import Database


class GuildSettings:
    """The choices of every guild."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def of(self, guild: GuildId) -> Settings:
        """Return what the guild chose; a guild that chose nothing has the defaults."""
        async with self._database.reading() as stores:
            return await stores.guilds.settings(guild)

    async def set_moderator_role(self, guild: GuildId, role: RoleId | None) -> Settings:
        """Make the members of a role moderators; None: those who may manage the server."""
        async with self._database.transaction() as stores:
            await stores.guilds.set_moderator_role(guild, role)
            return await stores.guilds.settings(guild)

    async def set_zone(self, guild: GuildId, zone: ZoneInfo | None) -> Settings:
        """Choose the time zone that new schedules inherit; None: UTC."""
        async with self._database.transaction() as stores:
            await stores.guilds.set_zone(guild, zone)
            return await stores.guilds.settings(guild)

    async def set_grace_minutes(self, guild: GuildId, minutes: int | None) -> Settings:
        """Choose how late a briefing is still posted; None: two hours. May raise `BadOption`."""
        if minutes is not None and not 0 <= minutes <= LONGEST_GRACE:
            raise BadOption(
                "A briefing can be between 0 and {most} minutes late; after that the"
                " next one covers its time.",
                most=f"{LONGEST_GRACE:,}",
            )
        async with self._database.transaction() as stores:
            await stores.guilds.set_grace_minutes(guild, minutes)
            return await stores.guilds.settings(guild)

    async def set_retention_days(self, guild: GuildId, days: int | None) -> Settings:
        """Choose after how many days articles go; None: never. May raise `BadOption`."""
        if days is not None and not SHORTEST_RETENTION <= days <= LONGEST_RETENTION:
            raise BadOption(
                "Articles can be kept between {least} and {most} days.",
                least=SHORTEST_RETENTION,
                most=f"{LONGEST_RETENTION:,}",
            )
        async with self._database.transaction() as stores:
            await stores.guilds.set_retention_days(guild, days)
            return await stores.guilds.settings(guild)

    async def set_excerpts(self, guild: GuildId, *, excerpts: bool) -> Settings:
        """Choose whether of new articles only what stands around their findings is kept."""
        async with self._database.transaction() as stores:
            await stores.guilds.set_excerpts(guild, excerpts=excerpts)
            return await stores.guilds.settings(guild)

    async def set_log_channel(self, guild: GuildId, channel: ChannelId | None) -> Settings:
        """Choose where moderators are told what they must know; None: whoever is concerned."""
        async with self._database.transaction() as stores:
            await stores.guilds.set_log_channel(guild, channel)
            return await stores.guilds.settings(guild)
