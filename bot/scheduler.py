"""What wakes deliveries and corrections: at the start, and at the beginning of every minute.

Nothing is decided here. The table of schedules says what is due, by our own rule: APScheduler's
own triggers skip and repeat days around the change of clocks, and forget what they missed. All
times of schedules are whole minutes, so this is as punctual as a date of its own for each.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta

import discord
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from services.corrections import Corrections
from services.deliveries import Deliveries

SOON = timedelta(seconds=0.5)
"""For so long nobody is woken when the client is not ready yet."""

_log = logging.getLogger(__name__)


class Scheduler:
    """Calls deliveries, corrections and chores while a client is connected."""

    def __init__(
        self,
        deliveries: Deliveries,
        corrections: Corrections,
        client: discord.Client,
        clock: Callable[[], datetime],
        *chores: Callable[[datetime], Awaitable[None]],
    ) -> None:
        self._deliveries = deliveries
        self._corrections = corrections
        self._client = client
        self._clock = clock
        self._chores = chores
        self._at_chores: dict[int, asyncio.Task[None]] = {}
        self._recovered = False
        self._finished = False
        self._running: set[asyncio.Task[None]] = set()
        # A tick that comes late is as good as a punctual one, and one for many is enough.
        self._scheduler = AsyncIOScheduler(
            timezone=UTC,
            job_defaults={"misfire_grace_time": None, "coalesce": True},
        )

    def start(self) -> None:
        """Wake the deliveries from now on, first as soon as the client is ready."""
        minute = datetime.now(UTC).replace(second=0, microsecond=0) + timedelta(minutes=1)
        self._scheduler.add_job(self._wake, "interval", minutes=1, start_date=minute)
        self._wake_at(datetime.now(UTC))
        self._scheduler.start()

    async def finish(self, limit: float) -> None:
        """Wake nobody any more, and let what is being sent end, for so many seconds at most.

        The next process takes up what did not end.
        """
        if not self._finished:
            self._finished = True
            self._scheduler.shutdown(wait=False)
        if self._running:
            _, late = await asyncio.wait(self._running, timeout=limit)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    async def _wake(self) -> None:
        """Begin a tick. Before the client knows its channels, they would only seem gone."""
        if self._client.is_ready():
            task = asyncio.create_task(self._tick())
            self._running.add(task)
            task.add_done_callback(self._running.discard)
            self._begin_chores()
        else:
            self._wake_at(datetime.now(UTC) + SOON)

    def _wake_at(self, moment: datetime) -> None:
        self._scheduler.add_job(
            self._wake, "date", run_date=moment, id="soon", replace_existing=True
        )

    def _begin_chores(self) -> None:
        """Begin what may take long and waits for nobody, each unless it is still at it."""
        for number, chore in enumerate(self._chores):
            before = self._at_chores.get(number)
            if before is not None and not before.done():
                continue
            task = self._at_chores[number] = asyncio.create_task(self._do(chore))
            self._running.add(task)
            task.add_done_callback(self._running.discard)

    async def _do(self, chore: Callable[[datetime], Awaitable[None]]) -> None:
        try:
            await chore(self._clock())
        except Exception as error:  # noqa: BLE001 - the next minute tries again
            _log.error("chores failed error=%s", type(error).__name__)

    async def _tick(self) -> None:
        """Deliver and correct what is due."""
        try:
            await self._deliver()
        except Exception as error:  # noqa: BLE001 - the next tick tries again
            _log.error("tick failed error=%s", type(error).__name__)

    async def _deliver(self) -> None:
        if not self._recovered:
            await self._deliveries.recover(self._clock())
            self._recovered = True
        await self._deliveries.deliver_due(self._clock())
        await self._corrections.correct_due(self._clock())
