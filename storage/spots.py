"""Which quote of a text is meant by its words: the first, second, … that has these."""

import hashlib
from collections import Counter

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.columns import AnyRow
from storage.tables import QuoteRow

Spot = tuple[str, int]
"""The digest of a quote's words, and which of those it is in its text, the first being 1."""


def words_key(quote: AnyRow) -> str:
    """Return what is the same for the same words, in whichever text they are."""
    return hashlib.sha256(quote.terms.encode()).hexdigest()


async def number_of(connection: AsyncConnection, quote: AnyRow) -> int:
    """Return which of the same words of its text a quote is."""
    before = await connection.scalar(
        select(func.count()).where(
            QuoteRow.article == quote.article,
            QuoteRow.terms == quote.terms,
            QuoteRow.removed_at.is_(None),
            QuoteRow.position < quote.position,
        )
    )
    return (before or 0) + 1


async def numbered(connection: AsyncConnection, article: int) -> dict[Spot, AnyRow]:
    """Return the quotes that an article's page has, in reading order."""
    rows = await connection.execute(
        select(QuoteRow)
        .where(QuoteRow.article == article, QuoteRow.removed_at.is_(None))
        .order_by(QuoteRow.position)
    )
    counted: Counter[str] = Counter()
    found: dict[Spot, AnyRow] = {}
    for row in rows:
        words = words_key(row)
        counted[words] += 1
        found[words, counted[words]] = row
    return found
