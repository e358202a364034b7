"""The history of the tables, on both databases."""

from datetime import timedelta

import pytest
from alembic import command
from sqlalchemy import inspect, text

from news.errors import DatabaseOutdated
from news.ids import GuildId, ScheduleId
from storage.database import Database
from storage.migrations.history import configuration
from tests.support.builders import NOW
from tests.support.databases import in_database
from tests.support.schedules import a_schedule


async def upgraded(url):
    database = Database(url)
    await database.upgrade()
    await database.close()


async def test_an_empty_database_gets_exactly_the_tables_of_the_code(empty_url):
    database = Database(empty_url)
    await database.upgrade()
    await database.check()
    await database.close()

    await in_database(empty_url, lambda c: command.check(configuration(c)))


async def test_one_step_back_and_up_again_leads_to_the_same_tables(empty_url):
    await upgraded(empty_url)
    await in_database(empty_url, lambda c: command.downgrade(configuration(c), "-1"))
    database = Database(empty_url)
    with pytest.raises(DatabaseOutdated):
        await database.check()

    await database.upgrade()

    await database.check()
    await database.close()
    await in_database(empty_url, lambda c: command.check(configuration(c)))


async def test_all_steps_back_leave_nothing(empty_url):
    await upgraded(empty_url)
    await in_database(empty_url, lambda c: command.downgrade(configuration(c), "base"))

    tables = await in_database(empty_url, lambda c: inspect(c).get_table_names())

    assert tables == ["alembic_version"]


async def test_articles_from_before_briefings_keep_their_time_and_stay_searchable(empty_url):
    await in_database(empty_url, lambda c: command.upgrade(configuration(c), "0002"))
    handed_in = "2024-07-26 12:00:00+00:00"
    await in_database(
        empty_url,
        lambda c: (
            c.execute(text("INSERT INTO guilds (id) VALUES (1)")),
            c.execute(
                text(
                    "INSERT INTO articles (id, guild, state, dated, submitted_by, submitted_at,"
                    f" attempts, title, terms) VALUES (5, 1, 'filed', '{handed_in}', 2,"
                    f" '{handed_in}', 1, 'Bridges', 'bridges'), (6, 1, 'queued', '{handed_in}',"
                    f" 2, '{handed_in}', 0, 'Roads', 'roads')"
                )
            ),
        ),
    )

    await upgraded(empty_url)

    database = Database(empty_url)
    day = timedelta(days=1)
    schedule = await a_schedule(database, guild=GuildId(1))
    async with database.reading() as stores:
        period = {"since": NOW - day, "until": NOW}
        assert await stores.articles.uncovered(GuildId(1), schedule.id, **period) == (5,)
        found, _ = await stores.articles.latest(GuildId(1), about="bridge", limit=9)
        assert [article.line.id for article in found] == [5]
    await database.close()
    await in_database(empty_url, lambda c: command.downgrade(configuration(c), "0002"))
    articles = await in_database(
        empty_url, lambda c: c.scalar(text("SELECT count(*) FROM articles"))
    )
    assert articles == 2


async def test_what_was_posted_before_can_still_be_corrected(empty_url):
    """SQLite copies the table of deliveries in this step, and their messages refer to it."""
    moment = "2024-07-26 12:00:00+00:00"
    rows = {
        "guilds (id)": "1",
        "articles (id, guild, state, dated, submitted_by, submitted_at, attempts, title, terms)": (
            f"5, 1, 'filed', '{moment}', 2, '{moment}', 1, 'Bridges', 'bridges'"
        ),
        "schedules (id, guild, channel, zone, times, weekdays, topics, speakers, empty,"
        " look_back_hours, made_by, made_at, due_local, due_at, paused_by_us, removed)": (
            f"3, 1, 9, 'UTC', '[]', '[]', '[]', '[]', 'skip', 24, 2, '{moment}',"
            f" '2024-07-26 12:00:00', '{moment}', false, false"
        ),
        "deliveries (id, guild, schedule, channel, local, instant, state, claimed_at, late)": (
            f"7, 1, 3, 9, '2024-07-26 12:00:00', '{moment}', 'sent', '{moment}', false"
        ),
        "parts (delivery, number, text, nonce, message)": "7, 0, 'words', 'v7p0', 11",
        "covered (schedule, article, delivery)": "3, 5, 7",
        "withdrawals (delivery, number, article, at, next_try, settled)": (
            f"7, 0, 5, '{moment}', '{moment}', false"
        ),
    }
    await in_database(empty_url, lambda c: command.upgrade(configuration(c), "0005"))
    for table, values in rows.items():
        insertion = text(f"INSERT INTO {table} VALUES ({values})")
        await in_database(empty_url, lambda c, statement=insertion: c.execute(statement))

    await upgraded(empty_url)

    database = Database(empty_url)
    async with database.reading() as stores:
        [delivery] = await stores.deliveries.history(GuildId(1), ScheduleId(3), limit=9)
        assert (delivery.id, delivery.parts, delivery.sent) == (7, 1, 1)
        assert await stores.deliveries.articles(GuildId(1), delivery.id) == (5,)
        assert await stores.withdrawals.due(NOW, limit=9) == ((1, 7, 0),)
    await database.close()
