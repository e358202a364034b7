"""Deliveries: each briefing on time and exactly once, by claiming, sending and marking.

A run is claimed in one transaction with the messages that will be sent and the articles they
cover. Whatever ends the process after that, the messages are kept, and a later process reads the
channel back before it sends what does not stand there.
"""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import suppress
from datetime import datetime, timedelta
from functools import partial

from news.briefing import Briefing
from news.errors import CannotPost, DatabaseUnreachable, DiscordUnreachable
from news.ids import ChannelId, DeliveryId, GuildId, ScheduleId
from news.schedule import Delivery, Schedule
from services.briefings import Briefings
from services.claiming import Claiming
from services.ports import Publisher
from services.sending import FIRST_PAUSE, NONCE_LIMIT, Sending
from services.timing import next_run
from storage.database import Database

LEASE = timedelta(minutes=5)
"""For so long a claimed delivery is left to whoever claimed it; no try of theirs takes longer."""
AT_ONCE = 16  # deliveries that are being claimed and sent
CLAIMS_AT_ONCE = 4
PAGE = 100  # due schedules that are read at a time
BATCH = 500
"""Deliveries left behind, and paused schedules, that are looked at in one go; then come others."""

_log = logging.getLogger(__name__)


class Deliveries:
    """Brings briefings into channels. Several processes may work on one PostgreSQL database.

    `at_once` bounds the deliveries under way; `patience_seconds` is for how long one message is
    tried again, first after `pause_seconds`.
    """

    def __init__(
        self,
        database: Database,
        briefings: Briefings,
        publisher: Publisher,
        *,
        at_once: int = AT_ONCE,
        patience_seconds: float = NONCE_LIMIT,
        pause_seconds: float = FIRST_PAUSE,
    ) -> None:
        self._database = database
        self._publisher = publisher
        self._claiming = Claiming(database, briefings, publisher)
        self._sending = Sending(
            database,
            publisher,
            at_once=at_once,
            patience_seconds=patience_seconds,
            pause_seconds=pause_seconds,
        )
        self._claims = asyncio.Semaphore(CLAIMS_AT_ONCE)
        self._at_work: set[ScheduleId | DeliveryId] = set()
        self._paused_seen = 0

    async def deliver_due(self, now: datetime) -> None:
        """Deliver what is due, go on with what was left behind, resume what can be posted again.

        Returns when all of it has come to an end, or cannot for now. May be called again before
        that: a schedule is worked on once at a time. An error costs its own schedule only.
        """
        await self._resume(now)
        async with asyncio.TaskGroup() as group:
            for left in await self._left(before=now - LEASE):
                step = partial(self._take_up, left, now)
                # Should the two numbers be alike by chance, one of the works waits for a minute.
                group.create_task(self._alone(left.schedule or left.id, step))
            async for due in self._due(now):
                group.create_task(self._alone(due.id, partial(self._deliver, due, now)))

    async def recover(self, now: datetime) -> None:
        """Go on with every delivery that has no end; call it when a process starts."""
        async with asyncio.TaskGroup() as group:
            for left in await self._left(before=now + LEASE):
                step = partial(self._take_up, left, now)
                group.create_task(self._alone(left.schedule or left.id, step))

    async def post_now(
        self,
        compiled: Callable[[], Awaitable[Briefing]],
        *,
        guild: GuildId,
        channel: ChannelId,
        now: datetime,
    ) -> None:
        """Post a briefing that no schedule asked for; it is corrected as the others are.

        It is compiled when it can be sent; what `compiled` raises comes out. Raises `CannotPost`,
        and `DiscordUnreachable` when it is not known what stands there: after the lease a first
        message that does is found, and followed by the others; else it is given up.
        """
        claim = partial(
            self._claiming.claim_by_hand, compiled, guild=guild, channel=channel, now=now
        )
        await self._claim_and_send(channel, claim)

    async def _deliver(self, schedule: Schedule, now: datetime) -> None:
        with suppress(CannotPost):  # whoever must know is told
            claim = partial(self._claiming.claim, schedule, now)
            await self._claim_and_send(schedule.plan.channel, claim)

    async def _claim_and_send(
        self, channel: ChannelId, claim: Callable[[], Awaitable[Delivery | None]]
    ) -> None:
        """Claim and send. Nothing is claimed before it can be sent at once."""
        delivery: Delivery | None = None

        async def claim_and_send() -> None:
            nonlocal delivery
            if delivery is None:
                async with self._claims:
                    delivery = await claim()
            if delivery is not None:
                await self._sending.send_rest(delivery)

        try:
            await self._sending.persist(channel, claim_and_send)
        except CannotPost as error:
            if delivery is not None:
                await self._sending.refused(delivery, error)
            raise

    async def _take_up(self, delivery: Delivery, now: datetime) -> None:
        """Go on with what was left behind: first look what stands in the channel."""
        async with self._database.transaction() as stores:
            mine = await stores.deliveries.renew(delivery, now=now)
            schedule = await stores.schedules.of_delivery(delivery)
        if not mine or (schedule is not None and schedule.paused is not None):
            return
        try:
            stands = await self._sending.persist(
                delivery.channel, partial(self._sending.look, delivery)
            )
        except CannotPost as error:
            await self._sending.refused(delivery, error)
            return
        # For a short time a try of the process that stopped may still be on its way: what it
        # sent is not changed then, so that the nonce makes both tries one message.
        if (
            stands
            or now - delivery.claimed_at < LEASE
            or await self._claiming.compile_anew(delivery, now)
        ):
            await self._send(delivery)

    async def _send(self, delivery: Delivery) -> None:
        try:
            await self._sending.persist(
                delivery.channel, partial(self._sending.send_rest, delivery)
            )
        except CannotPost as error:
            await self._sending.refused(delivery, error)

    async def _resume(self, now: datetime) -> None:
        """Resume schedules that we paused and whose channel can be posted in again."""
        async with self._database.reading() as stores:
            paused = await stores.schedules.paused_by_us(limit=BATCH, after=self._paused_seen)
        self._paused_seen = paused[-1].id if len(paused) == BATCH else 0
        for schedule in paused:
            if await self._publisher.obstacle(schedule.plan.channel) is None:
                due = next_run(schedule.plan.rule, after=now)
                async with self._database.transaction() as stores:
                    await stores.schedules.resume(
                        schedule.guild, schedule.id, due=due, if_ours=True
                    )
                _log.info("schedule resumed guild=%d schedule=%d", schedule.guild, schedule.id)

    async def _left(self, *, before: datetime) -> tuple[Delivery, ...]:
        async with self._database.reading() as stores:
            return await stores.deliveries.open(before=before, limit=BATCH)

    async def _due(self, now: datetime) -> AsyncIterator[Schedule]:
        """Yield what is due, page by page, so that thousands do not hold up the event loop."""
        last: Schedule | None = None
        while True:
            async with self._database.reading() as stores:
                page = await stores.schedules.due(now, limit=PAGE, after=last)
            for schedule in page:
                yield schedule
            if len(page) < PAGE:
                return
            last = page[-1]

    async def _alone(
        self, schedule: ScheduleId | DeliveryId, step: Callable[[], Awaitable[None]]
    ) -> None:
        """Do one thing at a time for a schedule, and let no error out of it."""
        if schedule in self._at_work:
            return
        self._at_work.add(schedule)
        try:
            await step()
        except (DatabaseUnreachable, DiscordUnreachable) as error:
            _log.warning("delivery waits schedule=%d error=%s", schedule, type(error).__name__)
        except Exception as error:  # noqa: BLE001 - whatever it is, other schedules wait
            # No traceback: what a database says may quote the article.
            _log.error("delivery stumbled schedule=%d error=%s", schedule, type(error).__name__)
        finally:
            self._at_work.discard(schedule)
