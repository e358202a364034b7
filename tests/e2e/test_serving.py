"""What ends the process, besides a signal: no part of it may end unseen."""

import asyncio
from dataclasses import replace

import pytest

from bot.app import running
from bot.serving import serve
from tests.e2e.loopback_discord import TOKEN
from tests.support.extractors import InlineExtractor


@pytest.fixture
async def app(address, database_url):
    async with running(database_url, extractor=InlineExtractor()) as app:
        yield app


async def test_an_intake_that_dies_ends_the_process_with_its_error(discord, app):
    async def dies():
        await discord.ready()
        raise ZeroDivisionError

    broken = replace(app, working=asyncio.create_task(dies(), name="intake"))

    with pytest.raises(ZeroDivisionError):
        async with asyncio.timeout(10):
            await serve(broken, TOKEN, asyncio.Event())
    assert app.client.is_closed()


async def test_a_stop_lets_the_connection_go_and_returns(discord, app):
    stop = asyncio.Event()
    serving = asyncio.create_task(serve(app, TOKEN, stop))
    await discord.ready()

    stop.set()

    async with asyncio.timeout(10):
        await serving
    assert app.client.is_closed()
    assert app.working.done()
