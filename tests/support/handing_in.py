"""An intake for tests, at work or not, and handing something in to it."""

import asyncio
from contextlib import asynccontextmanager, suppress

from services.intake import Intake
from services.outcomes import AlreadyFiled
from services.pages import Pages
from tests.support.builders import GUILD, a_document, a_submission

SOON = 30  # seconds; whatever is waited for comes much earlier


def an_intake(database, extractor, **options):
    pages = Pages(allow=lambda _: True, limit_seconds=5)
    return Intake(database, extractor, pages, patience_seconds=0.01, **options)


@asynccontextmanager
async def at_work(intake):
    """Let the intake work while the block lasts; an error of its own would come out here."""
    working = asyncio.create_task(intake.work())
    try:
        yield
    finally:
        working.cancel()
        with suppress(asyncio.CancelledError):
            await working


def pasted(text, **others):
    return a_submission(a_document(text), **others)


async def became(intake, submission):
    """Submit and wait for the outcome."""
    answer = await intake.submit(submission)
    if isinstance(answer, AlreadyFiled):
        return answer
    async with asyncio.timeout(SOON):
        return await intake.outcome(answer, guild=submission.guild)


async def state_of(database, queued, guild=GUILD):
    async with database.reading() as stores:
        summary = await stores.articles.summary(guild, queued.article)
    return summary.state


async def waiting(database):
    """Return what waits to be read, oldest first, as a desk comes to it."""
    found = {}
    async with database.reading() as stores:
        while oldest := await stores.articles.first_of_guilds(without=found.keys()):
            for article in oldest.values():
                found[article] = await stores.articles.one_waiting(article)
    return tuple(found[article] for article in sorted(found))
