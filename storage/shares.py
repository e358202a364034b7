"""Answers that were shared in channels, and which of them have to be put right."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import ColumnElement, delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from news.ids import ArticleId, ChannelId, GuildId, MessageId, ShareId, UserId
from news.share import Share, StaleShare
from storage.asking_tables import SharedArticleRow, ShareRow
from storage.columns import AnyRow
from storage.guilds import GuildStore
from storage.insertion import insert_all_new
from storage.presence import is_served

Place = tuple[GuildId, ShareId]


class ShareStore:
    """The shares of every guild. What is due is noted by `WithdrawalStore`, with the rest."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection
        self._guilds = GuildStore(connection)

    async def keep(self, share: Share, articles: Collection[ArticleId]) -> ShareId:
        """Keep where an answer stands, and which articles it shows something of."""
        inserted = await self._connection.execute(
            insert(ShareRow)
            .values(
                guild=share.guild,
                channel=share.channel,
                message=share.message,
                shared_by=share.shared_by,
                member=share.member,
                shared_at=share.shared_at,
                body={"asked": share.body, "language": share.language},
            )
            .returning(ShareRow.id)
        )
        id_ = ShareId(inserted.scalar_one())
        rows = [{"share": id_, "article": article} for article in sorted(set(articles))]
        await insert_all_new(self._connection, SharedArticleRow, rows)
        return id_

    async def note(self, place: Place, *, at: datetime) -> None:
        """Note that a share may show what was otherwise before it was kept."""
        await self._connection.execute(
            update(ShareRow)
            .where(*_is(place))
            .values(noted=ShareRow.noted + 1, noted_at=at, due_at=at)
        )

    async def due(self, now: datetime, *, limit: int) -> tuple[Place, ...]:
        """Return the shares of all guilds that may be taken up now."""
        rows = await self._connection.execute(
            select(ShareRow.guild, ShareRow.id)
            .where(ShareRow.due_at <= now, is_served(ShareRow.guild))
            .order_by(ShareRow.due_at, ShareRow.id)
            .limit(limit)
        )
        return tuple((GuildId(row.guild), ShareId(row.id)) for row in rows)

    async def take(self, place: Place, *, now: datetime, until: datetime) -> StaleShare | None:
        """Take a share up, so that nobody else does before `until`; None: somebody has it."""
        await self._guilds.lock(place[0])
        found = await self._connection.execute(
            update(ShareRow)
            .where(*_is(place), ShareRow.due_at <= now)
            .values(due_at=until)
            .returning(ShareRow)
        )
        row = found.first()
        return None if row is None else _stale(row)

    async def will_edit(self, place: Place) -> None:
        """Note, before it is tried, that a message may not stand any more as it was sent."""
        await self._connection.execute(update(ShareRow).where(*_is(place)).values(edited=True))

    async def settle(self, place: Place, noted: int, reason: str | None = None) -> None:
        """End what was taken up, unless it was noted again; `reason` says why it was given up."""
        await self._connection.execute(
            update(ShareRow)
            .where(*_is(place), ShareRow.noted == noted)
            .values(due_at=None, reason=reason)
        )

    async def put_off(self, place: Place, *, until: datetime) -> None:
        """Let nobody take a share up again before `until`."""
        await self._connection.execute(update(ShareRow).where(*_is(place)).values(due_at=until))

    async def show(self, share: ShareId, articles: Collection[ArticleId]) -> None:
        """Note that a share shows something of these articles too, now that it was put right."""
        rows = [{"share": share, "article": article} for article in sorted(set(articles))]
        await insert_all_new(self._connection, SharedArticleRow, rows)

    async def forget_before(self, moment: datetime) -> int:
        """Drop the shares of all guilds from before a moment; return how many."""
        gone = await self._connection.execute(delete(ShareRow).where(ShareRow.shared_at < moment))
        return gone.rowcount


def _is(place: Place) -> tuple[ColumnElement[bool], ...]:
    guild, share = place
    return ShareRow.guild == guild, ShareRow.id == share


def _stale(row: AnyRow) -> StaleShare:
    share = Share(
        GuildId(row.guild),
        ChannelId(row.channel),
        MessageId(row.message),
        UserId(row.shared_by),
        row.shared_at,
        row.body["asked"],
        row.body["language"],
        None if row.member is None else UserId(row.member),
    )
    return StaleShare(ShareId(row.id), share, row.noted, row.noted_at, edited=row.edited)
