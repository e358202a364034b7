"""How long answers take among 1,000,000 quotes by 50,000 speakers in 20 guilds, without Discord.

    python -m benchmarks.newsrooms                 a temporary SQLite file
    python -m benchmarks.newsrooms --postgresql    a temporary PostgreSQL server
    python -m benchmarks.newsrooms --quotes 100000 fewer, to try it
    python -m benchmarks.newsrooms --keep FOLDER   fill the database there once, and ask it again

The nth guild has 1/n as many as the first, which so has 28 % of all; its words are as frequent as
in the news (the nth word 1/n as often as the first). One process asks all guilds in turn, and
then the largest alone. On SQLite the bot's processor time is all that it takes, on PostgreSQL a
part. Codes for searching by meaning are random, of the real length.
"""

import argparse
import asyncio
import os
import random
import resource
import secrets
import statistics
import struct
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from time import perf_counter, process_time

from sqlalchemy import insert, make_url, select
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine

from benchmarks.large_guild import MEMBER, NOW, Shelf, as_in_news, fill
from benchmarks.quotes import temporary
from bot.memory import settle
from extraction.encoder import CODE
from extraction.meaning import SentenceMeaning
from news.ids import GuildId
from services.archive import Archive
from services.asked import QuotesQuestion, SayingsQuestion, SearchQuestion
from storage.database import Database
from storage.meaning_tables import MeaningRow
from storage.speaker_tables import SpeakerRow
from storage.tables import QuoteRow

GUILDS, QUOTES, SPEAKERS, ARTICLES = 20, 1_000_000, 50_000, 100_000
VOCABULARY = 20_000
ASKED = 200
Asked = tuple[GuildId, str]
Ask = Callable[[GuildId, str], Awaitable[None]]


def main() -> None:
    """Fill a database, ask, and print what was measured."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--postgresql", action="store_true")
    parser.add_argument("--quotes", type=int, default=QUOTES)
    parser.add_argument("--asked", type=int, default=ASKED, help="questions of each kind")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="one for each database")
    arguments = vars(parser.parse_args())
    with tempfile.TemporaryDirectory() as folder:
        kept: Path = arguments.pop("keep") or Path(folder)
        kept.mkdir(parents=True, exist_ok=True)
        asyncio.run(_measure(kept, **arguments))


async def _measure(folder: Path, *, postgresql: bool, quotes: int, asked: int) -> None:
    async with temporary(folder, postgresql=postgresql) as url:
        database, meaning = Database(url), SentenceMeaning()
        await database.upgrade()
        shelves = _shelves(quotes / QUOTES)
        if not await _is_filled(url):
            await fill(url, shelves, as_in_news(VOCABULARY))
            await _mean(url, shelves, meaning.model)
        print(f"{sum(shelf.quotes for shelf in shelves)} quotes, {GUILDS} guilds", end=" ")
        print(f"on {'PostgreSQL' if postgresql else 'SQLite'}, load average", end=" ")
        print(
            f"{os.getloadavg()[0]:.1f}; milliseconds: median, 95th, 99th percentile, and the same"
        )
        print("of the bot's own processor time, which a busy machine does not lengthen as much:")
        print(f"  memory before the first question: {_resident()} MiB", flush=True)
        settle()  # as the bot does
        for what, guilds in (("all guilds", shelves), ("the largest guild", shelves[:1])):
            print(what, flush=True)
            await _ask_all(url, Archive(database, meaning), guilds, asked)
        print(f"  memory after the last: {_resident()} MiB, at its peak {_peak()} MiB")
        await database.close()


async def _is_filled(url: str) -> bool:
    async with _connected(url) as connection:
        return await connection.scalar(select(MeaningRow.article).limit(1)) is not None


def _shelves(scale: float) -> list[Shelf]:
    """Share everything out among guilds, the largest first."""
    shares = [1 / rank for rank in range(1, GUILDS + 1)]
    shelves: list[Shelf] = []
    articles = speakers = 0
    for number, share in enumerate(shares, 1):
        part = scale * share / sum(shares)
        many = [round(part * whole) for whole in (QUOTES, SPEAKERS, ARTICLES)]
        shelves.append(Shelf(GuildId(number), many[0], many[1], many[2], (articles, speakers)))
        speakers, articles = speakers + many[1], articles + many[2]
    return shelves


async def _mean(url: str, shelves: Sequence[Shelf], model: str) -> None:
    async with _connected(url) as connection:
        for shelf in shelves:
            query = select(QuoteRow.article, QuoteRow.id).where(QuoteRow.guild == shelf.guild)
            by_article: dict[int, list[int]] = {}
            for article, quote in await connection.execute(query.order_by(QuoteRow.id)):
                by_article.setdefault(article, []).append(quote)
            rows = [
                {"article": article, "guild": shelf.guild, "model": model}
                | {"quotes": struct.pack(f"<{len(ids)}q", *ids)}
                | {"codes": secrets.token_bytes(CODE * len(ids))}
                for article, ids in by_article.items()
            ]
            await connection.execute(insert(MeaningRow), rows)


@asynccontextmanager
async def _connected(url: str) -> AsyncIterator[AsyncConnection]:
    driver = "postgresql+asyncpg" if url.startswith("postgresql") else "sqlite+aiosqlite"
    engine = create_async_engine(make_url(url).set(drivername=driver))
    async with engine.begin() as connection:
        yield connection
    await engine.dispose()


class _Member:
    """Asks as a member of a guild does."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive

    async def types_a_name(self, guild: GuildId, typed: str) -> None:
        await self._archive.suggest_speakers(typed, guild=guild)

    async def quotes(self, guild: GuildId, name: str) -> None:
        await self._quotes(guild, QuotesQuestion(name))

    async def quotes_about(self, guild: GuildId, typed: str) -> None:
        name, _, words = typed.partition("|")
        await self._quotes(guild, QuotesQuestion(name, about=words))

    async def _quotes(self, guild: GuildId, question: QuotesQuestion) -> None:
        await self._archive.ask(question, guild=guild, asked_by=MEMBER, now=NOW)

    async def whosaid(self, guild: GuildId, words: str) -> None:
        question = SayingsQuestion(words)
        await self._archive.ask(question, guild=guild, asked_by=MEMBER, now=NOW)

    async def search(self, guild: GuildId, words: str) -> None:
        question = SearchQuestion(words)
        await self._archive.ask(question, guild=guild, asked_by=MEMBER, now=NOW)


