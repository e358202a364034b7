"""Feeds: which a guild follows, when each is asked, and what of it was met."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from news.feed import Feed, FeedItem
from news.ids import FeedId, GuildId, UserId
from storage.columns import AnyRow
from storage.guilds import GuildStore
from storage.insertion import insert_all_new, insert_new
from storage.intake_tables import FeedItemRow, FeedRow
from storage.presence import is_served


class FeedStore:
    """The feeds of every guild."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection
        self._guilds = GuildStore(connection)

    async def add(
        self, guild: GuildId, link: str, title: str, *, by: UserId, daily: int, at: datetime
    ) -> bool:
        """Follow a feed; False when the guild follows it already."""
        await self._guilds.meet(guild)
        return await insert_new(
            self._connection,
            FeedRow,
            guild=guild,
            link=link,
            title=title,
            added_by=by,
            added_at=at,
            daily=daily,
            next_at=at,
        )

    async def all(self, guild: GuildId) -> tuple[Feed, ...]:
        """Return the feeds of a guild, in the order in which they were added."""
        rows = await self._connection.execute(
            select(FeedRow).where(FeedRow.guild == guild).order_by(FeedRow.id)
        )
        return tuple(_feed(row) for row in rows)

    async def due(self, now: datetime, *, limit: int) -> tuple[Feed, ...]:
        """Return the feeds of all served guilds that are to be asked now, longest overdue first."""
        rows = await self._connection.execute(
            select(FeedRow)
            .where(FeedRow.next_at <= now, ~FeedRow.paused, is_served(FeedRow.guild))
            .order_by(FeedRow.next_at, FeedRow.id)
            .limit(limit)
        )
        return tuple(_feed(row) for row in rows)

    async def pause(
        self, guild: GuildId, feed: FeedId, *, paused: bool, now: datetime
    ) -> Feed | None:
        """Ask a feed no more, or again from now on; None when the guild follows none such."""
        await self._connection.execute(
            update(FeedRow)
            .where(*_is(guild, feed))
            .values(paused=paused, next_at=now, failures=0, trouble=None)
        )
        row = (await self._connection.execute(select(FeedRow).where(*_is(guild, feed)))).first()
        return None if row is None else _feed(row)

    async def remove(self, guild: GuildId, feed: FeedId) -> bool:
        """Follow a feed no more; what came of it stays. False when the guild follows none such."""
        gone = await self._connection.execute(delete(FeedRow).where(*_is(guild, feed)))
        return gone.rowcount == 1

    async def read(
        self, feed: Feed, *, at: datetime, next_at: datetime, etag: str | None, modified: str | None
    ) -> None:
        """Note that a feed was read, and by what it tells next time that nothing changed."""
        await self._set(
            feed, asked_at=at, next_at=next_at, etag=etag, modified=modified, failures=0,
            trouble=None,
        )  # fmt: skip

    async def failed(
        self, feed: Feed, sentence: str, *, at: datetime, next_at: datetime, paused: bool
    ) -> None:
        """Note that a feed could not be read, and why."""
        failures = feed.failures + 1
        await self._set(
            feed, asked_at=at, next_at=next_at, failures=failures, trouble=sentence, paused=paused
        )

    async def unmet(self, feed: Feed, items: Sequence[FeedItem]) -> list[FeedItem]:
        """Return those of a feed's items that were not met as they are now.

        New ones come first, then those that changed, both in the order of `items`.
        """
        names = {name for item in items for name in (item.key, item.version)}
        met = set(
            await self._connection.scalars(
                select(FeedItemRow.item).where(
                    FeedItemRow.feed == feed.id, FeedItemRow.item.in_(names)
                )
            )
        )
        new = [item for item in items if item.key not in met]
        changed = [item for item in items if item.key in met and item.version not in met]
        return [*new, *changed]

    async def meet(
        self, feed: FeedId, items: Sequence[FeedItem], *, taken: bool, at: datetime
    ) -> None:
        """Note that items were met as they are, and whether they were submitted."""
        rows = [
            {"feed": feed, "item": name, "at": at, "taken": taken and name == item.version}
            for item in items
            for name in {item.key, item.version}
        ]
        await insert_all_new(self._connection, FeedItemRow, rows)

    async def forget(self, feed: FeedId, *, but: Sequence[FeedItem], before: datetime) -> None:
        """Forget items that were met before then and that the feed lists no more."""
        listed = {name for item in but for name in (item.key, item.version)}
        await self._connection.execute(
            delete(FeedItemRow).where(
                FeedItemRow.feed == feed,
                FeedItemRow.at < before,
                FeedItemRow.item.not_in(listed),
            )
        )

    async def taken_since(self, feed: FeedId, moment: datetime) -> int:
        """Count the items of a feed that were submitted since then."""
        counted = await self._connection.scalar(
            select(func.count()).where(
                FeedItemRow.feed == feed, FeedItemRow.taken, FeedItemRow.at > moment
            )
        )
        return counted or 0

    async def _set(self, feed: Feed, **values: object) -> None:
        await self._connection.execute(
            update(FeedRow).where(*_is(feed.guild, feed.id)).values(**values)
        )


def _is(guild: GuildId, feed: FeedId) -> tuple[ColumnElement[bool], ...]:
    return FeedRow.guild == guild, FeedRow.id == feed


def _feed(row: AnyRow) -> Feed:
    return Feed(
        id=FeedId(row.id),
        guild=GuildId(row.guild),
        link=row.link,
        title=row.title,
        added_by=UserId(row.added_by),
        daily=row.daily,
        next_at=row.next_at,
        asked_at=row.asked_at,
        etag=row.etag,
        modified=row.modified,
        failures=row.failures,
        trouble=row.trouble,
        paused=row.paused,
    )
