"""How long it takes to tell, hand out and delete all that is stored of a large guild.

    python -m benchmarks.leaving [--postgresql] [--times 10]

Deletion goes piece by piece; the longest piece is how long another guild's writer may wait.
"""

import argparse
import asyncio
import tempfile
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

from benchmarks.large_guild import ARTICLES, GUILD, MEMBER, QUOTES, SPEAKERS, Shelf, fill
from benchmarks.quotes import temporary
from news.holding import Row
from services.guild_data import GuildData
from services.members import Members
from storage.database import Database


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.leaving")
    parser.add_argument("--postgresql", action="store_true")
    parser.add_argument("--times", type=int, default=1, help="so many times as large a guild")
    asyncio.run(_measure(**vars(parser.parse_args())))


async def _measure(*, postgresql: bool, times: int) -> None:
    shelf = Shelf(GUILD, times * QUOTES, times * SPEAKERS, times * ARTICLES)
    with tempfile.TemporaryDirectory() as folder:
        async with temporary(Path(folder), postgresql=postgresql) as url:
            database = Database(url)
            await database.upgrade()
            await fill(url, [shelf])
            print(f"{shelf.quotes} quotes in {shelf.articles} articles of one guild; seconds:")
            await _tell(database)
            await _erase(database)
            await database.close()


async def _tell(database: Database) -> None:
    data, rows = GuildData(database), 0

    def take(some: Sequence[Row]) -> None:
        nonlocal rows
        rows += len(some)

    started = perf_counter()
    await data.about(GUILD)
    print(f"/about {perf_counter() - started:.2f}")
    started = perf_counter()
    await Members(database).traces(MEMBER, guild=GUILD)
    print(f"/privacy {perf_counter() - started:.2f}")
    started = perf_counter()
    await data.export(take, guild=GUILD)
    print(f"/data export, {rows} rows, unwritten {perf_counter() - started:.2f}")


async def _erase(database: Database) -> None:
    """Delete as `GuildData.erase` does, and time each piece."""
    pieces: list[float] = []
    more = True
    while more:
        started = perf_counter()
        async with database.transaction() as stores:
            more = await stores.holdings.erase_some(GUILD)
        pieces.append(perf_counter() - started)
    print(f"/data delete {sum(pieces):.2f}, {len(pieces)} pieces, the longest {max(pieces):.2f}")


if __name__ == "__main__":
    main()
