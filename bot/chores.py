"""What is done by the way, every minute.

Feeds are asked, what is old is cleared away, and new quotes are compared with others' and coded.
"""

from datetime import datetime, timedelta

from services.departures import Departures
from services.disputes import Disputes
from services.feed_rounds import FeedRounds
from services.meanings import Meanings
from services.retention import Retention

CLEARED_EVERY = timedelta(hours=1)


class Chores:
    """Does what is due when it is called."""

    def __init__(
        self,
        feeds: FeedRounds,
        retention: Retention,
        departures: Departures,
        disputes: Disputes,
        meanings: Meanings | None,
    ) -> None:
        """Without `meanings`, nothing is found by meaning."""
        self._feeds = feeds
        self._retention = retention
        self._departures = departures
        self._disputes = disputes
        self._meanings = meanings
        self._cleared_at: datetime | None = None

    async def __call__(self, now: datetime) -> None:
        """Do what is due: once an hour what is old is cleared away, the rest is done each time."""
        if self._cleared_at is None or now - self._cleared_at >= CLEARED_EVERY:
            await self._retention.clear_away(now)
            await self._departures.erase_due(now)
            self._cleared_at = now
        await self._feeds.poll_due(now)
        await self._disputes.catch_up()
        if self._meanings is not None:
            await self._meanings.catch_up()
