"""All that is stored of one guild: told, handed out, and deleted for good."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from news.errors import BadOption
from news.guild import Settings
from news.holding import Holdings, Row
from news.ids import GuildId
from storage.database import Database

KEPT = timedelta(days=14)

_log = logging.getLogger(__name__)

Take = Callable[[Sequence[Row]], None]
"""Takes some rows. It is called in a thread of its own, one call at a time."""


@dataclass(frozen=True, slots=True)
class About:
    """What is stored here, and by which settings.

    It is deleted `kept` after the bot was removed. `contact` is whoever runs it, where that is set.
    """

    holdings: Holdings
    settings: Settings
    kept: timedelta
    contact: str | None = None


class GuildData:
    """Everything of every guild."""

    def __init__(
        self, database: Database, *, kept: timedelta = KEPT, contact: str | None = None
    ) -> None:
        """Take how long everything of a guild is kept after the bot was removed from it."""
        self._database = database
        self.kept = kept
        self._contact = contact
        self._exporting: set[GuildId] = set()

    async def about(self, guild: GuildId) -> About:
        """Return how much is stored of a guild, and what it chose."""
        async with self._database.reading() as stores:
            holdings = await stores.holdings.count(guild)
            settings = await stores.guilds.settings(guild)
        return About(holdings, settings, self.kept, self._contact)

    async def export(self, take: Take, *, guild: GuildId) -> None:
        """Give every row of a guild to `take`, in one consistent state; one export at a time.

        What is about single members alone is left out. Raises `BadOption` while another export of
        the guild is being written; what `take` raises comes out.
        """
        if guild in self._exporting:
            raise BadOption("The data of this server is being written already: try again soon.")
        self._exporting.add(guild)
        try:
            async with self._database.reading() as stores:
                async for rows in stores.holdings.rows(guild):
                    await asyncio.to_thread(take, rows)
        finally:
            self._exporting.discard(guild)

    async def erase(self, guild: GuildId) -> Holdings:
        """Delete everything of a guild for good, and return how much there was.

        What was begun is finished, also after a crash (`finish_erasing`).
        """
        async with self._database.transaction() as stores:
            holdings = await stores.holdings.count(guild)
            await stores.presence.begin_erasing(guild)
        await self._erase(guild)
        return holdings

    async def finish_erasing(self) -> None:
        """Delete the rest of every guild of which deletion was begun."""
        async with self._database.reading() as stores:
            begun = await stores.presence.erasing()
        for guild in begun:
            await self._erase(guild)

    async def _erase(self, guild: GuildId) -> None:
        """Delete piece by piece, so that the other guilds' writers get their turns between."""
        more = True
        while more:
            async with self._database.transaction() as stores:
                more = await stores.holdings.erase_some(guild)
        _log.info("guild erased guild=%d", guild)
