"""How long it takes until 5,000 briefings that are due in one minute are out, and at what cost.

    python -m benchmarks.briefings [--guilds N] [--schedules N] [--articles N] [--channels N]
                                   [--pictures] [--postgresql]

The deliveries, the client and the database of one process, against the loopback Discord of
tests/e2e in another process, which lets in 50 requests a second, and 5 messages in 5 seconds for
each channel, as Discord does. Every schedule has a channel of its own, unless there are fewer.
With pictures every briefing has one, the same in each server only. The longest pause is by how
much the event loop was late at most; beside it stands how much processor time its thread took at
most between two looks, which other work on the machine does not change.
"""

import argparse
import asyncio
import json
import resource
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from datetime import UTC, datetime, timedelta
from datetime import time as civil_time
from pathlib import Path
from zoneinfo import ZoneInfo

import discord
import yarl

from bot.app import running
from bot.memory import settle
from bot.serving import connect
from news.ids import ChannelId, GuildId, UserId
from news.schedule import Plan, Rule, Run
from storage.database import Database
from tests.e2e.briefings import MARK
from tests.e2e.limits import ChannelLimit, GlobalLimit
from tests.e2e.loopback_discord import TOKEN, LoopbackDiscord, loopback_discord
from tests.e2e.payloads import Json, guild
from tests.e2e.rest import API
from tests.support.builders import filed, said
from tests.support.databases import empty_postgresql, running_postgresql
from tests.support.extractors import InlineExtractor
from tests.support.waiting import until

REQUESTS_A_SECOND = 50  # Discord's limit for one bot
BEAT = 0.005  # seconds between two looks at how late the event loop is
LONG = 0.1  # seconds
ROOT = Path(__file__).parents[1]
DUE = datetime(2026, 7, 18, 7, 30, tzinfo=UTC)


async def main() -> None:
    """Print what was measured."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--guilds", type=int, default=1_000)
    parser.add_argument("--schedules", type=int, default=5_000)
    parser.add_argument("--articles", type=int, default=5, help="filed in each guild")
    parser.add_argument("--channels", type=int, help="of all schedules together")
    parser.add_argument("--pictures", action="store_true")
    parser.add_argument("--postgresql", action="store_true")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name, _server(arguments.postgresql) as server:
        url = await empty_postgresql(server) if server else f"sqlite:///{name}/verbatim.db"
        await _fill(url, arguments)
        async with loopback_discord(None) as loopback:
            loopback.rest.limit = GlobalLimit(REQUESTS_A_SECOND)
            loopback.rest.channel_limit = ChannelLimit()
            loopback.rest.channels.remembers_nonces = 0
            loopback.gateway.guilds = _guilds(arguments)
            measured = await _delivered(loopback, url)
            _report(measured, loopback, arguments.schedules)


async def _fill(url: str, arguments: argparse.Namespace) -> None:
    database = Database(url)
    await database.upgrade()
    for id_ in range(1, arguments.guilds + 1):
        for number in range(arguments.articles):
            quotes = 1 + number if arguments.pictures else 3
            text, findings = _article(id_, number, quotes)
            await filed(
                database,
                text,
                findings,
                guild=GuildId(id_),
                title=f"Story {number}",
                filed_at=DUE - timedelta(hours=1),
            )
    rule = Rule((civil_time(7, 30),), ZoneInfo("UTC"))
    async with database.transaction() as stores:
        for number in range(arguments.schedules):
            await stores.schedules.add(
                GuildId(1 + number % arguments.guilds),
                Plan(_channel(number, arguments), rule),
                made_by=UserId(1),
                made_at=DUE - timedelta(hours=2),
                due=Run(DUE.replace(tzinfo=None), DUE),
            )
    await database.close()


def _channel(schedule: int, arguments: argparse.Namespace) -> ChannelId:
    return ChannelId(10_000_000 + schedule % (arguments.channels or arguments.schedules))


def _guilds(arguments: argparse.Namespace) -> list[Json]:
    """Return all servers, each with the channels of its schedules, as the gateway tells them."""
    channels: defaultdict[int, set[int]] = defaultdict(set)
    for number in range(arguments.schedules):
        channels[1 + number % arguments.guilds].add(_channel(number, arguments))
    return [guild(id_, sorted(theirs)) for id_, theirs in channels.items()]


def _article(server: int, number: int, quotes: int):  # noqa: ANN202 - the builders are not typed
    place = "".join(chr(97 + int(digit)) for digit in str(server))
    name = f"Ann{place} Speaker{chr(97 + number % 26)}"
    words = [f"Number {number} of {n} things is what {name} has to tell us." for n in range(quotes)]
    return said(*words, name=name, role="spokesperson")


@contextmanager
def _server(wanted: bool) -> Iterator[yarl.URL | None]:  # noqa: FBT001 - one command-line flag
    with running_postgresql() if wanted else nullcontext() as server:
        yield server


async def _delivered(loopback: LoopbackDiscord, url: str) -> dict[str, float]:
    """Run the bot in a process of its own and return what it measured."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-W", "ignore", "-m", "benchmarks.briefings"),
        *("--bot", loopback.address + API, loopback.gateway.address, url),
        stdout=asyncio.subprocess.PIPE,
        cwd=ROOT,
    )
    output, _ = await process.communicate()
    return json.loads(output.splitlines()[-1])


