"""The trail of decisions: read, narrowed down, and taken back one by one."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace

from news.article import ArticleLine
from news.change import Area, Change
from news.errors import NotFound
from news.ids import ArticleId, ChangeId, GuildId, SpeakerId, UserId
from news.speaker import FiledSpeaker
from services import lookups, undoing
from services.people import Moderator
from storage.changes import ChangeFilter
from storage.database import Database
from storage.stores import Stores

CHANGES_A_PAGE = 8

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Narrowed:
    """How a trail is narrowed down: to a speaker, an article, a member, a sort of decision."""

    speaker: SpeakerId | None = None
    article: ArticleId | None = None
    by: UserId | None = None
    area: Area | None = None


@dataclass(frozen=True, slots=True)
class History:
    """A page of the trail, newest first; pages count from 0.

    `speaker` and `article` are those that it is narrowed down to, where they are there still.
    """

    asked: Narrowed
    changes: tuple[Change, ...]
    page: int
    pages: int
    total: int
    speaker: FiledSpeaker | None = None
    article: ArticleLine | None = None


class Trail:
    """Every decision of moderators. `queued` is called after something was put into the queue."""

    def __init__(self, database: Database, queued: Callable[[], None]) -> None:
        self._database = database
        self._queued = queued

    async def undo(self, change: ChangeId, *, by: Moderator) -> tuple[Change, str]:
        """Take a change back; return it and a sentence. Raises `NotFound` where that cannot be."""
        async with self._database.transaction() as stores:
            await stores.guilds.lock(by.guild)
            done, sentence = await undoing.undo(stores, by.guild, change, at=by.now)
            await stores.changes.undone(by.guild, change, by=by.user, at=by.now)
        self._queued()
        _log.info("change undone guild=%d change=%d user=%d", by.guild, change, by.user)
        return done, sentence

    async def about(self, speaker: str, asked: Narrowed, *, guild: GuildId) -> Narrowed:
        """Narrow a trail down to a speaker as typed. Raises `BadOption`."""
        async with self._database.reading() as stores:
            one = await lookups.the_one(stores, guild, speaker)
        return replace(asked, speaker=one.id)

    async def history(self, asked: Narrowed, *, guild: GuildId, page: int = 0) -> History:
        """Return a page of the trail; a page too far is the last one."""
        wanted = ChangeFilter(asked.speaker, asked.article, asked.by, asked.area)
        async with self._database.reading() as stores:
            _, total = await stores.changes.latest(guild, wanted, limit=1)
            pages = max(1, -(-total // CHANGES_A_PAGE))
            page = min(max(page, 0), pages - 1)
            changes, _ = await stores.changes.latest(
                guild, wanted, limit=CHANGES_A_PAGE, offset=page * CHANGES_A_PAGE
            )
            return History(asked, changes, page, pages, total, *await _named(stores, guild, asked))


async def _named(
    stores: Stores, guild: GuildId, asked: Narrowed
) -> tuple[FiledSpeaker | None, ArticleLine | None]:
    speaker = await stores.speakers.get(guild, asked.speaker) if asked.speaker else None
    if asked.article is None:
        return speaker, None
    article = await stores.articles.summary(guild, asked.article)
    if article is None:
        raise NotFound("There is no such article here.")
    return speaker, article.line
