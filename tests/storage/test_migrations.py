"""The history of the tables, on both databases."""

import pytest
from alembic import command
from sqlalchemy import inspect

from news.errors import DatabaseOutdated
from storage.database import Database
from storage.migrations.history import configuration
from tests.support.databases import engine_of


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
