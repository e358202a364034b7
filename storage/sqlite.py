"""How SQLite is made safe for a bot: write-ahead log, foreign keys, and honest transactions."""

import contextlib
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from sqlalchemy import Connection, Dialect, Engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.pool import ConnectionPoolEntry

READING = "verbatim_reading"
BUSY_LIMIT = 10_000  # milliseconds
_USUAL, _ROOMY = 2_000, 64_000  # KiB of pages in memory for each connection

_PRAGMAS = (
    f"PRAGMA busy_timeout = {BUSY_LIMIT}",
    "PRAGMA journal_mode = WAL",
    "PRAGMA foreign_keys = ON",
    # A crash of the process loses nothing; with FULL a power cut loses nothing either, and what
    # a member was told is kept must be kept.
    "PRAGMA synchronous = FULL",
)


def prepare(engine: Engine) -> None:
    """Set up every connection that the engine will make."""
    event.listen(engine, "do_connect", _before_connect)
    event.listen(engine, "connect", _on_connect)
    event.listen(engine, "begin", _on_begin)
    event.listen(engine, "invalidate", _on_invalidate)


def _before_connect(
    _dialect: Dialect, _entry: ConnectionPoolEntry, arguments: list[Any], named: dict[str, Any]
) -> None:
    # Where aiosqlite cannot open the file, its thread still reports to the event loop later, and
    # prints a traceback when that one is closed by then. So the failure is met here.
    path: str = arguments[0]
    sqlite3.connect(path, uri=named.get("uri", False)).close()


def _on_connect(connection: Any, _entry: ConnectionPoolEntry) -> None:
    # Python's driver would begin transactions at moments of its own; we do it in _on_begin.
    connection.isolation_level = None
    cursor = connection.cursor()
    try:
        for pragma in _PRAGMAS:
            cursor.execute(pragma)
    except sqlite3.Error:
        # Nobody else knows this connection yet, and its thread would wait for ever.
        connection.close()
        raise
    cursor.close()


def _on_begin(connection: Connection) -> None:
    # A transaction that reads first and writes later could fail at once when another has
    # written in between, without waiting; so writers take their turn at the start.
    reading = connection.get_execution_options().get(READING, False)
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")


def _on_invalidate(
    connection: Any, _entry: ConnectionPoolEntry, _error: BaseException | None
) -> None:
    # Where a task is cancelled amid a statement, SQLAlchemy closes the connection. SQLite keeps
    # it, and the lock of a writer, until its last cursor is collected, whenever that is.
    with contextlib.suppress(sqlite3.Error):
        connection.rollback()


def is_our_mistake(error: DBAPIError) -> bool:
    """Tell wrong SQL from a database that is locked, full, unreadable or gone.

    SQLite's driver reports both as an operational error; only its code says which.
    """
    return getattr(error.orig, "sqlite_errorcode", None) == sqlite3.SQLITE_ERROR


@asynccontextmanager
async def roomy(connection: AsyncConnection) -> AsyncIterator[None]:
    """Give SQLite memory for what a large deletion changes; PostgreSQL has its own.

    With the 2 MiB that it has else, it writes the same pages of its indexes again and again.
    """
    if connection.dialect.name != "sqlite":
        yield
        return
    await connection.exec_driver_sql(f"PRAGMA cache_size = {-_ROOMY}")
    try:
        yield
    finally:
        await connection.exec_driver_sql(f"PRAGMA cache_size = {-_USUAL}")
