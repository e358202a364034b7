"""Figures: filed with the sentence they stand in, found again by what they measure."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, and_, func, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from news.figure import Figure, FiledFigure, phrase_of
from news.ids import ArticleId, FigureId, GuildId, QuoteId, SpeakerId
from news.sentence import sentence_around
from news.speaker import FiledSpeaker
from news.text import Span, fold
from storage import circumstances
from storage.among import among
from storage.columns import AnyRow, AnySelect
from storage.places import Place, ends, place
from storage.quote_filter import start_of
from storage.search import about as has_words
from storage.speakers import SpeakerStore
from storage.summaries import LINE, article_line
from storage.tables import ArticleRow, FigureRow, QuoteRow


@dataclass(frozen=True, slots=True)
class FigureFilter:
    """Which figures are wanted.

    `about` is words that must all be in the figure, in what it measures or in its sentence;
    `since` is a day in UTC; `speaker` gave it, in words that are shown as theirs.
    """

    about: str | None = None
    since: date | None = None
    units: tuple[str, ...] | None = None
    speaker: SpeakerId | None = None


EVERY = FigureFilter()
_GIVEN = and_(QuoteRow.id == FigureRow.quote, QuoteRow.shown.is_(True))


class FigureStore:
    """The figures of every guild."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def file(
        self,
        guild: GuildId,
        article: ArticleId,
        figures: Sequence[Figure],
        *,
        quotes: Sequence[QuoteId],
    ) -> None:
        """File the figures of a filed article; `Figure.quote` is an index into `quotes`.

        Raises `ValueError` for a span that is not in the article's text.
        """
        if not figures:
            return
        at = await place(self._connection, guild, article)
        rows = [
            _columns(figure, at)
            | {"guild": guild, "article": article, "position": position}
            | {"quote": None if figure.quote is None else quotes[figure.quote]}
            for position, figure in enumerate(figures)
        ]
        await self._connection.execute(insert(FigureRow), rows)

    async def latest(
        self, guild: GuildId, wanted: FigureFilter = EVERY, *, limit: int, offset: int = 0
    ) -> tuple[tuple[FiledFigure, ...], int]:
        """Return figures and how many there are in all; the order is that of `by_speaker`."""
        kept = [FigureRow.guild == guild, *self._conditions(guild, wanted)]
        counting = select(func.count()).select_from(FigureRow)
        if wanted.speaker is not None:
            counting = counting.join(QuoteRow, _GIVEN)
        total = await self._connection.scalar(counting.where(*kept))
        newest = (FigureRow.dated.desc(), FigureRow.article.desc(), FigureRow.position)
        page = figure_rows().where(*kept).order_by(*newest).limit(limit).offset(offset)
        return await self._read(guild, page), total or 0

    async def units(self, guild: GuildId) -> tuple[str, ...]:
        """Return the units in which figures of a guild are counted, most frequent first."""
        counted = (
            select(FigureRow.unit)
            .where(FigureRow.guild == guild)
            .group_by(FigureRow.unit)
            .order_by(func.count().desc(), FigureRow.unit)
        )
        return tuple(await self._connection.scalars(counted))

    def _conditions(self, guild: GuildId, wanted: FigureFilter) -> list[ColumnElement[bool]]:
        conditions: list[ColumnElement[bool]] = []
        if wanted.about is not None:
            conditions.append(has_words(self._connection, guild, FigureRow, wanted.about))
        if wanted.since is not None:
            conditions.append(FigureRow.dated >= start_of(wanted.since))
        if wanted.units is not None:
            conditions.append(FigureRow.unit.in_(wanted.units))
        if wanted.speaker is not None:
            conditions.append(QuoteRow.speaker == wanted.speaker)
        return conditions

    async def of_article(self, guild: GuildId, article: ArticleId) -> tuple[FiledFigure, ...]:
        """Return the figures of an article in reading order."""
        return await self.of_articles(guild, [article])

    async def of_articles(
        self, guild: GuildId, articles: Collection[ArticleId]
    ) -> tuple[FiledFigure, ...]:
        """Return the figures of these articles, article by article in reading order."""
        kept = (FigureRow.guild == guild, among(self._connection, FigureRow.article, articles))
        order = (FigureRow.article, FigureRow.position)
        return await self._read(guild, figure_rows().where(*kept).order_by(*order))

    async def _read(self, guild: GuildId, query: AnySelect) -> tuple[FiledFigure, ...]:
        rows = (await self._connection.execute(query)).all()
        speakers = await SpeakerStore(self._connection).of_rows(guild, rows)
        return tuple(_filed(row, speakers.get(row.speaker)) for row in rows)


def figure_rows() -> AnySelect:
    """Select figures with their evidence, their articles, and who gave them."""
    return (
        select(
            FigureRow.id,
            FigureRow.words,
            FigureRow.measures,
            FigureRow.value,
            FigureRow.high,
            FigureRow.unit,
            FigureRow.kind,
            FigureRow.qualifier,
            FigureRow.context,
            FigureRow.span,
            FigureRow.measures_span,
            FigureRow.context_span,
            FigureRow.circumstances,
            QuoteRow.speaker,
            QuoteRow.negated,
            *LINE,
        )
        .join(ArticleRow, ArticleRow.id == FigureRow.article)
        .outerjoin(QuoteRow, _GIVEN)
    )


def _columns(figure: Figure, at: Place) -> dict[str, Any]:
    words = at.words(figure.span)
    measures = at.words_if(figure.measures)
    around = sentence_around(at.text, figure.span)
    return {
        "dated": at.dated,
        "kind": figure.kind,
        "qualifier": figure.qualifier,
        "value": figure.value,
        "high": figure.high,
        "unit": figure.unit,
        "span": ends(figure.span),
        "words": words,
        "measures_span": ends(figure.measures),
        "measures": measures,
        "context_span": ends(around),
        "context": at.words(around),
        "circumstances": circumstances.columns(figure.circumstances, at),
        "terms": fold(f"{at.words(around)} {measures or ''}"),
    }


def _filed(row: AnyRow, speaker: FiledSpeaker | None) -> FiledFigure:
    return FiledFigure(
        id=FigureId(row.id),
        words=row.words,
        measures=row.measures,
        value=row.value,
        high=row.high,
        unit=row.unit,
        kind=row.kind,
        qualifier=row.qualifier,
        context=row.context,
        speaker=speaker,
        article=article_line(row),
        circumstances=circumstances.filed(row.circumstances),
        denied=bool(row.negated),
        phrase=_phrase(row),
    )


def _phrase(row: AnyRow) -> Span:
    """Return the place in the sentence of the number and of what it measures."""
    start, end = row.context_span
    measures = Span(*row.measures_span) if row.measures_span else None
    phrase = phrase_of(Span(*row.span), measures)
    return Span(phrase.start - start, min(phrase.end, end) - start)
