"""Everything that passes a filter, some rows at a time, so that no answer has to fit in memory."""

from collections.abc import AsyncIterator, Sequence
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from news.ids import FigureId, GuildId, QuoteId, SpeakerId
from news.record import FigureRecord, QuoteRecord, Record
from news.text import Span
from storage import circumstances
from storage.columns import AnyRow, AnySelect
from storage.figures import figure_rows
from storage.quote_filter import QuoteFilter, conditions, end_of, start_of
from storage.quote_rows import quote_rows, reviewed
from storage.search import about as has_words
from storage.speaker_tables import SpeakerRow
from storage.summaries import article_line
from storage.tables import ArticleRow, FigureRow, QuoteRow

AT_ONCE = 500
"""Rows that are in memory at a time."""


class RecordStore:
    """What leaves the archive of a guild, the newest article first, then in reading order."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    def quotes(
        self, guild: GuildId, wanted: QuoteFilter, speaker: SpeakerId | None
    ) -> AsyncIterator[Sequence[Record]]:
        """Yield the shown quotes, each in every article that prints it; `after` is not asked."""
        kept = [QuoteRow.guild == guild, QuoteRow.shown.is_(True)]
        kept += conditions(self._connection, guild, wanted)
        query = quote_rows().add_columns(QuoteRow.spans).where(*kept)
        return self._stream(query, QuoteRow, speaker, _quote)

    def figures(
        self, guild: GuildId, wanted: QuoteFilter, speaker: SpeakerId | None
    ) -> AsyncIterator[Sequence[Record]]:
        """Yield figures; of the filter, words, days and outlets are asked."""
        kept = [FigureRow.guild == guild]
        if wanted.about is not None:
            kept.append(has_words(self._connection, guild, FigureRow, wanted.about))
        if wanted.since is not None:
            kept.append(FigureRow.dated >= start_of(wanted.since))
        if wanted.until is not None:
            kept.append(FigureRow.dated < end_of(wanted.until))
        if wanted.outlets is not None:
            kept.append(ArticleRow.outlet.in_(wanted.outlets))
        return self._stream(figure_rows().where(*kept), FigureRow, speaker, _figure)

    async def _stream(
        self,
        query: AnySelect,
        row: type[QuoteRow] | type[FigureRow],
        speaker: SpeakerId | None,
        record: Any,
    ) -> AsyncIterator[Sequence[Record]]:
        """Read the rows as the database gives them; sorting them is left to it, on its disk."""
        named = query.add_columns(SpeakerRow.name).outerjoin(
            SpeakerRow, SpeakerRow.id == QuoteRow.speaker
        )
        if speaker is not None:
            named = named.where(QuoteRow.speaker == speaker)
        newest = named.order_by(row.dated.desc(), row.article.desc(), row.position)
        async with self._connection.stream(newest) as rows:
            async for some in rows.partitions(AT_ONCE):
                yield [record(each) for each in some]


def _quote(row: AnyRow) -> QuoteRecord:
    return QuoteRecord(
        id=QuoteId(row.id),
        fragments=tuple(row.fragments),
        spans=tuple(Span(*ends) for ends in row.spans),
        speaker=row.name,
        role=row.role,
        kind=row.kind,
        act=row.act,
        negated=row.negated,
        cue=row.cue,
        same_words=row.said,
        article=article_line(row),
        removed_at=row.removed_at,
        reviewed=reviewed(row),
    )


def _figure(row: AnyRow) -> FigureRecord:
    return FigureRecord(
        id=FigureId(row.id),
        words=row.words,
        span=Span(*row.span),
        value=row.value,
        high=row.high,
        unit=row.unit,
        kind=row.kind,
        qualifier=row.qualifier,
        measures=row.measures,
        sentence=row.context,
        circumstances=circumstances.filed(row.circumstances),
        speaker=row.name,
        denied=bool(row.negated),
        article=article_line(row),
    )
