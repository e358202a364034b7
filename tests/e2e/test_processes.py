"""`verbatim run` as a real process: killed, stopped, refused."""

import contextlib
import signal
import sqlite3
import sys

import pytest

from tests.e2e.exchange import interactive, words
from tests.e2e.payloads import MODERATOR
from tests.e2e.processes import children, runs, verbatim_run

ARTICLE = """Harbour dredging delayed

“We need another 40 days,” said Ada Pell, a spokesperson for the port authority.

The council had planned to reopen the eastern basin at the end of the month.
"""

# Reading it takes longer than an acknowledgement and a kill.
LONG_ARTICLE = ARTICLE + "\nNobody on the quay could say when the work would begin.\n" * 300

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")


async def submit(discord, text):
    """Hand in a text as a file, and return the exchange that the bot must acknowledge."""
    asked = await discord.use("submit", by=MODERATOR)
    form = (await discord.answered(asked))["data"]
    return await discord.submit(form, file=discord.upload("harbour.txt", text.encode()))


def states_in(path):
    """Return the state of every article in a database that no process has open."""
    with contextlib.closing(sqlite3.connect(path)) as connection:
        return [state for (state,) in connection.execute("SELECT state FROM articles")]


async def is_quoted(discord, speaker, said):
    return said in words(await discord.message(await discord.use("quotes", speaker=speaker)))


async def test_killed_right_after_the_acknowledgement_the_article_is_there_after_the_restart(
    discord, database_url, tmp_path
):
    async with verbatim_run(discord, database_url, tmp_path) as process:
        await discord.ready()
        workers = children(process.pid)
        discord.rest.on_edit = process.kill
        exchange = await submit(discord, LONG_ARTICLE)
        assert await process.wait() == -signal.SIGKILL
    assert "received" in words(exchange.original).lower()
    assert states_in(tmp_path / "verbatim.db") == ["queued"]
    await discord.until(lambda: not any(map(runs, workers)))

    discord.rest.on_edit = lambda: None
    async with verbatim_run(discord, database_url, tmp_path):
        await discord.until(lambda: len(discord.gateway.identified) == 2)
        await discord.until(lambda: is_quoted(discord, "Pell", "We need another 40 days"))


async def test_sigterm_ends_the_process_cleanly_with_all_its_workers(
    discord, database_url, tmp_path
):
    async with verbatim_run(discord, database_url, tmp_path) as process:
        await discord.ready()
        workers = children(process.pid)
        process.terminate()
        _, log = await process.communicate()

    assert process.returncode == 0, log.decode()
    assert b"Traceback" not in log
    assert workers
    await discord.until(lambda: not any(map(runs, workers)))


async def test_what_is_being_read_at_sigterm_is_filed_and_its_receipt_is_sent(
    discord, database_url, tmp_path
):
    async with verbatim_run(discord, database_url, tmp_path) as process:
        await discord.ready()
        discord.rest.on_edit = process.terminate
        exchange = await submit(discord, LONG_ARTICLE)
        _, log = await process.communicate()

    assert process.returncode == 0, log.decode()
    assert states_in(tmp_path / "verbatim.db") == ["filed"]
    assert interactive(exchange.original), words(exchange.original)


async def test_a_refused_token_ends_the_process_with_one_sentence(discord, database_url, tmp_path):
    async with verbatim_run(discord, database_url, tmp_path, token="not.the.token") as process:
        _, log = await process.communicate()

    said = [line for line in log.decode().splitlines() if not line.startswith("time=")]
    assert process.returncode == 2
    assert len(said) == 1
    assert said[0].startswith("verbatim: Discord refuses VERBATIM_TOKEN")
