"""Insertion that leaves it to the database's own constraints who comes first."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.base import Base


async def insert_new(connection: AsyncConnection, row: type[Base], **values: Any) -> bool:
    """Insert a row unless a constraint says it is there already; tell whether it was new."""
    insert = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    result = await connection.execute(insert(row).values(**values).on_conflict_do_nothing())
    return result.rowcount == 1


async def insert_all_new(
    connection: AsyncConnection, row: type[Base], rows: Sequence[dict[str, Any]]
) -> None:
    """Insert rows, except those that a constraint says are there already."""
    if rows:
        insert = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
        await connection.execute(insert(row).on_conflict_do_nothing(), rows)
