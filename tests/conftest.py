"""What tests of several packages share: empty databases, on SQLite and on PostgreSQL."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from sqlalchemy import URL

from storage.database import Database
from tests.support.databases import (
    be_quick,
    empty_postgresql,
    postgresql_with_all_tables,
    running_postgresql,
    sqlite_copy,
    sqlite_template,
    wiped,
)


@pytest.fixture(scope="session")
def postgresql() -> Iterator[URL]:
    """The address of a PostgreSQL server that runs for this session."""
    with ExitStack() as stack:
        try:
            address = stack.enter_context(running_postgresql())
        except Exception as error:  # noqa: BLE001 (whatever it is, it is the reason to skip)
            pytest.skip(f"PostgreSQL cannot run here ({type(error).__name__}: {error})")
        yield address


@pytest.fixture(scope="session")
def sqlite_with_tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return asyncio.run(sqlite_template(tmp_path_factory.mktemp("sqlite")))


@pytest.fixture(scope="session")
def postgresql_with_tables(postgresql: URL) -> str:
    asyncio.run(be_quick(postgresql))
    return asyncio.run(postgresql_with_all_tables(postgresql))


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a database with all tables and nothing in them; each test runs on both."""
    if request.param == "sqlite":
        return sqlite_copy(request.getfixturevalue("sqlite_with_tables"), tmp_path)
    return asyncio.run(wiped(request.getfixturevalue("postgresql_with_tables")))


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a database without any tables, for what changes the tables."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'empty.db'}"
    return asyncio.run(empty_postgresql(request.getfixturevalue("postgresql")))


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """An empty database with all tables, open."""
    database = Database(database_url)
    yield database
    await database.close()
