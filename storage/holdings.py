"""Everything that is stored of one guild: counted, handed out, and deleted.

The tables themselves tell which rows are of a guild, so a new table is in all of it by itself.
"""

from collections.abc import AsyncIterator, Sequence
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Column, ColumnElement, LargeBinary, Table, delete, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from news.article import State
from news.holding import Holdings, Row
from news.ids import GuildId
from storage.base import Base
from storage.briefing_tables import DeliveryRow
from storage.columns import ROW_GOES, AnyRow
from storage.guilds import GuildStore
from storage.speaker_tables import SpeakerRow
from storage.sqlite import roomy
from storage.tables import ArticleRow, FigureRow, GuildRow, QuestionRow, QuoteRow

AT_ONCE = 500
"""Rows that are in memory at a time."""
_PIECES = ((ArticleRow, 200), (SpeakerRow, 500), (DeliveryRow, 200), (QuestionRow, 5_000))
"""What is deleted piece by piece, in this order; the rest goes with it or with the guild."""
_INNER = frozenset(
    {"claims", "sketches", "name_keys", "submissions", "imports", "feed_items", "covered"}
    | {"withdrawals", "meanings", "review_claims", "uncompared", "disputes"}
)
"""Tables that only our own queries need, and that say nothing that other ones do not."""
_INNER_COLUMNS = frozenset({"terms", "said", "identity"})
_EXACT = 2**53
"""Larger numbers, which are Discord's ids, are written as text, as Discord itself does."""


class HoldingStore:
    """All rows of every guild."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection
        self._guilds = GuildStore(connection)

    async def count(self, guild: GuildId) -> Holdings:
        """Count what answers are made of."""
        filed = ArticleRow.guild == guild, ArticleRow.state == State.FILED
        dates = await self._connection.execute(
            select(func.min(ArticleRow.filed_at), func.max(ArticleRow.filed_at)).where(*filed)
        )
        first, last = dates.one()
        return Holdings(
            articles=await self._count(*filed),
            quotes=await self._count(QuoteRow.guild == guild, QuoteRow.shown.is_(True)),
            speakers=await self._count(SpeakerRow.guild == guild, SpeakerRow.head.is_(None)),
            figures=await self._count(FigureRow.guild == guild),
            first=first,
            last=last,
        )

    async def rows(self, guild: GuildId) -> AsyncIterator[Sequence[Row]]:
        """Yield everything of a guild but what is about single members alone, table by table."""
        for table in Base.metadata.sorted_tables:
            if table.name not in _INNER and _has_guild(table):
                async for some in self._stream(table, guild):
                    yield some

    async def erase_some(self, guild: GuildId) -> bool:
        """Delete a piece of what there is of a guild; tell whether there may be more."""
        await self._guilds.lock(guild)
        async with roomy(self._connection):
            for row, many in _PIECES:
                ids = select(row.id).where(row.guild == guild).limit(many)
                gone = await self._connection.execute(delete(row).where(row.id.in_(ids)))
                if gone.rowcount:
                    return True
            await self._connection.execute(delete(GuildRow).where(GuildRow.id == guild))
            return False

    async def _stream(self, table: Table, guild: GuildId) -> AsyncIterator[Sequence[Row]]:
        nobodys = (column.is_(None) for column in table.columns if column.info.get(ROW_GOES))
        query = select(*told(table)).where(of_guild(table, guild), *nobodys)
        query = query.order_by(*table.primary_key)
        async with self._connection.stream(query) as rows:
            async for some in rows.partitions(AT_ONCE):
                yield [written(table, row) for row in some]

    async def _count(self, *kept: ColumnElement[bool]) -> int:
        return await self._connection.scalar(select(func.count()).where(*kept)) or 0


def told(table: Table) -> list[Column[Any]]:
    """Return the columns of a table that say something to people."""
    return [
        column
        for column in table.columns
        if column.name not in _INNER_COLUMNS and not isinstance(column.type, LargeBinary)
    ]


def of_guild(table: Table, guild: GuildId) -> ColumnElement[bool]:
    """Ask that a row is a guild's: by its own column, or by that of the row it belongs to.

    Raises `LookupError` for a table of which no row belongs to any guild.
    """
    if table.name == GuildRow.__tablename__:
        return table.c.id == guild
    if "guild" in table.c:
        return table.c.guild == guild
    for column in table.columns:
        for key in () if column.nullable else column.foreign_keys:
            owner = key.column
            return column.in_(select(owner).where(of_guild(owner.table, guild)))
    raise LookupError(f"no row of {table.name} belongs to a guild")


def _has_guild(table: Table) -> bool:
    return table.name == GuildRow.__tablename__ or "guild" in table.c or bool(table.foreign_keys)


def written(table: Table, row: AnyRow) -> Row:
    """Return a row of a table, ready for JSON."""
    values = {name: _written(value) for name, value in row._mapping.items()}  # noqa: SLF001 - SQLAlchemy's public name
    return Row(table.name, values)


def _written(value: Any) -> Any:
    match value:
        case datetime():
            return value.isoformat()
        case StrEnum():
            return value.value
        case int() if abs(value) > _EXACT:
            return str(value)
        case _:
            return value
