"""Taking a run of a schedule: compiled, rendered, and kept with what it covers, all or nothing."""

import logging
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta
from functools import partial

from news.briefing import Briefing
from news.errors import DatabaseUnreachable
from news.ids import ArticleId, ChannelId, GuildId
from news.schedule import Delivery, DeliveryState, Empty, Run, Schedule
from news.text import said
from services.briefings import Briefings
from services.keeping import (
    ChangedMeanwhile,
    is_still,
    keep,
    move_on,
    record,
    unchanged,
)
from services.ports import Publisher
from services.punctuality import Turn, is_late, turn_of
from storage.database import Database

LONGEST_GAP = timedelta(days=35)
"""So far behind the last briefing nothing waits to be covered; it bounds what is searched."""

OVERDUE = DeliveryState.MISSED, said("It could not be posted in time; the next briefing covers it.")
BROKEN = (
    DeliveryState.FAILED,
    said("I could not compile this briefing; the fault is mine. The next one covers its time."),
)
REMOVED = DeliveryState.FAILED, said("The schedule was removed before anything was posted.")
BY_HAND = DeliveryState.FAILED, said("It could not be posted; whoever asked for it was told.")

_log = logging.getLogger(__name__)


class Claiming:
    """Decides what a schedule that is due gets now, and takes it before anybody else does."""

    def __init__(self, database: Database, briefings: Briefings, publisher: Publisher) -> None:
        self._database = database
        self._briefings = briefings
        self._publisher = publisher

    async def claim(self, schedule: Schedule, now: datetime) -> Delivery | None:
        """Claim the run that is delivered now, record the missed ones, and move the schedule on.

        None: somebody else has it, it is too late for it, or there is nothing to post. A
        briefing that cannot be compiled is recorded as failed, so that it is not tried for ever.
        """
        async with self._database.reading() as stores:
            settings = await stores.guilds.settings(schedule.guild)
        turn = turn_of(schedule, now=now, grace=timedelta(minutes=settings.grace_minutes))
        try:
            return await unchanged(partial(self._try_to_claim, schedule, turn, now))
        except DatabaseUnreachable:
            raise
        except Exception as error:  # noqa: BLE001 - a fault of ours costs this briefing only
            _log.error("compiling broke schedule=%d error=%s", schedule.id, type(error).__name__)
            async with self._database.transaction() as stores:
                await move_on(stores, schedule, turn, now)
                if turn.run is not None:
                    await record(stores, schedule, turn.run, now, BROKEN)
            return None

    async def claim_by_hand(
        self,
        compiled: Callable[[], Awaitable[Briefing]],
        *,
        guild: GuildId,
        channel: ChannelId,
        now: datetime,
    ) -> Delivery:
        """Keep a briefing that a moderator posts, so that it is sent and corrected as any other.

        It is compiled again when its articles change meanwhile; what `compiled` raises comes out.
        """
        return await unchanged(partial(self._try_by_hand, compiled, guild, channel, now))

    async def compile_anew(self, delivery: Delivery, now: datetime) -> bool:
        """Make a delivery of which nothing stands fit to be sent now; False: it ended instead.

        Late ones say so, and articles that were withdrawn since are left out. One that is too
        late, or whose schedule is gone, is given up, and its articles are free again.
        """
        return await unchanged(partial(self._try_anew, delivery, now))

    async def _try_anew(self, delivery: Delivery, now: datetime) -> bool:
        if delivery.schedule is None:
            return await self._given_up(delivery, *BY_HAND)
        async with self._database.reading() as stores:
            schedule = await stores.schedules.of_delivery(delivery)
            settings = await stores.guilds.settings(delivery.guild)
            articles = await stores.deliveries.articles(delivery.guild, delivery.id)
        if schedule is None:
            return await self._given_up(delivery, *REMOVED)
        if now - delivery.run.instant > timedelta(minutes=settings.grace_minutes):
            return await self._given_up(delivery, *OVERDUE)
        briefing = await self._compile(
            schedule, delivery.run, articles, late=is_late(delivery.run, now)
        )
        empty = _is_to_be_skipped(briefing, schedule)
        parts = () if empty else self._publisher.parts(briefing, delivery.id, guild=delivery.guild)
        async with self._database.transaction() as stores:
            if not await stores.deliveries.drop_parts(delivery.guild, delivery.id):
                return False
            if not await is_still(stores, schedule):
                raise ChangedMeanwhile
            await stores.deliveries.restate(delivery, since=briefing.since, late=briefing.late)
            await keep(stores, delivery, parts, briefing, articles)
            if empty:
                await stores.deliveries.finish(delivery.guild, delivery.id, DeliveryState.EMPTY)
        return not empty

    async def _try_by_hand(
        self,
        compiled: Callable[[], Awaitable[Briefing]],
        guild: GuildId,
        channel: ChannelId,
        now: datetime,
    ) -> Delivery:
        briefing = await compiled()
        async with self._database.transaction() as stores:
            delivery = await stores.deliveries.claim_by_hand(
                guild, channel, since=briefing.since, until=briefing.until, now=now
            )
            parts = self._publisher.parts(briefing, delivery.id, guild=delivery.guild)
            await keep(stores, delivery, parts, briefing, briefing.told)
        return delivery

    async def _try_to_claim(self, schedule: Schedule, turn: Turn, now: datetime) -> Delivery | None:
        if turn.run is None:
            async with self._database.transaction() as stores:
                await move_on(stores, schedule, turn, now)
            return None
        articles = await self._uncovered(schedule, turn.run)
        briefing = await self._compile(schedule, turn.run, articles, late=turn.late(now))
        empty = _is_to_be_skipped(briefing, schedule)
        async with self._database.transaction() as stores:
            if not await is_still(stores, schedule):
                return None  # what is due now, and where, says the next look
            await move_on(stores, schedule, turn, now)
            delivery = await stores.deliveries.claim(
                schedule.guild,
                schedule.id,
                turn.run,
                now=now,
                since=briefing.since,
                late=briefing.late,
            )
            if delivery is None:
                return None
            parts = (
                () if empty else self._publisher.parts(briefing, delivery.id, guild=delivery.guild)
            )
            await keep(stores, delivery, parts, briefing, articles)
            if empty:
                await stores.deliveries.finish(schedule.guild, delivery.id, DeliveryState.EMPTY)
        return None if empty else delivery

    async def _uncovered(self, schedule: Schedule, run: Run) -> tuple[ArticleId, ...]:
        """Return what was filed up to the run and is in no briefing of the schedule yet.

        Coverage is by article and not by period: what was filed in a moment that nobody could
        see yet, or belonged to a delivery that was given up, comes with the next one.
        """
        since = _beginning(schedule)
        async with self._database.reading() as stores:
            reached = await stores.deliveries.reached(schedule.guild, schedule.id)
            if reached is not None:
                since = max(since, reached - LONGEST_GAP)
            return await stores.articles.uncovered(
                schedule.guild, schedule.id, since=since, until=run.instant
            )

    async def _compile(
        self, schedule: Schedule, run: Run, articles: Sequence[ArticleId], *, late: bool
    ) -> Briefing:
        async with self._database.reading() as stores:
            reached = await stores.deliveries.reached(schedule.guild, schedule.id)
        since = min(reached or _beginning(schedule), run.instant)
        return await self._briefings.compile(
            schedule.guild,
            articles,
            since=since,
            until=run.instant,
            topics=schedule.plan.topics,
            speakers=schedule.plan.speakers,
            late=late,
        )

    async def _given_up(self, delivery: Delivery, state: DeliveryState, reason: str) -> bool:
        async with self._database.transaction() as stores:
            if await stores.deliveries.drop_parts(delivery.guild, delivery.id):
                await stores.deliveries.finish(delivery.guild, delivery.id, state, reason)
        _log.warning("briefing given up guild=%d delivery=%d", delivery.guild, delivery.id)
        return False


def _beginning(schedule: Schedule) -> datetime:
    return schedule.made_at - timedelta(hours=schedule.plan.look_back_hours)


def _is_to_be_skipped(briefing: Briefing, schedule: Schedule) -> bool:
    return briefing.articles == 0 and schedule.plan.empty is Empty.SKIP
