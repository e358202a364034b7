"""Corrections of what was posted: messages are edited when what they show is not so any more.

That is when an article is taken back, and when its words are given to another speaker. What has
to be corrected is committed with the retraction or the decision, and taken up minute by minute
until it is done, the message is gone, or it could not be reached for a week. An edit may be
repeated, so a crash costs nothing but one more.
"""

import asyncio
import logging
from datetime import datetime, timedelta

from news.errors import CannotPost, DatabaseUnreachable, DiscordUnreachable, NotFound
from news.schedule import Outdated
from news.text import said
from services.briefings import Briefings
from services.ports import Publisher
from storage.database import Database
from storage.withdrawal_rows import Place

LEASE = timedelta(minutes=5)
"""For so long a message is left to whoever took it up; after that it is tried again."""
REFUSED_FOR = timedelta(hours=1)
"""Until a message in a channel that we may not write in is tried again."""
GIVEN_UP_AFTER = timedelta(days=7)
KEPT_FOR = timedelta(days=400)
"""After so long a message is forgotten, and edited no more. The newest ten runs of a monthly
schedule, which its history shows, are younger."""
FORGETS_EVERY = timedelta(days=1)
AT_ONCE = 4  # requests to Discord
BATCH = 500  # messages that are looked at in one go

_log = logging.getLogger(__name__)


class Corrections:
    """Edits what stands in channels. Several processes may work on one PostgreSQL database."""

    def __init__(self, database: Database, briefings: Briefings, publisher: Publisher) -> None:
        self._database = database
        self._briefings = briefings
        self._publisher = publisher
        self._requests = asyncio.Semaphore(AT_ONCE)
        self._forgot_at: datetime | None = None

    async def correct_due(self, now: datetime) -> None:
        """Correct every message that waits for it; an error costs its own message only.

        Once a day, forget the messages that are too old for it.
        """
        await self._forget(now)
        async with self._database.reading() as stores:
            places = await stores.withdrawals.due(now, limit=BATCH)
        async with asyncio.TaskGroup() as group:
            for place in places:
                group.create_task(self._alone(place, now))

    async def _forget(self, now: datetime) -> None:
        if self._forgot_at is not None and now - self._forgot_at < FORGETS_EVERY:
            return
        async with self._database.transaction() as stores:
            forgotten = await stores.deliveries.forget_before(now - KEPT_FOR)
        self._forgot_at = now
        if forgotten:
            _log.info("old messages forgotten messages=%d", forgotten)

    async def _alone(self, place: Place, now: datetime) -> None:
        try:
            async with self._requests:
                await self._correct(place, now)
        except Exception as error:  # noqa: BLE001 - whatever it is, other messages wait
            _log.error("correction stumbled place=%s error=%s", place, type(error).__name__)

    async def _correct(self, place: Place, now: datetime) -> None:
        async with self._database.transaction() as stores:
            outdated = await stores.withdrawals.take(place, now=now, until=now + LEASE)
        if outdated is None:
            return
        try:
            await self._edit(outdated)
        except NotFound as error:
            await self._settle(outdated, error.sentence)
        except CannotPost as error:
            await self._failed(outdated, now, error.sentence, pause=REFUSED_FOR)
        except DiscordUnreachable as error:
            await self._failed(outdated, now, error.sentence, pause=LEASE)
        except DatabaseUnreachable:
            raise
        except Exception:
            reason = said("I could not edit the message; the fault is mine.")
            await self._failed(outdated, now, reason, pause=REFUSED_FOR)
            raise
        else:
            await self._settle(outdated)

    async def _edit(self, outdated: Outdated) -> None:
        """Replace the message, unless it stands as it was sent and nothing of it is otherwise.

        What is right is always made from what was sent, so that it comes back when it is undone.
        """
        posted = outdated.posted
        correction = await self._briefings.correction(outdated)
        text = self._publisher.corrected(posted.text, correction)
        if text == posted.text and not posted.edited:
            return
        async with self._database.transaction() as stores:
            await stores.withdrawals.will_edit(outdated)
        await self._publisher.edit(posted.channel, posted.message, text)

    async def _failed(
        self, outdated: Outdated, now: datetime, reason: str, *, pause: timedelta
    ) -> None:
        """Try again later, or give up when the youngest reason for it is too long ago."""
        if now - outdated.at >= GIVEN_UP_AFTER:
            await self._settle(outdated, reason)
            return
        async with self._database.transaction() as stores:
            await stores.withdrawals.put_off(outdated, until=now + pause)

    async def _settle(self, outdated: Outdated, reason: str | None = None) -> None:
        async with self._database.transaction() as stores:
            await stores.withdrawals.settle(outdated, reason)
        posted = outdated.posted
        if reason is None:
            _log.info("message corrected delivery=%d part=%d", posted.delivery, posted.number)
        else:
            _log.warning(
                "message not corrected delivery=%d part=%d channel=%d reason=%s",
                posted.delivery,
                posted.number,
                posted.channel,
                reason,
            )
