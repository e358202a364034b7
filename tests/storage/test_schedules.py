"""Schedules, on both databases."""

import asyncio
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import text as sql

from news.ids import ChannelId, ScheduleId, SpeakerId
from news.schedule import Empty, Plan, Schedule
from storage.database import Database
from tests.support.builders import EDITOR, ELSEWHERE, GUILD, NOW
from tests.support.databases import engine_of
from tests.support.schedules import a_plan, a_rule, a_run, a_schedule

SNOWFLAKE = ChannelId(1_234_567_890_123_456_789)
EVERYTHING = Plan(
    channel=SNOWFLAKE,
    rule=a_rule("7:05", "23:59", zone="America/New_York", weekdays=frozenset({0, 4}), month_day=31),
    topics=("the bridge", "taxes"),
    speakers=(SpeakerId(3), SpeakerId(1)),
    empty=Empty.SAY,
    look_back_hours=72,
)


async def get(database, schedule, guild=GUILD):
    async with database.reading() as stores:
        return await stores.schedules.get(guild, schedule)


async def due(database, now, limit=10):
    async with database.reading() as stores:
        return [each.id for each in await stores.schedules.due(now, limit=limit)]


async def test_a_schedule_comes_back_as_it_was_filed(database, database_url):
    run = a_run(days=3)
    async with database.transaction() as stores:
        filed = await stores.schedules.add(GUILD, EVERYTHING, made_by=EDITOR, made_at=NOW, due=run)
    await database.close()

    reopened = Database(database_url)
    read = await get(reopened, filed.id)
    await reopened.close()

    assert read == filed == Schedule(filed.id, GUILD, EVERYTHING, EDITOR, NOW, run)
    assert read.plan.rule.zone is ZoneInfo("America/New_York")


async def test_a_guild_has_its_own_schedules_alone(database):
    first, second = await a_schedule(database), await a_schedule(database, "18:00")
    other = await a_schedule(database, guild=ELSEWHERE)

    async with database.transaction() as stores:
        assert await stores.schedules.of_guild(GUILD) == (first, second)
        assert await stores.schedules.of_guild(ELSEWHERE) == (other,)
        assert await stores.schedules.count(GUILD) == 2
        assert await stores.schedules.get(ELSEWHERE, first.id) is None
        assert await stores.schedules.edit(ELSEWHERE, first.id, EVERYTHING, due=a_run()) is None
        assert not await stores.schedules.pause(ELSEWHERE, first.id, "No.")
        assert not await stores.schedules.resume(ELSEWHERE, first.id, due=a_run())
        assert not await stores.schedules.remove(ELSEWHERE, first.id)

    assert await get(database, first.id) == first


async def test_what_is_due_comes_from_all_guilds_the_longest_overdue_first(database):
    late = await a_schedule(database, guild=ELSEWHERE, due=a_run(hours=-1))
    now = await a_schedule(database)
    await a_schedule(database, due=a_run(hours=1))
    paused, removed = await a_schedule(database), await a_schedule(database)
    async with database.transaction() as stores:
        await stores.schedules.pause(GUILD, paused.id, "Not now.")
        await stores.schedules.remove(GUILD, removed.id)

    assert await due(database, NOW) == [late.id, now.id]
    assert await due(database, NOW, limit=1) == [late.id]
    assert await due(database, NOW - timedelta(seconds=1)) == [late.id]


async def test_what_is_due_is_read_page_by_page_each_once(database):
    made = [await a_schedule(database, due=a_run(hours=-(n % 3))) for n in range(7)]
    pages, last = [], None
    async with database.reading() as stores:
        while page := await stores.schedules.due(NOW, limit=2, after=last):
            pages.append(page)
            last = page[-1]

    assert [len(page) for page in pages] == [2, 2, 2, 1]
    in_order = sorted(made, key=lambda each: (each.due.instant, each.id))
    assert [each.id for page in pages for each in page] == [each.id for each in in_order]


async def test_a_schedule_moves_once_to_its_next_run(database):
    schedule = await a_schedule(database)

    async def move():
        async with database.transaction() as stores:
            return await stores.schedules.move(schedule, a_run(days=1))

    assert sorted(await asyncio.gather(move(), move())) == [False, True]
    assert (await get(database, schedule.id)).due == a_run(days=1)


