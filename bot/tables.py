"""`verbatim db`: the database's tables, made and changed before the bot starts."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.config import Config
from storage.database import Database


async def upgrade(config: Config) -> str:
    """Create the tables or bring them up to date; return where the database is."""
    async with _database(config) as database:
        await database.upgrade()
        return database.place


async def revision(config: Config, message: str) -> None:
    """Write the next migration: what the tables in the code have and the database has not."""
    async with _database(config) as database:
        await database.revision(message)


@asynccontextmanager
async def _database(config: Config) -> AsyncIterator[Database]:
    database = Database(config.database_url.get_secret_value())
    try:
        yield database
    finally:
        await database.close()
