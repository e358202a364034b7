"""The one composition root: joins database, worker processes, services and client."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial

from bot.board import DiscordBoard
from bot.chores import Chores
from bot.client import VerbatimClient
from bot.notifier import DiscordNotifier
from bot.publisher import DiscordPublisher
from bot.scheduler import Scheduler
from commands.context import Services
from extraction.checksums import MEANING, check_spacy_pipeline, check_weights
from extraction.meaning import SentenceMeaning
from extraction.worker import WorkerPool, read_and_extract, warm_up
from services.archive import Archive
from services.briefings import Briefings
from services.corrections import Corrections
from services.deliveries import Deliveries
from services.departures import Departures
from services.disputes import Disputes
from services.doubts import Doubts
from services.exports import Exports
from services.feed_rounds import FeedRounds
from services.feeds import Feeds
from services.fixes import Fixes
from services.following import Following
from services.guild_data import KEPT, GuildData
from services.intake import Intake
from services.meanings import Meanings
from services.members import Members
from services.naming import Naming
from services.notes import Notes
from services.pages import Pages
from services.people import People
from services.ports import Extractor
from services.retention import Retention
from services.review import Review
from services.robots import Robots
from services.schedules import Schedules
from services.settings import GuildSettings
from services.shares import Shares
from services.trail import Trail
from storage.database import Database

EXTRACTION_LIMIT = 60.0  # seconds for one article, in a worker


@dataclass(frozen=True, slots=True)
class App:
    """Everything that runs in this process. `working` ends only with an error, or cancelled."""

    client: VerbatimClient
    services: Services
    database: Database
    publisher: DiscordPublisher
    notes: Notes
    """What is sent to those who follow something; the scheduler wakes it."""
    scheduler: Scheduler
    """Not started yet: that is for whoever connects the client."""
    working: "asyncio.Task[None]"
    """The intake at work on what is queued."""


@asynccontextmanager
async def running(
    database_url: str,
    *,
    workers: int = 1,
    spacy_pipeline: str | None = None,
    extractor: Extractor | None = None,
    pages: Pages | None = None,
    erase_after: timedelta = KEPT,
    contact: str | None = None,
    meaning: bool = True,
) -> AsyncIterator[App]:
    """Yield the running bot, all but connected: give its client a token, or to SimCord.

    An `extractor` of one's own replaces the worker processes, and `pages` the way to the web.
    `spacy_pipeline` names the spaCy pipeline that gives names and syntax instead of our reader.
    What is stored of a server goes `erase_after` the bot was removed from it; `contact` is what
    /about says of whoever runs the bot. `meaning` switches the search by meaning on.
    Raises `ConfigurationWrong`, `DatabaseUnreachable`, `DatabaseOutdated`, `DatabaseNewer` or
    `WeightsDamaged` before anything has started.
    """
    async with (
        _database(database_url) as database,
        _extractor(extractor, workers, spacy_pipeline) as reader,
    ):
        publisher, briefings = DiscordPublisher(), Briefings(database)
        notifier = DiscordNotifier(publisher)
        notes = Notes(database, notifier)
        web, sense = pages or Pages(), _sense(meaning=meaning)
        # One more than can be extracted, so that a page is fetched meanwhile.
        intake = Intake(database, reader, web, parallel=workers + 1)
        robots = Robots(web)
        guild_data = GuildData(database, kept=erase_after, contact=contact)
        archive = Archive(database, sense)
        shares = Shares(database, archive, DiscordBoard(publisher), notifier)
        services = Services(
            archive=archive,
            intake=intake,
            feeds=Feeds(database, web, robots),
            settings=GuildSettings(database),
            briefings=briefings,
            schedules=Schedules(database),
            deliveries=Deliveries(database, briefings, publisher),
            people=People(database),
            naming=Naming(database),
            fixes=Fixes(database),
            trail=Trail(database, intake.look_again),
            shares=shares,
            doubts=Doubts(database),
            review=Review(database),
            exports=Exports(database),
            following=Following(database),
            guild_data=guild_data,
            departures=Departures(database, guild_data),
            members=Members(database),
            clock=lambda: datetime.now(UTC),
        )
        client = VerbatimClient(services, database, publisher)
        corrections = Corrections(database, briefings, publisher)
        meanings = Meanings(database, sense) if sense else None
        chores = Chores(
            FeedRounds(database, intake, web, robots),
            Retention(database),
            services.departures,
            Disputes(database),
            meanings,
        )
        scheduler = Scheduler(
            services.deliveries,
            corrections,
            client,
            services.clock,
            chores,
            notes.deliver_due,
            shares.put_right_due,
        )
        work = asyncio.create_task(services.intake.work(), name="intake")
        async with _owned(work) as working:
            yield App(client, services, database, publisher, notes, scheduler, working)


@asynccontextmanager
async def _database(url: str) -> AsyncIterator[Database]:
    database = Database(url)
    try:
        await database.check()
        yield database
    finally:
        await database.close()


def _sense(*, meaning: bool) -> SentenceMeaning | None:
    if not meaning:
        return None
    check_weights(MEANING, of="encoder")
    return SentenceMeaning()


@asynccontextmanager
async def _extractor(
    given: Extractor | None, workers: int, spacy_pipeline: str | None
) -> AsyncIterator[Extractor]:
    if given is not None:
        yield given
        return
    check_weights()
    check_spacy_pipeline(spacy_pipeline)
    pool = WorkerPool(
        workers,
        EXTRACTION_LIMIT,
        work=partial(read_and_extract, spacy_pipeline=spacy_pipeline),
        prepare=partial(warm_up, spacy_pipeline=spacy_pipeline),
    )
    await pool.start()
    try:
        yield pool
    finally:
        await pool.close()


@asynccontextmanager
async def _owned(task: "asyncio.Task[None]") -> AsyncIterator["asyncio.Task[None]"]:
    """End the task with the context. When it failed by itself, its error is not lost."""
    try:
        yield task
    finally:
        task.cancel()
        await asyncio.wait([task])
    if not task.cancelled():
        task.result()
