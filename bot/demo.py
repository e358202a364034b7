"""`verbatim demo`: the real bot in a simulated Discord, with articles filed and a page to try it.

Nothing of Verbatim is simulated: the database and its migrations, the services, the worker
processes, discord.py's client. SimCord stands where Discord would be.
"""

import asyncio
import logging
import signal
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from bot.app import running
from bot.client import VerbatimClient
from bot.demo_newsroom import ARTICLES, LAST_ARTICLE, Newsroom, conversation, founded
from bot.logs import set_up_logs
from news.errors import ConfigurationWrong
from services.meanings import Meanings
from storage.database import Database

if TYPE_CHECKING:
    from simcord import Env

EXAMPLES = Path(__file__).parents[1] / "examples"

# SimCord lets one command end before the next may begin. /submit ends with its receipt, so this
# is more than a worker process may take to start and to read one article.
COMMAND_LIMIT = 120.0  # seconds
_KEPT_UP_EVERY = 2.0  # seconds; what is handed in is then found by its meaning, too

OPENING = """\
The real bot, in a simulated Discord. Rosa Okafor, an editor, hands articles in and asks.
"""

INVITATION = """\
Now try it yourself: open the address below in a browser of this machine, click into
"Message #newsroom" and type / for the commands. "Viewing as" changes who you are: Rosa is an
editor and may /submit, Ben is a reporter and may ask. Ctrl-C ends the demo.

{url}
"""


async def demo(*, once: bool, port: int) -> int:
    """Print the transcript; then, unless `once`, serve the page until Ctrl-C. Return 0.

    Raises `ConfigurationWrong` when SimCord or the sample articles are missing, or the port is
    taken. Port 0 is any free one.
    """
    set_up_logs("WARNING")
    # The library speaks of voice, and of the client with which SimCord probes it at its import.
    logging.getLogger("discord").setLevel(logging.ERROR)
    _require_simcord()
    _require_port(port)
    articles = _articles()
    with TemporaryDirectory(prefix="verbatim-demo-") as folder:
        url = f"sqlite:///{folder}/demo.db"
        await _make_tables(url)
        async with running(url) as app, _simulated_discord(app.client) as env:
            room = await founded(env)
            print(OPENING)
            async for exchange in conversation(room, articles):
                print(exchange, end="\n\n", flush=True)
            if not once:
                await _serve(room, port, app.meanings)
    return 0


def _require_simcord() -> None:
    try:
        import simcord  # noqa: F401 - only whether it is there
    except ImportError:
        raise ConfigurationWrong(
            "The demo needs SimCord, which is not installed: run `make demo` in the project."
        ) from None


def _require_port(port: int) -> None:
    """Find out now, and not after the transcript."""
    try:
        socket.create_server(("127.0.0.1", port)).close()
    except (OSError, OverflowError) as error:
        raise ConfigurationWrong(
            f"The page cannot have port {port} ({error}): choose another with --port, or none."
        ) from error


def _articles() -> dict[str, bytes]:
    """Return the sample articles by name, as they are in their files."""
    try:
        return {name: (EXAMPLES / name).read_bytes() for name in (*ARTICLES, LAST_ARTICLE)}
    except OSError as error:
        raise ConfigurationWrong(
            f"The demo needs the project's sample articles ({error}): run `make demo` there."
        ) from error


async def _make_tables(url: str) -> None:
    database = Database(url)
    try:
        await database.upgrade()
    finally:
        await database.close()


@asynccontextmanager
async def _simulated_discord(client: VerbatimClient) -> AsyncIterator["Env"]:
    """Connect the client to a simulated Discord whose clock shows the present time."""
    from simcord import Env

    env = Env(client, settle_timeout=COMMAND_LIMIT)
    env.backend.advance_clock((datetime.now(UTC) - env.now()).total_seconds())
    await env.start()
    try:
        with env.time_context():
            yield env
    finally:
        await env.shutdown()


async def _serve(room: Newsroom, port: int, meanings: Meanings | None) -> None:
    """Serve the page until Ctrl-C, SIGTERM or the page's own button that ends it."""
    viewers = [room.editor, room.reporter]
    page = room.env.preview(room.newsroom, viewers=viewers, layout="channel", port=port)
    async with page:
        print(INVITATION.format(url=page.url), flush=True)
        stopped = asyncio.Event()
        loop = asyncio.get_running_loop()
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, stopped.set)
        keeping = asyncio.create_task(_keep_up(meanings))
        endings = [asyncio.create_task(stopped.wait()), asyncio.create_task(page.wait_closed())]
        await asyncio.wait(endings, return_when=asyncio.FIRST_COMPLETED)
        for task in (*endings, keeping):
            task.cancel()


async def _keep_up(meanings: Meanings | None) -> None:
    """Do what the scheduler does elsewhere: the demo's clock is not that of a server."""
    while meanings is not None:
        await meanings.catch_up()
        await asyncio.sleep(_KEPT_UP_EVERY)
