"""What is done by the way, every minute: feeds are asked, and what is old is cleared away."""

from datetime import datetime, timedelta

from services.departures import Departures
from services.feed_rounds import FeedRounds
from services.retention import Retention

CLEARED_EVERY = timedelta(hours=1)


class Chores:
    """Does what is due when it is called."""

    def __init__(self, feeds: FeedRounds, retention: Retention, departures: Departures) -> None:
        self._feeds = feeds
        self._retention = retention
        self._departures = departures
        self._cleared_at: datetime | None = None

    async def __call__(self, now: datetime) -> None:
        """Ask the feeds that are due, and once an hour clear away what is old."""
        if self._cleared_at is None or now - self._cleared_at >= CLEARED_EVERY:
            await self._retention.clear_away(now)
            await self._departures.erase_due(now)
            self._cleared_at = now
        await self._feeds.poll_due(now)
