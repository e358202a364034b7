"""`verbatim run` as a real process against the loopback Discord."""

import asyncio
import contextlib
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from tests.e2e.loopback_discord import TOKEN, LoopbackDiscord
from tests.e2e.rest import API

LAUNCHER = Path(__file__).with_name("launcher.py")
ROOT = Path(__file__).parents[2]


@asynccontextmanager
async def verbatim_run(
    discord: LoopbackDiscord, database_url: str, folder: Path, *, token: str = TOKEN
) -> AsyncIterator[asyncio.subprocess.Process]:
    """Start `verbatim run` in a folder; kill it when the context ends and it has not ended."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-W", "ignore::DeprecationWarning", str(LAUNCHER)),
        *(discord.address + API, discord.gateway.address, "run"),
        stderr=asyncio.subprocess.PIPE,
        cwd=folder,
        env={
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "VERBATIM_TOKEN": token,
            "VERBATIM_DATABASE_URL": database_url,
        },
    )
    try:
        yield process
    finally:
        with contextlib.suppress(ProcessLookupError):
            process.kill()
        await process.communicate()


def children(pid: int) -> set[int]:
    """Return the processes that a process started, and theirs."""
    found: set[int] = set()
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in map(int, task.read_text().split()):
            found |= {child} | children(child)
    return found


def runs(pid: int) -> bool:
    """Tell whether a process is there and no zombie."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state != "Z"
