"""Measure `verbatim import`: articles a second, memory, and that kills lose and repeat nothing.

`python -m benchmarks.imports [--articles 5000] [--kills 5] [--workers 2]` writes so many articles
to a folder, imports them into an empty SQLite database, kills the import so often at random, and
starts it again each time. The figure of articles a second has every new start in it.
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
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from storage.database import Database

PAGE = os.sysconf("SC_PAGE_SIZE")
GUILD = 41
NAMES = ["Ada Pell", "Bo Lind", "Cy Dorn", "Dee Marsh", "Eli Ruiz", "Fay Onu", "Gus Hale"]
PLACES = ["Ellery", "Skerry", "Marlow", "Osterby", "Alder", "Ladsk", "Elmtal", "Dry Fork"]


def main() -> None:
    """Run the measurement and print its figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=5_000)
    parser.add_argument("--kills", type=int, default=5)
    parser.add_argument("--workers", type=int, default=2)
    arguments = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="verbatim-import-"))
    try:
        _measure(folder, arguments.articles, arguments.kills, arguments.workers)
    finally:
        shutil.rmtree(folder)


def _measure(folder: Path, articles: int, kills: int, workers: int) -> None:
    rng = random.Random(7)  # noqa: S311 - the same articles each time
    (folder / "articles").mkdir()
    for number in range(articles):
        (folder / "articles" / f"{number:06}.txt").write_text(article(number, rng), "utf-8")
    environment = {
        **os.environ,
        "VERBATIM_DATABASE_URL": f"sqlite:///{folder / 'verbatim.db'}",
        "VERBATIM_WORKERS": str(workers),
    }
    asyncio.run(_upgraded(environment["VERBATIM_DATABASE_URL"]))
    started, memory = time.perf_counter(), []
    for enough in [*sorted(rng.sample(range(1, articles), kills)), None]:
        memory += _run(folder, environment, enough=enough)
    took = time.perf_counter() - started
    filed, different = asyncio.run(_filed(environment["VERBATIM_DATABASE_URL"]))
    print(f"{articles} articles, {kills} kills: {filed} filed, {different} different titles")
    print(f"{took:.0f} s in all, {articles / took:.1f} articles a second with every new start")
    halves = memory[: len(memory) // 2], memory[len(memory) // 2 :]
    for name, half in zip(("first", "second"), halves, strict=True):
        if half:
            print(f"memory of main process, {name} half: up to {max(half) / 2**20:.0f} MiB")


def article(number: int, rng: random.Random) -> str:
    """Return an article of about 250 words that no other one is nearly the same as."""
    lines = [f"Report {number}: {rng.choice(PLACES)} waits for {rng.choice(PLACES)}"]
    for _ in range(8):
        name, place, count = rng.choice(NAMES), rng.choice(PLACES), rng.randrange(2, 9_000)
        words = " ".join("".join(rng.choices("aeioulnrst", k=6)) for _ in range(12))
        lines.append(
            f"“We have counted {count} boats in {place} and {words},” said {name}, a harbour master"
            f" of {place}. The {words} cost {count} euros last year."
        )
    return "\n\n".join(lines)


def _run(folder: Path, environment: dict[str, str], *, enough: int | None) -> list[int]:
    """Import until done, or kill everything once `enough` are filed; return samples of memory."""
    command = [sys.executable, "-c", "from bot.cli import main; raise SystemExit(main())"]
    command += ["import", str(folder / "articles"), "--guild", str(GUILD)]
    process = subprocess.Popen(  # noqa: S603 - our own command
        command, env=environment, start_new_session=True
    )
    memory = list(_watched(process, folder / "verbatim.db", enough))
    if process.returncode not in {0, -signal.SIGKILL}:
        raise SystemExit(f"the import ended with {process.returncode}, see above")
    return memory


def _watched(
    process: "subprocess.Popen[bytes]", database: Path, enough: int | None
) -> Iterator[int]:
    while process.poll() is None:
        if enough is not None and _count(database) >= enough:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            return
        try:
            resident = Path(f"/proc/{process.pid}/statm").read_text().split()[1]
        except OSError:
            continue
        yield int(resident) * PAGE
        time.sleep(1)


def _count(database: Path) -> int:
    with closing(sqlite3.connect(database, timeout=20)) as connection:
        found = connection.execute("SELECT count(*) FROM articles WHERE state = 'filed'")
        return int(found.fetchone()[0])


async def _upgraded(url: str) -> None:
    database = Database(url)
    await database.upgrade()
    await database.close()


async def _filed(url: str) -> tuple[int, int]:
    database = Database(url)
    titles: list[str] = []
    async with database.reading() as stores:
        while True:
            found, total = await stores.articles.latest(GUILD, limit=500, offset=len(titles))
            titles += [each.line.title for each in found]
            if len(titles) >= total:
                break
    await database.close()
    return total, len(set(titles))


if __name__ == "__main__":
    main()
