"""What goes for good: articles taken back long ago, those too old, and what could not be filed."""

import logging
from datetime import datetime, timedelta

from news.article import KEPT_FAILED_DAYS, RESTORABLE_DAYS
from storage.database import Database

AT_ONCE = 50  # articles in one transaction

_log = logging.getLogger(__name__)


class Retention:
    """Clears away, for every guild, what nobody may keep or need any more."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def clear_away(self, now: datetime) -> None:
        """Take back what is older than its guild keeps, and delete what was taken back long ago.

        What is taken back here goes like anything else: messages that show it are corrected, it
        can be restored for a while, and then it is gone.
        """
        while await self._take_back_some(now):
            pass
        async with self._database.transaction() as stores:
            await stores.articles.clear_away(
                retracted=now - timedelta(days=RESTORABLE_DAYS),
                failed=now - timedelta(days=KEPT_FAILED_DAYS),
            )

    async def _take_back_some(self, now: datetime) -> bool:
        async with self._database.transaction() as stores:
            expired = await stores.articles.expired(now, limit=AT_ONCE)
            for guild, article in expired:
                if await stores.articles.retract(guild, article, at=now):
                    await stores.withdrawals.note(guild, article, at=now)
        if expired:
            _log.info("articles expired count=%d", len(expired))
        return bool(expired)
