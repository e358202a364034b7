"""What is new of what is followed: quotes that were filed since, and are not only printed again."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, exists, func, select
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.orm import aliased

from news.follow import Follow
from news.ids import ArticleId, GuildId, QuoteId, SpeakerId
from storage.columns import AnyRow
from storage.follow_tables import ToldRow
from storage.search import about as has_words
from storage.search import matches, words_in
from storage.tables import ArticleRow, QuoteRow

CONSIDERED = 50
"""The newest quotes of one follow that are looked at; of others only the number is told."""


@dataclass(frozen=True, slots=True)
class Fresh:
    """A quote that was filed since, with its folded words."""

    id: QuoteId
    article: ArticleId
    speaker: SpeakerId | None
    said: str
    terms: str
    is_in_copy: bool
    """Its article prints a report that another one printed first."""


class FreshStore:
    """What is new for the recipients of every guild."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def of(self, follow: Follow, newest: QuoteId) -> tuple[tuple[Fresh, ...], int]:
        """Return what is new of one follow, newest first, and how many quotes that is in all.

        Words that the same speaker was quoted with before, and that the recipient was told, are
        not new. Of those returned, `CONSIDERED` at most.
        """
        new = self._new(follow, newest)
        total = await self._connection.scalar(select(func.count()).where(*new))
        rows = await self._connection.execute(
            select(
                QuoteRow.id,
                QuoteRow.article,
                QuoteRow.speaker,
                QuoteRow.said,
                QuoteRow.terms,
                ArticleRow.copy_of,
            )
            .join(ArticleRow, ArticleRow.id == QuoteRow.article)
            .where(*new)
            .order_by(QuoteRow.id.desc())
            .limit(CONSIDERED)
        )
        return tuple(_fresh(row) for row in rows), total or 0

    def _new(self, follow: Follow, newest: QuoteId) -> list[ColumnElement[bool]]:
        before, to = aliased(QuoteRow), follow.recipient
        said_before = exists().where(
            before.guild == QuoteRow.guild,
            before.speaker == QuoteRow.speaker,
            before.shown.is_(True),
            before.said == QuoteRow.said,
            before.id < QuoteRow.id,
        )
        told = exists().where(
            ToldRow.guild == to.guild, ToldRow.recipient == to.id, ToldRow.said == QuoteRow.said
        )
        kept = [
            # Not the column alone: SQLite would walk all of a guild, and not the newest only.
            QuoteRow.guild + 0 == to.guild,
            QuoteRow.id > follow.seen,
            QuoteRow.id <= newest,
            QuoteRow.shown.is_(True),
            QuoteRow.removed_at.is_(None),
            ~said_before,
            ~told,
        ]
        if follow.speaker is not None:
            kept.append(QuoteRow.speaker == follow.speaker)
        if follow.topic is not None:
            kept.append(self._has_words(to.guild, follow.topic, follow.seen))
        return kept

    def _has_words(self, guild: GuildId, topic: str, seen: QuoteId) -> ColumnElement[bool]:
        """Ask for words; SQLite's index is walked from `seen` on, not from its beginning."""
        words = words_in(topic)
        if self._connection.dialect.name == "postgresql" or not words:
            return has_words(self._connection, guild, QuoteRow, topic)
        index, match = matches(guild, QuoteRow, [words])
        hits: Select[int] = select(index.c.rowid).where(match, index.c.rowid > seen)
        return QuoteRow.id.in_(hits)


def _fresh(row: AnyRow) -> Fresh:
    speaker = None if row.speaker is None else SpeakerId(row.speaker)
    return Fresh(
        QuoteId(row.id),
        ArticleId(row.article),
        speaker,
        row.said,
        row.terms,
        is_in_copy=row.copy_of is not None,
    )
