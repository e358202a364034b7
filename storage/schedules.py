"""Schedules: when and where a guild wants briefings, and when each is due next."""

from datetime import datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, func, insert, select, tuple_, update
from sqlalchemy.ext.asyncio import AsyncConnection

from news.ids import ChannelId, GuildId, ScheduleId, SpeakerId, UserId
from news.schedule import Delivery, Plan, Rule, Run, Schedule
from storage.briefing_tables import ScheduleRow
from storage.columns import AnyRow
from storage.guilds import GuildStore
from storage.presence import is_served


class ScheduleStore:
    """The schedules of every guild. A removed one is nowhere to be seen."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection
        self._guilds = GuildStore(connection)

    async def add(
        self, guild: GuildId, plan: Plan, *, made_by: UserId, made_at: datetime, due: Run
    ) -> Schedule:
        """File a schedule with its first run."""
        await self._guilds.meet(guild)
        values = {"guild": guild, "made_by": made_by, "made_at": made_at}
        inserted = await self._connection.execute(
            insert(ScheduleRow)
            .values(**values, **_plan_columns(plan), **_due_columns(due))
            .returning(ScheduleRow.id)
        )
        id_ = ScheduleId(inserted.scalar_one())
        return Schedule(id_, guild, plan, made_by, made_at, due)

    async def count(self, guild: GuildId) -> int:
        """Count the guild's schedules, and keep others from adding one until this ends."""
        await self._guilds.meet(guild)
        await self._guilds.lock(guild)
        counted = await self._connection.scalar(
            select(func.count()).select_from(ScheduleRow).where(*_of(guild))
        )
        return counted or 0

    async def get(self, guild: GuildId, schedule: ScheduleId) -> Schedule | None:
        """Return one schedule of this guild."""
        found = await self._found(*_of(guild), ScheduleRow.id == schedule)
        return found[0] if found else None

    async def of_delivery(self, delivery: Delivery) -> Schedule | None:
        """Return the schedule that a delivery is of; None when it is gone, or there was none."""
        if delivery.schedule is None:
            return None
        return await self.get(delivery.guild, delivery.schedule)

    async def of_guild(self, guild: GuildId) -> tuple[Schedule, ...]:
        """Return the guild's schedules in the order in which they were made."""
        return await self._found(*_of(guild))

    async def edit(
        self, guild: GuildId, schedule: ScheduleId, plan: Plan, *, due: Run
    ) -> Schedule | None:
        """Give a schedule another plan and next run; return it, or None when it is gone.

        A pause of ours ends: it was for the old channel. One that a moderator made stays.
        """
        await self._set(guild, schedule, **_plan_columns(plan), **_due_columns(due))
        await self._connection.execute(
            update(ScheduleRow)
            .where(*_of(guild), ScheduleRow.id == schedule, ScheduleRow.paused_by_us)
            .values(paused=None, paused_by_us=False)
        )
        return await self.get(guild, schedule)

    async def pause(
        self, guild: GuildId, schedule: ScheduleId, reason: str, *, by_us: bool = False
    ) -> bool:
        """Stop a schedule that is not paused yet, with the reason as a sentence.

        Tells whether it was this call that paused it, so that people are told once. A moderator's
        pause takes the place of ours, so that it does not end by itself.
        """
        paused = await self._connection.execute(
            update(ScheduleRow)
            .where(
                *_of(guild),
                ScheduleRow.id == schedule,
                ScheduleRow.paused.is_(None) if by_us else ~_paused_by_moderator(),
            )
            .values(paused=reason, paused_by_us=by_us)
        )
        return paused.rowcount == 1

    async def resume(
        self, guild: GuildId, schedule: ScheduleId, *, due: Run, if_ours: bool = False
    ) -> bool:
        """Start a paused schedule again; tell whether this call did.

        With `if_ours` only where the pause is one that we made (and may end by ourselves).
        """
        resumed = await self._connection.execute(
            update(ScheduleRow)
            .where(
                *_of(guild),
                ScheduleRow.id == schedule,
                ScheduleRow.paused_by_us if if_ours else ScheduleRow.paused.is_not(None),
            )
            .values(paused=None, paused_by_us=False, **_due_columns(due))
        )
        return resumed.rowcount == 1

    async def remove(self, guild: GuildId, schedule: ScheduleId) -> bool:
        """Take a schedule away; tell whether it was there. What it posted stays known."""
        return await self._set(guild, schedule, removed=True)

    async def due(
        self, now: datetime, *, limit: int, after: Schedule | None = None
    ) -> tuple[Schedule, ...]:
        """Return schedules of all guilds that are due at `now`, the longest overdue first.

        With `after`, those that come later in this order than that one.
        """
        place = tuple_(ScheduleRow.due_at, ScheduleRow.id)
        later = [] if after is None else [place > tuple_(after.due.instant, after.id)]
        return await self._found(
            *later,
            ScheduleRow.due_at <= now,
            ScheduleRow.paused.is_(None),
            ~ScheduleRow.removed,
            is_served(ScheduleRow.guild),
            by=(ScheduleRow.due_at, ScheduleRow.id),
            limit=limit,
        )

    async def paused_by_us(self, *, limit: int, after: int = 0) -> tuple[Schedule, ...]:
        """Return schedules of all guilds that we paused, from the id that follows `after` on."""
        return await self._found(
            ScheduleRow.paused_by_us.is_(True),
            ~ScheduleRow.removed,
            is_served(ScheduleRow.guild),
            ScheduleRow.id > after,
            limit=limit,
        )

    async def move(self, schedule: Schedule, due: Run) -> bool:
        """Set the next run, unless the schedule was moved since it was read; tell whether so."""
        return await self._set(
            schedule.guild,
            schedule.id,
            ScheduleRow.due_at == schedule.due.instant,
            **_due_columns(due),
        )

    async def _found(
        self,
        *kept: ColumnElement[bool],
        by: tuple[Any, ...] = (ScheduleRow.id,),
        limit: int | None = None,
    ) -> tuple[Schedule, ...]:
        rows = await self._connection.execute(
            select(ScheduleRow).where(*kept).order_by(*by).limit(limit)
        )
        return tuple(_schedule(row) for row in rows)

    async def _set(
        self, guild: GuildId, schedule: ScheduleId, *kept: ColumnElement[bool], **values: Any
    ) -> bool:
        changed = await self._connection.execute(
            update(ScheduleRow)
            .where(*_of(guild), ScheduleRow.id == schedule, *kept)
            .values(**values)
        )
        return changed.rowcount == 1


