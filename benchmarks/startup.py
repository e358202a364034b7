"""How long `verbatim run` takes until Discord calls it ready, and how much memory it holds.

    python -m benchmarks.startup [--runs N] [--workers N]

A real process against the loopback Discord of tests/e2e, with an empty SQLite database. Memory is
read from /proc: resident (RSS) and proportional (PSS, which counts shared pages once).
"""

import argparse
import asyncio
import os
import statistics
import tempfile
import time
from pathlib import Path

from storage.database import Database
from tests.e2e.loopback_discord import LoopbackDiscord, loopback_discord
from tests.e2e.processes import children, verbatim_run

SETTLED = 3.0  # seconds without growth, before memory is read
GROWTH = 1024  # KiB in that time that still counts as none

Memory = dict[int, tuple[int, int]]
"""RSS and PSS in KiB by process."""


async def main() -> None:
    """Print one line per run and the medians."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--workers", type=int, default=1)
    arguments = parser.parse_args()
    os.environ["VERBATIM_WORKERS"] = str(arguments.workers)
    times = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        url = await _empty_database(folder)
        async with loopback_discord(None) as discord:
            for number in range(arguments.runs):
                seconds, memory = await _measured(discord, url, folder)
                times.append(seconds)
                print(f"run {number + 1}: ready after {seconds:.2f} s")
    print(f"ready after {statistics.median(times):.2f} s (median of {len(times)})")
    for rank, (rss, pss) in enumerate(memory.values()):
        what = "worker or helper" if rank else "main process"
        print(f"{what}: {rss / 1024:.0f} MiB resident, {pss / 1024:.0f} MiB proportional")
    print(f"together: {sum(pss for _, pss in memory.values()) / 1024:.0f} MiB proportional")


async def _empty_database(folder: Path) -> str:
    url = f"sqlite:///{folder / 'verbatim.db'}"
    database = Database(url)
    await database.upgrade()
    await database.close()
    return url


async def _measured(discord: LoopbackDiscord, url: str, folder: Path) -> tuple[float, Memory]:
    """Start the process once; return the seconds until READY was sent, and its memory at rest."""
    sessions = len(discord.gateway.identified)
    begun = time.perf_counter()
    async with verbatim_run(discord, url, folder) as process:
        await discord.until(lambda: len(discord.gateway.identified) > sessions)
        seconds = time.perf_counter() - begun
        return seconds, await _settled(process.pid)


async def _settled(pid: int) -> Memory:
    """Return the memory once it has stopped growing, so when the workers have loaded."""
    before: Memory = {}
    while True:
        now = {each: _memory(each) for each in [pid, *sorted(children(pid))]}
        grown = sum(rss for rss, _ in now.values()) - sum(rss for rss, _ in before.values())
        if len(now) == len(before) and grown < GROWTH:
            return now
        before = now
        await asyncio.sleep(SETTLED)


def _memory(pid: int) -> tuple[int, int]:
    """Return RSS and PSS of a process in KiB."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    figures = {line.split(":")[0]: line.split() for line in lines[1:]}
    return int(figures["Rss"][1]), int(figures["Pss"][1])


if __name__ == "__main__":
    asyncio.run(main())
