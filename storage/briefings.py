"""What a briefing is made from, of many articles at once."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, exists, false, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.orm import InstrumentedAttribute

from news.article import ArticleLine, State
from news.ids import ArticleId, GuildId, SpeakerId
from storage.among import among
from storage.search import Searchable
from storage.search import about as has_words
from storage.shelf import settled_within
from storage.speaker_tables import SpeakerRow
from storage.summaries import LINE, article_line
from storage.tables import ArticleRow, FigureRow, QuoteRow

_PLACES: tuple[tuple[Searchable, InstrumentedAttribute[int]], ...] = (
    (ArticleRow, ArticleRow.id),
    (QuoteRow, QuoteRow.article),
    (FigureRow, FigureRow.article),
)


class BriefingStore:
    """Looks at a period's articles together. What was retracted is never among them."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def filed(
        self, guild: GuildId, *, since: datetime, until: datetime
    ) -> tuple[ArticleId, ...]:
        """Return what was filed after `since` and up to `until`, in the order of filing."""
        found = await self._connection.scalars(
            select(ArticleRow.id)
            .where(*settled_within(guild, State.FILED, since, until))
            .order_by(ArticleRow.filed_at, ArticleRow.id)
        )
        return tuple(ArticleId(id_) for id_ in found)

    async def lines(
        self, guild: GuildId, articles: Collection[ArticleId]
    ) -> tuple[ArticleLine, ...]:
        """Return those of the articles that are filed (still), oldest first."""
        rows = await self._connection.execute(
            select(*LINE)
            .where(
                ArticleRow.guild == guild,
                ArticleRow.state == State.FILED,
                among(self._connection, ArticleRow.id, articles),
            )
            .order_by(ArticleRow.dated, ArticleRow.id)
        )
        return tuple(article_line(row) for row in rows)

    async def about(
        self, guild: GuildId, articles: Collection[ArticleId], topics: Sequence[str]
    ) -> frozenset[ArticleId]:
        """Return those of the articles in which some topic has all its words in one place.

        A place is the title, a shown quote, or a figure with its sentence; words compare as in
        every search ("bridge" finds "bridges").
        """
        found: set[ArticleId] = set()
        for row, article in _PLACES:
            kept = [
                among(self._connection, article, articles),
                or_(false(), *self._have(guild, row, topics)),
            ]
            if row is QuoteRow:
                kept.append(QuoteRow.shown.is_(True))
            ids = await self._connection.scalars(select(article).where(row.guild == guild, *kept))
            found.update(ArticleId(id_) for id_ in ids)
        return frozenset(found)

    async def quoted_before(
        self,
        guild: GuildId,
        speakers: Collection[SpeakerId],
        moment: datetime,
        *,
        without: Collection[ArticleId] = (),
    ) -> frozenset[SpeakerId]:
        """Return those of the speakers whom an article filed up to `moment` quotes (shown).

        `without` names articles that do not count.
        """
        earlier = (
            exists()
            .where(
                QuoteRow.guild == guild,
                QuoteRow.speaker == SpeakerRow.id,
                QuoteRow.shown.is_(True),
                ~among(self._connection, QuoteRow.article, without),
                ArticleRow.id == QuoteRow.article,
                ArticleRow.filed_at <= moment,
            )
            .correlate(SpeakerRow)
        )
        found = await self._connection.scalars(
            select(SpeakerRow.id).where(
                SpeakerRow.guild == guild, among(self._connection, SpeakerRow.id, speakers), earlier
            )
        )
        return frozenset(SpeakerId(id_) for id_ in found)

    async def begun(
        self, guild: GuildId, moment: datetime, *, without: Collection[ArticleId] = ()
    ) -> bool:
        """Tell whether anything else was filed up to `moment`: else nobody could be new since."""
        found = await self._connection.scalar(
            select(ArticleRow.id)
            .where(
                ArticleRow.guild == guild,
                ArticleRow.state == State.FILED,
                ArticleRow.filed_at <= moment,
                ~among(self._connection, ArticleRow.id, without),
            )
            .limit(1)
        )
        return found is not None

    def _have(
        self, guild: GuildId, row: Searchable, topics: Sequence[str]
    ) -> list[ColumnElement[bool]]:
        return [has_words(self._connection, guild, row, topic) for topic in topics]
