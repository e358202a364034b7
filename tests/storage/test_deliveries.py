"""Deliveries: each run taken by one, taken over after a crash, and kept with its end."""

import asyncio
from datetime import timedelta

from sqlalchemy import text as sql

from news.ids import ArticleId, ScheduleId
from news.schedule import Delivery, DeliveryState
from storage.database import Database
from tests.support.builders import ELSEWHERE, GUILD, NOW, a_submission
from tests.support.claiming import SNOWFLAKE, articles, claim, finish, keep, parts, read
from tests.support.databases import engine_of
from tests.support.schedules import CHANNEL, a_plan, a_run, a_schedule


async def test_of_two_that_claim_a_run_at_once_one_gets_it(database, database_url):
    schedule = await a_schedule(database)
    other = Database(database_url)

    claims = await asyncio.gather(
        *(claim(each, schedule) for each in (database, other, database, other))
    )
    await other.close()

    (delivery,) = [each for each in claims if each is not None]
    assert delivery == Delivery(
        delivery.id, GUILD, schedule.id, CHANNEL, a_run(), DeliveryState.CLAIMED, claimed_at=NOW
    )
    assert await read(database, delivery) == delivery


async def test_each_run_and_each_schedule_is_claimed_by_itself(database):
    schedule, other = await a_schedule(database), await a_schedule(database)
    first = await claim(database, schedule)

    assert await claim(database, schedule) is None
    assert await claim(database, schedule, a_run(hours=1)) is not None
    assert await claim(database, other) is not None
    assert await finish(database, first)
    assert await claim(database, schedule) is None


async def test_a_schedule_of_another_guild_or_a_removed_one_is_not_claimed(database):
    schedule = await a_schedule(database)
    await a_schedule(database, guild=ELSEWHERE)
    assert await claim(database, schedule, guild=ELSEWHERE) is None

    async with database.transaction() as stores:
        await stores.schedules.remove(GUILD, schedule.id)

    assert await claim(database, schedule) is None


async def test_a_delivery_stays_with_the_channel_for_which_it_was_claimed(database):
    schedule = await a_schedule(database)
    delivery = await claim(database, schedule)
    async with database.transaction() as stores:
        await stores.schedules.edit(GUILD, schedule.id, a_plan(channel=77), due=a_run(days=1))

    assert (await read(database, delivery)).channel == CHANNEL
    assert (await claim(database, schedule, a_run(days=1))).channel == 77


async def test_what_a_crash_left_behind_is_taken_over_by_one(database):
    delivery = await claim(database, await a_schedule(database))
    later = NOW + timedelta(minutes=10)
    async with database.reading() as stores:
        assert await stores.deliveries.open(before=NOW, limit=9) == ()
        assert await stores.deliveries.open(before=later, limit=9) == (delivery,)

    async def take_over():
        async with database.transaction() as stores:
            return await stores.deliveries.renew(delivery, now=later)

    assert sorted(await asyncio.gather(take_over(), take_over())) == [False, True]
    assert (await read(database, delivery)).claimed_at == later
    async with database.reading() as stores:
        assert await stores.deliveries.open(before=later, limit=9) == ()


async def test_what_is_at_its_end_is_not_open_and_not_taken_over(database):
    delivery = await claim(database, await a_schedule(database))
    assert await finish(database, delivery, DeliveryState.FAILED, "The channel is gone.")
    assert not await finish(database, delivery)

    async with database.transaction() as stores:
        assert await stores.deliveries.open(before=NOW + timedelta(days=1), limit=9) == ()
        assert not await stores.deliveries.renew(delivery, now=NOW)
    ended = await read(database, delivery)
    assert (ended.state, ended.reason) == (DeliveryState.FAILED, "The channel is gone.")


async def test_what_is_open_waits_while_its_schedule_is_paused(database):
    schedule = await a_schedule(database)
    delivery = await claim(database, schedule)
    later = NOW + timedelta(minutes=1)
    async with database.transaction() as stores:
        await stores.schedules.pause(GUILD, schedule.id, "I may not post there.", by_us=True)
        assert await stores.deliveries.open(before=later, limit=9) == ()
        await stores.schedules.resume(GUILD, schedule.id, due=a_run(days=1), if_ours=True)
        assert await stores.deliveries.open(before=later, limit=9) == (delivery,)


