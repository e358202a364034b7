"""Candidates for words that somebody remembers, from the full-text index."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from news.ids import GuildId, QuoteId
from news.quote import FiledQuote, Kind
from storage.among import among
from storage.columns import AnyRow, AnySelect
from storage.quote_rows import filed_quotes, quote_rows
from storage.search import Alternative, any_of, matches
from storage.tables import QuoteRow

CANDIDATES = 200
"""Quotes that one search gives at most, the newest."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A shown quote with its folded words, to be compared with what was typed."""

    id: QuoteId
    said: str
    terms: str
    dated: datetime
    kind: Kind


class SayingStore:
    """The words of every guild's shown quotes."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def candidates(
        self, guild: GuildId, wanted: Sequence[Alternative]
    ) -> tuple[Candidate, ...]:
        """Return shown quotes that have all phrases of one of the alternatives, filed last first.

        At most `CANDIDATES`.
        """
        kept = (QuoteRow.guild == guild, QuoteRow.shown.is_(True))
        query = self._searched(guild, wanted).where(*kept).limit(CANDIDATES)
        rows = await self._connection.execute(query)
        return tuple(map(_candidate, rows))

    async def known(self, guild: GuildId, quotes: Collection[QuoteId]) -> tuple[Candidate, ...]:
        """Return these shown quotes of a guild with their folded words."""
        rows = await self._connection.execute(
            _columns().where(
                QuoteRow.guild == guild,
                among(self._connection, QuoteRow.id, quotes),
                QuoteRow.shown.is_(True),
            )
        )
        return tuple(map(_candidate, rows))

    async def those(self, guild: GuildId, quotes: Collection[QuoteId]) -> tuple[FiledQuote, ...]:
        """Return these shown quotes of a guild, those that were printed first first."""
        kept = (
            QuoteRow.guild == guild,
            among(self._connection, QuoteRow.id, quotes),
            QuoteRow.shown.is_(True),
        )
        order = (QuoteRow.dated, QuoteRow.article, QuoteRow.position)
        query = quote_rows().where(*kept).order_by(*order)
        return await filed_quotes(self._connection, guild, query)

    def _searched(self, guild: GuildId, wanted: Sequence[Alternative]) -> AnySelect:
        columns = _columns()
        if self._connection.dialect.name == "postgresql":
            matching = any_of(self._connection, guild, QuoteRow, wanted)
            return columns.where(matching).order_by(QuoteRow.id.desc())
        # The index walks its rows from the newest on and stops where the limit is reached.
        index, match = matches(guild, QuoteRow, wanted)
        joined = columns.select_from(index).join(QuoteRow, QuoteRow.id == index.c.rowid)
        return joined.where(match).order_by(index.c.rowid.desc())


def _columns() -> AnySelect:
    return select(QuoteRow.id, QuoteRow.said, QuoteRow.terms, QuoteRow.dated, QuoteRow.kind)


def _candidate(row: AnyRow) -> Candidate:
    return Candidate(QuoteId(row.id), row.said, row.terms, row.dated, row.kind)
