"""Insertion that leaves it to the database's own constraints who comes first."""

from typing import Any

from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.tables import Base


async def insert_new(connection: AsyncConnection, row: type[Base], **values: Any) -> bool:
    """Insert a row unless a constraint says it is there already; tell whether it was new."""
    insert = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    result = await connection.execute(insert(row).values(**values).on_conflict_do_nothing())
    return result.rowcount == 1
