"""The history of the tables, on both databases."""

from datetime import timedelta

import pytest
from alembic import command
from sqlalchemy import inspect, text

from news.errors import DatabaseOutdated
from news.ids import GuildId
from storage.database import Database
from storage.migrations.history import configuration
from tests.support.builders import NOW
from tests.support.databases import engine_of
from tests.support.schedules import a_schedule


async def in_database(url, action):
    """Run something on a connection of its own, in one transaction."""
    engine = engine_of(url)
    try:
        async with engine.begin() as connection:
            return await connection.run_sync(action)
    finally:
        await engine.dispose()


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
