"""What a guild chooses in Discord."""

from news.guild import Settings
from news.ids import GuildId, RoleId
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
