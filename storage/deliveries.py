"""Deliveries: which run of a schedule is taken, by whom last, and how it ended."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import ColumnElement, exists, func, insert, select, update

from news.ids import ChannelId, DeliveryId, GuildId, ScheduleId
from news.schedule import Delivery, DeliveryState, Run
from storage.briefing_tables import DeliveryRow, PartRow, ScheduleRow
from storage.columns import AnyRow
from storage.insertion import insert_new
from storage.parts import PartStore, claimed, has_parts


class DeliveryStore(PartStore):
    """The deliveries of every guild, and their parts."""

    async def claim(
        self,
        guild: GuildId,
        schedule: ScheduleId,
        run: Run,
        *,
        now: datetime,
        since: datetime | None = None,
        late: bool = False,
        state: DeliveryState = DeliveryState.CLAIMED,
        reason: str | None = None,
    ) -> Delivery | None:
        """Take a run of a schedule; None when somebody has it already, or the schedule is gone.

        It goes to the channel that the schedule has now; `since` is where its period begins. A
        run that is not delivered at all is claimed in its end state at once (`MISSED`, with the
        reason).
        """
        channel = await self._connection.scalar(
            select(ScheduleRow.channel).where(
                ScheduleRow.guild == guild, ScheduleRow.id == schedule, ~ScheduleRow.removed
            )
        )
        if channel is None:
            return None
        taken = await insert_new(
            self._connection,
            DeliveryRow,
            guild=guild,
            schedule=schedule,
            channel=channel,
            local=run.local,
            instant=run.instant,
            since=since,
            state=state,
            claimed_at=now,
            late=late,
            reason=reason,
        )
        if not taken:
            return None
        (delivery,) = await self._found(
            DeliveryRow.schedule == schedule, DeliveryRow.local == run.local
        )
        return delivery

    async def claim_by_hand(
        self, guild: GuildId, channel: ChannelId, *, since: datetime, until: datetime, now: datetime
    ) -> Delivery:
        """Note that a briefing of a period goes to a channel because a moderator said so."""
        claimed = await self._connection.execute(
            insert(DeliveryRow)
            .values(
                guild=guild,
                channel=channel,
                local=until.astimezone(UTC).replace(tzinfo=None),
                instant=until,
                since=since,
                state=DeliveryState.CLAIMED,
                claimed_at=now,
                late=False,
            )
            .returning(DeliveryRow.id)
        )
        (delivery,) = await self._found(DeliveryRow.id == claimed.scalar_one())
        return delivery

    async def is_taken(self, guild: GuildId, schedule: ScheduleId, run: Run) -> bool:
        """Tell whether a schedule has had its run of this local time, so that it gets no other."""
        return bool(
            await self._found(
                DeliveryRow.guild == guild,
                DeliveryRow.schedule == schedule,
                DeliveryRow.local == run.local,
            )
        )

    async def renew(self, delivery: Delivery, *, now: datetime) -> bool:
        """Say that one is still at it, or take over what a crash left behind.

        False when somebody else did so since `delivery` was read, or it is at its end: leave it.
        """
        renewed = await self._connection.execute(
            update(DeliveryRow)
            .where(
                *claimed(delivery.guild, delivery.id),
                DeliveryRow.claimed_at == delivery.claimed_at,
            )
            .values(claimed_at=now)
        )
        return renewed.rowcount == 1

    async def restate(self, delivery: Delivery, *, since: datetime, late: bool) -> None:
        """Note what is so since it was compiled anew: its period, and whether it is late."""
        await self._connection.execute(
            update(DeliveryRow)
            .where(*claimed(delivery.guild, delivery.id))
            .values(since=since, late=late)
        )

    async def finish(
        self,
        guild: GuildId,
        delivery: DeliveryId,
        state: DeliveryState,
        reason: str | None = None,
    ) -> bool:
        """Bring a claimed delivery to its end; tell whether this call did.

        Where it failed with no part sent, its articles are free for the next run.
        """
        ended = await self._connection.execute(
            update(DeliveryRow).where(*claimed(guild, delivery)).values(state=state, reason=reason)
        )
        if ended.rowcount == 0:
            return False
        if state is DeliveryState.FAILED and not await self._is_sent(guild, delivery):
            await self._forget(delivery)
        return True

    async def open(self, *, before: datetime, limit: int) -> tuple[Delivery, ...]:
        """Return deliveries of all guilds that were claimed before a moment and have no end.

        A crash left them behind, or another process is at it still: `renew` before going on.
        Those of a paused schedule wait until it is resumed, or removed.
        """
        return await self._found(
            DeliveryRow.state == DeliveryState.CLAIMED,
            DeliveryRow.claimed_at < before,
            ~exists().where(
                ScheduleRow.id == DeliveryRow.schedule,
                ScheduleRow.paused.is_not(None),
                ~ScheduleRow.removed,
            ),
            by=(DeliveryRow.claimed_at, DeliveryRow.id),
            limit=limit,
        )

    async def history(
        self, guild: GuildId, schedule: ScheduleId, *, limit: int
    ) -> tuple[Delivery, ...]:
        """Return the deliveries of a schedule, newest first."""
        return await self._found(
            DeliveryRow.guild == guild,
            DeliveryRow.schedule == schedule,
            by=(DeliveryRow.instant.desc(), DeliveryRow.id.desc()),
            limit=limit,
        )

    async def reached(self, guild: GuildId, schedule: ScheduleId) -> datetime | None:
        """Return the instant of the last run that was delivered, or had nothing to deliver.

        The next briefing goes on from there, over runs that were missed or failed. An article is
        filed a moment before others can see it, so ask `articles.uncovered` from somewhat
        earlier on: what was covered does not come again.
        """
        went_out = DeliveryRow.state.in_((DeliveryState.SENT, DeliveryState.EMPTY))
        part_of_it_did = (DeliveryRow.state == DeliveryState.FAILED) & has_parts()
        return await self._connection.scalar(
            select(func.max(DeliveryRow.instant)).where(
                DeliveryRow.guild == guild,
                DeliveryRow.schedule == schedule,
                went_out | part_of_it_did,
            )
        )

    async def _found(
        self,
        *kept: ColumnElement[bool],
        by: tuple[Any, ...] = (DeliveryRow.id,),
        limit: int | None = None,
    ) -> tuple[Delivery, ...]:
        counted = select(func.count()).where(PartRow.delivery == DeliveryRow.id)
        sent = counted.where(PartRow.message.is_not(None))
        rows = await self._connection.execute(
            select(
                DeliveryRow,
                counted.scalar_subquery().label("parts"),
                sent.scalar_subquery().label("sent"),
            )
            .where(*kept)
            .order_by(*by)
            .limit(limit)
        )
        return tuple(_delivery(row) for row in rows)


def _delivery(row: AnyRow) -> Delivery:
    return Delivery(
        id=DeliveryId(row.id),
        guild=GuildId(row.guild),
        schedule=None if row.schedule is None else ScheduleId(row.schedule),
        channel=ChannelId(row.channel),
        run=Run(row.local, row.instant),
        state=row.state,
        claimed_at=row.claimed_at,
        parts=row.parts,
        sent=row.sent,
        late=row.late,
        reason=row.reason,
    )
