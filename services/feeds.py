"""Feeds that moderators follow: asked politely, their new items submitted like anybody's."""

import asyncio
import logging
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from news.article import State, Submission, canonical_link
from news.errors import BadOption, NewsError, NotFound
from news.feed import FEEDS_AT_MOST, Feed, FeedItem
from news.ids import FeedId, GuildId, UserId
from services.feed_documents import read_feed
from services.intake import Intake
from services.pages import Pages
from services.robots import Robots
from services.views import AlreadyFiled
from storage.database import Database

EVERY = timedelta(minutes=30)
LONGEST_PAUSE = timedelta(hours=24)
AT_ONCE = 5
"""Items of one feed that are submitted at one time: its site is not flooded, nor is the queue."""
REMEMBERED = timedelta(days=90)
"""For so long an item that its feed lists no more is known again."""
GIVEN_UP = 12
"""After so many failures in a row, about a week, a feed is paused."""
FEEDS_A_TURN, HOSTS_AT_ONCE = 40, 4
GAP = 2.0  # seconds between two questions to one host

_log = logging.getLogger(__name__)


class Feeds:
    """The feeds of every guild."""

    def __init__(
        self, database: Database, intake: Intake, pages: Pages, *, gap_seconds: float = GAP
    ) -> None:
        self._database = database
        self._intake = intake
        self._pages = pages
        self._robots = Robots(pages)
        self._gap = gap_seconds

    async def add(
        self, link: str, *, guild: GuildId, by: UserId, daily: int, now: datetime
    ) -> tuple[Feed, int]:
        """Follow a feed from now on; return it with how many items it lists already.

        Those are not submitted. Raises `PageUnavailable` when it cannot be read,
        `SubmissionRefused` when it is no feed, and `BadOption` when it is followed already or the
        guild follows too many.
        """
        self._pages.check(link)
        link = canonical_link(link)
        if len(await self.all(guild)) >= FEEDS_AT_MOST:
            raise BadOption(f"{FEEDS_AT_MOST} feeds are the most that a server can follow.")
        await self._robots.require(link, now=now)
        found = await self._pages.fetch_feed(link)
        if found is None:  # it was not asked for a change
            raise BadOption("That site did not send the feed.")
        title, items = await asyncio.to_thread(read_feed, found.data, found.media_type, link)
        async with self._database.transaction() as stores:
            if not await stores.feeds.add(guild, link, title, by=by, daily=daily, at=now):
                raise BadOption("That feed is followed already: see /feeds list.")
            (feed,) = [one for one in await stores.feeds.all(guild) if one.link == link]
            await stores.feeds.meet(feed.id, items, taken=False, at=now)
            marks = {"etag": found.etag, "modified": found.modified}
            await stores.feeds.read(feed, at=now, next_at=now + EVERY, **marks)
        _log.info("feed added guild=%d feed=%d items=%d", guild, feed.id, len(items))
        return feed, len(items)

    async def all(self, guild: GuildId) -> tuple[Feed, ...]:
        """Return the feeds that a guild follows."""
        async with self._database.reading() as stores:
            return await stores.feeds.all(guild)

    async def pause(self, feed: FeedId, *, guild: GuildId, paused: bool, now: datetime) -> Feed:
        """Ask a feed no more, or again from now on; `NotFound` when there is none such."""
        async with self._database.transaction() as stores:
            found = await stores.feeds.pause(guild, feed, paused=paused, now=now)
        if found is None:
            raise NotFound("That feed is not followed here (any more).")
        return found

    async def remove(self, feed: FeedId, *, guild: GuildId) -> None:
        """Follow a feed no more; what came of it stays. May raise `NotFound`."""
        async with self._database.transaction() as stores:
            if not await stores.feeds.remove(guild, feed):
                raise NotFound("That feed is not followed here (any more).")

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
                    await asyncio.sleep(self._gap)
                try:
                    await self._poll(feed, now)
                except NewsError as error:
                    await self._note_failure(feed, error.sentence, now)
                except Exception as error:  # noqa: BLE001 - a fault of ours costs this feed only
                    _log.error("feed broke feed=%d error=%s", feed.id, type(error).__name__)
                    await self._note_failure(feed, "I could not read it; the fault is mine.", now)

    async def _poll(self, feed: Feed, now: datetime) -> None:
        await self._robots.require(feed.link, now=now)
        found = await self._pages.fetch_feed(feed.link, etag=feed.etag, modified=feed.modified)
        marks: dict[str, str | None] = {"etag": feed.etag, "modified": feed.modified}
        waiting = False
        if found is not None:
            _, items = await asyncio.to_thread(read_feed, found.data, found.media_type, feed.link)
            waiting = await self._take(feed, items, now)
            # While items wait, "nothing changed" would hide them.
            marks = {} if waiting else {"etag": found.etag, "modified": found.modified}
        async with self._database.transaction() as stores:
            await stores.feeds.read(
                feed,
                at=now,
                next_at=now + EVERY,
                etag=marks.get("etag"),
                modified=marks.get("modified"),
            )

    async def _take(self, feed: Feed, items: Sequence[FeedItem], now: datetime) -> bool:
        """Submit some of the new items, and have changed ones read again; tell of others."""
        async with self._database.transaction() as stores:
            await stores.feeds.forget(feed.id, but=items, before=now - REMEMBERED)
            new = await stores.feeds.unmet(feed, items)
            taken = await stores.feeds.taken_since(feed.id, now - timedelta(days=1))
        room = max(min(AT_ONCE, feed.daily - taken), 0)
        for item in new[:room]:
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

    async def _note_failure(self, feed: Feed, sentence: str, now: datetime) -> None:
        pause = min(EVERY * 2 ** min(feed.failures + 1, 10), LONGEST_PAUSE)
        paused = feed.failures + 1 >= GIVEN_UP
        _log.info("feed failed feed=%d failures=%d", feed.id, feed.failures + 1)
        async with self._database.transaction() as stores:
            await stores.feeds.failed(feed, sentence, at=now, next_at=now + pause, paused=paused)


def _by_host(feeds: Iterable[Feed]) -> list[list[Feed]]:
    hosts: dict[str, list[Feed]] = defaultdict(list)
    for feed in feeds:
        hosts[urlsplit(feed.link).hostname or ""].append(feed)
    return list(hosts.values())
