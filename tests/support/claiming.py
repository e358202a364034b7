"""Deliveries in the tables: claimed, with parts, noted as sent, and at their end."""

from datetime import timedelta

from news.ids import MessageId
from news.schedule import DeliveryState
from tests.support.builders import GUILD, NOW, filed
from tests.support.schedules import a_run

SNOWFLAKE = MessageId(1_234_567_890_123_456_789)


async def claim(database, schedule, run=None, *, guild=GUILD, now=NOW, **others):
    async with database.transaction() as stores:
        return await stores.deliveries.claim(guild, schedule.id, run or a_run(), now=now, **others)


async def keep(database, delivery, parts, articles, guild=GUILD):
    async with database.transaction() as stores:
        return await stores.deliveries.keep_parts(guild, delivery.id, parts, articles)


async def sent(database, delivery, *numbers):
    async with database.transaction() as stores:
        for number in numbers:
            await stores.deliveries.note_sent(
                GUILD, delivery.id, number, MessageId(SNOWFLAKE + number)
            )


async def finish(database, delivery, state=DeliveryState.SENT, reason=None, guild=GUILD):
    async with database.transaction() as stores:
        return await stores.deliveries.finish(guild, delivery.id, state, reason)


async def uncovered(database, schedule, guild=GUILD, since=-1, until=0):
    async with database.reading() as stores:
        return await stores.articles.uncovered(
            guild,
            schedule.id,
            since=NOW + timedelta(hours=since),
            until=NOW + timedelta(hours=until),
        )


async def read(database, delivery):
    async with database.reading() as stores:
        history = await stores.deliveries.history(GUILD, delivery.schedule, limit=99)
    (found,) = [each for each in history if each.id == delivery.id]
    return found


async def parts(database, delivery, guild=GUILD):
    async with database.reading() as stores:
        return await stores.deliveries.parts(guild, delivery.id)


async def articles(database, count, guild=GUILD):
    return [await filed(database, f"Story {number}.", guild=guild) for number in range(count)]
