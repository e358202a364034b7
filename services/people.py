"""Who is who, by a moderator's word: merged, split, named; all of it kept, and undoable."""

import logging
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from news.change import Change, ChangeKind
from news.errors import BadOption
from news.ids import GuildId, QuoteId, SpeakerId, UserId
from news.quote import FiledQuote
from news.speaker import FiledSpeaker
from news.text import fold, said
from services import lookups, splits, undoing
from services.joined import described, merged
from services.suggestions import AT_MOST
from storage.database import Database
from storage.quote_filter import QuoteFilter
from storage.stores import Stores

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Moderator:
    """Who decides, where and when. That it is a moderator is checked before."""

    guild: GuildId
    user: UserId
    now: datetime


class People:
    """The decisions about speakers. Each is one transaction under the guild's lock."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def merge(self, speaker: str, into: str, *, by: Moderator) -> Change:
        """Make one speaker a part of another, both as typed. Raises `BadOption`."""
        async with self._database.transaction() as stores:
            await stores.guilds.lock(by.guild)
            gone = await lookups.the_one(stores, by.guild, speaker)
            kept = await lookups.the_one(stores, by.guild, into)
            change = await merged(stores, by.guild, gone, kept, user=by.user, now=by.now)
        return _logged(change, by)

    async def alias(self, speaker: str, name: str, *, by: Moderator) -> Change:
        """Note another name of a speaker; articles that use it are filed under them."""
        name = splits.name(name)
        async with self._database.transaction() as stores:
            await stores.guilds.lock(by.guild)
            one = await lookups.the_one(stores, by.guild, speaker)
            await _require_free(stores, by.guild, one, name)
            part = await stores.merges.add(by.guild, name, one.type)
            await stores.merges.merge(by.guild, part, one.id)
            change = await stores.changes.note(
                by.guild,
                ChangeKind.ALIAS,
                said("“{name}” is another name of {speaker}", name=name, speaker=described(one)),
                by=by.user,
                at=by.now,
                about=[one.id, part],
                body={"part": part},
            )
        return _logged(change, by)

    async def split_name(self, speaker: str, name: str, to: str | None, *, by: Moderator) -> Change:
        """Give the articles that call a speaker by one name to another, or to a new one."""
        name = splits.name(name)
        async with self._database.transaction() as stores:
            await stores.guilds.lock(by.guild)
            one = await lookups.the_one(stores, by.guild, speaker)
            target = await splits.receiver(stores, by.guild, one, to) if to else name
            part = await stores.merges.add(by.guild, name, splits.type_of_new(one))
            went, stay = await stores.merges.carve(by.guild, one.id, name, part)
            splits.require_some(one, name, went, stay)
            if isinstance(target, str) and fold(target) != fold(name):
                target = await splits.added(stores, by.guild, target, splits.type_of_new(one))
            if isinstance(target, FiledSpeaker):
                await stores.merges.merge(by.guild, part, target.id)
            receiver = target if isinstance(target, str) else described(target)
            change = await stores.changes.note(
                by.guild,
                ChangeKind.CARVE,
                said(
                    "The articles that say “{name}” went from {one} to {other}",
                    name=name,
                    one=described(one),
                    other=receiver,
                ),
                by=by.user,
                at=by.now,
                about=[one.id, part, *([target.id] if isinstance(target, FiledSpeaker) else [])],
                body=(body := {"part": part, "speaker": one.id}),
            )
            await undoing.note_given(stores, by.guild, change, body, at=by.now)
        return _logged(change, by)

    async def split_quotes(
        self, speaker: SpeakerId, quotes: Collection[QuoteId], to: str | None, *, by: Moderator
    ) -> Change:
        """Give quotes to another speaker, or to a new one of the same or of another name."""
        async with self._database.transaction() as stores:
            await stores.guilds.lock(by.guild)
            one = await lookups.the_one(stores, by.guild, f"id:{speaker}")
            target = await splits.receiver(stores, by.guild, one, to) if to else one.name
            made = None
            if isinstance(target, str):
                target = await splits.added(stores, by.guild, target, splits.type_of_new(one))
                made = target.id
            change = await stores.changes.note(
                by.guild,
                ChangeKind.SPLIT,
                splits.went(len(set(quotes)), one, target, new=made is not None),
                by=by.user,
                at=by.now,
                about=[one.id, target.id],
                body={"made": made},
            )
            await splits.place(stores, by.guild, change, one=one, quotes=quotes, to=target)
        return _logged(change, by)

    async def disown(
        self, speaker: SpeakerId, quotes: Collection[QuoteId], *, by: Moderator
    ) -> Change:
        """Say that quotes are not a speaker's, and no more: they are unattributed then."""
        async with self._database.transaction() as stores:
            await stores.guilds.lock(by.guild)
            one = await lookups.the_one(stores, by.guild, f"id:{speaker}")
            change = await stores.changes.note(
                by.guild,
                ChangeKind.SPLIT,
                splits.not_by(len(set(quotes)), one),
                by=by.user,
                at=by.now,
                about=[one.id],
                body={"made": None},
            )
            await splits.place(stores, by.guild, change, one=one, quotes=quotes, to=None)
        return _logged(change, by)

    async def splittable(
        self, speaker: str, *, about: str | None, guild: GuildId
    ) -> tuple[FiledSpeaker, tuple[FiledQuote, ...]]:
        """Return a speaker as typed, and the newest quotes to choose from. Raises `BadOption`."""
        async with self._database.reading() as stores:
            one = await lookups.the_one(stores, guild, speaker)
            wanted = QuoteFilter(about=about)
            quotes, _ = await stores.quotes.by_speaker(guild, one.id, wanted, limit=AT_MOST)
        if not quotes:
            raise _no_quotes(one, about)
        return one, quotes


def _no_quotes(one: FiledSpeaker, about: str | None) -> BadOption:
    if about:
        return BadOption("{name} has no quotes with these words here.", name=one.name)
    return BadOption("{name} has no quotes here.", name=one.name)


def _logged(change: Change, by: Moderator) -> Change:
    _log.info(
        "speakers changed guild=%d change=%d kind=%s user=%d",
        *(by.guild, change.id, change.kind, by.user),
    )
    return change


async def _require_free(stores: Stores, guild: GuildId, one: FiledSpeaker, name: str) -> None:
    """Refuse a name that is theirs already, or somebody's: that would join the two unseen."""
    named = await stores.speakers.named(guild, name)
    if one.id in {each.id for each in named}:
        raise BadOption("“{name}” is a name of {speaker} already.", name=name, speaker=one.name)
    others = [each for each in named if fold(each.name) == fold(name)]
    if others and " " in name:
        raise BadOption(
            "There is a speaker called {name}: use /speaker merge instead.", name=others[0].name
        )
