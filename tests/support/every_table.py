"""A row in every table for a guild, whatever tables there are by now."""

from collections.abc import Collection, Iterator
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, Boolean, Column, Enum, Float, Integer, LargeBinary, Table, func, select
from sqlalchemy.dialects import postgresql
from sqlalchemy.ext.asyncio import AsyncConnection

from news.ids import GuildId, UserId
from storage.base import Base
from storage.columns import ROW_GOES, Moment
from storage.holdings import of_guild
from tests.support.builders import NOW

NOBODYS = frozenset({"applications"})
"""Tables of which no row belongs to a guild."""


DERIVED = frozenset({"meanings"})
"""Tables of which a trigger drops the row when what it is derived from changes: they come last."""


def guild_tables() -> Iterator[Table]:
    """Every table that holds something of guilds, owners before what belongs to them."""
    tables = [table for table in Base.metadata.sorted_tables if table.name not in NOBODYS]
    yield from sorted(tables, key=lambda table: table.name in DERIVED)


async def fill(connection: AsyncConnection, guild: GuildId, member: UserId) -> None:
    """Put one row into every table for this guild, in the name of this member."""
    for table in guild_tables():
        values = {column.name: _value(column, guild, member) for column in table.columns}
        await connection.execute(table.insert().values(**values))


async def counted(connection: AsyncConnection, guild: GuildId) -> dict[str, int]:
    """Return how many rows of a guild every table has."""
    found = {}
    for table in guild_tables():
        query = select(func.count()).select_from(table).where(of_guild(table, guild))
        found[table.name] = await connection.scalar(query) or 0
    return found


async def rows(
    connection: AsyncConnection, guild: GuildId, names: Collection[str] | None = None
) -> dict[str, list[Any]]:
    """Return all that every table, or those of these names, has of a guild."""
    found = {}
    for table in guild_tables():
        if names is not None and table.name not in names:
            continue
        query = select(table).where(of_guild(table, guild)).order_by(*table.primary_key)
        found[table.name] = list(await connection.execute(query))
    return found


def _value(column: Column[Any], guild: GuildId, member: UserId) -> Any:
    """One number for all that a guild's rows are known by, so that they belong to each other."""
    if ROW_GOES in column.info:
        return member
    if column.name == "guild":
        return guild
    if column.foreign_keys and column.nullable:
        return None
    return _of_type(column, guild)


def _of_type(column: Column[Any], guild: GuildId) -> Any:  # noqa: PLR0911 - one for each type
    match column.type:
        case Enum(enum_class=kinds) if kinds is not None and issubclass(kinds, StrEnum):
            return next(iter(kinds))
        case Boolean():
            return False
        case Float():
            return 0.5
        case Integer():
            return int(guild)
        case JSON() | postgresql.JSONB():
            return []
        case LargeBinary():
            return b"0"
        case Moment():
            return NOW
        case _ if column.type.python_type is datetime:
            return NOW.replace(tzinfo=None)
        case _:
            return f"{guild}"