async def _ask_all(url: str, archive: Archive, shelves: Sequence[Shelf], asked: int) -> None:
    chance = random.Random(3)  # noqa: S311 (the same questions each time, no secret)
    each = max(1, asked // len(shelves))
    names = [one for shelf in shelves for one in await _names(url, shelf, each)]
    said = [one for shelf in shelves for one in await _words(url, shelf, each)]
    beginnings = [(guild, name[: chance.randint(2, 6)]) for guild, name in names]
    misspelled = [(guild, f"{name[:3]}x{name[4:]}") for guild, name in names]
    pairs = zip(names, said, strict=False)
    about = [(guild, f"{name}|{words.split()[0]}") for (guild, name), (_, words) in pairs]
    parts = [(guild, _part(chance, words)) for guild, words in said]
    swapped = [(guild, _swapped(chance, part)) for guild, part in parts]
    single = [(guild, chance.choice(words.split())) for guild, words in said]
    member = _Member(archive)
    await _report("autocomplete", member.types_a_name, beginnings)
    await _report("autocomplete, misspelled", member.types_a_name, misspelled)
    await _report("/quotes NAME", member.quotes, names)
    await _report("/quotes NAME about: ONE WORD", member.quotes_about, about)
    for command, ask in (("/whosaid", member.whosaid), ("/search", member.search)):
        await _report(f"{command} FIVE WORDS", ask, parts)
        await _report(f"{command} FIVE WORDS, two letters swapped", ask, swapped)
        await _report(f"{command} ONE WORD", ask, single)


async def _names(url: str, shelf: Shelf, count: int) -> list[Asked]:
    """Return names of speakers of a guild, half of them its most quoted."""
    async with _connected(url) as connection:
        query = select(SpeakerRow.name).where(SpeakerRow.guild == shelf.guild)
        first = await connection.scalars(query.order_by(SpeakerRow.id).limit(count // 2))
        step = max(1, shelf.speakers // (count - count // 2))
        others = await connection.scalars(query.where(SpeakerRow.id % step == 0).limit(count))
        names = [*first, *others][:count]
    return [(shelf.guild, name) for name in names]


async def _words(url: str, shelf: Shelf, count: int) -> list[Asked]:
    async with _connected(url) as connection:
        step = max(1, shelf.quotes // count)
        query = select(QuoteRow.terms).where(QuoteRow.guild == shelf.guild)
        said = await connection.scalars(query.where(QuoteRow.id % step == 0).limit(count))
        return [(shelf.guild, words) for words in said]


def _part(chance: random.Random, said: str) -> str:
    words = said.split()
    start = chance.randrange(len(words) - 4)
    return " ".join(words[start : start + 5])


def _swapped(chance: random.Random, part: str) -> str:
    at = chance.randrange(len(part) - 1)
    return part[:at] + part[at + 1] + part[at] + part[at + 2 :]


async def _report(what: str, ask: Ask, asked: Sequence[Asked]) -> None:
    times, spent = [], []
    for guild, typed in asked:
        started, used = perf_counter(), process_time()
        await ask(guild, typed)
        times.append(1000 * (perf_counter() - started))
        spent.append(1000 * (process_time() - used))
    parts = (*_percentiles(times), *_percentiles(spent))
    print(f"  {what:<40}", *(f"{part:8.1f}" for part in parts), flush=True)


def _percentiles(times: list[float]) -> list[float]:
    times.sort()
    return [statistics.median(times), *(times[int(q * (len(times) - 1))] for q in (0.95, 0.99))]


def _resident() -> int:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() // 2**20


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    main()
