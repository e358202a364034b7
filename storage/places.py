"""Where findings stand: the text and date of their article, and the literal words of spans."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from news.article import State
from news.ids import ArticleId, GuildId
from news.text import Span
from storage.tables import ArticleRow


@dataclass(frozen=True, slots=True)
class Place:
    """The article that findings are being filed for."""

    dated: datetime
    text: str
    report: ArticleId
    """The first article that printed this report; itself where it is no copy."""

    def words(self, span: Span) -> str:
        """Return the literal words; a span that is empty or outside of the text is a bug."""
        if not 0 <= span.start < span.end <= len(self.text):
            raise ValueError(f"{span} is no place in a text of {len(self.text)} characters")
        return span.of(self.text)

    def words_if(self, span: Span | None) -> str | None:
        """Return the literal words, if there is a span."""
        return None if span is None else self.words(span)


async def place(connection: AsyncConnection, guild: GuildId, article: ArticleId) -> Place:
    """Return the text and date of a filed article; for any other this is a bug."""
    row = (
        await connection.execute(
            select(ArticleRow.dated, ArticleRow.text, ArticleRow.copy_of).where(
                ArticleRow.guild == guild,
                ArticleRow.id == article,
                ArticleRow.state == State.FILED,
            )
        )
    ).one()
    return Place(row.dated, row.text, ArticleId(row.copy_of or article))


def ends(span: Span | None) -> list[int] | None:
    """Lay a span out for a column."""
    return None if span is None else [span.start, span.end]
