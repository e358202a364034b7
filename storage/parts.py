"""What deliveries send: their messages, kept before they are sent, and the articles they cover."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, delete, exists, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from news.article import State
from news.ids import ArticleId, DeliveryId, GuildId, MessageId, ScheduleId
from news.schedule import DeliveryState, Part
from storage.briefing_tables import CoveredRow, DeliveryRow, PartRow
from storage.guilds import GuildStore
from storage.tables import ArticleRow


class PartStore:
    """The messages of every delivery."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection
        self._guilds = GuildStore(connection)

    async def keep_parts(
        self,
        guild: GuildId,
        delivery: DeliveryId,
        parts: Sequence[str],
        articles: Sequence[ArticleId],
    ) -> bool:
        """Keep what will be sent, and which articles it covers, before anything is sent.

        False, with nothing kept, when the delivery is not claimed any more or has parts already,
        or when an article was withdrawn or came into another briefing of the schedule meanwhile:
        compile again then.
        """
        await self._guilds.lock(guild)
        row = (
            await self._connection.execute(
                select(DeliveryRow.schedule).where(*claimed(guild, delivery), ~has_parts())
            )
        ).first()
        if row is None or not await self._all_free(guild, row.schedule, articles):
            return False
        values = [
            {"delivery": delivery, "number": number, "text": text, "nonce": f"v{delivery}p{number}"}
            for number, text in enumerate(parts)
        ]
        covered = [
            {"schedule": row.schedule, "article": article, "delivery": delivery}
            for article in articles
        ]
        for table, rows in ((PartRow, values), (CoveredRow, covered)):
            if rows:
                await self._connection.execute(insert(table), rows)
        return True

    async def drop_parts(self, guild: GuildId, delivery: DeliveryId) -> bool:
        """Undo `keep_parts` to compile again; False when a part may stand already."""
        await self._guilds.lock(guild)
        claim = await self._connection.scalar(
            select(DeliveryRow.id).where(*claimed(guild, delivery))
        )
        if claim is None or await self._is_sent(guild, delivery):
            return False
        await self._forget(delivery)
        return True

    async def parts(self, guild: GuildId, delivery: DeliveryId) -> tuple[Part, ...]:
        """Return the parts of a delivery in order; none when nothing was kept yet."""
        rows = await self._connection.execute(
            select(PartRow.number, PartRow.text, PartRow.nonce, PartRow.message)
            .join(DeliveryRow, DeliveryRow.id == PartRow.delivery)
            .where(DeliveryRow.guild == guild, DeliveryRow.id == delivery)
            .order_by(PartRow.number)
        )
        return tuple(Part(row.number, row.text, row.nonce, _message(row.message)) for row in rows)

    async def articles(self, guild: GuildId, delivery: DeliveryId) -> tuple[ArticleId, ...]:
        """Return the articles that a delivery covers and that are still filed."""
        found = await self._connection.scalars(
            select(CoveredRow.article)
            .join(ArticleRow, ArticleRow.id == CoveredRow.article)
            .where(
                ArticleRow.guild == guild,
                ArticleRow.state == State.FILED,
                CoveredRow.delivery == delivery,
            )
            .order_by(CoveredRow.article)
        )
        return tuple(ArticleId(article) for article in found)

    async def note_sent(
        self, guild: GuildId, delivery: DeliveryId, number: int, message: MessageId
    ) -> None:
        """Note that a part stands in the channel."""
        await self._connection.execute(
            update(PartRow)
            .where(
                PartRow.delivery == delivery,
                PartRow.number == number,
                exists().where(DeliveryRow.id == delivery, DeliveryRow.guild == guild),
            )
            .values(message=message)
        )

    async def _all_free(
        self, guild: GuildId, schedule: ScheduleId, articles: Sequence[ArticleId]
    ) -> bool:
        free = await self._connection.scalars(
            select(ArticleRow.id).where(
                ArticleRow.guild == guild,
                ArticleRow.id.in_(articles),
                ArticleRow.state == State.FILED,
                ~exists().where(
                    CoveredRow.schedule == schedule, CoveredRow.article == ArticleRow.id
                ),
            )
        )
        return set(free) == set(articles)

    async def _is_sent(self, guild: GuildId, delivery: DeliveryId) -> bool:
        return any(part.message is not None for part in await self.parts(guild, delivery))

    async def _forget(self, delivery: DeliveryId) -> None:
        for row in (PartRow, CoveredRow):
            await self._connection.execute(delete(row).where(row.delivery == delivery))


def claimed(guild: GuildId, delivery: DeliveryId) -> tuple[ColumnElement[bool], ...]:
    """Say that a delivery of this guild has not come to its end."""
    return (
        DeliveryRow.guild == guild,
        DeliveryRow.id == delivery,
        DeliveryRow.state == DeliveryState.CLAIMED,
    )


def has_parts() -> ColumnElement[bool]:
    """Say that something was kept to be sent."""
    return exists().where(PartRow.delivery == DeliveryRow.id)


def _message(message: int | None) -> MessageId | None:
    return None if message is None else MessageId(message)
