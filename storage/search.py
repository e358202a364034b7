"""Full-text search over the `terms` of a table: SQLite's FTS5 or PostgreSQL's tsvector.

The migrations make what each database needs (names: `is_for_search`); `terms` is text that
`news.text.fold` has brought into words, so both databases see the same words without accents,
and both compare English word stems.
"""

from typing import Any

from sqlalchemy import (
    ColumnElement,
    column,
    false,
    func,
    literal,
    literal_column,
    select,
    table,
    text,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from news.text import fold
from storage.tables import ArticleRow, FigureRow, QuoteRow

Searchable = type[ArticleRow] | type[FigureRow] | type[QuoteRow]


def about(
    connection: AsyncConnection, row: Searchable, typed: str, *, unfinished: bool = False
) -> ColumnElement[bool]:
    """Return the condition that a row has all the words a member typed, in any order.

    Whatever was typed is only words: operators and quotation marks mean nothing. Where no word
    is left, nothing matches. When `unfinished`, the last one may be the beginning of a word.
    """
    words = fold(typed).split()
    if not words:
        return false()
    if connection.dialect.name == "postgresql":
        search: ColumnElement[Any] = literal_column(f"{row.__tablename__}.search")
        return search.op("@@")(_tsquery(words, unfinished=unfinished))
    index = table(f"{row.__tablename__}_search", column("rowid"))
    match = _fts5(words, unfinished=unfinished)
    hits = select(index.c.rowid).where(literal_column(index.name).op("MATCH")(literal(match)))
    return row.id.in_(hits)


def _fts5(words: list[str], *, unfinished: bool) -> str:
    """Write each word as a string of FTS5: inside one, nothing is an operator."""
    return " ".join(f'"{word}"' for word in words) + ("*" if unfinished else "")


def _tsquery(words: list[str], *, unfinished: bool) -> ColumnElement[Any]:
    """Write each word as a quoted one of PostgreSQL; folded words hold no quotation marks."""
    written = " & ".join(f"'{word}'" for word in words) + (":*" if unfinished else "")
    return func.to_tsquery(text("'verbatim'"), written)


def is_for_search(name: str | None) -> bool:
    """Tell whether a table, column or index is one that only full-text search uses."""
    return name == "search" or "_search" in (name or "")
