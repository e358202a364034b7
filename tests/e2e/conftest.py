import asyncio
from contextlib import asynccontextmanager

import discord as library
import pytest
import yarl

from bot.app import running
from bot.serving import connect
from storage.database import Database
from tests.e2e.loopback_discord import TOKEN, loopback_discord
from tests.e2e.openapi import discord_description
from tests.e2e.rest import API
from tests.support.extractors import InlineExtractor


@pytest.fixture
async def discord():
    """A Discord on loopback. Whatever the real one would have refused fails the test."""
    async with loopback_discord(discord_description()) as discord:
        yield discord
        assert discord.rest.violations == []


@pytest.fixture
def address(discord):
    """Point the library at the loopback Discord: the only thing that is patched here."""
    before = library.http.Route.BASE, library.gateway.DiscordWebSocket.DEFAULT_GATEWAY
    library.http.Route.BASE = discord.address + API
    library.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(discord.gateway.address)
    yield
    library.http.Route.BASE, library.gateway.DiscordWebSocket.DEFAULT_GATEWAY = before


@pytest.fixture
async def database_url(tmp_path):
    """A SQLite file with all tables."""
    url = f"sqlite:///{tmp_path / 'verbatim.db'}"
    database = Database(url)
    await database.upgrade()
    await database.close()
    return url


@pytest.fixture
def bot_runs(discord, address, database_url):
    """Start the bot, as often as a test restarts it, and wait until events reach it."""

    @asynccontextmanager
    async def bot_runs(token=TOKEN):
        sessions = len(discord.gateway.identified)
        async with running(database_url, extractor=InlineExtractor()) as app:
            connection = asyncio.create_task(connect(app.client, token))
            try:
                await discord.until(
                    lambda: connection.done() or len(discord.gateway.identified) > sessions
                )
                if not connection.done():
                    yield app
            finally:
                await app.client.close()
                await connection

    return bot_runs


@pytest.fixture
async def bot(bot_runs):
    """The running bot of a test that never restarts it."""
    async with bot_runs() as app:
        yield app
