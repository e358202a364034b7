"""What quotes mean, as codes that are compared: kept per article, made from the words."""

import struct
from collections.abc import AsyncIterator, Sequence
from typing import NamedTuple

from sqlalchemy import delete, exists, insert, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from news.article import State
from news.ids import ArticleId, GuildId, QuoteId, SpeakerId
from storage.meaning_tables import MeaningRow
from storage.presence import is_served
from storage.tables import ArticleRow, QuoteRow

ARTICLES_AT_ONCE = 2_000
"""Articles whose codes are in memory at a time, about two megabytes."""


class Worded(NamedTuple):
    """A shown quote and its folded words."""

    id: QuoteId
    terms: str


class MeaningStore:
    """The codes of every guild's quotes."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def missing(self, model: str, *, limit: int) -> tuple[tuple[GuildId, ArticleId], ...]:
        """Return filed articles of all guilds that have no codes of these weights, newest first."""
        made = exists().where(MeaningRow.article == ArticleRow.id, MeaningRow.model == model)
        rows = await self._connection.execute(
            select(ArticleRow.guild, ArticleRow.id)
            .where(ArticleRow.state == State.FILED, ~made, is_served(ArticleRow.guild))
            .order_by(ArticleRow.id.desc())
            .limit(limit)
        )
        return tuple((GuildId(row.guild), ArticleId(row.id)) for row in rows)

    async def words(self, guild: GuildId, article: ArticleId) -> tuple[Worded, ...]:
        """Return the shown quotes of an article, the lowest number first.

        None of an article in another language, which the encoder of meanings does not know.
        """
        is_english = or_(ArticleRow.language.is_(None), ArticleRow.language == "en")
        rows = await self._connection.execute(
            select(QuoteRow.id, QuoteRow.terms)
            .join(ArticleRow, ArticleRow.id == QuoteRow.article)
            .where(QuoteRow.guild == guild, QuoteRow.article == article, QuoteRow.shown, is_english)
            .order_by(QuoteRow.id)
        )
        return tuple(Worded(QuoteId(row.id), row.terms) for row in rows)

    async def keep(
        self, guild: GuildId, article: ArticleId, model: str, quotes: Sequence[Worded], codes: bytes
    ) -> bool:
        """Keep the codes of an article, or tell that its quotes are others by now."""
        if await self.words(guild, article) != tuple(quotes):
            return False
        filed = await self._connection.scalar(
            select(ArticleRow.id).where(
                ArticleRow.guild == guild, ArticleRow.id == article, ArticleRow.state == State.FILED
            )
        )
        if filed is None:
            return False
        await self._connection.execute(delete(MeaningRow).where(MeaningRow.article == article))
        numbers = struct.pack(f"<{len(quotes)}q", *(quote.id for quote in quotes))
        await self._connection.execute(
            insert(MeaningRow).values(
                article=article, guild=guild, model=model, quotes=numbers, codes=codes
            )
        )
        return True

    async def codes(
        self, guild: GuildId, model: str, *, of: SpeakerId | None = None
    ) -> AsyncIterator[tuple[bytes, bytes]]:
        """Yield the numbers of a guild's quotes and their codes, many articles at a time.

        With `of`, only those of articles that have words of this speaker.
        """
        query = select(MeaningRow.quotes, MeaningRow.codes).where(
            MeaningRow.guild == guild, MeaningRow.model == model
        )
        if of is not None:
            said = select(QuoteRow.article).where(QuoteRow.guild == guild, QuoteRow.speaker == of)
            query = query.where(MeaningRow.article.in_(said))
        async with self._connection.stream(query) as rows:
            async for some in rows.partitions(ARTICLES_AT_ONCE):
                yield b"".join(row.quotes for row in some), b"".join(row.codes for row in some)
