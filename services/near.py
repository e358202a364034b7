"""Near in meaning: quotes that say something like what was asked, in whatever words."""

from collections.abc import Collection
from typing import NamedTuple

from news.ids import GuildId, QuoteId, SpeakerId
from news.text import fold
from services.ports import Meaning
from storage.sayings import Candidate
from storage.stores import Stores

NEAR = 0.3
"""Of 1, how near a quote must be; chosen with `python -m benchmarks.meaning`."""
_COMPARED = 32
"""Different words, the likeliest by their codes, that are compared exactly."""


class Near(NamedTuple):
    """Quotes with the same words, and how near those are to what was asked."""

    closeness: float
    same: list[Candidate]


async def near_in_meaning(
    stores: Stores,
    meaning: Meaning | None,
    guild: GuildId,
    words: str,
    *,
    without: Collection[QuoteId] = (),
    among: Collection[QuoteId] | None = None,
    of: SpeakerId | None = None,
) -> list[Near]:
    """Return what is near to some words, nearest first; nothing where that is switched off.

    Left out are quotes that the words found, as `without` says, and what has their words.
    `among`, if given, has all that are wanted, and `of` is the speaker of them all.
    """
    asked, seeking = fold(words), None
    if meaning is None or not asked:
        return []
    async for quotes, codes in stores.meanings.codes(guild, meaning.model, of=of):
        seeking = seeking or await meaning.seeking(asked)
        seeking.look_through(quotes, codes, among=among)
    if seeking is None:
        return []
    groups = [[QuoteId(id_) for id_ in group] for group in seeking.nearest(_COMPARED)]
    ids = [id_ for group in groups for id_ in group]
    known = {one.id: one for one in await stores.sayings.known(guild, [*ids, *without])}
    told = {known[id_].said for id_ in without if id_ in known}
    found = [[known[id_] for id_ in group if id_ in known] for group in groups]
    found = [same for same in found if same and not told & {one.said for one in same}]
    near = await seeking.closeness([same[0].terms for same in found])
    ranked = sorted(map(Near, near, found), key=lambda one: -one.closeness)
    return [one for one in ranked if one.closeness >= NEAR]
