"""The connection to Discord: as little as possible is asked for, and nothing is cached."""

import asyncio
import hashlib
import json
import logging
from datetime import timedelta
from typing import Any

import discord

from bot.publisher import DiscordPublisher
from commands import forms, names, registry, welcome
from commands.context import ServedClient, Services
from news.errors import DiscordUnreachable
from news.ids import GuildId
from storage.database import Database

_log = logging.getLogger(__name__)

RATE_LIMIT_PATIENCE = 60.0  # seconds; a longer wait is an error that the member is told
OFFLINE_LIMIT = timedelta(minutes=10)

_ANSWERING = ("CommandTree-invoker", "discord-ui-", "discord.py: on_interaction")

# The bot has no voice, so nobody needs to install the libraries for it.
discord.VoiceClient.warn_nacl = False
discord.VoiceClient.warn_dave = False


class VerbatimClient(ServedClient):
    """discord.py's client with Verbatim's commands, for the guilds intent alone."""

    def __init__(self, services: Services, database: Database, publisher: DiscordPublisher) -> None:
        super().__init__(
            intents=discord.Intents(guilds=True),
            max_messages=None,
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            allowed_mentions=discord.AllowedMentions.none(),
            max_ratelimit_timeout=RATE_LIMIT_PATIENCE,
        )
        self.services = services
        self.tree = registry.register(self)
        self._database = database
        publisher.post_through(self)
        self._online = asyncio.Event()
        self._offline = asyncio.Event()

    async def setup_hook(self) -> None:
        """Tell Discord the commands, unless it has exactly these already.

        Not in on_ready, which comes again with every new session.
        """
        registry.listen(self)
        application = self.application_id
        assert application is not None  # noqa: S101 - login sets it before this hook
        await self.tree.set_translator(names.Names())
        digest = await self._digest()
        async with self._database.reading() as stores:
            known = await stores.applications.synced(application)
        if digest == known:
            return
        synced = await self.tree.sync()
        async with self._database.transaction() as stores:
            await stores.applications.note_synced(application, digest)
        _log.info("commands synced application=%s commands=%s", application, len(synced))

    async def _digest(self) -> str:
        """Return 64 hexadecimal characters for the commands in the form that Discord would get."""
        commands = [
            await command.get_translated_payload(self.tree, names.Names())
            for command in self.tree.get_commands()
        ]
        return hashlib.sha256(json.dumps(commands, sort_keys=True).encode()).hexdigest()

    async def on_interaction(self, interaction: discord.Interaction) -> None:
        """Receive the forms that the library does not know any more, because of a restart."""
        await forms.receive(interaction)

    async def knows_servers(self) -> None:
        """Wait until Discord has told of every server."""
        await self._online.wait()

    async def on_ready(self) -> None:
        """Note that events arrive, and find out which servers came and went meanwhile."""
        self._note_online()
        present = {GuildId(guild.id) for guild in self.guilds}  # with those in an outage
        await self.services.departures.settle(present, now=self.services.clock())

    async def on_guild_join(self, guild: discord.Guild) -> None:
        """Note it, and say once how to start."""
        joined = guild.me.joined_at or self.services.clock()
        if await self.services.departures.arrived(GuildId(guild.id), joined=joined):
            await welcome.greet(guild)

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """Note it. Discord tells of a server that it only cannot reach in another way."""
        await self.services.departures.left(GuildId(guild.id), now=self.services.clock())

    async def on_resumed(self) -> None:
        """Note that events arrive again."""
        self._note_online()

    async def on_disconnect(self) -> None:
        """Note that events stopped; the library tries to come back by itself."""
        self._online.clear()
        self._offline.set()

    def _note_online(self) -> None:
        self._offline.clear()
        self._online.set()

    def dispatch(self, event: str, /, *args: Any, **kwargs: Any) -> None:
        """Tell listeners of an event, but not after the end.

        discord.py 2.7.1 still says "ready" up to two seconds after it was closed, and has no loop
        for that any more.
        """
        if not self.is_closed():
            super().dispatch(event, *args, **kwargs)

    async def finish(self, limit: float) -> None:
        """Wait, for so many seconds at most, until all that members have begun is answered.

        The library names the tasks in which it answers, and keeps no other account of them.
        """
        answering = [task for task in asyncio.all_tasks() if task.get_name().startswith(_ANSWERING)]
        if answering:
            await asyncio.wait(answering, timeout=limit)

    async def watch(self, limit: timedelta = OFFLINE_LIMIT) -> None:
        """Raise `DiscordUnreachable` when the client has been without a session for that long.

        The library retries a failing resume address for ever (discord.py issue 10511). A new
        process starts at the ordinary address, so the supervisor's restart mends what it cannot.
        """
        while True:
            try:
                async with asyncio.timeout(limit.total_seconds()):
                    await self._online.wait()
            except TimeoutError:
                raise DiscordUnreachable(
                    f"No connection to Discord for {limit.total_seconds() / 60:.3g} minutes:"
                    " stopping, so that a restart can begin afresh."
                ) from None
            await self._offline.wait()
