"""Notes: who follows something is told what is new of it, grouped, seldom and once.

What is new is claimed in one transaction with the message that tells it. Whatever ends the
process after that, a later one looks whether the message stands before it sends it again.
"""

import logging
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from functools import partial

from news.errors import CannotPost, DatabaseUnreachable, DiscordUnreachable, NotFound
from news.follow import APART, Note, Recipient, Stood
from news.ids import FORGOTTEN, UserId
from news.share import Share
from services import retelling
from services.hearing import heard
from services.ports import Notifier
from storage.database import Database
from storage.stores import Stores

LEASE = timedelta(minutes=5)
"""For so long a note is left to whoever claimed it, and longer than Discord knows a nonce."""
STALE = timedelta(hours=12)
"""A note that could not be sent for so long is no news any more."""
REMEMBERED = timedelta(days=60)
"""For so long it is known what was told: an article can be restored for half of that."""

_log = logging.getLogger(__name__)


class Notes:
    """Tells recipients what is new. Several processes may work on one PostgreSQL database."""

    def __init__(self, database: Database, notifier: Notifier) -> None:
        self._database = database
        self._notifier = notifier

    async def deliver_due(self, now: datetime) -> None:
        """Send what was left behind, then what is new, one note after another.

        Where Discord cannot be reached, the rest waits for the next call.
        """
        async with self._database.reading() as stores:
            left = await stores.notes.left(before=now - LEASE)
            due = await stores.follows.due(now)
        try:
            for note in left:
                await _alone(note.recipient, partial(self._take_up, note, now))
            for to in due:
                await _alone(to, partial(self._tell, to, now))
        except DiscordUnreachable as error:
            _log.warning("notes wait error=%s", error.sentence)

    async def _tell(self, to: Recipient, now: datetime) -> None:
        if not self._notifier.knows(to.guild):
            return
        note = await self._claim(to, now)
        if note is not None:
            await self._send(note)

    async def _claim(self, to: Recipient, now: datetime) -> Note | None:
        """Take what is new for a recipient; None: nothing is, or somebody else has it."""
        async with self._database.transaction() as stores:
            due, newest = await stores.follows.take(to, now=now)
            if not due:
                return None
            found, told = await heard(stores, to, due, newest)
            if not found:
                await stores.follows.note_seen(to, newest, next_at=now)
                return None
            await stores.follows.note_seen(to, newest, next_at=now + APART)
            await stores.notes.forget_told(to.guild, before=now - REMEMBERED)
            await stores.notes.tell(to, told, at=now)
            id_ = await stores.notes.begin(to, at=now)
            text = self._notifier.render(found, id_)
            return await stores.notes.keep(to.guild, id_, text, retelling.body_of(id_, found))

    async def _take_up(self, note: Note, now: datetime) -> None:
        """Go on with a note of which it is not known whether it stands."""
        if not self._notifier.knows(note.recipient.guild):
            return
        async with self._database.transaction() as stores:
            if not await stores.notes.renew(note, now=now):
                return
            if now - note.made_at > STALE:
                await stores.notes.drop(note.recipient.guild, note.id)
                return
        await self._send(note, look_first=True)

    async def _send(self, note: Note, *, look_first: bool = False) -> None:
        to = note.recipient
        try:
            stood = await self._notifier.stands(note) if look_first else None
            stood = stood or await self._notifier.send(note)
        except NotFound:
            await self._settle(note, lambda stores: stores.follows.forget(to))
        except CannotPost as error:
            sentence = error.sentence
            await self._settle(note, lambda stores: stores.follows.pause(to, sentence))
            _log.info("follows paused guild=%d recipient=%d", to.guild, to.id)
        else:
            await self._settle(note, lambda stores: _keep(stores, note, stood))
            _log.info("note sent guild=%d note=%d", to.guild, note.id)

    async def _settle(self, note: Note, step: Callable[[Stores], Awaitable[None]]) -> None:
        async with self._database.transaction() as stores:
            await stores.notes.drop(note.recipient.guild, note.id)
            await step(stores)


async def _keep(stores: Stores, note: Note, stood: Stood) -> None:
    """Keep where a note stands, and note what was put right while it was on its way."""
    to, body = note.recipient, note.body
    if body is None:
        return
    await stores.guilds.lock(to.guild)
    member = UserId(to.id) if to.private else None
    share = Share(
        *(to.guild, stood.channel, stood.message, FORGOTTEN, note.made_at, body),
        *(stood.language, member),
    )
    id_ = await stores.shares.keep(share, retelling.articles_in(body))
    if not retelling.is_as_told(body, await retelling.heard_now(stores, to, body)):
        await stores.shares.note((to.guild, id_), at=note.claimed_at)


async def _alone(to: Recipient, step: Callable[[], Awaitable[None]]) -> None:
    """Let a fault of ours cost one recipient only; whoever cannot be reached ends the turn."""
    try:
        await step()
    except (DiscordUnreachable, DatabaseUnreachable):
        raise
    except Exception as error:  # noqa: BLE001 - the next recipient is not to wait for it
        _log.error("note broke guild=%d error=%s", to.guild, type(error).__name__)
