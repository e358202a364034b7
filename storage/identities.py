"""Who an article's speakers are: filed under known ones where that is safe, and taken back."""

import hashlib
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from typing import Any, NamedTuple

from sqlalchemy import delete, exists, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from news.identity import Portrait
from news.ids import ArticleId, GuildId, SpeakerId
from news.joining import Known, choose
from news.speaker import Speaker
from news.text import fold
from storage.acquaintances import Acquaintances, acquaintances
from storage.columns import AnyRow
from storage.identity_tables import NameKeyRow, RoleRow
from storage.insertion import insert_all_new
from storage.newcomers import Newcomers, key_rows
from storage.speaker_tables import AliasRow, AppearanceRow, SpeakerRow
from storage.speakers import NAME_LENGTH, alias_key
from storage.tables import ArticleRow

NAMESAKES = 9
"""Speakers of one name in one text that are looked for when the text changes."""


class Identity(NamedTuple):
    """Whom a speaker of an article is filed under, and whose part that one is by now."""

    filed_under: SpeakerId
    speaker: SpeakerId


class IdentityStore:
    """Joins the speakers of articles to those of their guild. Call it under the guild's lock."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def file(
        self, guild: GuildId, article: ArticleId, speakers: Sequence[Speaker]
    ) -> list[Identity]:
        """File the speakers of a filed article; return who they are, in the same order.

        One joins a speaker of another article only where `news.joining` says that this is safe,
        or where a moderator said so before; two of one article may so become one. What is only
        likely is noted as a doubt.
        """
        row = (
            await self._connection.execute(
                select(ArticleRow.dated, ArticleRow.text).where(ArticleRow.id == article)
            )
        ).one()
        found = await self._identities(guild, speakers, text_key(row.text or ""))
        appearances = [
            {**identity._asdict(), "article": article, "dated": row.dated}
            | {"role": speaker.role, "names": _written(speaker)}
            for identity, speaker in zip(found, speakers, strict=True)
        ]
        await insert_all_new(self._connection, AppearanceRow, appearances)
        await self._add_aliases(
            guild, [(one["speaker"], name) for one in appearances for name in one["names"]]
        )
        roles = [
            {"speaker": identity.filed_under, "role": role[:NAME_LENGTH]}
            for identity, speaker in zip(found, speakers, strict=True)
            for role in speaker.descriptions
        ]
        await insert_all_new(self._connection, RoleRow, roles)
        return found

    async def forget(self, guild: GuildId, article: ArticleId) -> None:
        """Undo `file`: what no other article tells goes, unless a moderator decided about it."""
        gone = await self._connection.execute(
            delete(AppearanceRow)
            .where(
                AppearanceRow.article == article,
                AppearanceRow.speaker.in_(select(SpeakerRow.id).where(SpeakerRow.guild == guild)),
            )
            .returning(AppearanceRow.filed_under, AppearanceRow.speaker)
        )
        rows = gone.all()
        await self.drop_unnamed({row.filed_under for row in rows})
        await self.refresh(guild, {each for row in rows for each in row})

    async def drop_unnamed(self, speakers: Collection[int]) -> None:
        """Delete those whom no article names any more and no moderator decided about."""
        await self._connection.execute(
            delete(SpeakerRow).where(
                SpeakerRow.id.in_(sorted(speakers)),
                ~SpeakerRow.decided,
                ~exists().where(AppearanceRow.filed_under == SpeakerRow.id),
            )
        )

    async def carry_over(
        self, guild: GuildId, speakers: Collection[int], old: str, new: str
    ) -> None:
        """Let a changed text lead back to the speakers that it first named before the change.

        `old` and `new` are what `text_key` gives for the two texts.
        """
        rows = await self._connection.execute(
            select(SpeakerRow).where(
                SpeakerRow.guild == guild,
                SpeakerRow.id.in_(sorted(speakers)),
                SpeakerRow.identity.is_not(None),
            )
        )
        carried = {row.id: place for row in rows if (place := _moved(row, old, new))}
        taken = set(
            await self._connection.scalars(
                select(SpeakerRow.identity).where(
                    SpeakerRow.guild == guild, SpeakerRow.identity.in_(carried.values())
                )
            )
        )
        for speaker, place in carried.items():
            if place not in taken:
                await self._connection.execute(
                    update(SpeakerRow).where(SpeakerRow.id == speaker).values(identity=place)
                )

    async def refresh(self, guild: GuildId, speakers: Collection[int]) -> None:
        """Make the written forms and roles of speakers anew, from what their articles give."""
        affected = sorted(speakers)
        for column in (AliasRow.speaker, RoleRow.speaker):
            await self._connection.execute(delete(column.class_).where(column.in_(affected)))
        names = await self._connection.execute(
            select(AppearanceRow.speaker, AppearanceRow.names).where(
                AppearanceRow.speaker.in_(affected)
            )
        )
        forms = {(row.speaker, name) for row in names for name in row.names}
        await self._add_aliases(guild, forms | await self._given(affected))
        roles = await self._connection.execute(
            select(AppearanceRow.filed_under, AppearanceRow.role)
            .where(AppearanceRow.filed_under.in_(affected), AppearanceRow.role.is_not(None))
            .distinct()
        )
        await insert_all_new(
            self._connection,
            RoleRow,
            [{"speaker": row.filed_under, "role": row.role[:NAME_LENGTH]} for row in roles],
        )

    async def note_name(self, guild: GuildId, speaker: SpeakerId, portrait: Portrait) -> None:
        """Let a speaker be found by those who may be the same."""
        await insert_all_new(self._connection, NameKeyRow, key_rows(guild, speaker, portrait))

    async def _identities(
        self, guild: GuildId, speakers: Sequence[Speaker], text: str
    ) -> list[Identity]:
        portraits = [Portrait.of(speaker) for speaker in speakers]
        places = _places(text, portraits)
        before = await self._filed_before(guild, places)
        known = await acquaintances(self._connection, guild, portraits)
        new = Newcomers(guild)
        found = [
            before.get(place) or _joined(portrait, place, known, new)
            for portrait, place in zip(portraits, places, strict=True)
        ]
        ids = await new.insert(self._connection)
        return [Identity(*(ids.get(each, each) for each in identity)) for identity in found]

    async def _filed_before(self, guild: GuildId, places: Sequence[str]) -> dict[str, Identity]:
        """Return whom the same names of the same text were filed under, if that still stands."""
        rows = await self._connection.execute(
            select(SpeakerRow.identity, SpeakerRow.id, SpeakerRow.head).where(
                SpeakerRow.guild == guild, SpeakerRow.identity.in_(places)
            )
        )
        return {
            row.identity: Identity(SpeakerId(row.id), SpeakerId(row.head or row.id)) for row in rows
        }

    async def _given(self, speakers: Sequence[int]) -> set[tuple[int, str]]:
        """Return the names that speakers have by a moderator's word, whatever articles say."""
        rows = await self._connection.execute(
            select(
                func.coalesce(SpeakerRow.head, SpeakerRow.id).label("speaker"),
                SpeakerRow.name,
                SpeakerRow.called,
            )
            .where(or_(SpeakerRow.id.in_(speakers), SpeakerRow.head.in_(speakers)))
            .where(SpeakerRow.decided)
        )
        given = ((row.speaker, name) for row in rows for name in (row.name, row.called or ""))
        return {(speaker, name[:NAME_LENGTH]) for speaker, name in given if fold(name)}

    async def _add_aliases(self, guild: GuildId, forms: Iterable[tuple[int, str]]) -> None:
        rows: list[dict[str, Any]] = [
            {"guild": guild, "speaker": speaker, "name": name, "folded": alias_key(name)}
            for speaker, name in forms
        ]
        await insert_all_new(self._connection, AliasRow, rows)


