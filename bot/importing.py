"""`verbatim import`: archives into a server's archive, with a bar and a report at the end."""

import asyncio
import json
from collections import Counter
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from tqdm import tqdm

from bot.app import EXTRACTION_LIMIT
from bot.archives import count_documents, documents_at
from bot.config import Config
from bot.memory import settle
from extraction.worker import WorkerPool
from news.errors import SubmissionRefused
from news.ids import GuildId, UserId
from services.imports import Became, Imported, Imports
from services.intake import Intake
from services.pages import Pages
from storage.database import Database

_REASONS = 20
"""Refusals that are printed one by one; all of them go into --report."""


@dataclass(slots=True)
class Report:
    """How an import went: counts, and the first refusals with their reasons."""

    counts: Counter[Became] = field(default_factory=Counter)
    earlier: int = 0
    refused: list[Imported] = field(default_factory=list)

    def add(self, imported: Imported) -> None:
        """Count one document."""
        self.counts[imported.became] += 1
        self.earlier += imported.earlier
        if imported.became is Became.REFUSED and len(self.refused) < _REASONS:
            self.refused.append(imported)

    def lines(self) -> Iterator[str]:
        """Yield the report for people."""
        counted = ", ".join(f"{self.counts[became]:,} {became}" for became in Became)
        again = f" ({self.earlier:,} of all in an earlier run)" if self.earlier else ""
        yield f"{counted}{again}"
        for imported in self.refused:
            yield f"  {imported.name}: {imported.reason}"
        if more := self.counts[Became.REFUSED] - len(self.refused):
            yield f"  … and {more:,} more; --report FILE keeps all of them"


async def import_archives(
    config: Config,
    paths: Sequence[str],
    *,
    guild: int,
    by: int,
    report: str | None,
    retry: bool,
) -> int:
    """Import everything under the paths; return 0, or 1 when something was refused.

    Broken off and started again it goes on where it was; with `retry`, what failed in an earlier
    run is read once more.
    """
    total = count_documents(paths)
    counts = Report()
    with _kept_report(report) as file, tqdm(total=total, unit="article", disable=None) as bar:

        def told(imported: Imported) -> None:
            counts.add(imported)
            bar.update()
            if file is not None:
                file.write(json.dumps(_row(imported), ensure_ascii=False) + "\n")

        async with _at_work(config) as imports:
            await imports.run(
                documents_at(paths), guild=GuildId(guild), by=UserId(by), told=told, retry=retry
            )
    for line in counts.lines():
        print(line)
    return 1 if counts.counts[Became.REFUSED] else 0


@contextmanager
def _kept_report(name: str | None) -> Iterator[IO[str] | None]:
    if name is None:
        yield None
        return
    try:
        with Path(name).open("w", encoding="utf-8") as file:
            yield file
    except OSError as error:
        raise SubmissionRefused(f"“{name}” cannot be written ({error.strerror}).") from error


def _row(imported: Imported) -> dict[str, object]:
    return {
        "name": imported.name,
        "became": imported.became,
        "reason": imported.reason,
        "earlier": imported.earlier,
    }


@asynccontextmanager
async def _at_work(config: Config) -> AsyncIterator[Imports]:
    """Yield imports over the configured database, with workers of their own at work."""
    database = Database(config.database_url.get_secret_value())
    pool = WorkerPool(config.workers, EXTRACTION_LIMIT)
    try:
        await database.check()
        await pool.start()
        settle()
        intake = Intake(database, pool, Pages(), parallel=config.workers + 1)
        working = asyncio.create_task(intake.work(), name="intake")
        try:
            yield Imports(database, intake, at_once=2 * config.workers + 2)
        finally:
            working.cancel()
            with suppress(asyncio.CancelledError):
                await working
    finally:
        await pool.close()
        await database.close()
