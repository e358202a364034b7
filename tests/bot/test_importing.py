"""`verbatim import` as a process of its own, with real workers, killed in the middle."""

import asyncio
import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from storage.database import Database
from tests.support.waiting import until

ROOT = Path(__file__).parents[2]
COMMAND = [sys.executable, "-W", "ignore::DeprecationWarning", "-c"]
COMMAND += ["from bot.cli import main; raise SystemExit(main())", "import"]
ARTICLES = 40


@pytest.fixture
def place(tmp_path):
    """A folder with articles, and a database with tables beside it."""
    (tmp_path / "articles").mkdir()
    for number in range(ARTICLES):
        text = f"Ferry {number} stops\n\n“Boat {number} is old,” said Ada Pell, a harbour master."
        (tmp_path / "articles" / f"{number}.txt").write_text(text, "utf-8")
    database = Database(url(tmp_path))

    async def upgrade():
        await database.upgrade()
        await database.close()

    asyncio.run(upgrade())
    return tmp_path


def url(place):
    return f"sqlite:///{place / 'news.db'}"


def importing(place, *options):
    return subprocess.Popen(
        [*COMMAND, str(place / "articles"), "--guild", "41", *options],
        env={**os.environ, "PYTHONPATH": str(ROOT), "VERBATIM_DATABASE_URL": url(place)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=place,
        text=True,
    )


def filed(place):
    with closing(sqlite3.connect(place / "news.db", timeout=20)) as connection:
        rows = connection.execute("SELECT title FROM articles WHERE state = 'filed'").fetchall()
    return sorted(title for (title,) in rows)


@pytest.mark.slow
def test_an_import_that_is_killed_goes_on_without_loss_or_repeat(place):
    for enough in (5, 15):
        process = importing(place)
        asyncio.run(until(lambda enough=enough: len(filed(place)) >= enough, seconds=100))
        process.kill()
        process.communicate()

    out, error = importing(place, "--report", "report.jsonl").communicate(timeout=200)

    assert filed(place) == sorted(f"Ferry {number} stops" for number in range(ARTICLES))
    assert out.endswith("in an earlier run)\n"), (out, error)
    rows = [json.loads(line) for line in (place / "report.jsonl").read_text("utf-8").splitlines()]
    assert len(rows) == ARTICLES
    assert {row["became"] for row in rows} <= {"filed", "already known"}
