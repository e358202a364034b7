"""What wakes the deliveries in a running process, and how it lets go of them."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from bot.app import running
from bot.serving import serve
from storage.database import Database
from tests.e2e.briefings import kept, long_articles, overdue, standing, unfinished
from tests.e2e.exchange import Refused
from tests.e2e.loopback_discord import TOKEN
from tests.support.extractors import InlineExtractor


@pytest.fixture
async def database(database_url):
    database = Database(database_url)
    await long_articles(database, 24, at=datetime.now(UTC) - timedelta(minutes=30))
    await overdue(database, 1)
    yield database
    await database.close()


async def served(discord, database_url, until):
    """Serve until something has come, stop, and see that it ends without an error."""
    stop = asyncio.Event()
    async with running(database_url, extractor=InlineExtractor()) as app:
        serving = asyncio.create_task(serve(app, TOKEN, stop))
        await discord.until(until)
        stop.set()
        async with asyncio.timeout(10):
            await serving


async def test_what_is_overdue_is_posted_as_soon_as_the_client_is_ready(
    discord, address, database, database_url
):
    await served(discord, database_url, lambda: len(standing(discord)) == 3)

    assert standing(discord) == await kept(database)
    assert await unfinished(database) == 0


async def test_at_a_stop_what_is_being_posted_ends_and_is_marked(
    discord, address, database, database_url
):
    await served(discord, database_url, lambda: standing(discord))

    assert len(standing(discord)) == 3
    assert await unfinished(database) == 0


@pytest.mark.slow
async def test_a_stop_during_the_pause_of_a_retry_loses_nothing(
    discord, address, database, database_url
):
    refused = []

    def refuse():
        refused.append(True)
        raise Refused(503, 0, "Unavailable")

    discord.rest.channels.on_arrival = refuse
    await served(discord, database_url, lambda: len(refused) == 3)
    assert standing(discord) == {}

    discord.rest.channels.on_arrival = lambda: None
    await served(discord, database_url, lambda: len(standing(discord)) == 3)
    assert standing(discord) == await kept(database)
