"""Lost connections: a session is resumed where it can be, and nothing that was asked is lost."""

import asyncio
from datetime import timedelta

import pytest

from news.errors import DiscordUnreachable
from tests.e2e.exchange import words

MOVED = 4000


async def can_answer(discord):
    """Use a command and see its answer: the connection works in both directions."""
    return "Verbatim" in words(await discord.message(await discord.use("help")))


async def test_a_closed_connection_is_resumed_in_the_same_session(discord, bot):
    await discord.gateway.close(MOVED)
    await discord.until(lambda: discord.gateway.resumed)

    assert await can_answer(discord)
    assert len(discord.gateway.identified) == 1
    assert discord.gateway.resumed[0]["session_id"] == "session-1"


async def test_a_command_used_while_the_line_is_cut_is_answered_after_the_resume(discord, bot):
    assert await can_answer(discord)
    discord.gateway.cut()

    assert await can_answer(discord)
    assert len(discord.gateway.resumed) == 1


async def test_a_request_to_reconnect_is_followed(discord, bot):
    await discord.gateway.ask_to_reconnect()
    await discord.until(lambda: discord.gateway.resumed)

    assert await can_answer(discord)
    assert len(discord.gateway.identified) == 1


async def test_a_session_that_discord_forgot_begins_anew_without_a_second_sync(discord, bot):
    discord.gateway.forget_session()
    discord.gateway.cut()
    await discord.until(lambda: len(discord.gateway.identified) == 2)

    assert await can_answer(discord)
    assert len([sent for sent in discord.rest.sent if sent.method == "PUT"]) == 1


async def test_without_a_session_for_too_long_the_watch_gives_up(discord, bot):
    watch = asyncio.create_task(bot.client.watch(timedelta(seconds=0.3)))
    await discord.until(lambda: discord.gateway.connected)
    discord.gateway.refuse()

    with pytest.raises(DiscordUnreachable, match="No connection to Discord"):
        async with asyncio.timeout(10):
            await watch
