"""Quotes: filed with their evidence, found again by speaker, words, date, outlet and kind."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Text, cast, func, insert, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from news.article import ArticleLine
from news.ids import ArticleId, GuildId, QuoteId, SpeakerId
from news.quote import FiledQuote, Quote, said_key
from news.text import fold
from storage.among import among
from storage.columns import AnySelect
from storage.identities import Identity
from storage.places import Place, ends, place
from storage.quote_filter import QuoteFilter, conditions, in_order
from storage.quote_rows import filed_quotes, quote_rows
from storage.tables import ArticleRow, QuoteRow

_UNATTRIBUTED = {"speaker": None, "filed_under": None}


class QuoteStore:
    """The quotes of every guild. Those that are not shown are kept, but not given out."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def file(
        self,
        guild: GuildId,
        article: ArticleId,
        quotes: Sequence[Quote],
        *,
        speakers: Sequence[Identity],
    ) -> list[QuoteId]:
        """File the quotes of a filed article; return their ids in the same order.

        `Quote.speaker` is an index into `speakers`. Raises `ValueError` for a span that is not
        in the article's text.
        """
        if not quotes:
            return []
        at = await place(self._connection, guild, article)
        rows = [
            columns_of(quote, at)
            | {"guild": guild, "article": article, "position": position}
            | (_UNATTRIBUTED if quote.speaker is None else speakers[quote.speaker]._asdict())
            for position, quote in enumerate(quotes)
        ]
        filed = await self._connection.scalars(
            insert(QuoteRow).returning(QuoteRow.id, sort_by_parameter_order=True), rows
        )
        return [QuoteId(id_) for id_ in filed]

    async def by_speaker(
        self,
        guild: GuildId,
        speaker: SpeakerId,
        wanted: QuoteFilter,
        *,
        limit: int,
        offset: int = 0,
    ) -> tuple[tuple[FiledQuote, ...], int]:
        """Return what a speaker is quoted with, the same words once, and how many that are.

        Where the filter asks for no other order, what was printed first last comes first, within
        an article in reading order. Each is the first that was printed of its words, with the
        other `places`; only places that pass the filter count.
        """
        kept = [*_of(guild, speaker), *conditions(self._connection, guild, wanted)]
        printed = select(QuoteRow.said)
        if wanted.outlets is not None:
            printed = printed.join(ArticleRow, ArticleRow.id == QuoteRow.article)
        printed, order = in_order(self._connection, guild, printed, wanted)
        grouped = printed.where(*kept).group_by(QuoteRow.said).order_by(*order)
        if wanted.after is not None:
            grouped = grouped.having(func.min(QuoteRow.id) > wanted.after)
        counted = select(func.count()).select_from(grouped.order_by(None).subquery())
        total = await self._connection.scalar(counted) or 0
        words = list(await self._connection.scalars(grouped.limit(limit).offset(offset)))
        found = await self._read(guild, quote_rows().where(*kept, QuoteRow.said.in_(words)))
        return _once(found, words), total

    async def days(
        self, guild: GuildId, speaker: SpeakerId, wanted: QuoteFilter
    ) -> tuple[tuple[date, int], ...]:
        """Return on which days (in UTC) how much was said: what `by_speaker` would return.

        The same words count once, when they were first printed. The filter may name no outlets.
        """
        kept = [QuoteRow.guild == guild, QuoteRow.speaker == speaker, QuoteRow.shown.is_(True)]
        kept += conditions(self._connection, guild, wanted)
        printed = select(func.min(QuoteRow.dated).label("first")).where(*kept)
        once = printed.group_by(QuoteRow.said).subquery()
        in_utc = self._connection.dialect.name == "sqlite"
        day = func.date(once.c.first if in_utc else func.timezone("UTC", once.c.first))
        counted = select(cast(day, Text), func.count()).group_by(day).order_by(day)
        rows = await self._connection.execute(counted)
        return tuple((date.fromisoformat(written), quotes) for written, quotes in rows)

    async def said_by(
        self, guild: GuildId, speaker: SpeakerId, wanted: QuoteFilter
    ) -> dict[QuoteId, str]:
        """Return the keys of a speaker's words that pass the filter, but for its order."""
        query = select(QuoteRow.id, QuoteRow.said)
        if wanted.outlets is not None:
            query = query.join(ArticleRow, ArticleRow.id == QuoteRow.article)
        rows = await self._connection.execute(
            query.where(*_of(guild, speaker), *conditions(self._connection, guild, wanted))
        )
        return {QuoteId(row.id): row.said for row in rows}

    async def with_keys(
        self, guild: GuildId, speaker: SpeakerId, wanted: QuoteFilter, keys: Sequence[str]
    ) -> tuple[FiledQuote, ...]:
        """Return a speaker's words by their keys, in that order, like `by_speaker`."""
        kept = (*_of(guild, speaker), *conditions(self._connection, guild, wanted))
        found = await self._read(guild, quote_rows().where(*kept, QuoteRow.said.in_(keys)))
        there = {quote.said for quote in found}
        return _once(found, [key for key in keys if key in there])

    async def of_article(self, guild: GuildId, article: ArticleId) -> tuple[FiledQuote, ...]:
        """Return the shown quotes of an article in reading order, also those removed since."""
        kept = (QuoteRow.guild == guild, QuoteRow.article == article, QuoteRow.shown.is_(True))
        return await self._read(guild, quote_rows().where(*kept).order_by(QuoteRow.position))

    async def of_articles(
        self, guild: GuildId, articles: Collection[ArticleId], *, removed: bool = False
    ) -> tuple[FiledQuote, ...]:
        """Return the shown quotes of these articles, article by article in reading order.

        Words that are gone from the page are not among them, unless `removed` ones are wanted.
        """
        kept = (
            QuoteRow.guild == guild,
            among(self._connection, QuoteRow.article, articles),
            QuoteRow.shown.is_(True),
            *(() if removed else (QuoteRow.removed_at.is_(None),)),
        )
        order = (QuoteRow.article, QuoteRow.position)
        return await self._read(guild, quote_rows().where(*kept).order_by(*order))

    async def hidden_of(
        self, guild: GuildId, articles: Collection[ArticleId]
    ) -> tuple[FiledQuote, ...]:
        """Return what was decided, or read again, to be no quote of these articles to be shown."""
        settled = or_(QuoteRow.removed_at.is_not(None), QuoteRow.reviewed.is_not(None))
        kept = (
            QuoteRow.guild == guild,
            among(self._connection, QuoteRow.article, articles),
            QuoteRow.shown.is_(False),
            settled,
        )
        return await self._read(guild, quote_rows().where(*kept))

    async def _read(self, guild: GuildId, query: AnySelect) -> tuple[FiledQuote, ...]:
        return await filed_quotes(self._connection, guild, query)


