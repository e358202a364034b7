"""`verbatim demo`: the real bot in a simulated Discord, with articles filed and a page to try it.

Nothing of Verbatim is simulated: the database and its migrations, the services, the worker
processes, discord.py's client. SimCord stands where Discord would be.
"""

import asyncio
import logging
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from bot.app import App, running
from bot.client import VerbatimClient
from bot.demo_newsroom import ARTICLES, LAST_ARTICLE, Newsroom, conversation, founded
from bot.logs import set_up_logs
from bot.serving import stop_signals
from news.errors import ConfigurationWrong
from storage.database import Database

if TYPE_CHECKING:
    from simcord import ChannelHandle, Env
    from simcord.preview import Preview

EXAMPLES = Path(__file__).parents[1] / "examples"

# SimCord lets one command end before the next may begin. /submit ends with its receipt, so this
# is more than a worker process may take to start and to read one article.
COMMAND_LIMIT = 120.0  # seconds
_LOOKED_EVERY = 1.0  # seconds; for what the bot posts by itself

OPENING = """\
The real bot, in a simulated Discord. Rosa Okafor, an editor, hands articles in and asks.
"""

INVITATION = """\
Now try it yourself: open the address below in a browser of this machine, click into
"Message #newsroom" and type / for the commands. "Viewing as" changes who you are: Rosa is an
editor and may /submit, Ben is a reporter and may ask. Briefings of /briefing add and what
/follow add tells a channel come by themselves, within a minute. Ctrl-C ends the demo.

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
                await serve_page(app, room, port)
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


async def serve_page(app: App, room: Newsroom, port: int) -> None:
    """Serve the page until Ctrl-C, SIGTERM or the page's own button that ends it.

    Meanwhile the scheduler does its work every minute, as elsewhere: notes and briefings come.
    """
    viewers = [room.editor, room.reporter]
    page = room.env.preview(room.newsroom, viewers=viewers, layout="channel", port=port)
    async with page:
        print(INVITATION.format(url=page.url), flush=True)
        app.scheduler.start()
        with stop_signals() as stop:
            showing = _show_what_comes(page, room.newsroom)
            tasks = [asyncio.create_task(t) for t in (stop.wait(), page.wait_closed(), showing)]
            try:
                await asyncio.wait([*tasks, app.working], return_when=asyncio.FIRST_COMPLETED)
            finally:
                for task in tasks:
                    task.cancel()
                await app.scheduler.finish(0)


async def _show_what_comes(page: "Preview", channel: "ChannelHandle") -> None:
    """Put on the page what the bot posts by itself: it shows only what follows an action there."""
    from simcord import SetupError

    shown = _state(channel)
    while True:
        await asyncio.sleep(_LOOKED_EVERY)
        if (state := _state(channel)) != shown:
            with suppress(SetupError):  # somebody presses or types just now
                await page.refresh()
                shown = state


def _state(channel: "ChannelHandle") -> list[tuple[int, datetime | None]]:
    return [(message.id, message.edited_at) for message in channel.history()]
