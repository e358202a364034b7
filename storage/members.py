"""What is stored about members: found, handed out and deleted by what the tables say of columns."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Column, ColumnElement, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from news.holding import Row, Trace
from news.ids import FORGOTTEN, GuildId, UserId
from storage.base import Base
from storage.columns import ROW_GOES
from storage.holdings import of_guild, told, written


class MemberStore:
    """Where members of every guild are named."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def traces(self, guild: GuildId, member: UserId) -> tuple[Trace, ...]:
        """Count the rows of a guild that name a member, column by column; none without any."""
        found = []
        for column in member_columns():
            rows = await self._connection.scalar(
                select(func.count()).select_from(column.table).where(*_names(column, guild, member))
            )
            if rows:
                goes = column.info[ROW_GOES]
                found.append(Trace(column.table.name, column.name, rows, goes))
        return tuple(found)

    async def rows(self, guild: GuildId, member: UserId, *, limit: int) -> tuple[Row, ...]:
        """Return the rows themselves, so many of each column at most, the newest first.

        Without the texts of articles, which are not about who handed them in.
        """
        found: list[Row] = []
        for column in member_columns():
            newest = [key.desc() for key in column.table.primary_key]
            rows = await self._connection.execute(
                select(*(each for each in told(column.table) if each.name != "text"))
                .where(*_names(column, guild, member))
                .order_by(*newest)
                .limit(limit)
            )
            found += [written(column.table, row) for row in rows]
        return tuple(found)

    async def forget(self, guild: GuildId, member: UserId) -> tuple[Trace, ...]:
        """Delete what is about a member alone, and the member's id from what stays.

        Returns what was found, as `traces` would have.
        """
        traces = await self.traces(guild, member)
        for column in member_columns():
            named = _names(column, guild, member)
            if column.info[ROW_GOES]:
                await self._connection.execute(delete(column.table).where(*named))
            else:
                await self._connection.execute(
                    update(column.table).where(*named).values({column.name: FORGOTTEN})
                )
        return traces


def member_columns() -> Iterator[Column[Any]]:
    """Yield the columns that hold members' ids (`storage.columns.member`)."""
    for table in Base.metadata.sorted_tables:
        yield from (column for column in table.columns if ROW_GOES in column.info)


def _names(
    column: Column[Any], guild: GuildId, member: UserId
) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return of_guild(column.table, guild), column == member
