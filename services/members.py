"""What is stored about one member of a guild, for that member alone."""

from news.holding import Row, Trace
from news.ids import GuildId, UserId
from storage.database import Database

ROWS = 1_000
"""Of each kind, so many of the newest are handed out."""


class Members:
    """The members of every guild, as far as they left traces here."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def traces(self, member: UserId, *, guild: GuildId) -> tuple[Trace, ...]:
        """Return in how many rows of which kinds a member is named; nothing without any."""
        async with self._database.reading() as stores:
            return await stores.members.traces(guild, member)

    async def rows(self, member: UserId, *, guild: GuildId) -> tuple[Row, ...]:
        """Return the rows that name a member."""
        async with self._database.reading() as stores:
            return await stores.members.rows(guild, member, limit=ROWS)

    async def forget(self, member: UserId, *, guild: GuildId) -> tuple[Trace, ...]:
        """Delete what is about a member alone, and who it was from what must stay.

        Returns what there was.
        """
        async with self._database.transaction() as stores:
            return await stores.members.forget(guild, member)
