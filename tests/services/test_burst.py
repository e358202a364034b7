"""A burst of submissions, and a process that is killed in the middle of it, again and again."""

import asyncio
import random
import sys
from collections import Counter
from pathlib import Path

import pytest
from sqlalchemy import text as sql

from tests.support.burst import FATAL, REFUSED, words_of
from tests.support.databases import engine_of, sqlite_copy

ROOT = Path(__file__).parents[2]
LIMIT = 600  # seconds for one process, on a busy machine


@pytest.mark.parametrize(
    ("count", "guilds", "kills"),
    [(40, 4, 2), pytest.param(1_000, 50, 20, marks=pytest.mark.slow)],
    ids=["short", "long"],
)
async def test_every_submission_is_extracted_once_or_failed_with_a_reason(
    sqlite_with_tables, tmp_path, count, guilds, kills
):
    url = sqlite_copy(sqlite_with_tables, tmp_path)
    dice, kept = random.Random(11), set()
    for number in range(kills):
        alive = dice.uniform(0.1, 1.2)
        await burst(url, count, guilds, seed=number, kept=kept, killed_after=alive)
    assert await burst(url, count, guilds, seed=kills, kept=kept)

    filed, failed, said = await settled(url)

    assert kept == set(range(count))
    good = {n for n in range(count) if n % REFUSED and n % FATAL}
    unlucky = good - set(filed)
    assert set(filed.values()) == {1}
    assert set(filed) | unlucky == good
    assert said == {words_of(number): 1 for number in filed}
    assert all(reason for reasons in failed.values() for reason in reasons)
    for number in unlucky:
        assert any("broke off" in reason for reason in failed[number])
    assert len(unlucky) <= kills, "only a text that was at work each time may fail"


async def burst(url, count, guilds, *, seed, kept, killed_after=None):
    """Run one process; tell whether it came to the end. What it says it kept goes into `kept`."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "tests.support.burst",
        url,
        str(count),
        str(guilds),
        str(seed),
        stdout=asyncio.subprocess.PIPE,
        cwd=ROOT,
    )
    ended = False
    killer = None
    async with asyncio.timeout(LIMIT):
        async for line in process.stdout:
            if killer is None and killed_after is not None:
                killer = asyncio.get_running_loop().call_later(killed_after, process.kill)
            if line == b"done\n":
                ended = True
            elif line.endswith(b"\n"):
                kept.add(int(line))
        await process.wait()
    if killer is not None:
        killer.cancel()
    return ended


async def settled(url):
    """Return how often each number was filed, why others failed, and what was said how often."""
    engine = engine_of(url)
    async with engine.begin() as connection:
        articles = (
            await connection.execute(
                sql(
                    "SELECT a.state, a.title, a.reason, s.data FROM articles a"
                    " LEFT JOIN submissions s ON s.article = a.id"
                )
            )
        ).all()
        quotes = (await connection.execute(sql("SELECT fragments FROM quotes"))).scalars().all()
    await engine.dispose()
    filed = Counter(int(row.title.split()[1]) for row in articles if row.state == "filed")
    failed = {}
    for row in articles:
        if row.state == "failed":
            number = int(row.data.decode().split("number ")[1].split()[0])
            failed.setdefault(number, []).append(row.reason)
    assert {row.state for row in articles} <= {"filed", "failed"}
    return filed, failed, Counter(fragments[2:-2] for fragments in quotes)
