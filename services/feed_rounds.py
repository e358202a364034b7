"""Rounds: feeds that are due are asked politely, and their new items submitted like anybody's."""

import asyncio
import logging
from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterable, Sequence
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from news.article import State, Submission
from news.errors import NewsError, PageUnavailable
from news.feed import Feed, FeedItem
from services.feed_documents import read_feed
from services.intake import Intake
from services.outcomes import AlreadyFiled
from services.pages import Pages
from services.robots import Robots
from storage.database import Database

EVERY = timedelta(minutes=30)
LONGEST_PAUSE = timedelta(hours=24)
LONGEST_WAIT = timedelta(days=7)
"""A site that asks to be left alone for longer is asked again after this."""
AT_ONCE = 5
"""Items of one feed that are submitted at one time: its site is not flooded, nor is the queue."""
TURN = 60.0
"""Seconds for which items are spaced out within one round; what takes longer waits for the next."""
REMEMBERED = timedelta(days=90)
"""For so long an item that its feed lists no more is known again."""
GIVEN_UP = 12
"""After so many failures in a row, about a week, a feed is paused."""
FEEDS_A_TURN, HOSTS_AT_ONCE = 40, 4
GAP = 2.0  # seconds at least between two questions to one host

_log = logging.getLogger(__name__)


class FeedRounds:
    """Asks the feeds of all guilds, round after round. `sleep` takes seconds."""

    def __init__(
        self,
        database: Database,
        intake: Intake,
        pages: Pages,
        robots: Robots,
        *,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._database = database
        self._intake = intake
        self._pages = pages
        self._robots = robots
        self._sleep = sleep

    async def poll_due(self, now: datetime) -> None:
        """Ask the feeds that are due, each host's one after another; no error of one ends it."""
        async with self._database.reading() as stores:
            due = await stores.feeds.due(now, limit=FEEDS_A_TURN)
        limit = asyncio.Semaphore(HOSTS_AT_ONCE)
        async with asyncio.TaskGroup() as group:
            for feeds in _by_host(due):
                group.create_task(self._poll_host(feeds, now, limit))

    async def _poll_host(
        self, feeds: Sequence[Feed], now: datetime, limit: asyncio.Semaphore
    ) -> None:
        async with limit:
            for number, feed in enumerate(feeds):
                if number:
                    await self._sleep(max(GAP, self._robots.pause(feed.link)))
                try:
                    await self._poll(feed, now)
                except NewsError as error:
                    await self._note_failure(feed, error, now)
                except Exception as error:  # noqa: BLE001 - a fault of ours costs this feed only
                    _log.error("feed broke feed=%d error=%s", feed.id, type(error).__name__)
                    fault = NewsError("I could not read it; the fault is mine.")
                    await self._note_failure(feed, fault, now)

    async def _poll(self, feed: Feed, now: datetime) -> None:
        await self._robots.require(feed.link, now=now)
        found = await self._pages.fetch_feed(feed.link, etag=feed.etag, modified=feed.modified)
        marks: dict[str, str | None] = {"etag": feed.etag, "modified": feed.modified}
        waiting = False
        if found is not None:
            _, items = await asyncio.to_thread(read_feed, found.data, found.media_type, found.link)
            waiting = await self._take(feed, items, now)
            # While items wait, "nothing changed" would hide them.
            marks = {} if waiting else {"etag": found.etag, "modified": found.modified}
        async with self._database.transaction() as stores:
            await stores.feeds.read(
                feed,
                at=now,
                next_at=now + max(EVERY, timedelta(seconds=self._robots.pause(feed.link))),
                etag=marks.get("etag"),
                modified=marks.get("modified"),
            )

    async def _take(self, feed: Feed, items: Sequence[FeedItem], now: datetime) -> bool:
        """Submit some of the new items, and have changed ones read again; tell of others."""
        async with self._database.transaction() as stores:
            await stores.feeds.forget(feed.id, but=items, before=now - REMEMBERED)
            new = await stores.feeds.unmet(feed, items)
            taken = await stores.feeds.taken_since(feed.id, now - timedelta(days=1))
        room, left = max(min(AT_ONCE, feed.daily - taken), 0), TURN
        for done, item in enumerate(new[:room]):
            pause = self._robots.pause(item.link)
            if pause > left and done:
                return True
            if 0 < pause <= left:
                await self._sleep(pause)
                left -= pause
            submitted = await self._submit(feed, item, now)
            # Submitted first: whoever stops in between meets it again, and it is filed already.
            async with self._database.transaction() as stores:
                await stores.feeds.meet(feed.id, [item], taken=submitted, at=now)
        return len(new) > room

    async def _submit(self, feed: Feed, item: FeedItem, now: datetime) -> bool:
        try:
            await self._robots.require(item.link, now=now)
            kept = await self._intake.submit(Submission(feed.guild, feed.added_by, now, item.link))
            if isinstance(kept, AlreadyFiled) and kept.article.state is State.FILED:
                await self._intake.read_again(
                    kept.article.line.id, guild=feed.guild, by=feed.added_by, at=now
                )
        except NewsError as error:
            _log.info("feed item left feed=%d reason=%s", feed.id, type(error).__name__)
            return False
        return True

    async def _note_failure(self, feed: Feed, error: NewsError, now: datetime) -> None:
        pause = min(EVERY * 2 ** min(feed.failures + 1, 10), LONGEST_PAUSE)
        if isinstance(error, PageUnavailable) and error.retry_after is not None:
            pause = max(pause, min(error.retry_after, LONGEST_WAIT))
        paused = feed.failures + 1 >= GIVEN_UP
        _log.info("feed failed feed=%d failures=%d", feed.id, feed.failures + 1)
        async with self._database.transaction() as stores:
            await stores.feeds.failed(
                feed, error.sentence, at=now, next_at=now + pause, paused=paused
            )


def _by_host(feeds: Iterable[Feed]) -> list[list[Feed]]:
    hosts: dict[str, list[Feed]] = defaultdict(list)
    for feed in feeds:
        hosts[urlsplit(feed.link).hostname or ""].append(feed)
    return list(hosts.values())
