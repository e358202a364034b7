"""Who follows what, and up to where each recipient was told."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.orm import aliased

from news.follow import Follow, Recipient
from news.ids import FollowId, GuildId, QuoteId, SpeakerId, UserId
from news.text import fold
from storage.columns import AnyRow, AnySelect
from storage.follow_tables import FollowRow
from storage.guilds import GuildStore
from storage.insertion import insert_new
from storage.presence import is_served
from storage.speaker_tables import SpeakerRow
from storage.tables import QuoteRow

_chosen, _head = aliased(SpeakerRow), aliased(SpeakerRow)


class FollowStore:
    """The follows of every guild."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection
        self._guilds = GuildStore(connection)

    async def add(
        self,
        to: Recipient,
        *,
        by: UserId,
        speaker: SpeakerId | None,
        topic: str | None,
        at: datetime,
    ) -> bool:
        """Follow something from now on; False when the recipient follows it already."""
        return await insert_new(
            self._connection,
            FollowRow,
            guild=to.guild,
            recipient=to.id,
            member=to.id if to.private else None,
            made_by=by,
            made_at=at,
            speaker=speaker,
            topic=topic,
            target=f"{speaker or 0} {fold(topic or '')}"[:200],
            seen=await self.newest(to.guild),
            next_at=await self._next_at(to) or at,
        )

    async def newest(self, guild: GuildId) -> QuoteId:
        """Return up to where all quotes of a guild are filed, and keep its lock.

        Under the lock no article is being filed whose quotes have lower numbers than the newest,
        and are not there yet.
        """
        await self._guilds.meet(guild)
        await self._guilds.lock(guild)
        newest = await self._connection.scalar(select(func.max(QuoteRow.id)))
        return QuoteId(newest or 0)

    async def of(self, to: Recipient) -> tuple[Follow, ...]:
        """Return what a recipient follows, in the order in which it was added."""
        return await self._read(_follows().where(*_is(to)))

    async def of_channels(self, guild: GuildId) -> tuple[Follow, ...]:
        """Return what the channels of a guild follow."""
        return await self._read(
            _follows().where(FollowRow.guild == guild, FollowRow.member.is_(None))
        )

    async def get(self, guild: GuildId, follow: FollowId) -> Follow | None:
        """Return one follow of this guild."""
        one = (FollowRow.guild == guild, FollowRow.id == follow)
        found = await self._read(_follows().where(*one))
        return found[0] if found else None

    async def remove(self, guild: GuildId, follow: FollowId) -> bool:
        """End a follow; tell whether there was one."""
        one = (FollowRow.guild == guild, FollowRow.id == follow)
        return (await self._connection.execute(delete(FollowRow).where(*one))).rowcount == 1

    async def forget(self, to: Recipient) -> None:
        """End everything that a recipient follows."""
        await self._connection.execute(delete(FollowRow).where(*_is(to)))

    async def pause(self, to: Recipient, sentence: str) -> None:
        """Send a recipient nothing more, and keep why."""
        await self._set(to, paused=sentence)

    async def resume(self, to: Recipient, *, at: datetime) -> None:
        """Go on for a recipient with what is filed from now on."""
        newest = await self.newest(to.guild)
        await self._set(to, paused=None, seen=newest, next_at=at)

    async def due(self, now: datetime) -> tuple[Recipient, ...]:
        """Return the recipients of all served guilds who may be told now, and have not seen all."""
        newest = select(func.coalesce(func.max(QuoteRow.id), 0)).scalar_subquery()
        whom = (FollowRow.guild, FollowRow.recipient, FollowRow.member)
        rows = await self._connection.execute(
            select(*whom)
            .where(FollowRow.paused.is_(None), is_served(FollowRow.guild))
            .group_by(*whom)
            .having(func.max(FollowRow.next_at) <= now, func.min(FollowRow.seen) < newest)
            .order_by(FollowRow.guild, FollowRow.recipient)
        )
        return tuple(_recipient(row) for row in rows)

    async def take(self, to: Recipient, *, now: datetime) -> tuple[tuple[Follow, ...], QuoteId]:
        """Return what a recipient follows, and the newest quote, under the guild's lock.

        Nothing, where it is paused, or somebody else has told them meanwhile.
        """
        newest, next_at = await self.newest(to.guild), await self._next_at(to)
        if next_at is None or next_at > now:
            return (), newest
        return await self._read(_follows().where(*_is(to), FollowRow.paused.is_(None))), newest

    async def note_seen(self, to: Recipient, newest: QuoteId, *, next_at: datetime) -> None:
        """Note up to where a recipient was told, and when again."""
        active = FollowRow.paused.is_(None)
        await self._connection.execute(
            update(FollowRow).where(*_is(to), active).values(seen=newest, next_at=next_at)
        )

    async def _next_at(self, to: Recipient) -> datetime | None:
        """Return when a recipient may be told again; None: nothing is followed, or all paused."""
        active = (*_is(to), FollowRow.paused.is_(None))
        return await self._connection.scalar(select(func.max(FollowRow.next_at)).where(*active))

    async def _read(self, query: AnySelect) -> tuple[Follow, ...]:
        rows = await self._connection.execute(query.order_by(FollowRow.id))
        return tuple(_follow(row) for row in rows)

    async def _set(self, to: Recipient, **values: object) -> None:
        await self._connection.execute(update(FollowRow).where(*_is(to)).values(**values))


def _follows() -> AnySelect:
    """Select follows with who their speaker is by now."""
    return (
        select(
            FollowRow.id,
            FollowRow.guild,
            FollowRow.recipient,
            FollowRow.member,
            FollowRow.topic,
            FollowRow.seen,
            FollowRow.paused,
            _head.id.label("speaker"),
            _head.name,
        )
        .outerjoin(_chosen, _chosen.id == FollowRow.speaker)
        .outerjoin(_head, _head.id == func.coalesce(_chosen.head, _chosen.id))
    )


def _is(to: Recipient) -> Sequence[ColumnElement[bool]]:
    return FollowRow.guild == to.guild, FollowRow.recipient == to.id


def _recipient(row: AnyRow) -> Recipient:
    return Recipient(GuildId(row.guild), row.recipient, private=row.member is not None)


def _follow(row: AnyRow) -> Follow:
    return Follow(
        id=FollowId(row.id),
        recipient=_recipient(row),
        speaker=None if row.speaker is None else SpeakerId(row.speaker),
        name=row.name,
        topic=row.topic,
        seen=QuoteId(row.seen),
        paused=row.paused,
    )
