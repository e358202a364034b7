"""A process that takes in a burst of submissions and works on them, until it is killed.

`python -m tests.support.burst URL COUNT GUILDS SEED` prints the number of each submission once it
is kept, and "done" when nothing waits any more.
"""

import asyncio
import random
import sys

from news.article import Document, Page, Submission
from news.errors import SubmissionRefused, WorkerStopped
from news.findings import Findings
from news.ids import GuildId, UserId
from services.intake import Intake
from services.pages import Pages
from storage.database import Database
from tests.support.builders import NOW, said

REFUSED, FATAL = 17, 23
"""Every so manyth text is no article, or stops the worker that reads it."""


def words_of(number: int) -> str:
    """What is said in a submission, and in no other."""
    return f"Berth number {number} is free"


class Reader:
    """Takes a moment, as a worker does, and finds one quote."""

    async def extract(self, document: Document) -> tuple[Page, Findings]:
        text = document.data.decode()
        number = int(text.split("number ")[1].split()[0])
        await asyncio.sleep(random.uniform(0, 0.01))
        if number % REFUSED == 0:
            raise SubmissionRefused("There is no article in that.")
        if number % FATAL == 0:
            raise WorkerStopped("It stopped.")
        _, findings = said(words_of(number))
        return Page(title=f"Berth {number}", text=text), findings


async def take_in(url: str, count: int, guilds: int, seed: int) -> None:
    """Submit everything, in an order of its own, while the intake works."""
    database = Database(url)
    intake = Intake(database, Reader(), Pages(), parallel=3, patience_seconds=0.05)
    working = asyncio.create_task(intake.work())
    numbers = list(range(count))
    random.Random(seed).shuffle(numbers)

    async def hand_in(mine: list[int]) -> None:
        for number in mine:
            text, _ = said(words_of(number))
            document = Document(text.encode(), "text/plain", "utf-8")
            guild = GuildId(number % guilds + 1)
            await intake.submit(Submission(guild, UserId(7), NOW, document))
            print(number, flush=True)  # noqa: T201 - this is what it tells its parent

    await asyncio.gather(*(hand_in(numbers[start::20]) for start in range(20)))
    while await _waits(database):  # noqa: ASYNC110 - a table knows no event
        await asyncio.sleep(0.05)
    print("done", flush=True)  # noqa: T201 - the same
    intake.finish()
    await working
    await database.close()


async def _waits(database: Database) -> bool:
    async with database.reading() as stores:
        return bool(await stores.articles.first_of_guilds())


if __name__ == "__main__":
    asyncio.run(take_in(sys.argv[1], *map(int, sys.argv[2:5])))
