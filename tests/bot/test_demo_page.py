"""The page of `verbatim demo` while somebody watches: what the bot does by itself comes there."""

import asyncio
import os
import re
import signal

import aiohttp

from bot.demo import serve_page
from bot.demo_newsroom import Newsroom
from news.follow import APART
from tests.support.builders import said
from tests.support.databases import sqlite_copy
from tests.support.discord_env import newsroom
from tests.support.extractors import ScriptedExtractor
from tests.support.waiting import until


async def shows(page, context, words):
    """Wait until the page, which asks for its state again and again, has these words."""
    async with asyncio.timeout(10):
        while words not in await _state(page, context):  # noqa: ASYNC110 - the page polls, too
            await asyncio.sleep(0.05)


async def _state(page, context):
    return await (await page.get("/api/state", headers=context)).text()


async def test_notes_come_to_the_page_by_themselves_and_ctrl_c_ends_it(
    sqlite_with_tables, tmp_path, capsys
):
    async with newsroom(sqlite_copy(sqlite_with_tables, tmp_path), ScriptedExtractor()) as room:
        people = Newsroom(room.env, room.editor, room.reader, room.channel, room.channel)
        await room.editor.slash(room.channel, "follow add", about="pier", channel=room.channel)
        await room.files(*said("The old pier stays shut"))

        serving = asyncio.create_task(serve_page(room.app, people, 0))
        await until(room.posts)
        address, key = re.search(r"(http://\S+)/#(\S+)", capsys.readouterr().out).groups()
        headers = {"X-Simcord-Capability": key}
        async with aiohttp.ClientSession(address, headers=headers) as page:
            opened = await page.post("/api/pages", json={"viewer_id": str(room.reader.id)})
            context = {"X-Simcord-Context": (await opened.json())["context"]["id"]}
            await shows(page, context, "The old pier stays shut")
            await room.files(*said("The new pier opens soon"))
            await room.app.notes.deliver_due(room.app.services.clock() + APART)
            await shows(page, context, "The new pier opens soon")

        os.kill(os.getpid(), signal.SIGINT)
        await asyncio.wait_for(serving, timeout=10)
