"""How long it takes to find what is near in meaning, in guilds of 50,000 and 1,000,000 quotes.

    python -m benchmarks.near                 a temporary SQLite file
    python -m benchmarks.near --postgresql    a temporary PostgreSQL server

The candidates of each question are there with their words, so that all that is compared exactly
is read and compared. The others are there as codes alone, and random ones, as most codes of a
large archive are to any question.
Processor time is that of this process: all of SQLite's work, and none of PostgreSQL's.
"""

import argparse
import asyncio
import random
import re
import statistics
import struct
import tempfile
from pathlib import Path
from time import perf_counter, process_time

import numpy as np
from sqlalchemy import insert, make_url
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine

from benchmarks.quotes import temporary
from extraction.checksums import MEANING
from extraction.encoder import CODE, Encoder
from extraction.meaning import SentenceMeaning
from news.article import State
from services.near import near_in_meaning
from storage.database import Database
from storage.meaning_tables import MeaningRow
from storage.tables import ArticleRow
from tests.support.builders import GUILD, NOW, filed, said

SIZES = (50_000, 1_000_000)
ASKED = 40
PLANTED = 80  # quotes that are near to each question
FLIPPED = 60  # bits in which those differ from it
EACH = 10  # quotes of an article
WORDS = re.findall(r"\w+", "ceasefire hospital bridge school border market price budget storm")


def main() -> None:
    """Fill a database, ask, and print what was measured."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--postgresql", action="store_true")
    asyncio.run(_measure(postgresql=parser.parse_args().postgresql))


async def _measure(*, postgresql: bool) -> None:
    chance = random.Random(7)  # noqa: S311 (the same each time, no secret)
    encoder, meaning = Encoder(MEANING), SentenceMeaning()
    asked = [" ".join(chance.sample(WORDS, 3)) for _ in range(ASKED)]
    with tempfile.TemporaryDirectory() as folder:
        async with temporary(Path(folder), postgresql=postgresql) as url:
            database = Database(url)
            await database.upgrade()
            await _file_candidates(database, chance)
            filled = 0
            for size in SIZES:
                await _add(url, encoder.codes(asked), meaning.model, filled, size)
                filled = size
                times = [await _asked(database, meaning, words) for words in asked]
                _report(f"{size:,} quotes on {'PostgreSQL' if postgresql else 'SQLite'}", times)
            await database.close()


async def _file_candidates(database: Database, chance: random.Random) -> None:
    """File the quotes that are candidates of the questions, numbered from 1 on."""
    for _ in range(ASKED * PLANTED // EACH):
        words = [" ".join(chance.choices(WORDS, k=chance.randint(8, 30))) for _ in range(EACH)]
        await filed(database, *said(*words))


async def _add(url: str, questions: bytes, model: str, filled: int, size: int) -> None:
    """Give codes to articles until so many quotes have them; near ones come with the first."""
    driver = "postgresql+asyncpg" if url.startswith("postgresql") else "sqlite+aiosqlite"
    engine = create_async_engine(make_url(url).set(drivername=driver))
    dice = np.random.default_rng(size)
    async with engine.begin() as connection:
        for start in range(filled // EACH, size // EACH, 1_000):
            articles = range(start + 1, start + 1_001)
            missing = [_article(id_) for id_ in articles if id_ > ASKED * PLANTED // EACH]
            await connection.execute(insert(ArticleRow), missing)
            codes = dice.integers(0, 256, (1_000 * EACH, CODE), np.uint8)
            _plant(codes, questions, start * EACH, dice)
            await _keep(connection, articles, codes, model)
    await engine.dispose()


def _article(id_: int) -> dict[str, object]:
    return {
        "id": id_,
        "guild": GUILD,
        "state": State.FILED,
        "dated": NOW,
        "submitted_by": 2,
        "submitted_at": NOW,
        "filed_at": NOW,
        "attempts": 1,
        "title": "More",
    }


def _plant(codes: np.ndarray, questions: bytes, first: int, dice: np.random.Generator) -> None:
    """Bring the codes of some quotes near to those of the questions."""
    wanted = np.frombuffer(questions, np.uint8).reshape(ASKED, CODE)
    for place in range(first, min(first + len(codes), ASKED * PLANTED)):
        bits = np.unpackbits(wanted[place % ASKED])
        bits[dice.integers(0, len(bits), FLIPPED)] ^= 1
        codes[place - first] = np.packbits(bits)


async def _keep(
    connection: AsyncConnection, articles: range, codes: np.ndarray, model: str
) -> None:
    rows = []
    for at, article in enumerate(articles):
        first = (article - 1) * EACH + 1
        rows.append(
            {
                "article": article,
                "guild": GUILD,
                "model": model,
                "quotes": struct.pack(f"<{EACH}q", *range(first, first + EACH)),
                "codes": codes[at * EACH : (at + 1) * EACH].tobytes(),
            }
        )
    await connection.execute(insert(MeaningRow), rows)


async def _asked(database: Database, meaning: SentenceMeaning, words: str) -> tuple[float, float]:
    """Return milliseconds, and milliseconds of the processor."""
    began, worked = perf_counter(), process_time()
    async with database.reading() as stores:
        await near_in_meaning(stores, meaning, GUILD, words)
    return (perf_counter() - began) * 1_000, (process_time() - worked) * 1_000


def _report(what: str, times: list[tuple[float, float]]) -> None:
    resident = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * 4096 / 2**20
    print(f"{what}; {resident:.0f} MiB resident; median, 95th percentile and worst:")
    for name, some in zip(
        ("milliseconds", "of the processor"), zip(*times, strict=True), strict=True
    ):
        cut = statistics.quantiles(some, n=100, method="inclusive")
        print(f"  {name:<17} {cut[49]:.0f}, {cut[94]:.0f}, {max(some):.0f}")


if __name__ == "__main__":
    main()
