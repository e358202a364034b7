"""What searching by meaning finds that full text does not: recall at 10 and mean reciprocal rank.

    python -m benchmarks.meaning             in a temporary SQLite file
    python -m benchmarks.meaning --postgresql
    python -m benchmarks.meaning --choose    the half that chooses, with what was tried

The archive is that of benchmarks/meaning.txt, 507 quotes in 51 articles, filed and searched as
in the bot. Every second question reports, the others choose. Intervals are of 95 % (bootstrap
over questions), those of a gain over pairs. Static embeddings are Model2Vec's (Tulkens and
van Dongen, 2024): each word piece through the same encoder, weighted by its rank, averaged.
"""

import argparse
import asyncio
import random
import statistics
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from benchmarks.quotes import temporary
from extraction.checksums import MEANING
from extraction.encoder import CODE, Encoder
from extraction.meaning import SentenceMeaning
from news.text import fold
from services.meanings import Meanings
from services.sayings import found_by_words, near_to
from storage.database import Database
from storage.stores import Stores
from tests.support.builders import GUILD, filed, said

QUESTIONS = Path(__file__).with_suffix(".txt")
IN_AN_ARTICLE = 10
TOP = 10
SAMPLES = 2_000
WIDTH, RARE = 256, 1e-4  # of static embeddings
SPREAD = 60  # of reciprocal rank fusion (Cormack, Clarke and Büttcher, 2009)

Ranking = list[int]
"""Places of quotes in the archive, the best first."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, the places of the quotes that answer it, and whether words alone should do."""

    words: str
    answers: frozenset[int]
    by_words: bool


