"""`verbatim run`: from the token to a clean end, and every way in which it may fail."""

import asyncio
import logging
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import aiohttp
import discord

from bot.app import App, running
from bot.client import VerbatimClient
from bot.config import Config
from bot.memory import settle
from news.errors import ConfigurationWrong, DiscordUnreachable

_log = logging.getLogger(__name__)

# Together below 10 seconds: so long after SIGTERM, Docker kills a container.
FINISH_LIMIT = 7.0  # seconds
ANSWER_LIMIT = 1.0  # seconds
AUTHENTICATION_FAILED = 4004  # the gateway's close code
RATE_LIMITED = 429  # this status and the ones above are no fault of the request


async def run(config: Config, token: str) -> None:
    """Serve until SIGTERM or Ctrl-C; raise what ended it otherwise."""
    url = config.database_url.get_secret_value()
    async with running(
        url,
        workers=config.workers,
        spacy_pipeline=config.spacy_pipeline,
        erase_after=timedelta(days=config.erase_after_days),
        contact=config.contact,
        meaning=config.meaning,
    ) as app:
        settle()
        settling = asyncio.create_task(_settle_with_servers(app.client))
        try:
            with stop_signals() as stop:
                await serve(app, token, stop)
        finally:
            settling.cancel()


async def _settle_with_servers(client: VerbatimClient) -> None:
    await client.knows_servers()
    settle()


async def serve(app: App, token: str, stop: asyncio.Event) -> None:
    """Serve until `stop`, then finish what is being read and close.

    Raises what ends the connection, the intake or the watch before that: none of them may end
    unseen.
    """
    stopped = asyncio.create_task(stop.wait())
    connection = asyncio.create_task(connect(app.client, token), name="connection")
    watch = asyncio.create_task(app.client.watch(), name="watch")
    app.scheduler.start()
    try:
        done, _ = await asyncio.wait(
            [stopped, connection, watch, app.working], return_when=asyncio.FIRST_COMPLETED
        )
        for task in done - {stopped}:
            _log.critical("ended part=%s", task.get_name())
            task.result()
        _log.info("stopping")
        await _finish(app)
    finally:
        await app.scheduler.finish(0)
        await app.client.close()
        watch.cancel()
        stopped.cancel()
        await asyncio.gather(stopped, connection, watch, return_exceptions=True)


async def _finish(app: App) -> None:
    """Let what is being read be filed and its receipt be sent, and so what is being posted.

    The rest waits for a restart.
    """
    app.services.intake.finish()
    sending = asyncio.create_task(app.scheduler.finish(FINISH_LIMIT))
    await asyncio.wait([app.working, sending], timeout=FINISH_LIMIT)
    await app.client.finish(ANSWER_LIMIT)


async def connect(client: VerbatimClient, token: str) -> None:
    """Stay connected until the client is closed.

    Raises `ConfigurationWrong` for a token that Discord refuses and `DiscordUnreachable` when
    Discord does not answer or is in trouble at login.
    """
    try:
        await client.start(token)
    except discord.LoginFailure as error:
        raise _refused() from error
    except discord.ConnectionClosed as error:
        if error.code == AUTHENTICATION_FAILED:
            raise _refused() from error
        raise DiscordUnreachable(
            f"Discord closed the connection for good (code {error.code})."
        ) from error
    except discord.HTTPException as error:
        if error.status < RATE_LIMITED:
            raise
        raise DiscordUnreachable(
            f"Discord does not let the bot in (status {error.status}): try again later."
        ) from error
    except (aiohttp.ClientError, OSError, TimeoutError) as error:
        raise DiscordUnreachable(
            "Discord cannot be reached: check this machine's network and its proxy."
        ) from error


def _refused() -> ConfigurationWrong:
    return ConfigurationWrong(
        "Discord refuses VERBATIM_TOKEN: copy the bot's token anew from the developer portal."
    )


@contextmanager
def stop_signals() -> Iterator[asyncio.Event]:
    """Yield an event that SIGTERM and Ctrl-C set; a second Ctrl-C ends the process at once."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()

    def stopping() -> None:
        stop.set()
        loop.remove_signal_handler(signal.SIGINT)

    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stopping)
    try:
        yield stop
    finally:
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.remove_signal_handler(number)