async def test_the_next_briefing_goes_on_where_the_last_one_that_went_out_ended(database):
    schedule = await a_schedule(database)
    ends = (DeliveryState.SENT, DeliveryState.EMPTY, DeliveryState.FAILED)
    for hours, state in enumerate(ends):
        await finish(database, await claim(database, schedule, a_run(hours=hours)), state)
    await claim(database, schedule, a_run(hours=3), state=DeliveryState.MISSED, reason="Too late.")
    await claim(database, schedule, a_run(hours=4))

    async with database.reading() as stores:
        assert await stores.deliveries.reached(GUILD, schedule.id) == NOW + timedelta(hours=1)
        assert await stores.deliveries.reached(ELSEWHERE, schedule.id) is None
        assert await stores.deliveries.reached(GUILD, ScheduleId(999)) is None


async def test_the_history_is_newest_first_with_reasons(database):
    schedule, other = await a_schedule(database), await a_schedule(database)
    missed = await claim(
        database, schedule, a_run(), state=DeliveryState.MISSED, reason="Too late."
    )
    late = await claim(database, schedule, a_run(hours=2), late=True)
    await claim(database, other, a_run(hours=1))

    async with database.reading() as stores:
        history = await stores.deliveries.history(GUILD, schedule.id, limit=9)
        assert await stores.deliveries.history(GUILD, schedule.id, limit=1) == (late,)
        assert await stores.deliveries.history(ELSEWHERE, schedule.id, limit=9) == ()

    assert history == (late, missed)
    assert (missed.state, missed.reason, late.late) == (DeliveryState.MISSED, "Too late.", True)


async def test_a_delivery_of_another_guild_cannot_be_touched(database):
    delivery = await claim(database, await a_schedule(database))
    await a_schedule(database, guild=ELSEWHERE)
    await keep(database, delivery, ["text"], [])

    async with database.transaction() as stores:
        deliveries = stores.deliveries
        assert await deliveries.parts(ELSEWHERE, delivery.id) == ()
        assert not await deliveries.keep_parts(ELSEWHERE, delivery.id, ["no"], [])
        assert not await deliveries.drop_parts(ELSEWHERE, delivery.id)
        assert not await deliveries.finish(ELSEWHERE, delivery.id, DeliveryState.SENT)
        await deliveries.note_sent(ELSEWHERE, delivery.id, 0, SNOWFLAKE)

    assert (await parts(database, delivery))[0].message is None
    assert (await read(database, delivery)).state is DeliveryState.CLAIMED


async def test_everything_goes_with_the_guild(database, database_url):
    schedule = await a_schedule(database)
    delivery = await claim(database, schedule)
    await keep(database, delivery, ["text"], await articles(database, 1))

    engine = engine_of(database_url)
    async with engine.begin() as connection:
        if connection.dialect.name == "sqlite":
            await connection.execute(sql("PRAGMA foreign_keys = ON"))
        await connection.execute(sql("DELETE FROM guilds"))
    async with engine.connect() as connection:
        for table in ("schedules", "deliveries", "parts", "covered"):
            assert await connection.scalar(sql(f"SELECT count(*) FROM {table}")) == 0
    await engine.dispose()


async def test_what_could_not_be_read_is_counted_when_it_was_given_up(database):
    async with database.transaction() as stores:
        article = await stores.articles.queue(a_submission("https://news.example/photograph"))
        assert isinstance(article, int)
        await stores.articles.fail(
            GUILD, article, "That page is a photograph.", at=NOW + timedelta(hours=1)
        )

    async with database.reading() as stores:
        unread = stores.articles.unread
        assert await unread(GUILD, NOW - timedelta(hours=1), NOW) == ()
        assert await unread(ELSEWHERE, NOW, NOW + timedelta(hours=1)) == ()
        (failed,) = await unread(GUILD, NOW, NOW + timedelta(hours=1))
    assert (failed.line.id, failed.reason) == (ArticleId(article), "That page is a photograph.")
