"""Doubts about who is who: asked one at a time, answered once."""

import logging

from news.change import Change, ChangeKind
from news.doubt import Answer, Doubt, Suspect
from news.errors import NotFound
from news.ids import DoubtId, GuildId, SpeakerId
from news.person_name import parsed
from news.speaker import FiledSpeaker
from news.text import said
from services.joined import described, merged
from services.people import Moderator
from storage.database import Database
from storage.quote_filter import QuoteFilter
from storage.stores import Stores

_log = logging.getLogger(__name__)


class Doubts:
    """The questions to moderators whether two speakers are the same."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def next(self, *, guild: GuildId, after: DoubtId | None = None) -> Doubt | None:
        """Return the next open doubt, with a quote of each side; None when there is none."""
        async with self._database.reading() as stores:
            found = await stores.doubts.next(guild, after=after)
            if found is None:
                return None
            doubt, (new, known) = found
            return Doubt(
                doubt,
                new=await _suspect(stores, guild, new),
                known=await _suspect(stores, guild, known),
                left=await stores.doubts.count(guild),
            )

    async def answer(self, doubt: DoubtId, answer: Answer, *, by: Moderator) -> Change:
        """Say that two are the same or different, for good.

        Raises `NotFound`, and changes nothing, when somebody answered before.
        """
        async with self._database.transaction() as stores:
            await stores.guilds.lock(by.guild)
            one, other = await _open_pair(stores, by.guild, doubt)
            await stores.doubts.answer(by.guild, doubt, answer)
            carry_out = _same if answer is Answer.SAME else _different
            change = await carry_out(stores, doubt, (one, other), by)
        _log.info("doubt answered guild=%d doubt=%d answer=%s", by.guild, doubt, answer)
        return change


async def _open_pair(
    stores: Stores, guild: GuildId, doubt: DoubtId
) -> tuple[FiledSpeaker, FiledSpeaker]:
    found = await stores.doubts.get(guild, doubt)
    if found is None:
        raise NotFound("That question is not there any more.")
    state, (new, known) = found
    speakers = await stores.speakers.by_id(guild, [new, known])
    if state is not Answer.OPEN or speakers[new].id == speakers[known].id:
        raise NotFound("That was answered already. See /history for who did.")
    return speakers[new], speakers[known]


async def _same(
    stores: Stores, doubt: DoubtId, pair: tuple[FiledSpeaker, FiledSpeaker], by: Moderator
) -> Change:
    """Make the two one. The fuller name stays; of equal ones that of the known speaker."""
    gone, kept = sorted(pair, key=_fullness)
    return await merged(stores, by.guild, gone, kept, user=by.user, now=by.now, doubt=doubt)


async def _different(
    stores: Stores, doubt: DoubtId, pair: tuple[FiledSpeaker, FiledSpeaker], by: Moderator
) -> Change:
    one, other = pair
    found = await stores.doubts.get(by.guild, doubt)
    await stores.merges.decide(by.guild, found[1] if found else ())
    return await stores.changes.note(
        by.guild,
        ChangeKind.APART,
        said("{one} is not {other}", one=described(one), other=described(other)),
        by=by.user,
        at=by.now,
        about=[one.id, other.id],
        body={"doubt": doubt},
    )


def _fullness(speaker: FiledSpeaker) -> int:
    name = parsed(speaker.name)
    if name is None:
        return 0
    return sum(max(map(len, word)) > 1 for word in (*name.given, name.family))


async def _suspect(stores: Stores, guild: GuildId, speaker: SpeakerId) -> Suspect:
    filed = (await stores.speakers.by_id(guild, [speaker]))[speaker]
    quotes, _ = await stores.quotes.by_speaker(guild, filed.id, QuoteFilter(), limit=1)
    return Suspect(filed, quotes[0] if quotes else None)
