"""How long `/whosaid` and `/search` take among 100,000 quotes, in the bot and without Discord.

    python -m benchmarks.whosaid                 a temporary SQLite file
    python -m benchmarks.whosaid --postgresql    a temporary PostgreSQL server

The quotes are made of 33 words, so every search has far more hits than in the news.
"""

import argparse
import asyncio
import random
import statistics
import tempfile
from collections.abc import Awaitable, Callable
from pathlib import Path
from time import perf_counter

from sqlalchemy import make_url, text
from sqlalchemy.ext.asyncio import create_async_engine

from benchmarks.large_guild import GUILD, MEMBER, NOW, QUOTES, fill
from benchmarks.quotes import temporary
from services.archive import Archive
from services.asked import SayingsQuestion, SearchQuestion
from services.views import Answer, NothingFound
from storage.database import Database

ASKED = 200
Typed = Callable[[random.Random, list[str]], str]
Ask = Callable[[str], Awaitable[Answer]]


def main() -> None:
    """Fill a database, ask, and print what was measured."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--postgresql", action="store_true")
    asyncio.run(_measure(postgresql=parser.parse_args().postgresql))


async def _measure(*, postgresql: bool) -> None:
    with tempfile.TemporaryDirectory() as folder:
        async with temporary(Path(folder), postgresql=postgresql) as url:
            database = Database(url)
            await database.upgrade()
            await fill(url)
            archive = Archive(database)
            said = await _some_words(url)
            print(f"{QUOTES} quotes on {'PostgreSQL' if postgresql else 'SQLite'};", end=" ")
            print("milliseconds, median, 95th and 99th percentile:")
            for what, typed in FORMS.items():
                _report(f"/whosaid {what}", await _times(_whosaid(archive), said, typed))
            _report("/search ONE WORD", await _times(_search(archive), said, _word))
            _report("/search FIVE WORDS", await _times(_search(archive), said, _part))
            await database.close()


async def _some_words(url: str) -> list[list[str]]:
    driver = "postgresql+asyncpg" if url.startswith("postgresql") else "sqlite+aiosqlite"
    engine = create_async_engine(make_url(url).set(drivername=driver))
    async with engine.connect() as connection:
        query = text("SELECT terms FROM quotes WHERE id % :step = 1 ORDER BY id")
        rows = await connection.scalars(query, {"step": QUOTES // ASKED})
        words = [each.split() for each in rows]
    await engine.dispose()
    return words


def _whosaid(archive: Archive) -> Ask:
    return lambda words: archive.ask(SayingsQuestion(words), guild=GUILD, asked_by=MEMBER, now=NOW)


def _search(archive: Archive) -> Ask:
    return lambda words: archive.ask(SearchQuestion(words), guild=GUILD, asked_by=MEMBER, now=NOW)


async def _times(ask: Ask, said: list[list[str]], typed: Typed) -> list[float]:
    chance, times, missed = random.Random(3), [], 0  # noqa: S311 (the same words each time, no secret)
    for words in said:
        wanted = typed(chance, words)
        started = perf_counter()
        answer = await ask(wanted)
        times.append(perf_counter() - started)
        missed += isinstance(answer, NothingFound)
    if missed:
        print(f"  {missed} of the next {len(said)} were not found")
    return times


def _part(chance: random.Random, words: list[str]) -> str:
    start = chance.randrange(len(words) - 4)
    return " ".join(words[start : start + 5])


def _misspelled(chance: random.Random, words: list[str]) -> str:
    part = _part(chance, words)
    at = chance.randrange(len(part) - 1)
    return part[:at] + part[at + 1] + part[at] + part[at + 2 :]


def _word(chance: random.Random, words: list[str]) -> str:
    return chance.choice(words)


FORMS: dict[str, Typed] = {
    "FIVE WORDS": _part,
    "FIVE WORDS, two letters swapped": _misspelled,
    "THE WHOLE QUOTE": lambda _, words: " ".join(words),
    "ONE WORD": _word,
}


def _report(what: str, times: list[float]) -> None:
    ordered = sorted(1000 * each for each in times)
    parts = (
        statistics.median(ordered),
        *(ordered[int(q * (len(ordered) - 1))] for q in (0.95, 0.99)),
    )
    print(f"  {what:<42}", *(f"{part:7.1f}" for part in parts), flush=True)


if __name__ == "__main__":
    main()
