"""Who is who: how pairs of names are judged, and what filing costs where 50,000 are known.

    python -m benchmarks.identity                 the pairs, and filing on a temporary SQLite file
    python -m benchmarks.identity --postgresql    filing on a temporary PostgreSQL server

Filing is the transaction that the desk makes of a read article: its row and claims, 20 speakers
(known ones, new ones, surnames alone), 20 quotes. Surnames are shared as in life: a few by
hundreds. Reading the text is not counted.
"""

import argparse
import asyncio
import random
import statistics
import tempfile
from collections import Counter
from pathlib import Path
from time import perf_counter, process_time

from sqlalchemy import insert, text
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine

from benchmarks.large_guild import GUILD, MEMBER, NOW
from benchmarks.quotes import temporary as address
from news.article import Document, Page, State, Submission
from news.findings import Findings
from news.identity import Portrait, Verdict, filed_keys, judge
from news.quote import Act, Kind, Quote
from news.speaker import Speaker, SpeakerType
from news.text import Span
from storage.base import Base
from storage.database import Database
from storage.identity_tables import NameKeyRow, RoleRow
from storage.speaker_tables import AliasRow, AppearanceRow, SpeakerRow
from storage.tables import ArticleRow, GuildRow, QuoteRow
from tests.support.name_pairs import pairs

SPEAKERS, ARTICLES, FILED = 50_000, 25_000, 100
IN_AN_ARTICLE = 20
SURNAMES, GIVEN = 8_000, 600
_CHUNK = 5_000  # rows inserted at a time
_SYLLABLES = "ka lo mi ber dan tor vin sel ru qua pa ne gri hol us ton ler my".split()  # noqa: SIM905 - easier to read
_ROLES = ("the mayor", "a spokesman for the port", "a nurse", "professor of law", "a farmer")

Row = dict[str, object]


