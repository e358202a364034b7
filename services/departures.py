"""When the bot is added to a guild and removed from it, and what follows for what is stored."""

import logging
from collections.abc import Collection
from datetime import datetime

from news.ids import GuildId
from services.guild_data import GuildData
from storage.database import Database

_log = logging.getLogger(__name__)


class Departures:
    """Notes where the bot is. What it left stands still at once, and is deleted some days later."""

    def __init__(self, database: Database, data: GuildData) -> None:
        self._database = database
        self._data = data
        self._settled = False

    async def arrived(self, guild: GuildId, *, joined: datetime) -> bool:
        """Note that the bot was added, so that all goes on; tell whether to say how to start.

        `joined` is when, as Discord dates it: one joining is greeted once.
        """
        async with self._database.transaction() as stores:
            greet = await stores.presence.come(guild, joined=joined)
        _log.info("guild joined guild=%d", guild)
        return greet

    async def left(self, guild: GuildId, *, now: datetime) -> None:
        """Note that the bot was removed: briefings and feeds stand still from here on."""
        async with self._database.transaction() as stores:
            news = await stores.presence.leave(guild, at=now)
        if news:
            _log.info("guild left guild=%d", guild)

    async def settle(self, present: Collection[GuildId], *, now: datetime) -> None:
        """Note what happened while nobody was connected.

        `present` are all guilds in which the bot is, also those that Discord cannot reach now: an
        outage is no removal.
        """
        async with self._database.transaction() as stores:
            gone = await stores.presence.settle(present, at=now)
        self._settled = True
        if gone:
            _log.info("guilds found left count=%d", len(gone))

    async def erase_due(self, now: datetime) -> None:
        """Delete all of the guilds that were left long enough ago, and end what was begun.

        Before it is known in which guilds the bot is, none is begun: it may have been added again.
        """
        if self._settled:
            async with self._database.transaction() as stores:
                for guild in await stores.presence.left_before(now - self._data.kept):
                    await stores.presence.begin_erasing(guild)
        await self._data.finish_erasing()
