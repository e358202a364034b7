"""Which quotes are wanted, and in which order."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Text, and_, cast, false, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from news.ids import GuildId, QuoteId
from news.quote import Kind, Order
from news.text import fold
from storage.columns import AnySelect
from storage.search import about as has_words
from storage.search import any_of, matches, searched, tsquery, words_in
from storage.tables import ArticleRow, QuoteRow


@dataclass(frozen=True, slots=True)
class QuoteFilter:
    """Which of a speaker's quotes are wanted.

    `about` is words that must all be in the quote, `mentions` written forms of a name of which
    one must be; days count in UTC, both included; `outlets` are exact names, any of which will
    do; `after` is a quote, and only words that were filed first after it are wanted. An `order`
    by best match needs `about`.
    """

    about: str | None = None
    since: date | None = None
    until: date | None = None
    outlets: tuple[str, ...] | None = None
    kind: Kind | None = None
    mentions: tuple[str, ...] | None = None
    after: QuoteId | None = None
    order: Order = Order.NEWEST


def conditions(
    connection: AsyncConnection, guild: GuildId, wanted: QuoteFilter
) -> list[ColumnElement[bool]]:
    """Return what is true of a wanted quote of a guild.

    But for `after`, which is about all its places.
    """
    found: list[ColumnElement[bool]] = []
    if wanted.about is not None:
        found.append(has_words(connection, guild, QuoteRow, wanted.about))
    if wanted.since is not None:
        found.append(QuoteRow.dated >= start_of(wanted.since))
    if wanted.until is not None:
        found.append(QuoteRow.dated < end_of(wanted.until))
    if wanted.outlets is not None:
        found.append(ArticleRow.outlet.in_(wanted.outlets))
    if wanted.kind is not None:
        found.append(QuoteRow.kind == wanted.kind)
    if wanted.mentions is not None:
        found.append(
            or_(false(), *(_mentions(connection, guild, name) for name in wanted.mentions))
        )
    return found


def in_order(
    connection: AsyncConnection, guild: GuildId, printed: AnySelect, wanted: QuoteFilter
) -> tuple[AnySelect, Sequence[ColumnElement[Any]]]:
    """Return the selection of quotes with what its order needs, and the order of its groups."""
    oldest = (func.min(QuoteRow.dated), func.min(QuoteRow.article), func.min(QuoteRow.position))
    newest = (oldest[0].desc(), oldest[1].desc(), oldest[2])
    if wanted.order is Order.OLDEST:
        return printed, oldest
    if wanted.order is Order.NEWEST or wanted.about is None:
        return printed, newest
    search = [words_in(wanted.about)]
    if connection.dialect.name == "postgresql":
        rank = func.ts_rank(searched(QuoteRow), tsquery(search), 1)  # 1: long quotes count less
        return printed, (func.max(rank).desc(), *newest)
    index, match = matches(guild, QuoteRow, search)
    # Made before anything is joined to it: the index ranks only where it is asked alone.
    hits = select(index.c.rowid, index.c.rank).where(match).cte("hits").prefix_with("MATERIALIZED")
    joined = printed.join(hits, hits.c.rowid == QuoteRow.id)
    return joined, (func.min(hits.c.rank), *newest)


def start_of(day: date) -> datetime:
    """Return the first moment of a day in UTC."""
    return datetime.combine(day, time.min, tzinfo=UTC)


def end_of(day: date) -> datetime:
    """Return the first moment in UTC that is not of the day any more."""
    if day == date.max:
        return datetime.max.replace(tzinfo=UTC)
    return start_of(day + timedelta(days=1))


def _mentions(connection: AsyncConnection, guild: GuildId, name: str) -> ColumnElement[bool]:
    """Say that a quote has a name, its words one after another.

    The search folds endings and case away, under which "Waters" is "water" as well; so where the
    name has a capital, it must be there as it is written, too.
    """
    phrase = tuple(fold(name).split())
    if not phrase:
        return false()
    found = any_of(connection, guild, QuoteRow, [[phrase]])
    if name == name.lower():
        return found
    within = func.strpos if connection.dialect.name == "postgresql" else func.instr
    written = json.dumps(name)[1:-1]  # as it stands in the column, accents and all
    return and_(found, within(cast(QuoteRow.fragments, Text), written) > 0)