def _of(guild: GuildId) -> tuple[ColumnElement[bool], ...]:
    return ScheduleRow.guild == guild, ~ScheduleRow.removed


def _paused_by_moderator() -> ColumnElement[bool]:
    return ScheduleRow.paused.is_not(None) & ~ScheduleRow.paused_by_us


def _due_columns(due: Run) -> dict[str, Any]:
    return {"due_local": due.local, "due_at": due.instant}


def _plan_columns(plan: Plan) -> dict[str, Any]:
    return {
        "channel": plan.channel,
        "zone": plan.rule.zone.key,
        "times": [each.isoformat("minutes") for each in plan.rule.times],
        "weekdays": sorted(plan.rule.weekdays),
        "month_day": plan.rule.month_day,
        "topics": list(plan.topics),
        "speakers": list(plan.speakers),
        "empty": plan.empty,
        "look_back_hours": plan.look_back_hours,
    }


def _schedule(row: AnyRow) -> Schedule:
    rule = Rule(
        times=tuple(time.fromisoformat(each) for each in row.times),
        zone=ZoneInfo(row.zone),
        weekdays=frozenset(row.weekdays),
        month_day=row.month_day,
    )
    plan = Plan(
        channel=ChannelId(row.channel),
        rule=rule,
        topics=tuple(row.topics),
        speakers=tuple(SpeakerId(each) for each in row.speakers),
        empty=row.empty,
        look_back_hours=row.look_back_hours,
    )
    return Schedule(
        id=ScheduleId(row.id),
        guild=GuildId(row.guild),
        plan=plan,
        made_by=UserId(row.made_by),
        made_at=row.made_at,
        due=Run(row.due_local, row.due_at),
        paused=row.paused,
        paused_by_us=row.paused_by_us,
    )
