"""Speakers made one by a moderator's word, and taken apart again, exactly."""

from collections.abc import Collection, Sequence

from sqlalchemy import delete, exists, func, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.orm import aliased

from news.identity import Portrait
from news.ids import GuildId, SpeakerId
from news.speaker import SpeakerType
from news.text import fold
from storage.identities import IdentityStore
from storage.identity_tables import RoleDecisionRow
from storage.speaker_tables import AppearanceRow, SpeakerRow
from storage.tables import QuoteRow

_part = aliased(SpeakerRow)


class MergeStore:
    """Which speakers are parts of others. Call it under the guild's lock.

    Nothing of a part is rewritten: what is filed under it stays filed under it, later articles
    too, so to take it apart is to let it be its own head again.
    """

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection
        self._identities = IdentityStore(connection)

    async def merge(self, guild: GuildId, speaker: SpeakerId, into: SpeakerId) -> list[SpeakerId]:
        """Make a speaker, with all its parts, a part of another; return what became one."""
        parts = await self._parts(guild, speaker)
        await self.decide(guild, [*parts, into])
        await self._belong(guild, parts, into)
        await self._identities.refresh(guild, {speaker, into})
        return parts

    async def separate(
        self, guild: GuildId, parts: Collection[SpeakerId], speaker: SpeakerId
    ) -> bool:
        """Undo `merge`: make these parts one speaker again; False when `speaker` is on its own.

        Parts that came to somebody else meanwhile stay there.
        """
        head = await self.head(guild, speaker)
        if head is None or head == speaker:
            return False
        left = [part for part in await self._parts(guild, head) if part in parts]
        await self._belong(guild, left, speaker)
        await self._identities.refresh(guild, {speaker, head})
        return True

    async def hand_over(self, guild: GuildId, part: SpeakerId, to: SpeakerId) -> bool:
        """Make one part a part of another speaker's head; False where others joined it since."""
        if await self._parts(guild, part) not in ([], [part]):
            return False
        before, head = await self.head(guild, part), await self.head(guild, to)
        if before is None or head is None:
            return False
        await self._belong(guild, [part], head)
        await self._identities.refresh(guild, {part, before, head})
        return True

    async def head(self, guild: GuildId, speaker: SpeakerId) -> SpeakerId | None:
        """Return whose part a speaker is by now; None when this guild has no such speaker."""
        row = (
            await self._connection.execute(
                select(SpeakerRow.id, SpeakerRow.head).where(
                    SpeakerRow.guild == guild, SpeakerRow.id == speaker
                )
            )
        ).first()
        return None if row is None else SpeakerId(row.head or row.id)

    async def call(self, guild: GuildId, speaker: SpeakerId, name: str | None) -> None:
        """Let a speaker be called so, or as articles do; what they were called stays a name."""
        await self._connection.execute(
            update(SpeakerRow)
            .where(SpeakerRow.guild == guild, SpeakerRow.id == speaker)
            .values(called=name, decided=True)
        )
        await self._identities.refresh(guild, {speaker, await self.head(guild, speaker) or speaker})

    async def called(self, guild: GuildId, speaker: SpeakerId) -> str | None:
        """Return what moderators call a speaker; None: what articles do."""
        return await self._connection.scalar(
            select(SpeakerRow.called).where(SpeakerRow.guild == guild, SpeakerRow.id == speaker)
        )

    async def add(self, guild: GuildId, name: str, type_: SpeakerType) -> SpeakerId:
        """Add a speaker that no article names yet."""
        inserted = await self._connection.execute(
            insert(SpeakerRow)
            .values(guild=guild, name=name, type=type_, decided=True)
            .returning(SpeakerRow.id)
        )
        speaker = SpeakerId(inserted.scalar_one())
        await self._identities.note_name(guild, speaker, Portrait(name, type_))
        return speaker

    async def carve(
        self, guild: GuildId, speaker: SpeakerId, name: str, into: SpeakerId
    ) -> tuple[int, int]:
        """Give the articles that call a speaker so, before all, to a part of its own.

        Returns how many articles went, and how many stay.
        """
        rows = await self._connection.execute(
            select(AppearanceRow.article, AppearanceRow.filed_under, AppearanceRow.names).where(
                AppearanceRow.speaker == speaker
            )
        )
        every = {(row.article, row.filed_under): row.names[:1] for row in rows}
        wanted = fold(name)
        going = {key for key, names in every.items() if names and fold(names[0]) == wanted}
        articles = {article for article, _ in going}
        if not going or len(going) == len(every):
            return len(articles), len(every) - len(going)
        origins = {origin for _, origin in going}
        await self.decide(guild, [*origins, speaker])
        for article, origin in sorted(going):
            await self._refile(article, origin, into)
        await self._identities.refresh(guild, {speaker, into, *origins})
        return len(articles), len(every) - len(going)

    async def drop_empty(self, guild: GuildId, speaker: SpeakerId) -> bool:
        """Delete a speaker that a change had made, unless articles name it by now."""
        gone = await self._connection.execute(
            delete(SpeakerRow).where(
                SpeakerRow.guild == guild,
                SpeakerRow.id == speaker,
                ~exists().where(AppearanceRow.filed_under == speaker),
                ~exists().where(_part.head == speaker),
            )
        )
        return gone.rowcount == 1

    async def _refile(self, article: int, origin: int, into: SpeakerId) -> None:
        is_there = await self._connection.scalar(
            select(AppearanceRow.article).where(
                AppearanceRow.article == article, AppearanceRow.filed_under == into
            )
        )
        moved = {"filed_under": into, "speaker": into}
        if is_there is None:
            await self._connection.execute(
                update(AppearanceRow)
                .where(AppearanceRow.article == article, AppearanceRow.filed_under == origin)
                .values(moved)
            )
        await self._connection.execute(
            update(QuoteRow)
            .where(QuoteRow.article == article, QuoteRow.filed_under == origin)
            .values(moved)
        )

    async def _parts(self, guild: GuildId, speaker: SpeakerId) -> list[SpeakerId]:
        found = await self._connection.scalars(
            select(SpeakerRow.id)
            .where(SpeakerRow.guild == guild)
            .where(or_(SpeakerRow.id == speaker, SpeakerRow.head == speaker))
            .order_by(SpeakerRow.id)
        )
        return [SpeakerId(id_) for id_ in found]

    async def _belong(self, guild: GuildId, parts: Sequence[SpeakerId], head: SpeakerId) -> None:
        await self._connection.execute(
            update(SpeakerRow)
            .where(SpeakerRow.guild == guild, SpeakerRow.id.in_(parts))
            .values(head=func.nullif(head, SpeakerRow.id))
        )
        for row in (AppearanceRow, QuoteRow, RoleDecisionRow):
            await self._connection.execute(
                update(row).where(row.filed_under.in_(parts)).values(speaker=head)
            )

    async def decide(self, guild: GuildId, speakers: Collection[int]) -> None:
        """Keep speakers for good: a moderator said something about them."""
        await self._connection.execute(
            update(SpeakerRow)
            .where(SpeakerRow.guild == guild, SpeakerRow.id.in_(speakers))
            .values(decided=True)
        )
