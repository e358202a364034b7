"""What has to be corrected: messages that may show an article that was taken back."""

from datetime import datetime

from sqlalchemy import ColumnElement, insert, literal, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from news.briefing import Withdrawn
from news.ids import ArticleId, ChannelId, DeliveryId, GuildId, MessageId
from news.schedule import Outdated, Posted
from storage.briefing_tables import CoveredRow, DeliveryRow, PartRow, WithdrawalRow
from storage.columns import AnyRow, AnySelect
from storage.guilds import GuildStore
from storage.summaries import LINE, article_line
from storage.tables import ArticleRow

Place = tuple[GuildId, DeliveryId, int]
"""Guild, delivery and number of a part."""


class WithdrawalStore:
    """The corrections that are due, of every guild."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection
        self._guilds = GuildStore(connection)

    async def note(self, guild: GuildId, article: ArticleId, *, at: datetime) -> None:
        """Note that an article was taken back, in the transaction that does it.

        Every part of a briefing that tells it is noted, sent or on its way. To tell is not to
        show: a briefing that is full counts some articles and leaves them out. What a part really
        shows is told when it is taken up.
        """
        covering = (
            select(
                PartRow.delivery,
                PartRow.number,
                CoveredRow.article,
                literal(at, WithdrawalRow.at.type),
                literal(at, WithdrawalRow.at.type),
                literal(value=False),
            )
            .join(CoveredRow, CoveredRow.delivery == PartRow.delivery)
            .join(DeliveryRow, DeliveryRow.id == PartRow.delivery)
            .where(DeliveryRow.guild == guild, CoveredRow.article == article, CoveredRow.matched)
        )
        columns = ["delivery", "number", "article", "at", "next_try", "settled"]
        await self._connection.execute(insert(WithdrawalRow).from_select(columns, covering))

    async def due(self, now: datetime, *, limit: int) -> tuple[Place, ...]:
        """Return the messages of all guilds that are known to stand and may be taken up now."""
        rows = await self._connection.execute(
            select(DeliveryRow.guild, PartRow.delivery, PartRow.number)
            .join(PartRow, PartRow.delivery == DeliveryRow.id)
            .join(WithdrawalRow, _is_part())
            .where(_open(), WithdrawalRow.next_try <= now, PartRow.message.is_not(None))
            .group_by(DeliveryRow.guild, PartRow.delivery, PartRow.number)
            .order_by(PartRow.delivery, PartRow.number)
            .limit(limit)
        )
        return tuple((GuildId(row.guild), DeliveryId(row.delivery), row.number) for row in rows)

    async def take(self, place: Place, *, now: datetime, until: datetime) -> Outdated | None:
        """Take a message up, so that nobody else does before `until`; None: somebody has it."""
        guild = place[0]
        await self._guilds.lock(guild)
        rows = (await self._connection.execute(_withdrawals_of(place))).all()
        still_open = [row for row in rows if not row.settled]
        if not still_open or any(row.next_try > now for row in still_open):
            return None
        taken = Outdated(
            guild,
            _posted(rows[0]),
            rows[0].since,
            rows[0].instant,
            tuple(Withdrawn(article_line(row), row.at) for row in rows),
            tuple(ArticleId(row.article) for row in still_open),
        )
        await self.put_off(taken, until=until)
        return taken

    async def put_off(self, outdated: Outdated, *, until: datetime) -> None:
        """Let nobody take a message up again before `until`."""
        await self._connection.execute(
            update(WithdrawalRow).where(*_taken(outdated)).values(next_try=until)
        )

    async def settle(self, outdated: Outdated, reason: str | None = None) -> None:
        """End what was taken up: it is corrected, or given up for a reason (a sentence)."""
        await self._connection.execute(
            update(WithdrawalRow).where(*_taken(outdated)).values(settled=True, reason=reason)
        )


def _is_part() -> ColumnElement[bool]:
    return (WithdrawalRow.delivery == PartRow.delivery) & (WithdrawalRow.number == PartRow.number)


def _open() -> ColumnElement[bool]:
    return ~WithdrawalRow.settled


def _taken(outdated: Outdated) -> tuple[ColumnElement[bool], ...]:
    """Say that a row is among those that were taken, not one that came since."""
    return (
        WithdrawalRow.delivery == outdated.posted.delivery,
        WithdrawalRow.number == outdated.posted.number,
        WithdrawalRow.article.in_(outdated.open),
    )


def _withdrawals_of(place: Place) -> AnySelect:
    guild, delivery, number = place
    return (
        select(
            WithdrawalRow.article,
            WithdrawalRow.at,
            WithdrawalRow.next_try,
            WithdrawalRow.settled,
            DeliveryRow.channel,
            DeliveryRow.since,
            DeliveryRow.instant,
            PartRow.delivery,
            PartRow.number,
            PartRow.message,
            PartRow.text,
            *LINE,
        )
        .join(PartRow, _is_part())
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


def _posted(row: AnyRow) -> Posted:
    return Posted(
        ChannelId(row.channel),
        MessageId(row.message),
        DeliveryId(row.delivery),
        row.number,
        row.text,
    )
