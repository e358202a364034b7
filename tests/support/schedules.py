"""Builders of schedules and runs."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from news.ids import ChannelId
from news.schedule import Plan, Rule, Run, Schedule
from storage.database import Database
from tests.support.builders import EDITOR, GUILD, NOW

CHANNEL = ChannelId(500)


def a_rule(*times, zone="UTC", **others):
    """A rule for these times of day ("8:30"); 8:00 every day unless something is said."""
    read = (time.fromisoformat(each.zfill(5)) for each in times or ("8:00",))
    return Rule(tuple(read), ZoneInfo(zone), **others)


def a_plan(*times, channel=CHANNEL, zone="UTC", **others):
    return Plan(channel, a_rule(*times, zone=zone), **others)


def a_run(*, hours=0, days=0):
    """A run so long after `NOW`, in UTC."""
    instant = NOW + timedelta(hours=hours, days=days)
    return Run(instant.replace(tzinfo=None), instant)


async def a_schedule(
    database: Database, *times: str, guild=GUILD, due=None, made_at: datetime = NOW, **plan
) -> Schedule:
    """A filed schedule, due at `NOW` unless said otherwise."""
    async with database.transaction() as stores:
        return await stores.schedules.add(
            guild,
            a_plan(*times, **plan),
            made_by=EDITOR,
            made_at=made_at.astimezone(UTC),
            due=due or a_run(),
        )