def _joined(portrait: Portrait, place: str, known: Acquaintances, new: Newcomers) -> Identity:
    """Decide who a speaker is; whoever is nobody known becomes known to those who follow."""
    decision = choose(portrait, known.of(portrait), known.apart)
    if decision.joined is not None:
        return Identity(decision.joined.id, decision.joined.head)
    id_ = new.add(portrait, place, decision.asked)
    known.add(Known(id_, id_, portrait))
    return Identity(id_, id_)


def text_key(text: str) -> str:
    """Return what is the same for the same text, in whichever article it is."""
    return hashlib.sha256(text.encode()).hexdigest()


def _places(text: str, portraits: Sequence[Portrait]) -> list[str]:
    """Return for each speaker of a text what the same text gives them again."""
    counted: Counter[tuple[str, str]] = Counter()
    places = []
    for portrait in portraits:
        name = portrait.type.value, fold(portrait.name) or portrait.name
        counted[name] += 1
        places.append(_place(text, counted[name], name))
    return places


def _place(text: str, number: int, name: tuple[str, str]) -> str:
    return hashlib.sha256(f"{text} {number} {' '.join(name)}".encode()).hexdigest()


def _moved(row: AnyRow, old: str, new: str) -> str | None:
    """Return a speaker's place in a new text, if it was first named in the old one."""
    name = row.type.value, fold(row.name) or row.name
    numbers = (n for n in range(1, NAMESAKES + 1) if _place(old, n, name) == row.identity)
    number = next(numbers, None)
    return None if number is None else _place(new, number, name)


def _written(speaker: Speaker) -> list[str]:
    names = dict.fromkeys(name[:NAME_LENGTH] for name in (speaker.name, *speaker.aliases))
    return [name for name in names if fold(name)]
