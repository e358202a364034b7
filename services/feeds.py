"""Feeds that moderators follow: found, added, paused and removed."""

import asyncio
import logging
from dataclasses import asdict
from datetime import datetime

from news.article import canonical_link
from news.errors import BadOption, NotFound, SubmissionRefused
from news.feed import FEEDS_AT_MOST, Feed, FeedChoice, FeedFollowed, OfferedFeed
from news.ids import FeedId, GuildId, QuestionId, UserId
from services.feed_documents import read_feed
from services.feed_links import offered_feeds
from services.feed_rounds import EVERY
from services.pages import Pages
from services.responses import FeedDocument
from services.robots import Robots
from storage.database import Database

_CHOICE = "feed"

_log = logging.getLogger(__name__)


class Feeds:
    """The feeds of every guild."""

    def __init__(self, database: Database, pages: Pages, robots: Robots) -> None:
        self._database = database
        self._pages = pages
        self._robots = robots

    async def add(
        self, link: str, *, guild: GuildId, by: UserId, daily: int, now: datetime
    ) -> FeedFollowed | FeedChoice:
        """Follow a feed from now on, or the one that a page offers; of several, ask which.

        What it lists already is not submitted. Raises `PageUnavailable` when it cannot be read,
        `SubmissionRefused` when it is no feed, and `BadOption` when it is followed already or the
        guild follows too many.
        """
        found = await self._fetched(link, guild, now)
        try:
            return await self._follow(link, found, guild, by=by, daily=daily, now=now)
        except SubmissionRefused as error:  # no feed; perhaps a page that offers some
            offered = await asyncio.to_thread(offered_feeds, found.data, found.link)
            if not offered:
                raise SubmissionRefused(
                    "That is no feed, and no page that offers one: give me the address of an RSS"
                    " or Atom feed."
                ) from error
        if len(offered) == 1:
            return await self._add_exactly(offered[0].link, guild, by=by, daily=daily, now=now)
        body = {"asks": _CHOICE, "offered": [asdict(feed) for feed in offered], "daily": daily}
        async with self._database.transaction() as stores:
            question = await stores.questions.remember(guild, body, asked_by=by, asked_at=now)
        return FeedChoice(question, offered)

    async def choose(
        self, question: QuestionId, number: int, *, guild: GuildId, by: UserId, now: datetime
    ) -> FeedFollowed:
        """Follow the chosen one (from 0) of several feeds that a page offers. Raises like `add`.

        And `NotFound` when the question is too old.
        """
        async with self._database.reading() as stores:
            body = await stores.questions.recall(guild, question)
        if body is None or body["asks"] != _CHOICE or number >= len(body["offered"]):
            raise NotFound("That choice is not kept any more: use /feeds add once more.")
        chosen = OfferedFeed(**body["offered"][number])
        return await self._add_exactly(chosen.link, guild, by=by, daily=body["daily"], now=now)

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

    async def _add_exactly(
        self, link: str, guild: GuildId, *, by: UserId, daily: int, now: datetime
    ) -> FeedFollowed:
        found = await self._fetched(link, guild, now)
        return await self._follow(link, found, guild, by=by, daily=daily, now=now)

    async def _fetched(self, link: str, guild: GuildId, now: datetime) -> FeedDocument:
        self._pages.check(link)
        link = canonical_link(link)
        if len(await self.all(guild)) >= FEEDS_AT_MOST:
            raise BadOption(
                "{most} feeds are the most that a server can follow.", most=FEEDS_AT_MOST
            )
        await self._robots.require(link, now=now)
        found = await self._pages.fetch_feed(link)
        if found is None:  # it was not asked for a change
            raise BadOption("That site did not send the feed.")
        return found

    async def _follow(
        self,
        link: str,
        found: FeedDocument,
        guild: GuildId,
        *,
        by: UserId,
        daily: int,
        now: datetime,
    ) -> FeedFollowed:
        link = canonical_link(link)
        title, items = await asyncio.to_thread(read_feed, found.data, found.media_type, found.link)
        async with self._database.transaction() as stores:
            if not await stores.feeds.add(guild, link, title, by=by, daily=daily, at=now):
                raise BadOption("That feed is followed already: see /feeds list.")
            (feed,) = [one for one in await stores.feeds.all(guild) if one.link == link]
            await stores.feeds.meet(feed.id, items, taken=False, at=now)
            marks = {"etag": found.etag, "modified": found.modified}
            await stores.feeds.read(feed, at=now, next_at=now + EVERY, **marks)
        _log.info("feed added guild=%d feed=%d items=%d", guild, feed.id, len(items))
        return FeedFollowed(feed, len(items))
