"""A guild with 100,000 quotes, the same each time, for what measures the archive."""

import random
import re
from datetime import UTC, datetime, timedelta

from sqlalchemy import insert, make_url, text
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine

from news.article import State
from news.ids import ArticleId, GuildId, UserId
from news.quote import Act, Kind, said_key
from news.speaker import SpeakerType
from storage.tables import (
    AliasRow,
    AppearanceRow,
    ArticleRow,
    Base,
    GuildRow,
    QuoteRow,
    SpeakerRow,
)

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


async def fill(url: str) -> list[str]:
    """Fill the guild and return full names of speakers, the most quoted first."""
    chance = random.Random(7)  # noqa: S311 (the same archive each time, no secret)
    names = _names(chance)
    driver = "postgresql+asyncpg" if url.startswith("postgresql") else "sqlite+aiosqlite"
    engine = create_async_engine(make_url(url).set(drivername=driver))
    async with engine.begin() as connection:
        await connection.execute(insert(GuildRow), [{"id": GUILD}])
        await _insert(connection, ArticleRow, _articles(chance))
        await _insert(connection, SpeakerRow, _speakers(names))
        await _insert(connection, AliasRow, _aliases(names))
        quotes = _quotes(chance)
        await _insert(connection, AppearanceRow, _appearances(quotes))
        await _insert(connection, QuoteRow, quotes)
    if driver.startswith("postgresql"):
        # PostgreSQL does this by itself some time after so many insertions; SQLite does not.
        async with engine.connect() as connection:
            await connection.execution_options(isolation_level="AUTOCOMMIT")
            await connection.execute(text("VACUUM ANALYZE"))
    await engine.dispose()
    return names


async def _insert(connection: AsyncConnection, row: type[Base], rows: list[Row]) -> None:
    for start in range(0, len(rows), _CHUNK):
        await connection.execute(insert(row), rows[start : start + _CHUNK])


def _names(chance: random.Random) -> list[str]:
    def word() -> str:
        return "".join(chance.choices(_SYLLABLES, k=chance.randint(2, 3))).capitalize()

    names: dict[str, None] = {}
    while len(names) < SPEAKERS:
        names[f"{word()} {word()}"] = None
    return list(names)


def _date(article: int) -> datetime:
    return NOW - timedelta(hours=ARTICLES - article)


def _articles(chance: random.Random) -> list[Row]:
    return [
        {
            "id": id_,
            "guild": GUILD,
            "state": State.FILED,
            "dated": _date(id_),
            "submitted_by": MEMBER,
            "submitted_at": NOW,
            "title": (title := " ".join(chance.choices(_WORDS, k=8))),
            "outlet": f"Outlet {id_ % 40}",
            "published": _date(id_),
            "terms": title,
            "text": " ".join(chance.choices(_WORDS, k=600)),
        }
        for id_ in range(1, ARTICLES + 1)
    ]


def _speakers(names: list[str]) -> list[Row]:
    return [
        {"id": id_, "guild": GUILD, "identity": name, "name": name, "type": SpeakerType.PERSON}
        for id_, name in enumerate(names, 1)
    ]


def _aliases(names: list[str]) -> list[Row]:
    return [
        {"speaker": id_, "guild": GUILD, "name": form, "folded": form.lower()}
        for id_, name in enumerate(names, 1)
        for form in {name, name.split()[1]}
    ]


def _quotes(chance: random.Random) -> list[Row]:
    """Make quotes of which some speakers have thousands and most a few, as in the news."""
    weights = [1 / rank for rank in range(1, SPEAKERS + 1)]
    speakers = chance.choices(range(1, SPEAKERS + 1), weights, k=QUOTES)
    return [
        {
            "guild": GUILD,
            "article": (article := 1 + number % ARTICLES),
            "speaker": speaker,
            "filed_under": speaker,
            "position": number // ARTICLES,
            "dated": _date(article),
            "shown": True,
            "kind": (kind := chance.choice(list(Kind))),
            "act": Act.STATEMENT,
            "negated": False,
            "confidence": 0.9,
            "spans": [[0, 10]],
            "fragments": [(words := " ".join(chance.choices(_WORDS, k=chance.randint(8, 30))))],
            "mention": "he",
            "cue": "said",
            "terms": words,
            "said": said_key(kind, words, ArticleId(article)),
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