async def test_an_edit_takes_the_place_of_plan_and_next_run(database):
    schedule = await a_schedule(database)
    async with database.transaction() as stores:
        edited = await stores.schedules.edit(GUILD, schedule.id, EVERYTHING, due=a_run(days=2))
        # Whoever read the schedule before must not move what was edited meanwhile.
        assert not await stores.schedules.move(schedule, a_run(days=1))

    assert edited == await get(database, schedule.id)
    assert (edited.plan, edited.due) == (EVERYTHING, a_run(days=2))


async def test_a_pause_is_told_once_and_a_moderators_pause_outlives_ours(database):
    schedule = await a_schedule(database)
    async with database.transaction() as stores:
        pause, resume = stores.schedules.pause, stores.schedules.resume
        assert await pause(GUILD, schedule.id, "I may not post there.", by_us=True)
        assert not await pause(GUILD, schedule.id, "Still not.", by_us=True)
        assert [each.id for each in await stores.schedules.paused_by_us(limit=9)] == [schedule.id]

        assert await pause(GUILD, schedule.id, "Holidays.")
        assert await stores.schedules.paused_by_us(limit=9) == ()
        assert not await pause(GUILD, schedule.id, "I may not post there.", by_us=True)
        assert not await resume(GUILD, schedule.id, due=a_run(days=1), if_ours=True)
        assert (await stores.schedules.get(GUILD, schedule.id)).paused == "Holidays."

        assert await resume(GUILD, schedule.id, due=a_run(days=1))
        assert not await resume(GUILD, schedule.id, due=a_run(days=2))
        resumed = await stores.schedules.get(GUILD, schedule.id)

    assert (resumed.paused, resumed.paused_by_us, resumed.due) == (None, False, a_run(days=1))


@pytest.mark.parametrize(("by_us", "still"), [(True, None), (False, "A reason.")])
async def test_an_edit_ends_our_pause_but_not_a_moderators(database, by_us, still):
    schedule = await a_schedule(database)
    async with database.transaction() as stores:
        await stores.schedules.pause(GUILD, schedule.id, "A reason.", by_us=by_us)
        edited = await stores.schedules.edit(GUILD, schedule.id, a_plan("9:00"), due=a_run())

    assert edited.paused == still
    assert not edited.paused_by_us


async def test_what_we_paused_can_be_gone_through_in_pages(database):
    ids = [(await a_schedule(database, guild=guild)).id for guild in (GUILD, ELSEWHERE, GUILD)]
    async with database.transaction() as stores:
        for id_, guild in zip(ids, (GUILD, ELSEWHERE, GUILD), strict=True):
            await stores.schedules.pause(guild, id_, "Gone.", by_us=True)
        page = await stores.schedules.paused_by_us(limit=2)
        rest = await stores.schedules.paused_by_us(limit=2, after=page[-1].id)

    assert [each.id for each in (*page, *rest)] == ids


async def test_a_removed_schedule_is_gone_for_everyone_and_its_id_stays_taken(database):
    schedule = await a_schedule(database)
    async with database.transaction() as stores:
        assert await stores.schedules.remove(GUILD, schedule.id)
        assert not await stores.schedules.remove(GUILD, schedule.id)
        assert await stores.schedules.of_guild(GUILD) == ()
        assert await stores.schedules.count(GUILD) == 0

    assert await get(database, schedule.id) is None
    assert (await a_schedule(database)).id > schedule.id
    assert await get(database, ScheduleId(999)) is None


async def test_schedules_go_with_their_guild(database, database_url):
    await a_schedule(database)
    kept = await a_schedule(database, guild=ELSEWHERE)
    async with database.transaction() as stores:
        await stores.schedules._connection.execute(  # noqa: SLF001 (no command deletes a guild)
            sql("DELETE FROM guilds WHERE id = :guild"), {"guild": GUILD}
        )

    engine = engine_of(database_url)
    async with engine.connect() as connection:
        left = list(await connection.scalars(sql("SELECT id FROM schedules")))
    await engine.dispose()
    assert left == [kept.id]