def _of(guild: GuildId, speaker: SpeakerId) -> tuple[ColumnElement[bool], ...]:
    return QuoteRow.guild == guild, QuoteRow.speaker == speaker, QuoteRow.shown.is_(True)


def columns_of(quote: Quote, at: Place) -> dict[str, Any]:
    """Lay a quote out, but for whose it is and which one of its article."""
    fragments = [at.words(span) for span in quote.spans]
    terms = fold(" ".join(fragments))
    return {
        "dated": at.dated,
        "shown": quote.shown,
        "kind": quote.kind,
        "act": quote.act,
        "negated": quote.negated,
        "confidence": quote.confidence,
        "speaker_confidence": quote.speaker_confidence,
        "spans": [ends(span) for span in quote.spans],
        "fragments": fragments,
        "mention_span": ends(quote.mention),
        "mention": at.words_if(quote.mention),
        "cue_span": ends(quote.cue),
        "cue": at.words_if(quote.cue),
        "said": said_key(quote.kind, terms, at.report),
        "terms": terms,
    }


def _once(quotes: Sequence[FiledQuote], words: Sequence[str]) -> tuple[FiledQuote, ...]:
    """Put the same words together, in the order of `words`, each where it was printed first."""
    printed: dict[str, list[FiledQuote]] = {key: [] for key in words}
    for quote in sorted(quotes, key=lambda quote: (quote.dated, quote.article.id)):
        printed[quote.said].append(quote)
    return tuple(replace(same[0], places=_others(same)) for same in printed.values())


def _others(same: Sequence[FiledQuote]) -> tuple[ArticleLine, ...]:
    articles = {quote.article.id: quote.article for quote in same}
    del articles[same[0].article.id]
    return tuple(articles.values())
