"""What has to be corrected: messages that may show what was taken back, or another's words."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import (
    case,
    insert,
    literal,
    or_,
    select,
    tuple_,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from news.briefing import Withdrawn
from news.ids import (
    ArticleId,
    ChangeId,
    DeliveryId,
    GuildId,
    SpeakerId,
)
from news.schedule import Outdated
from storage.asking_tables import SharedArticleRow, ShareRow
from storage.briefing_tables import DeliveryRow, PartRow, WithdrawalRow
from storage.columns import AnySelect, Key
from storage.guilds import GuildStore
from storage.identity_tables import PlacementRow
from storage.presence import is_served
from storage.summaries import article_line
from storage.tables import ArticleRow, QuoteRow
from storage.withdrawal_rows import (
    Place,
    is_open,
    is_part,
    posted_of,
    taken_rows,
    telling,
    withdrawals_of,
)


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
        await self._note(guild, select(literal(article, Key)), at, withdrawn=True)

    async def note_given(
        self,
        guild: GuildId,
        *,
        parts: Collection[SpeakerId],
        change: ChangeId | None,
        at: datetime,
    ) -> None:
        """Note that quotes came to another speaker, in the transaction that does it.

        Those that are filed under any of `parts`, and those that were placed by a `change`.
        """
        placed = select(PlacementRow.id).where(
            PlacementRow.guild == guild, PlacementRow.change == change
        )
        given = or_(QuoteRow.filed_under.in_(parts), QuoteRow.placed.in_(placed))
        articles = select(QuoteRow.article).where(QuoteRow.guild == guild, given)
        await self._note(guild, articles, at, withdrawn=False)

    async def note_speaker(self, guild: GuildId, speaker: SpeakerId, *, at: datetime) -> None:
        """Note that somebody is called otherwise, by name or role, in the same transaction."""
        quoted = select(QuoteRow.article).where(
            QuoteRow.guild == guild, QuoteRow.speaker == speaker
        )
        await self._note(guild, quoted, at, withdrawn=False)

    async def note_articles(
        self, guild: GuildId, articles: Collection[ArticleId], *, at: datetime
    ) -> None:
        """Note that something of articles is otherwise, in the transaction that makes it so."""
        of = select(ArticleRow.id).where(ArticleRow.guild == guild, ArticleRow.id.in_(articles))
        await self._note(guild, of, at, withdrawn=False)

    async def note_back(self, guild: GuildId, article: ArticleId, *, at: datetime) -> None:
        """Note that an article is in the archive again that was taken back."""
        taken_back = WithdrawalRow.article == article, WithdrawalRow.withdrawn
        found = await self._connection.execute(
            update(WithdrawalRow).where(*taken_back).values(withdrawn=False)
        )
        if found.rowcount:
            await self.note_articles(guild, [article], at=at)
        else:
            await self._note_shares(guild, select(literal(article, Key)), at)

    async def _note(
        self, guild: GuildId, articles: AnySelect, at: datetime, *, withdrawn: bool
    ) -> None:
        """Note it anew where it was noted before. The guild's lock keeps others from doing so."""
        await self._guilds.lock(guild)
        now = literal(at, WithdrawalRow.at.type)
        waits = ~WithdrawalRow.settled & (WithdrawalRow.next_try > now)
        again = update(WithdrawalRow).where(
            WithdrawalRow.article.in_(articles),
            WithdrawalRow.delivery.in_(select(DeliveryRow.id).where(DeliveryRow.guild == guild)),
        )
        if not withdrawn:  # what was taken back is shown no more, whoever said it
            again = again.where(~WithdrawalRow.withdrawn)
        await self._connection.execute(
            again.values(
                at=at,
                withdrawn=withdrawn,
                noted=WithdrawalRow.noted + 1,
                # Whoever is at it now ends with that first, so that no old edit comes last.
                next_try=case((waits, WithdrawalRow.next_try), else_=now),
                settled=False,
                reason=None,
            )
        )
        columns = ["delivery", "number", "article", "at", "next_try", "withdrawn", "settled"]
        await self._note_shares(guild, articles, at)
        await self._connection.execute(
            insert(WithdrawalRow).from_select(
                columns, telling(guild, articles, now, withdrawn=withdrawn)
            )
        )

    async def _note_shares(self, guild: GuildId, articles: AnySelect, at: datetime) -> None:
        """Note that shared answers which show any of these articles may be otherwise."""
        showing = select(SharedArticleRow.share).where(SharedArticleRow.article.in_(articles))
        now = literal(at, ShareRow.due_at.type)
        leased = ShareRow.due_at > now
        await self._connection.execute(
            update(ShareRow)
            .where(ShareRow.guild == guild, ShareRow.id.in_(showing))
            .values(
                noted=ShareRow.noted + 1,
                noted_at=at,
                due_at=case((leased, ShareRow.due_at), else_=now),
                reason=None,
            )
        )

    async def due(self, now: datetime, *, limit: int) -> tuple[Place, ...]:
        """Return the messages of all guilds that are known to stand and may be taken up now."""
        rows = await self._connection.execute(
            select(DeliveryRow.guild, PartRow.delivery, PartRow.number)
            .join(PartRow, PartRow.delivery == DeliveryRow.id)
            .join(WithdrawalRow, is_part())
            .where(is_open(), WithdrawalRow.next_try <= now, PartRow.message.is_not(None))
            .where(is_served(DeliveryRow.guild))
            .group_by(DeliveryRow.guild, PartRow.delivery, PartRow.number)
            .order_by(PartRow.delivery, PartRow.number)
            .limit(limit)
        )
        return tuple((GuildId(row.guild), DeliveryId(row.delivery), row.number) for row in rows)

    async def take(self, place: Place, *, now: datetime, until: datetime) -> Outdated | None:
        """Take a message up, so that nobody else does before `until`; None: somebody has it."""
        guild = place[0]
        await self._guilds.lock(guild)
        rows = (await self._connection.execute(withdrawals_of(place))).all()
        still_open = [row for row in rows if not row.settled]
        if not still_open or any(row.next_try > now for row in still_open):
            return None
        taken = Outdated(
            guild,
            posted_of(rows[0]),
            rows[0].since,
            rows[0].instant,
            tuple(
                Withdrawn(article_line(row), row.at, row.reason) for row in rows if row.withdrawn
            ),
            max((row.at for row in rows if not row.withdrawn), default=None),
            {ArticleId(row.article): row.noted for row in still_open},
            max(row.at for row in still_open),
        )
        await self.put_off(taken, until=until)
        return taken

    async def put_off(self, outdated: Outdated, *, until: datetime) -> None:
        """Let nobody take a message up again before `until`."""
        await self._connection.execute(
            update(WithdrawalRow).where(*taken_rows(outdated)).values(next_try=until)
        )

    async def will_edit(self, outdated: Outdated) -> None:
        """Note, before it is tried, that a message may not stand any more as it was sent."""
        posted = outdated.posted
        await self._connection.execute(
            update(PartRow)
            .where(PartRow.delivery == posted.delivery, PartRow.number == posted.number)
            .values(edited=True)
        )

    async def settle(self, outdated: Outdated, reason: str | None = None) -> None:
        """End what was taken up: it is corrected, or given up for a reason (a sentence).

        What was noted again meanwhile stays open.
        """
        seen = tuple_(WithdrawalRow.article, WithdrawalRow.noted).in_(outdated.open.items())
        await self._connection.execute(
            update(WithdrawalRow)
            .where(*taken_rows(outdated), seen)
            .values(settled=True, reason=reason)
        )
