"""What deliveries send: their messages, kept before they are sent, and the articles they cover."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, delete, exists, insert, literal, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from news.article import State
from news.ids import ArticleId, DeliveryId, GuildId, MessageId, ScheduleId
from news.schedule import DeliveryState, Part
from storage.among import among
from storage.briefing_tables import CoveredRow, DeliveryRow, PartRow
from storage.columns import Key
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
        *,
        passed_over: Sequence[ArticleId] = (),
    ) -> bool:
        """Keep what will be sent, and which articles it covers, before anything is sent.

        It tells `articles`; those that are `passed_over` are not what its schedule follows.

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
        every = [*articles, *passed_over]
        if row is None or not await self._all_free(guild, row.schedule, every):
            return False
        values = [
            {"delivery": delivery, "number": number, "text": text, "nonce": f"v{delivery}p{number}"}
            for number, text in enumerate(parts)
        ]
        told = set(articles)
        covered = [
            {
                "schedule": row.schedule,
                "article": article,
                "delivery": delivery,
                "matched": article in told,
            }
            for article in every
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

    async def reconsider(self, guild: GuildId, schedule: ScheduleId, *, since: datetime) -> None:
        """Forget what a schedule passed over of what was filed since: it may match by now."""
        await self._guilds.lock(guild)
        recent = select(ArticleRow.id).where(ArticleRow.guild == guild, ArticleRow.filed_at > since)
        await self._connection.execute(
            delete(CoveredRow).where(
                CoveredRow.schedule == schedule,
                ~CoveredRow.matched,
                CoveredRow.article.in_(recent),
            )
        )

    async def forget_before(self, moment: datetime) -> int:
        """Drop the messages of all guilds that were done with before a moment; return how many.

        That there was a delivery, and what it covered, stays known.
        """
        over = select(DeliveryRow.id).where(
            DeliveryRow.state.in_((DeliveryState.SENT, DeliveryState.FAILED)),
            DeliveryRow.claimed_at < moment,
        )
        dropped = await self._connection.execute(delete(PartRow).where(PartRow.delivery.in_(over)))
        return dropped.rowcount

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
        """Return the articles that a delivery covers, told or not, and that are still filed."""
        return await self._covered(guild, delivery)

    async def told(self, guild: GuildId, delivery: DeliveryId) -> tuple[ArticleId, ...]:
        """Return the articles that a delivery tells and counts, and that are still filed."""
        return await self._covered(guild, delivery, CoveredRow.matched.is_(True))

    async def _covered(
        self, guild: GuildId, delivery: DeliveryId, *kept: ColumnElement[bool]
    ) -> tuple[ArticleId, ...]:
        found = await self._connection.scalars(
            select(CoveredRow.article)
            .join(ArticleRow, ArticleRow.id == CoveredRow.article)
            .where(
                ArticleRow.guild == guild,
                ArticleRow.state == State.FILED,
                CoveredRow.delivery == delivery,
                *kept,
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
        self, guild: GuildId, schedule: ScheduleId | None, articles: Sequence[ArticleId]
    ) -> bool:
        free = await self._connection.scalars(
            select(ArticleRow.id).where(
                ArticleRow.guild == guild,
                among(self._connection, ArticleRow.id, articles),
                ArticleRow.state == State.FILED,
                ~exists().where(
                    # None is equal to nothing, so what is posted by hand covers for nobody.
                    CoveredRow.schedule == literal(schedule, Key),
                    CoveredRow.article == ArticleRow.id,
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
