"""Guilds with many quotes, the same each time, for what measures the archive."""

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import accumulate

from sqlalchemy import insert, make_url, text
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine

from news.article import State
from news.ids import ArticleId, GuildId, UserId
from news.quote import Act, Kind, said_key
from news.speaker import SpeakerType
from storage.base import Base
from storage.speaker_tables import AliasRow, AppearanceRow, SpeakerRow
from storage.tables import ArticleRow, GuildRow, QuoteRow

QUOTES, SPEAKERS, ARTICLES = 100_000, 2_000, 10_000
GUILD, MEMBER = GuildId(1), UserId(2)
NOW = datetime(2024, 7, 26, tzinfo=UTC)

_CHUNK = 5_000  # rows inserted at a time
_SYLLABLES = re.findall(r"\w+", "ka lo mi ber dan tor vin sel ru qua pa ne gri hol us ton ler my")
_WORDS = re.findall(
    r"\w+",
    """the talks on a ceasefire are close and we will not stop until every hospital bridge school
    border market price budget storm harvest court vote treaty is safe open fair paid counted""",
)


Row = dict[str, object]


@dataclass(frozen=True, slots=True)
class Shelf:
    """What one guild has; the first of its articles, speakers and quotes follows `after`."""

    guild: GuildId = GUILD
    quotes: int = QUOTES
    speakers: int = SPEAKERS
    articles: int = ARTICLES
    after: tuple[int, int] = (0, 0)
    """The articles and the speakers of the guilds before it."""


class Words:
    """Words to fill texts with, each as frequent as its weight says."""

    def __init__(self, words: Sequence[str] = _WORDS, weights: Sequence[float] = ()) -> None:
        self._words = words
        self._sums = list(accumulate(weights or [1.0] * len(words)))

    def some(self, chance: random.Random, count: int) -> str:
        """Return so many words."""
        return " ".join(chance.choices(self._words, cum_weights=self._sums, k=count))


def as_in_news(count: int) -> Words:
    """Make words up of which the nth is 1/n as frequent as the first (Zipf)."""
    chance = random.Random(5)  # noqa: S311 (the same words each time, no secret)
    made: dict[str, None] = {}
    while len(made) < count:
        made["".join(chance.choices(_SYLLABLES, k=chance.randint(2, 4)))] = None
    return Words(list(made), [1 / rank for rank in range(1, count + 1)])


async def fill(
    url: str, shelves: Sequence[Shelf] = (Shelf(),), words: Words | None = None
) -> list[str]:
    """Fill guilds and return full names of speakers of the last, the most quoted first."""
    chance, words = random.Random(7), words or Words()  # noqa: S311 (the same each time, no secret)
    driver = "postgresql+asyncpg" if url.startswith("postgresql") else "sqlite+aiosqlite"
    engine = create_async_engine(make_url(url).set(drivername=driver))
    names: list[str] = []
    for shelf in shelves:
        async with engine.begin() as connection:
            names = await _fill(connection, shelf, words, chance)
    if driver.startswith("postgresql"):
        # PostgreSQL does this by itself some time after so many insertions; SQLite does not.
        async with engine.connect() as connection:
            await connection.execution_options(isolation_level="AUTOCOMMIT")
            await connection.execute(text("VACUUM ANALYZE"))
    await engine.dispose()
    return names


async def _fill(
    connection: AsyncConnection, shelf: Shelf, words: Words, chance: random.Random
) -> list[str]:
    names = _names(chance, shelf.speakers)
    await connection.execute(insert(GuildRow), [{"id": shelf.guild}])
    await _insert(connection, ArticleRow, _articles(shelf, words, chance))
    await _insert(connection, SpeakerRow, _speakers(shelf, names))
    await _insert(connection, AliasRow, _aliases(shelf, names))
    quotes = _quotes(shelf, words, chance)
    await _insert(connection, AppearanceRow, _appearances(quotes))
    await _insert(connection, QuoteRow, quotes)
    return names


async def _insert(connection: AsyncConnection, row: type[Base], rows: list[Row]) -> None:
    for start in range(0, len(rows), _CHUNK):
        await connection.execute(insert(row), rows[start : start + _CHUNK])


def _names(chance: random.Random, count: int) -> list[str]:
    def word() -> str:
        return "".join(chance.choices(_SYLLABLES, k=chance.randint(2, 3))).capitalize()

    names: dict[str, None] = {}
    while len(names) < count:
        names[f"{word()} {word()}"] = None
    return list(names)


def _date(shelf: Shelf, article: int) -> datetime:
    return NOW - timedelta(hours=shelf.articles - article)


def _articles(shelf: Shelf, words: Words, chance: random.Random) -> list[Row]:
    return [
        {
            "id": shelf.after[0] + number,
            "guild": shelf.guild,
            "state": State.FILED,
            "dated": _date(shelf, number),
            "submitted_by": MEMBER,
            "submitted_at": NOW,
            "title": (title := words.some(chance, 8)),
            "outlet": f"Outlet {number % 40}",
            "published": _date(shelf, number),
            "terms": title,
            "text": words.some(chance, 600),
        }
        for number in range(1, shelf.articles + 1)
    ]


def _speakers(shelf: Shelf, names: list[str]) -> list[Row]:
    return [
        {"id": id_, "guild": shelf.guild, "identity": name, "name": name}
        | {"type": SpeakerType.PERSON}
        for id_, name in enumerate(names, shelf.after[1] + 1)
    ]


def _aliases(shelf: Shelf, names: list[str]) -> list[Row]:
    return [
        {"speaker": id_, "guild": shelf.guild, "name": form, "folded": form.lower()}
        for id_, name in enumerate(names, shelf.after[1] + 1)
        for form in {name, name.split()[1]}
    ]


def _quotes(shelf: Shelf, words: Words, chance: random.Random) -> list[Row]:
    """Make quotes of which some speakers have thousands and most a few, as in the news."""
    weights = [1 / rank for rank in range(1, shelf.speakers + 1)]
    speakers = chance.choices(range(1, shelf.speakers + 1), weights, k=shelf.quotes)
    return [
        {
            "guild": shelf.guild,
            "article": (article := shelf.after[0] + 1 + number % shelf.articles),
            "speaker": shelf.after[1] + speaker,
            "filed_under": shelf.after[1] + speaker,
            "position": number // shelf.articles,
            "dated": _date(shelf, article - shelf.after[0]),
            "shown": True,
            "kind": (kind := chance.choice(list(Kind))),
            "act": Act.STATEMENT,
            "negated": False,
            "confidence": 0.9,
            "spans": [[0, 10]],
            "fragments": [(said := words.some(chance, chance.randint(8, 30)))],
            "mention": "he",
            "cue": "said",
            "terms": said,
            "said": said_key(kind, said, ArticleId(article)),
        }
        for number, speaker in enumerate(speakers)
    ]


def _appearances(quotes: list[Row]) -> list[Row]:
    pairs = {(quote["article"], quote["speaker"]): quote["dated"] for quote in quotes}
    return [
        {"article": article, "filed_under": speaker, "speaker": speaker, "dated": dated}
        | {"role": "minister", "names": []}
        for (article, speaker), dated in pairs.items()
    ]
