"""The database: where it is, whether its tables fit this program, and transactions on it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager, nullcontext

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, InterfaceError, OperationalError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from news.errors import (
    ConfigurationWrong,
    DatabaseNewer,
    DatabaseOutdated,
    DatabaseUnreachable,
)
from storage import sqlite
from storage.migrations import history
from storage.stores import Stores

_DRIVERS = {
    "sqlite": "sqlite+aiosqlite",
    "postgres": "postgresql+asyncpg",
    "postgresql": "postgresql+asyncpg",
}
_SPOKEN = {"sqlite+aiosqlite", "postgresql+asyncpg"}

CONNECT_LIMIT = 10  # seconds

_SETTINGS = {
    # Compiling a query takes PostgreSQL longer than any of these queries runs.
    "jit": "off",
    # A plan for whatever is asked knows neither how frequent the words are nor how large the
    # guild is, and reads the words anew at each row.
    "plan_cache_mode": "force_custom_plan",
    # The default is that of turning disks: PostgreSQL would rather walk the quotes of all guilds.
    "random_page_cost": "1.1",
}


class Database:
    """One database for one process. Nothing connects before the first question."""

    def __init__(self, url: str) -> None:
        """Take `sqlite:///path` or `postgresql://...`; raise `ConfigurationWrong` for others."""
        self._url = _understood(url)
        self._engine = _engine(self._url)
        sqlite_file = self._url.drivername.startswith("sqlite")
        self._writers = asyncio.Lock() if sqlite_file else None

    @property
    def place(self) -> str:
        """Where the database is, without any password, for log lines and sentences."""
        if self._url.drivername.startswith("sqlite"):
            return self._url.database or ":memory:"
        return self._url.set(drivername="postgresql", password=None, query={}).render_as_string()

    async def check(self) -> None:
        """Raise unless the database answers and its tables are of exactly this program.

        Raises `DatabaseUnreachable`, `DatabaseOutdated` or `DatabaseNewer`.
        """
        async with self._connected(reading=True) as connection:
            found = await connection.run_sync(history.standing)
        if found is history.Standing.NEWER:
            raise self._newer()
        if found is history.Standing.OUTDATED:
            raise DatabaseOutdated(
                f"The tables in {self.place} are missing or older than this program:"
                " run `verbatim db upgrade` once, then start again."
            )

    async def upgrade(self) -> None:
        """Bring the tables to the form of this program; do nothing when they have it.

        Raises `DatabaseUnreachable` or `DatabaseNewer`. A step that fails leaves nothing behind.
        """
        async with self._connected() as connection:
            found = await connection.run_sync(history.standing)
            if found is history.Standing.NEWER:
                raise self._newer()
            await connection.run_sync(history.upgrade)

    async def revision(self, message: str) -> None:
        """Write the migration from this database, which must be current, to the tables in code.

        For developers (`make migration`); read the new file in `storage/migrations/versions`.
        Raises like `check`.
        """
        await self.check()
        async with self._connected() as connection:
            await connection.run_sync(history.revision, message)

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Stores]:
        """Read and write in one transaction: committed on leaving, rolled back on an error.

        On SQLite there is one writer at a time, so never wait for anything else inside. Those of
        this process queue here: SQLite's own waiting is not fair, and among many writers one may
        wait until it gives up.
        """
        async with self._writers or nullcontext(), self._connected() as connection:
            yield Stores(connection)

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[Stores]:
        """Read one consistent state; neither waits for writers nor holds them up."""
        async with self._connected(reading=True) as connection:
            yield Stores(connection)

    async def close(self) -> None:
        """Let every connection go."""
        await self._engine.dispose()

    @asynccontextmanager
    async def _connected(self, *, reading: bool = False) -> AsyncIterator[AsyncConnection]:
        engine = self._engine.execution_options(**_options(self._url, reading=reading))
        async with AsyncExitStack() as stack:
            try:
                connection = await stack.enter_async_context(engine.connect())
            except (OSError, DBAPIError) as error:
                raise self._unreachable() from error
            try:
                async with connection.begin():
                    yield connection
            except (InterfaceError, OperationalError) as error:
                if sqlite.is_our_mistake(error):
                    raise
                raise self._unreachable() from error

    def _unreachable(self) -> DatabaseUnreachable:
        if self._url.drivername.startswith("sqlite"):
            return DatabaseUnreachable(
                f"The database file {self.place} cannot be used: check that its folder exists and"
                " may be written to, that the disk has room, and that it is a database."
            )
        return DatabaseUnreachable(
            f"The database {self.place} does not answer: check that the server runs, that the"
            " database exists, and that name and password are right."
        )

    def _newer(self) -> DatabaseNewer:
        return DatabaseNewer(
            f"The tables in {self.place} were made by a newer version of Verbatim:"
            " install that version, or go back to a copy of the database from before."
        )


def _understood(url: str) -> URL:
    try:
        parsed = make_url(url)
    except ArgumentError as error:
        raise _not_understood() from error
    parsed = parsed.set(drivername=_DRIVERS.get(parsed.drivername, parsed.drivername))
    if parsed.drivername not in _SPOKEN:
        raise _not_understood()
    return parsed


def _not_understood() -> ConfigurationWrong:
    return ConfigurationWrong(
        "The database address cannot be used: write sqlite:///path/to/file.db"
        " or postgresql://user:password@host/name."
    )


def _engine(url: URL) -> AsyncEngine:
    if url.drivername.startswith("sqlite"):
        engine = create_async_engine(url, hide_parameters=True)
        sqlite.prepare(engine.sync_engine)
        return engine
    arguments = {"timeout": CONNECT_LIMIT, "server_settings": _SETTINGS}
    return create_async_engine(
        url, hide_parameters=True, pool_pre_ping=True, connect_args=arguments
    )


def _options(url: URL, *, reading: bool) -> dict[str, object]:
    if url.drivername.startswith("sqlite"):
        return {sqlite.READING: reading}
    level = "REPEATABLE READ" if reading else "READ COMMITTED"
    return {"isolation_level": level, "postgresql_readonly": reading}
