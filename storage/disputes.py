"""Quotes of which articles disagree who said them, in words that are nearly the same."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import delete, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from news.article import State
from news.ids import ArticleId, GuildId, QuoteId, SpeakerId
from storage.columns import AnyRow, AnySelect
from storage.insertion import insert_all_new
from storage.presence import is_served
from storage.review_tables import DisputeRow, UncomparedRow
from storage.search import Phrase, any_of, matches
from storage.tables import ArticleRow, QuoteRow

APART = timedelta(days=7)
"""So far apart two articles may be that are about one occasion."""
CANDIDATES = 100
"""Quotes that are compared with one at most, those that were filed last."""


class Said(NamedTuple):
    """A quote that is somebody's, shown or not yet, with its folded words."""

    id: QuoteId
    article: ArticleId
    speaker: SpeakerId
    dated: datetime
    terms: str


class DisputeStore:
    """What is to be compared in every guild, and what was found to be told of two."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def compare(self, guild: GuildId, article: ArticleId) -> None:
        """Note that an article's quotes are to be compared (again)."""
        await insert_all_new(
            self._connection, UncomparedRow, [{"article": article, "guild": guild}]
        )

    async def uncompared(self, *, limit: int) -> tuple[tuple[GuildId, ArticleId], ...]:
        """Return filed articles of all guilds that are to be compared, the newest first."""
        rows = await self._connection.execute(
            select(UncomparedRow.guild, UncomparedRow.article)
            .join(ArticleRow, ArticleRow.id == UncomparedRow.article)
            .where(ArticleRow.state == State.FILED, is_served(UncomparedRow.guild))
            .order_by(UncomparedRow.article.desc())
            .limit(limit)
        )
        return tuple((GuildId(row.guild), ArticleId(row.article)) for row in rows)

    async def said_in(self, guild: GuildId, article: ArticleId) -> tuple[Said, ...]:
        """Return an article's quotes that are somebody's."""
        rows = await self._connection.execute(_said(guild).where(QuoteRow.article == article))
        return tuple(map(_read, rows))

    async def others(self, guild: GuildId, quote: Said, runs: Sequence[Phrase]) -> tuple[Said, ...]:
        """Return what other speakers say at about that time that has any of these words in a row.

        Of other articles, at most `CANDIDATES`.
        """
        wanted = [[run] for run in runs]
        if self._connection.dialect.name == "postgresql":
            matching = any_of(self._connection, guild, QuoteRow, wanted)
            query = _said(guild).where(matching).order_by(QuoteRow.id.desc())
        else:
            index, match = matches(guild, QuoteRow, wanted)
            joined = _said(guild).select_from(index).join(QuoteRow, QuoteRow.id == index.c.rowid)
            query = joined.where(match).order_by(index.c.rowid.desc())
        rows = await self._connection.execute(
            query.where(
                QuoteRow.speaker != quote.speaker,
                QuoteRow.article != quote.article,
                QuoteRow.dated.between(quote.dated - APART, quote.dated + APART),
            ).limit(CANDIDATES)
        )
        return tuple(map(_read, rows))

    async def compared(
        self,
        guild: GuildId,
        article: ArticleId,
        quotes: Collection[QuoteId],
        disputes: Iterable[tuple[QuoteId, QuoteId]],
    ) -> None:
        """Note which pairs were found of an article's quotes, instead of those of before.

        Quotes that are not there any more are left out.
        """
        await self._connection.execute(
            delete(UncomparedRow).where(
                UncomparedRow.guild == guild, UncomparedRow.article == article
            )
        )
        for column in (DisputeRow.quote, DisputeRow.other):
            await self._connection.execute(delete(DisputeRow).where(column.in_(quotes)))
        pairs = set(disputes)
        wanted = {quote for pair in pairs for quote in pair}
        there = set(
            await self._connection.scalars(
                select(QuoteRow.id).where(QuoteRow.guild == guild, QuoteRow.id.in_(wanted))
            )
        )
        rows = [
            {"guild": guild, "quote": quote, "other": other}
            for one, two in sorted(pairs)
            if {one, two} <= there
            for quote, other in ((one, two), (two, one))
        ]
        if rows:
            await self._connection.execute(insert(DisputeRow), rows)


def _said(guild: GuildId) -> AnySelect:
    return select(
        QuoteRow.id, QuoteRow.article, QuoteRow.speaker, QuoteRow.dated, QuoteRow.terms
    ).where(
        QuoteRow.guild == guild,
        QuoteRow.removed_at.is_(None),
        QuoteRow.speaker.is_not(None),
    )


def _read(row: AnyRow) -> Said:
    return Said(
        QuoteId(row.id), ArticleId(row.article), SpeakerId(row.speaker), row.dated, row.terms
    )