def main() -> None:
    """File, ask, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--postgresql", action="store_true")
    parser.add_argument("--choose", action="store_true")
    asyncio.run(_measure(**vars(parser.parse_args())))


async def _measure(*, postgresql: bool, choose: bool) -> None:
    archive, questions = _read()
    asked = questions[0 if choose else 1 :: 2]
    with tempfile.TemporaryDirectory() as folder:
        async with temporary(Path(folder), postgresql=postgresql) as url:
            database = Database(url)
            await database.upgrade()
            for start in range(0, len(archive), IN_AN_ARTICLE):
                await filed(database, *said(*archive[start : start + IN_AN_ARTICLE]))
            await Meanings(database, SentenceMeaning()).catch_up(seconds=600)
            async with database.reading() as stores:
                words = [await _by_words(stores, archive, one) for one in asked]
                near_ones = [await _near(stores, archive, one) for one in asked]
                some = [await _any_word(stores, archive, one) for one in asked]
            await database.close()
    both = [[*first, *behind] for first, behind in zip(words, near_ones, strict=True)]
    print(f"{len(asked)} questions, {len(archive)} quotes")
    _report("words (full text alone)", asked, words)
    _report("words, then near in meaning", asked, both, over=words)
    if choose:
        _report_others(archive, asked, words, some)


def _read() -> tuple[list[str], list[Asked]]:
    archive: list[str] = []
    found: list[tuple[str, set[int], bool]] = []
    by_words = False
    for line in QUESTIONS.read_text(encoding="utf-8").splitlines():
        mark, _, text = line.partition(" ")
        by_words |= text.startswith("From here on")
        if mark == "?":
            found.append((text, set(), by_words))
        elif mark in {"=", "-"}:
            if mark == "=":
                found[-1][1].add(len(archive))
            archive.append(text)
    return archive, [Asked(text, frozenset(right), words) for text, right, words in found]


async def _by_words(stores: Stores, archive: Sequence[str], asked: Asked) -> Ranking:
    places = _places(archive)
    return [places[one.terms] for one in await found_by_words(stores, GUILD, asked.words)]


async def _near(stores: Stores, archive: Sequence[str], asked: Asked) -> Ranking:
    places = _places(archive)
    told = await found_by_words(stores, GUILD, asked.words)
    found = await near_to(stores, SentenceMeaning(), GUILD, asked.words, without=told)
    return [places[one.terms] for one in found]


async def _any_word(stores: Stores, archive: Sequence[str], asked: Asked) -> Ranking:
    """Rank by how many of the words are there, the shortest first."""
    places, words = _places(archive), fold(asked.words).split()
    counts: dict[int, int] = {}
    for word in words:
        for one in await stores.sayings.candidates(GUILD, [[(word,)]]):
            counts[places[one.terms]] = counts.get(places[one.terms], 0) + 1
    return sorted(counts, key=lambda place: (-counts[place], len(archive[place])))


def _places(archive: Sequence[str]) -> dict[str, int]:
    return {fold(text): place for place, text in enumerate(archive)}


def _report_others(
    archive: Sequence[str], asked: Sequence[Asked], words: list[Ranking], some: list[Ranking]
) -> None:
    encoder = Encoder(MEANING)
    quotes = encoder.vectors([fold(text) for text in archive])
    wanted = encoder.vectors([fold(one.words) for one in asked])
    exact = _ranked(wanted @ quotes.T)
    _report("any of the words", asked, some)
    _report("meaning alone, exact", asked, exact)
    signs = [np.where(each > 0, 1.0, -1.0) for each in (wanted, quotes)]
    _report(f"meaning alone, {CODE} bytes", asked, _ranked(signs[0] @ signs[1].T))
    _report("fused with all words", asked, _fused(exact, words))
    _report("fused with any word", asked, _fused(exact, some))
    for least in (0.2, 0.25, 0.3, 0.35, 0.4):
        kept = [
            [place for place in ranking if row[place] >= least and place not in first]
            for ranking, row, first in zip(exact, wanted @ quotes.T, words, strict=True)
        ]
        behind = [[*first, *rest] for first, rest in zip(words, kept, strict=True)]
        shown = statistics.mean(map(len, kept))
        _report(f"words, then {least} and nearer ({shown:.1f} each)", asked, behind)
    table = _static(encoder)
    texts = [[fold(text) for text in archive], [fold(one.words) for one in asked]]
    averaged = [_averaged(encoder, table, some_texts) for some_texts in texts]
    _report("static embeddings alone", asked, _ranked(averaged[1] @ averaged[0].T))


def _ranked(closeness: np.ndarray) -> list[Ranking]:
    return [list(map(int, np.argsort(-row, kind="stable"))) for row in closeness]


def _fused(*rankings: list[Ranking]) -> list[Ranking]:
    fused = []
    for lists in zip(*rankings, strict=True):
        scores: dict[int, float] = {}
        for ranking in lists:
            for rank, place in enumerate(ranking[:50], start=1):
                scores[place] = scores.get(place, 0) + 1 / (SPREAD + rank)
        fused.append(sorted(scores, key=lambda place: -scores[place]))
    return fused


def _static(encoder: Encoder) -> np.ndarray:
    """Return a vector for each word piece: whitened directions, the frequent ones made small."""
    tokenizer = encoder.tokenizer
    pieces = sorted(tokenizer.get_vocab(), key=tokenizer.token_to_id)
    vectors = encoder.vectors(pieces)
    vectors = vectors - vectors.mean(0)
    *_, directions = np.linalg.svd(vectors, full_matrices=False)
    chance = 1 / np.arange(2, len(pieces) + 2)
    weight = RARE / (RARE + chance / chance.sum())
    return vectors @ directions[:WIDTH].T * weight[:, None]


def _averaged(encoder: Encoder, table: np.ndarray, texts: Sequence[str]) -> np.ndarray:
    means = np.array(
        [
            table[encoder.tokenizer.encode(text, add_special_tokens=False).ids].mean(0)
            for text in texts
        ]
    )
    return means / np.linalg.norm(means, axis=1, keepdims=True)


def _report(
    what: str, asked: Sequence[Asked], rankings: list[Ranking], over: list[Ranking] | None = None
) -> None:
    kinds: tuple[tuple[str, Callable[[Asked], bool]], ...] = (
        ("other words", lambda one: not one.by_words),
        ("same words", lambda one: one.by_words),
        ("all", lambda _: True),
    )
    for kind, fits in kinds:
        rows = [at for at, one in enumerate(asked) if fits(one)]
        line = f"{what:<38} {kind:<11}"
        for measure in (_recall, _reciprocal):
            scores = [measure(asked[at], rankings[at]) for at in rows]
            line += f"  {_interval(scores)}"
            if over is not None:
                before = [measure(asked[at], over[at]) for at in rows]
                gains = [score - old for score, old in zip(scores, before, strict=True)]
                line += f" gain {_interval(gains)}"
        print(line)


def _recall(asked: Asked, ranking: Ranking) -> float:
    return len(asked.answers & set(ranking[:TOP])) / len(asked.answers)


def _reciprocal(asked: Asked, ranking: Ranking) -> float:
    return next((1 / at for at, place in enumerate(ranking, 1) if place in asked.answers), 0.0)


def _interval(scores: Sequence[float]) -> str:
    chance = random.Random(7)  # noqa: S311 (the same each time, no secret)
    means = sorted(statistics.mean(chance.choices(scores, k=len(scores))) for _ in range(SAMPLES))
    low, high = means[SAMPLES // 40], means[-SAMPLES // 40]
    return f"{statistics.mean(scores):.2f} [{low:.2f}, {high:.2f}]"


if __name__ == "__main__":
    main()
