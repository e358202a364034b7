"""The desk: takes what is queued, one article after another, reads it and files it."""

import asyncio
import logging
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from datetime import datetime
from itertools import count

from news.article import Document, Page, QueuedArticle
from news.errors import DatabaseUnreachable, NewsError, WorkerStopped
from news.findings import Findings
from news.ids import ArticleId, GuildId
from news.progress import Stage
from news.text import said
from services.addresses import site_of
from services.filing import file_read
from services.pages import Pages
from services.ports import Extractor
from storage.database import Database

TRIES = 3
"""How often a text may be at work when the bot itself stops; it need not be its fault."""
DEATHS = 2
"""How often a text may stop the worker that reads it; that is its fault."""

_SET_ASIDE = said(
    "That text stopped the process that read it {times} times, so I set it aside.", times=DEATHS
)

_log = logging.getLogger(__name__)


class Desk:
    """Reads and files queued articles, several at a time; guilds take turns, oldest first.

    `settled` is called, after the commit, with every article that came to its end. Only one
    desk may work on a database: what is in work is known here and nowhere else.
    """

    def __init__(
        self,
        database: Database,
        extractor: Extractor,
        pages: Pages,
        *,
        settled: Callable[[ArticleId], None],
        parallel: int,
        patience_seconds: float,
        clock: Callable[[], datetime],
    ) -> None:
        self._database = database
        self._extractor = extractor
        self._pages = pages
        self._settled = settled
        self._parallel = parallel
        self._patience = patience_seconds
        self._clock = clock
        self._arrived = asyncio.Event()
        self._picking = asyncio.Lock()
        self._at_work: dict[ArticleId, Stage] = {}
        self._deaths: Counter[ArticleId] = Counter()
        self._turns = count(1)
        self._turn_of: dict[GuildId, int] = {}
        self._finishing = False

    def look_again(self) -> None:
        """Tell the desk that something new is queued."""
        self._arrived.set()

    def finish(self) -> None:
        """Take up nothing more; `work` ends when what is being read now has been settled."""
        self._finishing = True
        self._arrived.set()

    async def work(self) -> None:
        """Read and file what waits, until `finish` or cancelled; no error ends it."""
        async with asyncio.TaskGroup() as group:
            for _ in range(self._parallel):
                group.create_task(self._work_one_by_one())

    async def _work_one_by_one(self) -> None:
        while not self._finishing:
            try:
                await self._settle_next()
            except Exception as error:  # noqa: BLE001 - whatever it is, others still wait
                # No traceback: what a database says may quote the article.
                _log.error("intake stumbled error=%s", type(error).__name__)
                await asyncio.sleep(self._patience)

    async def _settle_next(self) -> None:
        queued = await self._next()
        if queued is None:
            return
        try:
            await self._settle(queued)
        finally:
            self._at_work.pop(queued.id, None)

    async def _next(self) -> QueuedArticle | None:
        """Wait for the article whose turn it is and that nobody works on; None: no more."""
        while not self._finishing:
            self._arrived.clear()  # before looking, so that no arrival falls in between
            async with self._picking, self._database.reading() as stores:
                chosen = self._chosen(
                    await stores.articles.first_of_guilds(without=[*self._at_work])
                )
                queued = None if chosen is None else await stores.articles.one_waiting(chosen)
                if queued is not None:
                    self._at_work[queued.id] = Stage.READING
                    self._turn_of[queued.guild] = next(self._turns)
                    return queued
            await self._arrived.wait()
        return None

    def _chosen(self, waiting: Mapping[GuildId, ArticleId]) -> ArticleId | None:
        """Choose of the oldest article of each guild: that of who waits longest for a turn."""
        turns = [(self._turn_of.get(guild, 0), article) for guild, article in waiting.items()]
        return min(turns)[1] if turns else None

    async def _settle(self, queued: QueuedArticle) -> None:
        """Bring one article to its end; one whose worker died stays queued for another try."""
        if queued.attempts >= TRIES:
            await self._fail(
                queued,
                said("Reading that text broke off {times} times, so I gave up.", times=TRIES),
            )
            return
        async with self._database.transaction() as stores:
            begun = await stores.articles.begin(queued.guild, queued.id)
        if not begun:  # taken back meanwhile
            return
        try:
            await self._read_and_file(queued)
        except WorkerStopped:
            _log.warning("reading broke off guild=%d article=%d", queued.guild, queued.id)
            self._deaths[queued.id] += 1
            if self._deaths[queued.id] >= DEATHS:
                await self._fail(queued, _SET_ASIDE)
        except NewsError as error:
            await self._fail(queued, error.sentence)
        except Exception as error:  # noqa: BLE001 - a fault of ours costs this article only
            _log.error("filing broke article=%d error=%s", queued.id, type(error).__name__)
            await self._fail(queued, said("I could not file that text; the fault is mine."))

    def stage(self, article: ArticleId) -> Stage:
        """Return what is done with a queued article now."""
        return self._at_work.get(article, Stage.WAITING)

    async def _read_and_file(self, queued: QueuedArticle) -> None:
        if isinstance(queued.content, Document):
            page, findings = await self._extractor.extract(queued.content)
        else:
            self._at_work[queued.id] = Stage.FETCHING
            document = await self._pages.fetch(queued.content)
            self._at_work[queued.id] = Stage.READING
            page, findings = await self._extractor.extract(document)
            page = replace(page, outlet=page.outlet or site_of(document.link or queued.content))
        if queued.kept is not None:
            page = replace(queued.kept, text=page.text, language=page.language)
        await self._until_it_answers(lambda: self._file(queued, page, findings))
        self._settled(queued.id)

    async def _file(self, queued: QueuedArticle, page: Page, findings: Findings) -> None:
        guild, article = queued.guild, queued.id
        async with self._database.transaction() as stores:
            known = await file_read(stores, queued, page, findings, at=self._clock())
        if known is None:
            quotes = sum(quote.shown for quote in findings.quotes)
            _log.info("article filed guild=%d article=%d quotes=%d", guild, article, quotes)
        else:
            _log.info("article known guild=%d article=%d as=%d", guild, article, known)

    async def _fail(self, queued: QueuedArticle, sentence: str) -> None:
        async def fail() -> None:
            async with self._database.transaction() as stores:
                if await stores.articles.fail(queued.guild, queued.id, sentence, at=self._clock()):
                    _log.info("article failed guild=%d article=%d", queued.guild, queued.id)

        await self._until_it_answers(fail)
        self._deaths.pop(queued.id, None)
        self._settled(queued.id)

    async def _until_it_answers(self, step: Callable[[], Awaitable[None]]) -> None:
        """Repeat a step while the database is away: what was read need not be read again."""
        while True:
            try:
                return await step()
            except DatabaseUnreachable:
                _log.warning("database away")
                await asyncio.sleep(self._patience)
