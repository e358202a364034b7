"""Roles by a moderator's word: held from a day on, or not held whatever articles say."""

from collections.abc import Collection
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from news.ids import ArticleId, ChangeId, GuildId, SpeakerId
from news.profile import RoleHeld
from news.text import fold
from storage.changes import Body
from storage.columns import AnyRow
from storage.identities import IdentityStore
from storage.identity_tables import ChangeRow, RoleDecisionRow
from storage.speaker_tables import AppearanceRow, SpeakerRow

ROLE_LENGTH = 200  # characters


class Struck(NamedTuple):
    """In how many articles a role was struck, and what moderators had said of it."""

    articles: int
    held: list[Body]


class RoleStore:
    """What moderators decided about the roles of every guild's speakers."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection
        self._identities = IdentityStore(connection)

    async def hold(
        self, guild: GuildId, speaker: SpeakerId, role: str, dated: datetime, *, change: ChangeId
    ) -> None:
        """Note that a speaker has a role from a day on."""
        await self._decide(guild, speaker, role, dated, change)

    async def strike(
        self, guild: GuildId, speaker: SpeakerId, role: str, *, change: ChangeId
    ) -> Struck:
        """Note that a role is not a speaker's, whichever article gives it, later ones too.

        Where a moderator said that it is, that goes; `take_back` brings it back.
        """
        wanted = role_key(role)
        held = [row for row in await self._held(speaker) if role_key(row.role) == wanted]
        await self._connection.execute(
            delete(RoleDecisionRow).where(RoleDecisionRow.id.in_([row.id for row in held]))
        )
        named = await self._strike_out(speaker, wanted)
        await self._decide(guild, speaker, role, None, change)
        await self._identities.refresh(guild, {speaker, *named})
        return Struck(len(named), [_kept(row) for row in held])

    async def apply(self, guild: GuildId, article: ArticleId) -> None:
        """Strike the roles that a newly read article gives and moderators said are not so."""
        rows = await self._connection.execute(
            select(RoleDecisionRow.speaker, RoleDecisionRow.role)
            .join(AppearanceRow, AppearanceRow.speaker == RoleDecisionRow.speaker)
            .where(
                RoleDecisionRow.guild == guild,
                RoleDecisionRow.dated.is_(None),
                AppearanceRow.article == article,
            )
        )
        for row in rows.all():
            named = await self._strike_out(row.speaker, role_key(row.role), article=article)
            if named:
                await self._identities.refresh(guild, {row.speaker, *named})

    async def take_back(self, guild: GuildId, change: ChangeId, held: Collection[Body]) -> None:
        """Undo `hold` and `strike`, for which `held` is what was struck of moderators' words."""
        gone = await self._connection.execute(
            delete(RoleDecisionRow)
            .where(RoleDecisionRow.guild == guild, RoleDecisionRow.change == change)
            .returning(RoleDecisionRow.speaker, RoleDecisionRow.role, RoleDecisionRow.dated)
        )
        for row in gone.all():
            if row.dated is None:
                await self._give_back(guild, row.speaker, role_key(row.role))
        for body in held:
            await self._hold_again(guild, body)

    async def held(self, guild: GuildId, speaker: SpeakerId) -> tuple[RoleHeld, ...]:
        """Return the roles that a speaker has by moderators' words, newest first."""
        rows = [row for row in await self._held(speaker) if row.guild == guild]
        return tuple(
            RoleHeld(row.role, row.dated, row.dated, 0)
            for row in sorted(rows, key=lambda row: row.dated, reverse=True)
        )

    async def _decide(
        self,
        guild: GuildId,
        speaker: SpeakerId,
        role: str,
        dated: datetime | None,
        change: ChangeId,
    ) -> None:
        await self._connection.execute(
            insert(RoleDecisionRow).values(
                guild=guild,
                change=change,
                filed_under=speaker,
                speaker=speaker,
                role=role[:ROLE_LENGTH],
                dated=dated,
            )
        )

    async def _held(self, speaker: SpeakerId) -> list[AnyRow]:
        rows = await self._connection.execute(
            select(RoleDecisionRow).where(
                RoleDecisionRow.speaker == speaker, RoleDecisionRow.dated.is_not(None)
            )
        )
        return list(rows.all())

    async def _strike_out(
        self, speaker: SpeakerId, wanted: str, *, article: ArticleId | None = None
    ) -> list[int]:
        """Strike a role where articles give it; return whom those file it under."""
        kept = [AppearanceRow.speaker == speaker, AppearanceRow.role.is_not(None)]
        if article is not None:
            kept.append(AppearanceRow.article == article)
        rows = await self._connection.execute(
            select(AppearanceRow.article, AppearanceRow.filed_under, AppearanceRow.role).where(
                *kept
            )
        )
        named = [row for row in rows.all() if role_key(row.role or "") == wanted]
        for row in named:
            await self._write(row.article, row.filed_under, role=None, struck=row.role)
        return [row.filed_under for row in named]

    async def _give_back(self, guild: GuildId, speaker: SpeakerId, wanted: str) -> None:
        rows = await self._connection.execute(
            select(AppearanceRow.article, AppearanceRow.filed_under, AppearanceRow.struck).where(
                AppearanceRow.speaker == speaker, AppearanceRow.struck.is_not(None)
            )
        )
        named = [row for row in rows.all() if role_key(row.struck or "") == wanted]
        for row in named:
            await self._write(row.article, row.filed_under, role=row.struck, struck=None)
        await self._identities.refresh(guild, {speaker, *(row.filed_under for row in named)})

    async def _write(self, article: int, filed_under: int, **values: str | None) -> None:
        await self._connection.execute(
            update(AppearanceRow)
            .where(AppearanceRow.article == article, AppearanceRow.filed_under == filed_under)
            .values(**values)
        )

    async def _hold_again(self, guild: GuildId, body: Body) -> None:
        """Bring back what a moderator said, unless that was undone or its speaker is gone."""
        stands = await self._connection.scalar(
            select(ChangeRow.id).where(
                ChangeRow.id == body["change"], ChangeRow.undone_at.is_(None)
            )
        )
        head = await self._connection.scalar(
            select(func.coalesce(SpeakerRow.head, SpeakerRow.id)).where(
                SpeakerRow.guild == guild, SpeakerRow.id == body["filed_under"]
            )
        )
        if stands is not None and head is not None:
            values = body | {"dated": datetime.fromisoformat(body["dated"]), "speaker": head}
            await self._connection.execute(insert(RoleDecisionRow).values(guild=guild, **values))


def role_key(role: str) -> str:
    """Fold a role, so that two spellings of one are the same: "the mayor" and "Mayor"."""
    return fold(role).removeprefix("the ").removeprefix("a ")


def _kept(row: AnyRow) -> Body:
    return {
        "change": row.change,
        "filed_under": row.filed_under,
        "role": row.role,
        "dated": row.dated.isoformat(),
    }
