"""What tests of several packages share: empty databases, on SQLite and on PostgreSQL."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from sqlalchemy import URL

from storage.database import Database
from tests.support.databases import (
    drop_postgresql,
    empty_postgresql,
    postgresql_template,
    running_postgresql,
    sqlite_copy,
    sqlite_template,
)


@pytest.fixture(scope="session")
def postgresql(tmp_path_factory: pytest.TempPathFactory) -> Iterator[URL]:
    """The address of a PostgreSQL server that runs for this session."""
    with ExitStack() as stack:
        try:
            folder = tmp_path_factory.mktemp("postgresql")
            address = stack.enter_context(running_postgresql(folder))
        except Exception as error:  # noqa: BLE001 (whatever it is, it is the reason to skip)
            pytest.skip(f"PostgreSQL cannot run here ({type(error).__name__}: {error})")
        yield address


@pytest.fixture(scope="session")
def sqlite_with_tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return asyncio.run(sqlite_template(tmp_path_factory.mktemp("sqlite")))


@pytest.fixture(scope="session")
def postgresql_with_tables(postgresql: URL) -> str:
    return asyncio.run(postgresql_template(postgresql))


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of an empty database with all tables; each test gets one of each kind."""
    if request.param == "sqlite":
        yield sqlite_copy(request.getfixturevalue("sqlite_with_tables"), tmp_path)
        return
    server = request.getfixturevalue("postgresql")
    template = request.getfixturevalue("postgresql_with_tables")
    address = asyncio.run(empty_postgresql(server, template=template))
    yield address
    asyncio.run(drop_postgresql(server, address))


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a database without any tables."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'empty.db'}"
        return
    server = request.getfixturevalue("postgresql")
    address = asyncio.run(empty_postgresql(server))
    yield address
    asyncio.run(drop_postgresql(server, address))


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """An empty database with all tables, open."""
    database = Database(database_url)
    yield database
    await database.close()
