"""Answers that were shared, and notes: kept with what they show, and put right where they stand.

When something that one shows is corrected, the same question is asked again, and the message
becomes what the archive says by now, with a note of the day; of a note the same quotes are read
again. Which messages that are is noted in the transaction of each correction; an edit may be
repeated, so a crash costs nothing but one more.
"""

import logging
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import datetime, timedelta

from news.article import ArticleLine
from news.errors import CannotPost, DiscordUnreachable, NotFound
from news.ids import ArticleId, ChannelId, GuildId, MessageId, ShareId, UserId
from news.share import Share, StaleShare
from services import retelling
from services.archive import Archive
from services.ports import Board, Notifier
from services.questions import read, written
from services.views import Answer, ArticleView, NothingFound, ProfileView, QuotesView
from storage.database import Database

LEASE = timedelta(minutes=5)
"""For so long a message is left to whoever took it up; after that it is tried again."""
REFUSED_FOR = timedelta(hours=1)
GIVEN_UP_AFTER = timedelta(days=7)
KEPT_FOR = timedelta(days=400)
FORGETS_EVERY = timedelta(days=1)
BATCH = 50  # messages in one go

_log = logging.getLogger(__name__)


class Shares:
    """Keeps shared answers and puts them right. `board` is where they stand; notes have theirs."""

    def __init__(
        self, database: Database, archive: Archive, board: Board, notifier: Notifier
    ) -> None:
        self._database = database
        self._archive = archive
        self._board = board
        self._notifier = notifier
        self._forgot_at: datetime | None = None

    async def keep(
        self,
        found: Answer | ArticleView,
        page: int,
        *,
        guild: GuildId,
        channel: ChannelId,
        message: MessageId,
        by: UserId,
        now: datetime,
        language: str,
    ) -> None:
        """Keep that an answer, or a page of an article, stands in a channel now."""
        if isinstance(found, NothingFound):
            return
        share = Share(guild, channel, message, by, now, _body(found, page), language)
        async with self._database.transaction() as stores:
            await stores.shares.keep(share, list(articles_of(found)))

    async def put_right_due(self, now: datetime) -> None:
        """Put right every shared answer that waits for it; an error costs its own message only.

        Once a day, forget those that are too old for it.
        """
        await self._forget(now)
        async with self._database.reading() as stores:
            places = await stores.shares.due(now, limit=BATCH)
        for place in places:
            try:
                await self._put_right(place, now)
            except Exception as error:  # noqa: BLE001 - whatever it is, other messages wait
                _log.error("share stumbled share=%d error=%s", place[1], type(error).__name__)

    async def _put_right(self, place: tuple[GuildId, ShareId], now: datetime) -> None:
        async with self._database.transaction() as stores:
            stale = await stores.shares.take(place, now=now, until=now + LEASE)
        if stale is None:
            return
        try:
            if "heard" in stale.share.body:
                await self._tell_again(stale)
            else:
                await self._answer_again(stale)
        except NotFound as error:
            await self._settle(stale, error.sentence)
        except (CannotPost, DiscordUnreachable) as error:
            pause = REFUSED_FOR if isinstance(error, CannotPost) else LEASE
            await self._failed(stale, now, error.sentence, pause=pause)
        else:
            await self._settle(stale, None)

    async def _tell_again(self, stale: StaleShare) -> None:
        """Edit a note, unless it stands as it was sent and nothing of it is otherwise."""
        share = stale.share
        async with self._database.reading() as stores:
            to = retelling.recipient_of(share)
            heard = await retelling.heard_now(stores, to, share.body)
        as_told = retelling.is_as_told(share.body, heard)
        if as_told and not stale.edited:
            return
        async with self._database.transaction() as stores:
            await stores.shares.will_edit((share.guild, stale.id))
        await self._notifier.put_right(share, heard, None if as_told else stale.at)

    async def _answer_again(self, stale: StaleShare) -> None:
        found = await self._asked_again(stale.share)
        await self._board.put_right(stale.share, found, stale.at)
        async with self._database.transaction() as stores:
            await stores.shares.show(stale.id, list(articles_of(found)))

    async def _asked_again(self, share: Share) -> Answer | ArticleView | None:
        """Return what the same question gives by now; None: its article is taken back."""
        body = share.body
        if "article" not in body:
            return await self._archive.answer(
                read(body["question"]), guild=share.guild, page=body["page"]
            )
        try:
            return await self._archive.article(ArticleId(body["article"]), guild=share.guild)
        except NotFound:
            return None

    async def _failed(
        self, stale: StaleShare, now: datetime, reason: str, *, pause: timedelta
    ) -> None:
        """Try again later, or give up when the last reason for it is too long ago."""
        if now - stale.at >= GIVEN_UP_AFTER:
            await self._settle(stale, reason)
            return
        async with self._database.transaction() as stores:
            await stores.shares.put_off((stale.share.guild, stale.id), until=now + pause)

    async def _settle(self, stale: StaleShare, reason: str | None) -> None:
        async with self._database.transaction() as stores:
            await stores.shares.settle((stale.share.guild, stale.id), stale.noted, reason)
        _log.info("share settled share=%d reason=%s", stale.id, reason)

    async def _forget(self, now: datetime) -> None:
        if self._forgot_at is not None and now - self._forgot_at < FORGETS_EVERY:
            return
        async with self._database.transaction() as stores:
            await stores.shares.forget_before(now - KEPT_FOR)
        self._forgot_at = now


def articles_of(found: object) -> Iterator[ArticleId]:
    """Yield the articles that anything of an answer names: all lines in it, however deep."""
    if isinstance(found, ArticleLine):
        yield found.id
    elif is_dataclass(found):
        for field in fields(found):
            yield from articles_of(getattr(found, field.name))
    elif isinstance(found, tuple | list):
        for each in found:
            yield from articles_of(each)


def _body(found: Answer | ArticleView, page: int) -> dict[str, object]:
    if isinstance(found, ArticleView):
        return {"article": found.article.line.id, "page": page}
    asked = found.asked
    # Whoever was meant is meant again, also when others have that name by then.
    if isinstance(found, QuotesView):
        asked = replace(found.asked, speaker=f"id:{found.speaker.id}")
    elif isinstance(found, ProfileView):
        asked = replace(found.asked, speaker=f"id:{found.profile.speaker.id}")
    return {"question": written(asked), "page": page}