def main() -> None:
    """Print what was judged and measured."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--postgresql", action="store_true")
    arguments = parser.parse_args()
    if not arguments.postgresql:
        _report_pairs()
    asyncio.run(_measure(postgresql=arguments.postgresql))


def _report_pairs() -> None:
    counted: dict[tuple[bool, str], Counter[Verdict]] = {}
    for pair in pairs():
        kind = counted.setdefault((pair.same, pair.kind), Counter())
        kind[judge(pair.one, pair.other)] += 1
    for same, heading in ((True, "one person"), (False, "two")):
        print(f"{heading:<46} joined  asked  apart")
        total: Counter[Verdict] = Counter()
        for (is_same, kind), verdicts in counted.items():
            if is_same is same:
                print(f"  {kind:<44} {_row(verdicts)}")
                total += verdicts
        print(f"  {'in all':<44} {_row(total)}\n")


def _row(verdicts: Counter[Verdict]) -> str:
    return " ".join(f"{verdicts[verdict]:>6}" for verdict in Verdict)


async def _measure(*, postgresql: bool) -> None:
    with tempfile.TemporaryDirectory() as folder:
        async with address(Path(folder), postgresql=postgresql) as url:
            database = Database(url)
            await database.upgrade()
            names = await _fill(url)
            chance = random.Random(11)  # noqa: S311 (the same articles each time, no secret)
            times = [await _file(database, names, chance, n) for n in range(FILED + 5)][5:]
            await database.close()
    kind = "PostgreSQL" if postgresql else "SQLite"
    print(f"Filing an article with {IN_AN_ARTICLE} speakers and quotes, {SPEAKERS} known, {kind}:")
    for what, column in (("in all", 0), ("the processor of this process", 1)):
        ordered = sorted(1000 * each[column] for each in times)
        print(f"  {what}: median {statistics.median(ordered):.1f} ms, 95th percentile", end=" ")
        print(f"{ordered[int(0.95 * len(ordered))]:.1f} ms")


async def _file(
    database: Database, names: list[str], chance: random.Random, number: int
) -> tuple[float, float]:
    """File an article; return how long it took, and how much of that the processor worked."""
    text_, findings = _article(names, chance, number)
    submission = Submission(
        GUILD, MEMBER, NOW, Document(text_.encode(), "text/plain", "utf-8", None)
    )
    async with database.transaction() as stores:
        article = await stores.articles.queue(submission)
    if not isinstance(article, int):
        raise TypeError(f"the same article twice: {article}")
    started, worked = perf_counter(), process_time()
    async with database.transaction() as stores:
        page = Page(title=f"Article {number}", text=text_, outlet="Courier", published=NOW)
        await stores.articles.file(GUILD, article, page, at=NOW)
        await stores.file_findings(GUILD, article, findings)
    return perf_counter() - started, process_time() - worked


def _article(names: list[str], chance: random.Random, number: int) -> tuple[str, Findings]:
    """Name well-known people, rare ones, strangers with known surnames, and bare surnames."""
    known = [*chance.sample(names[:200], 8), *chance.sample(names, 6)]
    strangers = [f"{_word(chance)} {name.split()[1]}" for name in chance.sample(names, 4)]
    bare = [name.split()[1] for name in chance.sample(names, 2)]
    everybody = list(dict.fromkeys([*known, *strangers, *bare]))
    parts, quotes, start = [], [], 0
    for index, name in enumerate(everybody):
        said = f"Remark {number} of {name}."
        quotes.append(Quote((Span(start, start + len(said)),), Kind.DIRECT, index))
        parts.append(said)
        start += len(said) + 1
    people = tuple(
        Speaker(name, SpeakerType.PERSON, (name.split()[-1],), (chance.choice(_ROLES),))
        for name in everybody
    )
    filler = " ".join(_word(chance) for _ in range(700))
    return " ".join([*parts, filler]), Findings(people, tuple(quotes))


def _word(chance: random.Random) -> str:
    return "".join(chance.choices(_SYLLABLES, k=chance.randint(2, 4))).capitalize()


def _names(chance: random.Random) -> list[str]:
    surnames = sorted({_word(chance) + chance.choice("bdfgknrst") for _ in range(2 * SURNAMES)})
    chance.shuffle(surnames)
    surnames = surnames[:SURNAMES]
    given = sorted({_word(chance) for _ in range(2 * GIVEN)})[:GIVEN]
    weights = [1 / (rank + 20) for rank in range(len(surnames))]
    names: dict[str, None] = {}
    while len(names) < SPEAKERS:
        names[f"{chance.choice(given)} {chance.choices(surnames, weights)[0]}"] = None
    return list(names)


async def _fill(url: str) -> list[str]:
    """Fill the guild: each speaker named once or, the first ones, in hundreds of articles."""
    chance = random.Random(7)  # noqa: S311 (the same guild each time, no secret)
    names = _names(chance)
    driver = "postgresql+asyncpg" if url.startswith("postgresql") else "sqlite+aiosqlite"
    engine = create_async_engine(url.replace(url.split("://", maxsplit=1)[0], driver, 1))
    ids = range(1, SPEAKERS + 1)
    popular = [chance.randint(1, 200) for _ in range(2 * ARTICLES)]
    placed = {(1 + id_ % ARTICLES, id_) for id_ in ids}
    placed |= {(1 + n % ARTICLES, id_) for n, id_ in enumerate(popular)}
    async with engine.begin() as connection:
        await connection.execute(insert(GuildRow), [{"id": GUILD}])
        await _insert(connection, ArticleRow, [_article_row(n) for n in range(1, ARTICLES + 1)])
        await _insert(
            connection, SpeakerRow, [_speaker(i, n) for i, n in zip(ids, names, strict=True)]
        )
        for table, rows in _about(names):
            await _insert(connection, table, rows)
        await _insert(connection, AppearanceRow, [_appearance(a, s) for a, s in sorted(placed)])
        await _insert(connection, QuoteRow, [_quote(a, s) for a, s in sorted(placed)])
    if driver.startswith("postgresql"):
        async with engine.connect() as connection:
            await connection.execution_options(isolation_level="AUTOCOMMIT")
            for name in ("articles_id_seq", "speakers_id_seq"):  # their ids were given above
                await connection.execute(text(f"SELECT setval('{name}', {SPEAKERS})"))
            await connection.execute(text("VACUUM ANALYZE"))
    await engine.dispose()
    return names


async def _insert(connection: AsyncConnection, row: type[Base], rows: list[Row]) -> None:
    for start in range(0, len(rows), _CHUNK):
        await connection.execute(insert(row), rows[start : start + _CHUNK])


def _about(names: list[str]) -> list[tuple[type[Base], list[Row]]]:
    aliases: list[Row] = []
    known: list[Row] = []
    roles: list[Row] = []
    for id_, name in enumerate(names, 1):
        who: Row = {"speaker": id_}
        forms = (name, name.split()[1])
        aliases += [who | {"guild": GUILD, "name": form, "folded": form.lower()} for form in forms]
        found = filed_keys(Portrait(name, SpeakerType.PERSON))
        known += [who | {"guild": GUILD, "key": key} for key in found]
        roles.append(who | {"role": _ROLES[id_ % len(_ROLES)]})
    return [(AliasRow, aliases), (NameKeyRow, known), (RoleRow, roles)]


def _article_row(id_: int) -> Row:
    when = {"dated": NOW, "submitted_at": NOW, "published": NOW, "filed_at": NOW}
    return when | {
        "id": id_,
        "guild": GUILD,
        "state": State.FILED,
        "submitted_by": MEMBER,
        "title": f"Known {id_}",
        "terms": f"known {id_}",
        "text": f"Known text {id_}",
    }


def _speaker(id_: int, name: str) -> Row:
    return {"id": id_, "guild": GUILD, "name": name, "type": SpeakerType.PERSON}


def _appearance(article: int, speaker: int) -> Row:
    role = _ROLES[speaker % len(_ROLES)]
    who = {"filed_under": speaker, "speaker": speaker}
    return who | {"article": article, "dated": NOW, "role": role, "names": []}


def _quote(article: int, speaker: int) -> Row:
    return {
        "guild": GUILD,
        "article": article,
        "speaker": speaker,
        "filed_under": speaker,
        "position": 0,
        "dated": NOW,
        "shown": True,
        "kind": Kind.DIRECT,
        "act": Act.STATEMENT,
        "negated": False,
        "confidence": 0.9,
        "spans": [[0, 5]],
        "fragments": ["Known"],
        "mention": "he",
        "cue": "said",
        "terms": "known",
    }


if __name__ == "__main__":
    main()
