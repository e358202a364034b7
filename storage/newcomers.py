"""Speakers of an article whom nobody known is: inserted together once all are told apart."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from news.doubt import Answer
from news.identity import Portrait, filed_keys
from news.ids import GuildId, SpeakerId
from news.joining import Known
from storage.acquaintances import KEY_LENGTH
from storage.identity_tables import DoubtRow, NameKeyRow
from storage.insertion import insert_all_new
from storage.speaker_tables import SpeakerRow


class Newcomers:
    """Who is new. Until `insert`, they have ids below zero, which no row has."""

    def __init__(self, guild: GuildId) -> None:
        self._guild = guild
        self._rows: list[dict[str, Any]] = []
        self._portraits: list[Portrait] = []
        self._doubts: list[tuple[SpeakerId, SpeakerId]] = []

    def add(self, portrait: Portrait, identity: str, asked: Iterable[Known]) -> SpeakerId:
        """Add somebody, with those of whom a moderator is asked; return the id until `insert`."""
        self._rows.append(
            {
                "guild": self._guild,
                "identity": identity,
                "name": portrait.name,
                "type": portrait.type,
                "decided": False,
            }
        )
        self._portraits.append(portrait)
        id_ = SpeakerId(-len(self._rows))
        self._doubts += [(id_, other.id) for other in asked]
        return id_

    async def insert(self, connection: AsyncConnection) -> dict[SpeakerId, SpeakerId]:
        """Insert everybody with their keys and doubts; return the ids by the ones until now."""
        if not self._rows:
            return {}
        inserted = await connection.scalars(
            insert(SpeakerRow).returning(SpeakerRow.id, sort_by_parameter_order=True), self._rows
        )
        ids = {SpeakerId(-n): SpeakerId(id_) for n, id_ in enumerate(inserted, 1)}
        named = zip(ids.values(), self._portraits, strict=True)
        keys = [row for id_, portrait in named for row in key_rows(self._guild, id_, portrait)]
        await insert_all_new(connection, NameKeyRow, keys)
        doubts = [{"new": ids[new], "known": ids.get(known, known)} for new, known in self._doubts]
        open_ = {"guild": self._guild, "answer": Answer.OPEN}
        await insert_all_new(connection, DoubtRow, [doubt | open_ for doubt in doubts])
        return ids


def key_rows(guild: GuildId, speaker: SpeakerId, portrait: Portrait) -> list[dict[str, Any]]:
    """Return the rows that let a speaker be found by those who may be the same."""
    return [
        {"guild": guild, "key": key[:KEY_LENGTH], "speaker": speaker}
        for key in sorted(filed_keys(portrait))
    ]
