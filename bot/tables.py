"""`verbatim db`: the database's tables, made and changed before the bot starts."""

from bot.config import Config
from storage.database import Database


async def upgrade(config: Config) -> str:
    """Create the tables or bring them up to date; return where the database is."""
    database = Database(config.database_url.get_secret_value())
    try:
        await database.upgrade()
    finally:
        await database.close()
    return database.place
