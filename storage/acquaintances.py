"""Whom an article's speakers may be: the speakers of its guild that resemble them, with roles."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from sqlalchemy import func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.orm import InstrumentedAttribute

from news.doubt import Answer
from news.identity import Portrait, Verdict, filed_keys, is_whole, judge, sought_keys
from news.ids import GuildId, SpeakerId
from news.joining import Known
from news.text import fold
from storage.columns import AnyRow
from storage.identity_tables import DoubtRow, NameKeyRow, RoleRow
from storage.speaker_tables import AliasRow, SpeakerRow

KEY_LENGTH = 200
CROWD = 50  # people of one surname
IN_ONE_QUERY = 5_000  # values; SQLite takes 32,766 in all


class Acquaintances:
    """The speakers of a guild whom some new ones may be, by the keys of their names."""

    def __init__(self, apart: dict[SpeakerId, set[SpeakerId]]) -> None:
        self.apart = apart
        self._by_key: defaultdict[str, list[Known]] = defaultdict(list)

    def add(self, known: Known) -> None:
        """Add somebody, for the speakers after this one."""
        for key in filed_keys(known.portrait):
            self._by_key[key].append(known)

    def of(self, new: Portrait) -> list[Known]:
        """Return those with a key in common, oldest first."""
        found = {each.id: each for key in sought_keys(new) for each in self._by_key.get(key, ())}
        return sorted(found.values(), key=lambda each: (each.id < 0, abs(each.id)))


async def acquaintances(
    connection: AsyncConnection, guild: GuildId, portraits: Sequence[Portrait]
) -> Acquaintances:
    """Load everybody whom these may be, with a handful of queries however many they are."""
    rows = await _resembling(connection, guild, portraits)
    heads = {row.head or row.id for row in rows}
    names = await _gathered(connection, AliasRow.speaker, AliasRow.name, heads)
    roles = await _gathered(connection, RoleRow.speaker, RoleRow.role, [row.id for row in rows])
    found = Acquaintances(await _apart(connection, guild, [row.id for row in rows]))
    for row in rows:
        head = row.head or row.id
        portrait = Portrait(row.name, row.type, (row.name, *names[head]), tuple(roles[row.id]))
        found.add(Known(SpeakerId(row.id), SpeakerId(head), portrait))
    return found


async def _resembling(
    connection: AsyncConnection, guild: GuildId, portraits: Sequence[Portrait]
) -> list[AnyRow]:
    """Return who may be one of these by the name alone: few, also where Smiths are many."""
    wanted: defaultdict[str, list[Portrait]] = defaultdict(list)
    for portrait in portraits:
        for key in sought_keys(portrait):
            wanted[key[:KEY_LENGTH]].append(portrait)
    if not wanted:
        return []
    await _leave_out_crowds(connection, guild, wanted)
    found = await connection.execute(
        select(NameKeyRow.key, SpeakerRow.id, SpeakerRow.name, SpeakerRow.type, SpeakerRow.head)
        .join(SpeakerRow, SpeakerRow.id == NameKeyRow.speaker)
        .where(NameKeyRow.guild == guild, NameKeyRow.key.in_(sorted(wanted)))
    )
    rows = found.all()
    # Many may have one name, and are looked at once.
    names = {(row.key, row.name, row.type) for row in rows}
    alike = {
        (key, name, type_)
        for key, name, type_ in names
        if any(_alike(each, Portrait(name, type_)) for each in wanted[key])
    }
    return list({row.id: row for row in rows if (row.key, row.name, row.type) in alike}.values())


async def _leave_out_crowds(
    connection: AsyncConnection, guild: GuildId, wanted: dict[str, list[Portrait]]
) -> None:
    """Do not look for a surname alone that many have: to ask about a few of them helps nobody."""
    alone = sorted(key for key in wanted if " " not in key)
    if not alone:
        return
    rows = await connection.execute(
        select(NameKeyRow.key)
        .where(NameKeyRow.guild == guild, NameKeyRow.key.in_(alone))
        .group_by(NameKeyRow.key)
        .having(func.count() > CROWD)
    )
    for (key,) in rows:
        del wanted[key]


def _alike(portrait: Portrait, known: Portrait) -> bool:
    if judge(Portrait(portrait.name, portrait.type), known) is not Verdict.APART:
        return True
    # A lone surname is nobody's by itself, but a moderator may have said whose it is.
    return not is_whole(known) and fold(portrait.name) == fold(known.name)


async def _gathered(
    connection: AsyncConnection,
    owner: InstrumentedAttribute[int],
    column: InstrumentedAttribute[str],
    ids: Iterable[int],
) -> defaultdict[int, list[str]]:
    gathered: defaultdict[int, list[str]] = defaultdict(list)
    for some in _chunks(sorted(ids)):
        rows = await connection.execute(select(owner.label("owner"), column).where(owner.in_(some)))
        for row in rows:
            gathered[row.owner].append(row[1])
    return gathered


async def _apart(
    connection: AsyncConnection, guild: GuildId, ids: Collection[int]
) -> dict[SpeakerId, set[SpeakerId]]:
    apart: defaultdict[SpeakerId, set[SpeakerId]] = defaultdict(set)
    for some in _chunks(sorted(ids)):
        rows = await connection.execute(
            select(DoubtRow.new, DoubtRow.known).where(
                DoubtRow.guild == guild,
                DoubtRow.answer == Answer.DIFFERENT,
                or_(DoubtRow.new.in_(some), DoubtRow.known.in_(some)),
            )
        )
        for row in rows:
            apart[SpeakerId(row.new)].add(SpeakerId(row.known))
            apart[SpeakerId(row.known)].add(SpeakerId(row.new))
    return dict(apart)


def _chunks(ids: list[int]) -> list[list[Any]]:
    return [ids[start : start + IN_ONE_QUERY] for start in range(0, len(ids), IN_ONE_QUERY)]
