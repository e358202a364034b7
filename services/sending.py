"""The parts of a delivery on their way: tried again with the same nonce, noted, marked."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import TypeVar
from weakref import WeakValueDictionary

from news.errors import CannotPost, DiscordUnreachable
from news.ids import ChannelId, GuildId, MessageId
from news.schedule import Delivery, DeliveryState, Schedule
from news.text import said
from services.ports import Publisher
from storage.database import Database

NONCE_LIMIT = 120.0
"""Seconds after the first try in which a nonce is sent again; Discord says "a few minutes"."""
FIRST_PAUSE = 1.0  # seconds; each next one is twice as long
LONGEST_PAUSE = 30.0  # seconds
MESSAGES_A_SECOND = 40.0
"""Discord takes 50 requests a second from one bot; the rest is for everything else."""

Result = TypeVar("Result")

_log = logging.getLogger(__name__)


class Pace:
    """Lets so many through in a second, one after another."""

    def __init__(self, a_second: float) -> None:
        self._gap = 1 / a_second
        self._next = 0.0

    async def turn(self) -> None:
        """Wait for one's turn, in the order of asking."""
        now = asyncio.get_running_loop().time()
        mine = max(now, self._next)
        self._next = mine + self._gap
        await asyncio.sleep(mine - now)


class Sending:
    """Sends what was kept, for `at_once` deliveries at a time; pauses between tries count not."""

    def __init__(
        self,
        database: Database,
        publisher: Publisher,
        *,
        at_once: int,
        patience_seconds: float = NONCE_LIMIT,
        pause_seconds: float = FIRST_PAUSE,
    ) -> None:
        self._database = database
        self._publisher = publisher
        self._places = asyncio.Semaphore(at_once)
        self._channels: WeakValueDictionary[ChannelId, asyncio.Lock] = WeakValueDictionary()
        self._pace = Pace(MESSAGES_A_SECOND)
        self._patience = patience_seconds
        self._pause = pause_seconds

    async def persist(self, channel: ChannelId, step: Callable[[], Awaitable[Result]]) -> Result:
        """Do something that sends or reads, and again while Discord cannot be reached.

        What was sent is sent with the same nonce. Raises `DiscordUnreachable` when the time for
        that is over, which begins with the first try and not while others are waited for.

        One at a time in a channel: so the messages of a briefing stand together, and a channel of
        many briefings, which takes 5 messages in 5 seconds, does not hold up the other channels.
        """
        loop = asyncio.get_running_loop()
        end, pause = float("inf"), self._pause
        turn = self._channels.setdefault(channel, asyncio.Lock())
        while True:
            async with turn, self._places:
                if loop.time() > end:
                    raise DiscordUnreachable("Too much else waits for Discord.")
                end = min(end, loop.time() + self._patience)
                try:
                    return await step()
                except DiscordUnreachable:
                    if loop.time() + pause > end:
                        raise
            await asyncio.sleep(pause)
            pause = min(2 * pause, LONGEST_PAUSE)

    async def look(self, delivery: Delivery) -> bool:
        """Read the channel back and note what stands there; tell whether any part does.

        Raises `CannotPost` or `DiscordUnreachable` when the channel cannot be read.
        """
        async with self._database.reading() as stores:
            parts = await stores.deliveries.parts(delivery.guild, delivery.id)
        unknown = [part.number for part in parts if part.message is None]
        found: dict[int, MessageId] = {}
        if unknown:
            await self._pace.turn()
            found = await self._publisher.find(
                delivery.channel, delivery.id, parts=unknown, since=delivery.run.instant
            )
            async with self._database.transaction() as stores:
                for number, message in found.items():
                    await stores.deliveries.note_sent(delivery.guild, delivery.id, number, message)
        return bool(found) or len(unknown) < len(parts)

    async def send_rest(self, delivery: Delivery) -> None:
        """Send, in order, the parts that are not known to stand, and mark the delivery as sent.

        Raises `CannotPost` and `DiscordUnreachable`; the delivery is as it was then, and what
        may or may not stand is found by `look`, later.
        """
        guild = delivery.guild
        async with self._database.reading() as stores:
            parts = await stores.deliveries.parts(guild, delivery.id)
        missing = [part for part in parts if part.message is None]
        for part in missing:
            message = await self._try(delivery.channel, part.text, part.nonce)
            async with self._database.transaction() as stores:
                await stores.deliveries.note_sent(guild, delivery.id, part.number, message)
                if part is missing[-1]:
                    await stores.deliveries.finish(guild, delivery.id, DeliveryState.SENT)
        if not missing:  # all of them were found in the channel
            async with self._database.transaction() as stores:
                await stores.deliveries.finish(guild, delivery.id, DeliveryState.SENT)
        _log.info("briefing sent guild=%d delivery=%d parts=%d", guild, delivery.id, len(parts))

    async def refused(self, delivery: Delivery, error: CannotPost) -> None:
        """Pause the schedule with the reason, and tell the moderators once.

        What is not sent is kept for when the channel can be posted in again. When the schedule
        is gone or has another channel by now, this delivery ends instead, as does one that was
        posted by hand.
        """
        async with self._database.transaction() as stores:
            schedule = await stores.schedules.of_delivery(delivery)
            if schedule is None or schedule.plan.channel != delivery.channel:
                await stores.deliveries.finish(
                    delivery.guild, delivery.id, DeliveryState.FAILED, error.sentence
                )
                return
            newly = await stores.schedules.pause(
                schedule.guild, schedule.id, error.sentence, by_us=True
            )
        _log.warning("schedule paused guild=%d schedule=%d", schedule.guild, schedule.id)
        if newly:
            await self._tell(schedule, error.sentence)

    async def _try(self, channel: ChannelId, part: str, nonce: str) -> MessageId:
        await self._pace.turn()
        return await self._publisher.send(channel, part, nonce=nonce)

    async def _tell(self, schedule: Schedule, reason: str) -> None:
        channel = await self._log_channel(schedule.guild)
        await self._publisher.tell(
            said(
                "The briefings for {channel} are paused: {reason}"
                " Nothing is lost: they go on by themselves as soon as I can post there again.",
                channel=f"<#{schedule.plan.channel}>",
                reason=reason,
            ),
            guild=schedule.guild,
            channel=channel,
            member=schedule.made_by,
        )

    async def _log_channel(self, guild: GuildId) -> ChannelId | None:
        async with self._database.reading() as stores:
            return (await stores.guilds.settings(guild)).log_channel