async def _bot(rest: str, gateway: str, url: str) -> None:
    """Deliver everything that is due and print how that went, as JSON."""
    discord.http.Route.BASE = rest
    discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(gateway)
    async with running(url, extractor=InlineExtractor()) as app:
        settle()
        connection = asyncio.create_task(connect(app.client, TOKEN))
        await until(app.client.is_ready)
        settle()
        before, pauses, works = _memory(), [0.0], [0.0]
        beating = asyncio.create_task(_beat(pauses, works))
        began = time.perf_counter()
        await app.services.deliveries.deliver_due(DUE)
        seconds = time.perf_counter() - began
        beating.cancel()
        long = sum(pause > LONG for pause in pauses)
        measured = {"s": seconds, "pause": max(pauses), "long": long, "work": max(works)}
        print(json.dumps(measured | {"before": before, "after": _memory()}))
        await app.client.close()
        await connection


async def _beat(pauses: list[float], works: list[float]) -> None:
    while True:
        slept, worked = time.perf_counter(), time.thread_time()
        await asyncio.sleep(BEAT)
        pauses.append(time.perf_counter() - slept - BEAT)
        works.append(time.thread_time() - worked)


def _memory() -> float:
    """Return the most MiB that this process was resident with so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _report(measured: dict[str, float], loopback: LoopbackDiscord, schedules: int) -> None:
    channels = loopback.rest.channels.messages
    refused = sum(sent.status == 429 for sent in loopback.rest.sent)  # noqa: PLR2004 - rate limited
    standing = Counter(mark for each in channels.values() for mark in MARK.findall(str(each)))
    once = sum(times == 1 for times in standing.values())
    print(
        f"{schedules} due in {len(channels)} channels, {once} messages stand exactly once,", end=" "
    )
    print(f"{len(loopback.rest.uploads)} pictures")
    print(f"all out after {measured['s']:.0f} s; {refused} requests over the rate limit")
    print(f"longest pause of the event loop {measured['pause'] * 1000:.0f} ms,", end=" ")
    print(f"{measured['long']} of more than {LONG * 1000:.0f} ms,", end=" ")
    print(f"at most {measured['work'] * 1000:.0f} ms of processor time at once")
    print(f"memory at most {measured['after']:.0f} MiB, {measured['before']:.0f} MiB before")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--bot"]:
        asyncio.run(_bot(*sys.argv[2:]))
    else:
        asyncio.run(main())
