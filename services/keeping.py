"""What taking a run writes: the schedule's next run, what ended, and what is kept to be sent."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from typing import TypeVar

from news.briefing import Briefing
from news.ids import ArticleId
from news.schedule import Delivery, DeliveryState, Run, Schedule
from news.text import said
from services.punctuality import Turn
from storage.stores import Stores

MISSED = DeliveryState.MISSED, said("I was away at that time; the next briefing covers it.")
TRIES = 3  # when articles change between compiling and claiming

Result = TypeVar("Result")


class ChangedMeanwhile(Exception):
    """What was compiled is not what is filed any more: compile again."""


async def unchanged(step: Callable[[], Awaitable[Result]]) -> Result:
    """Do a step again, a few times, when something changed meanwhile."""
    for _ in range(TRIES - 1):
        try:
            return await step()
        except ChangedMeanwhile:
            continue
    return await step()


async def is_still(stores: Stores, schedule: Schedule) -> bool:
    """Tell whether a schedule is as it was read, and let nobody edit it until this ends."""
    await stores.guilds.lock(schedule.guild)
    current = await stores.schedules.get(schedule.guild, schedule.id)
    return current is not None and (current.plan, current.paused) == (
        schedule.plan,
        schedule.paused,
    )


async def keep(
    stores: Stores,
    delivery: Delivery,
    parts: Sequence[str],
    briefing: Briefing,
    articles: Sequence[ArticleId],
) -> None:
    """Keep what will be sent: what of the articles it tells, and what it passes over.

    A decision about who said what, made since it was compiled, must not be missing in it.
    """
    await stores.guilds.lock(delivery.guild)
    if await stores.changes.count(delivery.guild) != briefing.decisions:
        raise ChangedMeanwhile
    told = set(briefing.told)
    if not await stores.deliveries.keep_parts(
        delivery.guild,
        delivery.id,
        parts,
        briefing.told,
        passed_over=[article for article in articles if article not in told],
    ):
        raise ChangedMeanwhile


async def move_on(stores: Stores, schedule: Schedule, turn: Turn, now: datetime) -> None:
    """Set the next run and record the missed ones, once for all processes."""
    if await stores.schedules.move(schedule, turn.following):
        for run in turn.missed:
            await record(stores, schedule, run, now, MISSED)


async def record(
    stores: Stores, schedule: Schedule, run: Run, now: datetime, ended: tuple[DeliveryState, str]
) -> None:
    """Record how a run ended of which nothing is sent, and why."""
    state, reason = ended
    await stores.deliveries.claim(
        schedule.guild, schedule.id, run, now=now, late=True, state=state, reason=reason
    )
