"""Measure `verbatim import`: articles a second, memory, and that kills lose and repeat nothing.

    python -m benchmarks.imports [--articles 5000] [--kills 5] [--workers 2] [--words 400]
        [--corpus FOLDER]

writes so many articles to a folder (of mixed paragraphs of the articles, *.txt, below FOLDER, or
of sentences composed here), imports them into an empty SQLite database, kills the import with all
its processes so often while it files the first half, and starts it again each time. The second
half is filed by one process, whose memory and speed are told tenth by tenth.
"""

import argparse
import asyncio
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from benchmarks.archives import paragraphs_of, write_archive
from storage.database import Database
from tests.e2e.processes import children

PAGE = os.sysconf("SC_PAGE_SIZE")
GUILD = 41
TENTHS = 10


class Sample(NamedTuple):
    """A look at a running import: the clock, articles filed, and memory in MiB."""

    at: float
    filed: int
    main: float
    all: float


def main() -> None:
    """Run the measurement and print its figures; exit with 1 if anything was lost or repeated."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--articles", type=int, default=5_000)
    parser.add_argument("--kills", type=int, default=5)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--words", type=int, default=400)
    parser.add_argument("--corpus", type=Path)
    options = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="verbatim-import-"))
    try:
        _measure(folder, options)
    finally:
        shutil.rmtree(folder)


def _measure(folder: Path, options: argparse.Namespace) -> None:
    articles = folder / "articles"
    articles.mkdir()
    paragraphs = paragraphs_of(options.corpus) if options.corpus else []
    titles = write_archive(articles, options.articles, paragraphs, words=options.words)
    database = folder / "verbatim.db"
    environment = {
        **os.environ,
        "VERBATIM_DATABASE_URL": f"sqlite:///{database}",
        "VERBATIM_WORKERS": str(options.workers),
    }
    asyncio.run(_upgraded(environment["VERBATIM_DATABASE_URL"]))
    dice = random.Random(7)  # noqa: S311 - kills at the same places each time
    killed = sorted(dice.sample(range(1, options.articles // 2), options.kills))
    began, samples = time.perf_counter(), list[Sample]()
    for enough in [*killed, None]:
        samples = list(_run(articles, database, environment, enough))
    took = time.perf_counter() - began
    print(f"{options.articles} articles, killed after {', '.join(map(str, killed))} were filed")
    print(f"{took:.0f} s in all, {options.articles / took:.1f} articles a second, with every start")
    _tell_tenths(samples)
    if faults := list(_faults(database, titles)):
        raise SystemExit("\n".join(faults))
    print("every article was filed once, and nothing of it twice")


def _run(
    articles: Path, database: Path, environment: dict[str, str], enough: int | None
) -> Iterator[Sample]:
    """Import until done, or kill everything once `enough` are filed."""
    command = [sys.executable, "-c", "from bot.cli import main; raise SystemExit(main())"]
    command += ["import", str(articles), "--guild", str(GUILD)]
    process = subprocess.Popen(  # noqa: S603 - our own command
        command, env=environment, start_new_session=True
    )
    while process.poll() is None:
        filed = _count(database)
        if enough is not None and filed >= enough:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            return
        main_memory, others = _resident(process.pid), sum(map(_resident, children(process.pid)))
        yield Sample(time.perf_counter(), filed, main_memory, main_memory + others)
        time.sleep(1)
    if process.returncode != 0:
        raise SystemExit(f"the import ended with {process.returncode}, see above")


def _tell_tenths(samples: Sequence[Sample]) -> None:
    """Print speed and memory of one process, for each tenth of its time."""
    print("last start, by tenths of its time: articles a second, MiB of main process, of all")
    size = max(len(samples) // TENTHS, 2)
    for start in range(0, len(samples) - 1, size):
        part = samples[start : start + size + 1]
        speed = (part[-1].filed - part[0].filed) / (part[-1].at - part[0].at)
        main_memory, everything = max(s.main for s in part), max(s.all for s in part)
        print(f"  {speed:5.1f} {main_memory:7.0f} {everything:7.0f}")


def _faults(database: Path, titles: set[str]) -> Iterator[str]:
    """Yield a sentence for whatever is missing, there twice, or not expected."""
    with closing(sqlite3.connect(database, timeout=20)) as connection:
        rows = connection.execute("SELECT state, title FROM articles").fetchall()
        twice = connection.execute(
            "SELECT count(*) FROM (SELECT 1 FROM quotes GROUP BY article, position"
            " HAVING count(*) > 1)"
        ).fetchone()[0]
    filed = Counter(title for state, title in rows if state == "filed")
    if missing := titles - set(filed):
        yield f"{len(missing)} articles are missing, such as {min(missing)}"
    if repeated := [title for title, count in filed.items() if count > 1]:
        yield f"{len(repeated)} articles are there twice, such as {min(repeated)}"
    if others := Counter(state for state, _ in rows if state != "filed"):
        yield f"there are articles in other states: {dict(others)}"
    if foreign := set(filed) - titles:
        yield f"{len(foreign)} titles were never written, such as {min(foreign)}"
    if twice:
        yield f"{twice} quotes are there twice"


def _resident(process: int) -> float:
    """Return the resident memory of a process in MiB; 0 when it is gone."""
    try:
        pages = Path(f"/proc/{process}/statm").read_text().split()[1]
    except (OSError, IndexError):
        return 0.0
    return int(pages) * PAGE / 2**20


def _count(database: Path) -> int:
    with closing(sqlite3.connect(database, timeout=20)) as connection:
        found = connection.execute("SELECT count(*) FROM articles WHERE state = 'filed'")
        return int(found.fetchone()[0])


async def _upgraded(url: str) -> None:
    database = Database(url)
    await database.upgrade()
    await database.close()


if __name__ == "__main__":
    main()
