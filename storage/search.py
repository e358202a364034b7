"""Full-text search over the `terms` of a table: SQLite's FTS5 or PostgreSQL's tsvector.

The migrations make what each database needs (names: `is_for_search`); `terms` is text that
`news.text.fold` has brought into words, so both databases see the same words without accents,
and both compare English word stems.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import (
    ColumnElement,
    TableClause,
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

from news.ids import GuildId
from news.text import fold
from storage.tables import ArticleRow, FigureRow, QuoteRow

Searchable = type[ArticleRow] | type[FigureRow] | type[QuoteRow]
Phrase = tuple[str, ...]
"""Folded words that stand one after another; the last may end with `BEGINS`."""
Alternative = Sequence[Phrase]
"""Phrases that must all be there, in any order."""
BEGINS = "*"
"""After a word: it is only the beginning of one. Folded words have no such character."""


def about(
    connection: AsyncConnection,
    guild: GuildId,
    row: Searchable,
    typed: str,
    *,
    unfinished: bool = False,
) -> ColumnElement[bool]:
    """Return the condition that a row of a guild has all the words a member typed, in any order.

    Whatever was typed is only words: operators and quotation marks mean nothing. Where no word
    is left, nothing matches. When `unfinished`, the last one may be the beginning of a word.
    """
    words = words_in(typed)
    if not words:
        return false()
    if unfinished:
        words[-1] = (words[-1][0] + BEGINS,)
    return any_of(connection, guild, row, [words])


def words_in(typed: str) -> list[Phrase]:
    """Return the words of what was typed, each alone."""
    return [(word,) for word in fold(typed).split()]


def any_of(
    connection: AsyncConnection, guild: GuildId, row: Searchable, wanted: Sequence[Alternative]
) -> ColumnElement[bool]:
    """Return the condition that a row of a guild has all phrases of one of these alternatives.

    On PostgreSQL it is true of rows of other guilds, too: ask for the guild beside it.
    """
    if connection.dialect.name == "postgresql":
        return searched(row).op("@@")(tsquery(wanted))
    hits, matching = matches(guild, row, wanted)
    return row.id.in_(select(hits.c.rowid).where(matching))


def matches(
    guild: GuildId, row: Searchable, wanted: Sequence[Alternative]
) -> tuple[TableClause, ColumnElement[bool]]:
    """Return SQLite's index of a table, and the condition under which a guild's rows match.

    The guild is a word of the index, so hits of other guilds are skipped and not looked at. Asked
    itself and not through its table, it gives the newest row first, or the best (`rank`).
    """
    index = table(f"{row.__tablename__}_search", column("rowid"), column("rank"))
    match = literal_column(index.name).op("MATCH")(literal(_fts5(guild, wanted)))
    return index, match


def searched(row: Searchable) -> ColumnElement[Any]:
    """Return PostgreSQL's column of what can be searched in a table."""
    return literal_column(f"{row.__tablename__}.search")


def tsquery(wanted: Sequence[Alternative]) -> ColumnElement[Any]:
    """Return PostgreSQL's form of a search; folded words hold no quotation marks."""
    written = " | ".join(
        "(" + " & ".join("(" + " <-> ".join(map(_lexeme, phrase)) + ")" for phrase in all_of) + ")"
        for all_of in wanted
    )
    return func.to_tsquery(text("'verbatim'"), written)


def _lexeme(word: str) -> str:
    return f"'{word.removesuffix(BEGINS)}'" + (":*" if word.endswith(BEGINS) else "")


def _fts5(guild: GuildId, wanted: Sequence[Alternative]) -> str:
    """Write each phrase as a string of FTS5: inside one, nothing is an operator."""
    words = " OR ".join("(" + " AND ".join(map(_string, all_of)) + ")" for all_of in wanted)
    return f'guild : "{guild:d}" AND terms : ({words})'


def _string(phrase: Phrase) -> str:
    words = " ".join(phrase)
    return f'"{words.removesuffix(BEGINS)}"' + ("*" if words.endswith(BEGINS) else "")


def is_for_search(name: str | None) -> bool:
    """Tell whether a table, column or index is one that only full-text search uses."""
    return name == "search" or "_search" in (name or "")
