"""What wakes deliveries and corrections: at the start, and at the beginning of every minute.

Nothing is decided here. The table of schedules says what is due, by our own rule: APScheduler's
own triggers skip and repeat days around the change of clocks, and forget what they missed. All
times of schedules are whole minutes, so this is as punctual as a date of its own for each.
"""

import asyncio
import logging
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import discord
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from services.corrections import Corrections
from services.deliveries import Deliveries

OVERLAPPING = 10
"""Ticks that may run at the same time: one that waits for a channel does not hold up the next."""

_log = logging.getLogger(__name__)


class Scheduler:
    """Calls deliveries and corrections while a client is connected."""

    def __init__(
        self,
        deliveries: Deliveries,
        corrections: Corrections,
        client: discord.Client,
        clock: Callable[[], datetime],
    ) -> None:
        self._deliveries = deliveries
        self._corrections = corrections
        self._client = client
        self._clock = clock
        self._recovered = False
        self._running: set[asyncio.Task[None]] = set()
        # A tick that comes late is as good as a punctual one, and one for many is enough.
        self._scheduler = AsyncIOScheduler(
            timezone=UTC,
            job_defaults={
                "misfire_grace_time": None,
                "coalesce": True,
                "max_instances": OVERLAPPING,
            },
        )

    def start(self) -> None:
        """Wake the deliveries from now on, first as soon as the client is ready."""
        now = datetime.now(UTC)
        minute = now.replace(second=0, microsecond=0) + timedelta(minutes=1)
        self._scheduler.add_job(self._first_tick, "date", run_date=now)
        self._scheduler.add_job(self._tick, "interval", minutes=1, start_date=minute)
        self._scheduler.start()

    async def finish(self, limit: float) -> None:
        """Wake nobody any more, and let what is being sent end, for so many seconds at most.

        The next process takes up what did not end.
        """
        if self._scheduler.running:
            self._scheduler.pause()
            if self._running:
                await asyncio.wait(self._running, timeout=limit)
            self._scheduler.shutdown(wait=False)  # cancels what still runs

    async def _first_tick(self) -> None:
        await self._client.wait_until_ready()
        await self._tick()

    async def _tick(self) -> None:
        """Deliver and correct what is due.

        Before the client knows its channels, they would only seem gone.
        """
        if not self._client.is_ready():
            return
        task = asyncio.current_task()
        assert task is not None  # noqa: S101 - a coroutine runs in a task
        self._running.add(task)
        try:
            await self._deliver()
        except Exception as error:  # noqa: BLE001 - the next tick tries again
            _log.error("tick failed error=%s", type(error).__name__)
        finally:
            self._running.discard(task)

    async def _deliver(self) -> None:
        if not self._recovered:
            await self._deliveries.recover(self._clock())
            self._recovered = True
        await self._deliveries.deliver_due(self._clock())
        await self._corrections.correct_due(self._clock())
