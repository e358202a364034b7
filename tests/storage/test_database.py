"""The database itself: sentences for what can be wrong with it, and honest transactions."""

import asyncio
import socket

import pytest
from sqlalchemy import text as sql
from sqlalchemy.exc import DBAPIError, OperationalError

from news.errors import (
    ConfigurationWrong,
    DatabaseNewer,
    DatabaseOutdated,
    DatabaseUnreachable,
    NewsError,
)
from news.ids import RoleId
from storage.database import Database
from tests.support.builders import GUILD, NOW, a_submission
from tests.support.databases import engine_of
from tests.support.handing_in import waiting
from tests.support.schedules import a_schedule


async def refusal(url, method="check"):
    database = Database(url)
    try:
        with pytest.raises(NewsError) as refused:
            await getattr(database, method)()
    finally:
        await database.close()
    return refused.value


async def test_a_database_without_tables_says_how_to_make_them(empty_url):
    error = await refusal(empty_url)

    assert isinstance(error, DatabaseOutdated)
    assert "verbatim db upgrade" in error.sentence


async def test_a_database_of_a_newer_version_is_left_alone(database, database_url):
    engine = engine_of(database_url)
    async with engine.begin() as connection:
        old = await connection.scalar(sql("SELECT version_num FROM alembic_version"))
        await connection.execute(sql("UPDATE alembic_version SET version_num = '9999_later'"))
    try:
        for method in ("check", "upgrade"):
            error = await refusal(database_url, method)
            assert isinstance(error, DatabaseNewer)
            assert "newer version" in error.sentence
    finally:
        # PostgreSQL's tables are shared by all tests.
        async with engine.begin() as connection:
            await connection.execute(
                sql("UPDATE alembic_version SET version_num = :old"), {"old": old}
            )
        await engine.dispose()


async def test_upgrading_what_is_current_changes_nothing(database):
    await database.upgrade()
    await database.check()


async def test_two_processes_that_upgrade_at_once_both_succeed(empty_url):
    databases = [Database(empty_url) for _ in range(2)]

    await asyncio.gather(*(database.upgrade() for database in databases))

    for database in databases:
        await database.check()
        await database.close()


@pytest.mark.parametrize("method", ["check", "upgrade"])
async def test_a_server_that_is_not_there_is_a_sentence_without_the_password(method):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]

    error = await refusal(f"postgresql://me:very-secret@127.0.0.1:{port}/news", method)

    assert isinstance(error, DatabaseUnreachable)
    assert f"127.0.0.1:{port}/news" in error.sentence
    assert "very-secret" not in error.sentence


async def test_a_database_that_does_not_exist_is_a_sentence(postgresql):
    missing = postgresql.set(database="nowhere").render_as_string(hide_password=False)

    assert isinstance(await refusal(missing), DatabaseUnreachable)


async def test_a_folder_that_does_not_exist_is_a_sentence(tmp_path):
    error = await refusal(f"sqlite:///{tmp_path}/no/such/folder/verbatim.db")

    assert isinstance(error, DatabaseUnreachable)
    assert "no/such/folder" in error.sentence


async def test_a_file_that_is_no_database_is_a_sentence(tmp_path):
    file = tmp_path / "letter.txt"
    file.write_text("Dear editor, " * 200)

    assert isinstance(await refusal(f"sqlite:///{file}"), DatabaseUnreachable)


@pytest.mark.parametrize("url", ["", "news", "mysql://me:secret@host/news", "sqlite", "://"])
def test_an_address_that_cannot_be_used_is_refused_with_an_example(url):
    with pytest.raises(ConfigurationWrong) as refused:
        Database(url)

    assert "postgresql://user:password@host/name" in refused.value.sentence
    assert "secret" not in refused.value.sentence


@pytest.mark.parametrize(
    "url",
    [
        "sqlite:///news.db",
        "sqlite+aiosqlite:///news.db",
        "postgres://me:secret@host/news",
        "postgresql://me:secret@host/news",
        "postgresql+asyncpg://me:secret@host/news",
    ],
)
def test_every_usual_form_of_an_address_is_taken_and_nothing_connects(url):
    assert "secret" not in Database(url).place


async def test_reading_goes_on_while_somebody_writes(database):
    async with database.transaction() as writing:
        await writing.guilds.set_moderator_role(GUILD, RoleId(5))

        async with asyncio.timeout(5), database.reading() as reading:
            assert (await reading.guilds.settings(GUILD)).moderator_role is None


async def test_writers_wait_for_each_other_instead_of_failing(database):
    async def write(number):
        async with database.transaction() as stores:
            await stores.guilds.settings(GUILD)
            await stores.articles.queue(a_submission(f"https://news.example/{number}"))

    await asyncio.gather(*(write(number) for number in range(12)))

    assert len(await waiting(database)) == 12


async def test_a_task_that_is_cancelled_while_it_writes_holds_up_nobody(database):
    """Cancelled at one moment after the other; what it leaves is not even collected yet."""
    await a_schedule(database)

    async def write():
        async with database.transaction() as stores:
            await stores.guilds.lock(GUILD)
            for _ in range(50):
                await stores.schedules.of_guild(GUILD)

    left = []
    for moment in range(20):
        left.append(asyncio.create_task(write()))
        await asyncio.sleep(0.002 * moment)
        left[-1].cancel()
        await asyncio.wait(left)
        async with asyncio.timeout(5), database.transaction() as stores:
            await stores.guilds.lock(GUILD)


async def test_nothing_can_be_written_while_reading_on_postgresql(database):
    if "postgresql" not in database.place:
        pytest.skip("SQLite has no transactions that refuse to write")

    with pytest.raises(Exception, match="read-only"):
        async with database.reading() as stores:
            await stores.guilds.meet(GUILD)


async def test_a_mistake_of_ours_is_not_called_an_unreachable_database(tmp_path):
    database = Database(f"sqlite:///{tmp_path / 'empty.db'}")

    with pytest.raises(OperationalError, match="no such table"):
        async with database.reading() as stores:
            await stores.guilds.settings(GUILD)

    await database.close()


async def test_what_a_database_complains_of_never_quotes_an_article(database):
    with pytest.raises(DBAPIError) as complaint:
        async with database.transaction() as stores:
            await stores.questions.remember(
                GUILD, {"about": "Words of an article"}, asked_by=object(), asked_at=NOW
            )

    assert "Words of an article" not in str(complaint.value)
