"""Schedules and articles for briefings over the wire, and what stands in the channel of them."""

import re
from collections import Counter
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from news.ids import ChannelId, GuildId, UserId
from news.schedule import Plan, Rule
from services.timing import next_run
from storage.database import Database
from tests.e2e.exchange import interactive
from tests.e2e.payloads import CHANNEL, GUILD, MODERATOR
from tests.support.builders import filed, said

UTC_ZONE = ZoneInfo("UTC")
MARK = re.compile(r"v1:brief:(\d+):(\d)")


async def long_articles(database: Database, number: int, *, at: datetime) -> None:
    """File articles that are too much for one message."""
    for each in range(number):
        name = f"{chr(65 + each)}ma Speaker{chr(97 + each)}"
        words = [f"{name} sentence {n} " + "is what we all have to know now " * 6 for n in range(3)]
        text, findings = said(*words, name=name, role="spokesperson")
        await filed(
            database,
            text,
            findings,
            guild=GuildId(GUILD),
            title=f"{name} speaks about {chr(97 + each) * 6}",
            filed_at=at,
        )


async def overdue(database: Database, number: int) -> None:
    """Plan briefings that were due up to a minute ago, all in one channel."""
    now = datetime.now(UTC)
    due = now.replace(second=0, microsecond=0)
    rule = Rule(times=(time(due.hour, due.minute),), zone=UTC_ZONE)
    plan = Plan(channel=ChannelId(CHANNEL), rule=rule)
    made_at = due - timedelta(hours=1)
    async with database.transaction() as stores:
        for _ in range(number):
            await stores.schedules.add(
                GuildId(GUILD),
                plan,
                made_by=UserId(MODERATOR),
                made_at=made_at,
                due=next_run(rule, after=made_at),
            )


async def unfinished(database: Database) -> int:
    """Count the schedules whose briefing is not marked as sent."""
    now = datetime.now(UTC)
    async with database.reading() as stores:
        due = await stores.schedules.due(now, limit=10_000)
        left = await stores.deliveries.open(before=now + timedelta(days=1), limit=10_000)
    return len(due) + len(left)


async def kept(database: Database) -> Counter[tuple[int, int]]:
    """Return delivery and number of every part that was to be sent, each once."""
    async with database.reading() as stores:
        schedules = await stores.schedules.of_guild(GuildId(GUILD))
        deliveries = [
            delivery
            for schedule in schedules
            for delivery in await stores.deliveries.history(GuildId(GUILD), schedule.id, limit=10)
        ]
    return Counter((d.id, part) for d in deliveries for part in range(d.parts))


def standing(discord) -> Counter[tuple[int, int]]:
    """Return delivery and number of every part that stands in the channel, and how often."""
    found: Counter[tuple[int, int]] = Counter()
    for message in discord.rest.channels.messages[str(CHANNEL)]:
        for component in interactive(message):
            if mark := MARK.fullmatch(component["custom_id"]):
                found[int(mark[1]), int(mark[2])] += 1
    return found
