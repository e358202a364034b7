"""How what has to be corrected is found in the tables, and read from them."""

from datetime import datetime

from sqlalchemy import ColumnElement, exists, literal, select

from news.ids import ChannelId, DeliveryId, GuildId, MessageId
from news.schedule import Outdated, Posted
from storage.briefing_tables import CoveredRow, DeliveryRow, PartRow, WithdrawalRow
from storage.columns import AnyRow, AnySelect
from storage.summaries import LINE
from storage.tables import ArticleRow

Place = tuple[GuildId, DeliveryId, int]
"""Guild, delivery and number of a part."""


def telling(
    guild: GuildId, articles: AnySelect, now: ColumnElement[datetime], *, withdrawn: bool
) -> AnySelect:
    """Select what to note of each part of a briefing that tells any of these articles."""
    known = exists().where(is_part(), WithdrawalRow.article == CoveredRow.article)
    return (
        select(
            PartRow.delivery,
            PartRow.number,
            CoveredRow.article,
            now,
            now.label("next_try"),
            literal(value=withdrawn),
            literal(value=False),
        )
        .join(CoveredRow, CoveredRow.delivery == PartRow.delivery)
        .join(DeliveryRow, DeliveryRow.id == PartRow.delivery)
        .where(DeliveryRow.guild == guild, CoveredRow.article.in_(articles), CoveredRow.matched)
        .where(~known)
    )


def is_part() -> ColumnElement[bool]:
    """Say that a row is about that part."""
    return (WithdrawalRow.delivery == PartRow.delivery) & (WithdrawalRow.number == PartRow.number)


def is_open() -> ColumnElement[bool]:
    """Say that something has to be done still."""
    return ~WithdrawalRow.settled


def taken_rows(outdated: Outdated) -> tuple[ColumnElement[bool], ...]:
    """Say that a row is among those that were taken, not one that came since."""
    return (
        WithdrawalRow.delivery == outdated.posted.delivery,
        WithdrawalRow.number == outdated.posted.number,
        WithdrawalRow.article.in_(outdated.open),
    )


def withdrawals_of(place: Place) -> AnySelect:
    """Select all that was noted of a part that stands, with the part and the articles."""
    guild, delivery, number = place
    return (
        select(
            WithdrawalRow.article,
            WithdrawalRow.at,
            WithdrawalRow.next_try,
            WithdrawalRow.settled,
            WithdrawalRow.withdrawn,
            WithdrawalRow.noted,
            DeliveryRow.channel,
            DeliveryRow.since,
            DeliveryRow.instant,
            PartRow.delivery,
            PartRow.number,
            PartRow.message,
            PartRow.text,
            PartRow.edited,
            ArticleRow.reason,
            *LINE,
        )
        .join(PartRow, is_part())
        .join(DeliveryRow, DeliveryRow.id == PartRow.delivery)
        .join(ArticleRow, ArticleRow.id == WithdrawalRow.article)
        .where(
            DeliveryRow.guild == guild,
            PartRow.delivery == delivery,
            PartRow.number == number,
            PartRow.message.is_not(None),
        )
        .order_by(WithdrawalRow.at, WithdrawalRow.article)
    )


def posted_of(row: AnyRow) -> Posted:
    """Read the part of a row of `withdrawals_of`."""
    return Posted(
        ChannelId(row.channel),
        MessageId(row.message),
        DeliveryId(row.delivery),
        row.number,
        row.text,
        row.edited,
    )
