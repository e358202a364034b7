"""Notes about what is new: kept before they are sent, and dropped once they stand."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from news.follow import Note, Recipient
from news.ids import GuildId, NoteId
from storage.columns import AnyRow
from storage.follow_tables import NoteRow, ToldRow
from storage.insertion import insert_all_new


class NoteStore:
    """The notes of every guild that are on their way, and what was told."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def begin(self, to: Recipient, *, at: datetime) -> NoteId:
        """Claim a note, so that its text can bear its number; `keep` it in the same transaction."""
        inserted = await self._connection.execute(
            insert(NoteRow)
            .values(
                guild=to.guild,
                recipient=to.id,
                member=to.id if to.private else None,
                made_at=at,
                claimed_at=at,
                text="",
            )
            .returning(NoteRow.id)
        )
        return NoteId(inserted.scalar_one())

    async def keep(self, guild: GuildId, note: NoteId, text: str, body: dict[str, Any]) -> Note:
        """Keep what will be sent, and what that tells."""
        await self._connection.execute(
            update(NoteRow).where(*_is(guild, note)).values(text=text, body=body)
        )
        row = (await self._connection.execute(select(NoteRow).where(*_is(guild, note)))).one()
        return _note(row)

    async def tell(self, to: Recipient, said: Iterable[str], *, at: datetime) -> None:
        """Note which words a recipient is told."""
        told = {"guild": to.guild, "recipient": to.id, "at": at}
        told["member"] = to.id if to.private else None
        await insert_all_new(
            self._connection, ToldRow, [{**told, "said": words} for words in sorted(set(said))]
        )

    async def forget_told(self, guild: GuildId, *, before: datetime) -> None:
        """Drop what was told before a moment."""
        old = (ToldRow.guild == guild, ToldRow.at < before)
        await self._connection.execute(delete(ToldRow).where(*old))

    async def left(self, *, before: datetime) -> tuple[Note, ...]:
        """Return the notes of all guilds that nobody has been at since then, oldest first."""
        rows = await self._connection.execute(
            select(NoteRow).where(NoteRow.claimed_at < before).order_by(NoteRow.id)
        )
        return tuple(_note(row) for row in rows)

    async def renew(self, note: Note, *, now: datetime) -> bool:
        """Claim a note that was left; False when somebody else did, or it is settled."""
        mine = (*_is(note.recipient.guild, note.id), NoteRow.claimed_at == note.claimed_at)
        claimed = await self._connection.execute(
            update(NoteRow).where(*mine).values(claimed_at=now)
        )
        return claimed.rowcount == 1

    async def drop(self, guild: GuildId, note: NoteId) -> None:
        """Be done with a note: it stands, or never will."""
        await self._connection.execute(delete(NoteRow).where(*_is(guild, note)))


def _is(guild: GuildId, note: NoteId) -> tuple[ColumnElement[bool], ...]:
    return NoteRow.guild == guild, NoteRow.id == note


def _note(row: AnyRow) -> Note:
    return Note(
        id=NoteId(row.id),
        recipient=Recipient(GuildId(row.guild), row.recipient, private=row.member is not None),
        made_at=row.made_at,
        claimed_at=row.claimed_at,
        text=row.text,
        body=row.body,
    )
