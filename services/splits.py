"""What goes from one speaker to another: quotes, or the articles that use one name."""

from collections.abc import Collection

from news.change import Change
from news.errors import BadOption, NotFound
from news.ids import GuildId, QuoteId
from news.speaker import FiledSpeaker, SpeakerType
from news.text import fold, said, storable
from services import lookups, undoing
from services.joined import described
from storage.stores import Stores

NAME_LENGTH = 100  # characters of a name that a moderator gives


async def place(
    stores: Stores,
    guild: GuildId,
    change: Change,
    *,
    one: FiledSpeaker,
    quotes: Collection[QuoteId],
    to: FiledSpeaker | None,
) -> None:
    """Give quotes of one to another, or to nobody. Raises `NotFound` where they are not theirs."""
    target = to.id if to else None
    await stores.merges.decide(guild, [one.id, *([target] if target else [])])
    given = await stores.placements.place(guild, one.id, quotes, target, change=change.id)
    if given != len(set(quotes)):
        raise NotFound("Some of these quotes are not theirs any more: nothing was changed.")
    await undoing.note_given(stores, guild, change, {}, at=change.at)


async def receiver(
    stores: Stores, guild: GuildId, one: FiledSpeaker, to: str
) -> FiledSpeaker | str:
    """Return who is meant by a name as typed, or the name where it is nobody's yet."""
    found = [each for each in await lookups.meant(stores, guild, to) if each.id != one.id]
    exact = [each for each in found if fold(each.name) == fold(to)] or found
    if len(exact) > 1:
        raise BadOption(
            "{number} speakers answer to “{name}”: pick one from the list.",
            number=len(exact),
            name=to[:80],
        )
    if exact:
        return exact[0]
    if to.startswith("id:"):
        raise BadOption("Quotes can only go to another speaker who is there.")
    return name(to)


async def added(stores: Stores, guild: GuildId, name: str, type_: SpeakerType) -> FiledSpeaker:
    """Add a speaker whom no article names yet."""
    return FiledSpeaker(await stores.merges.add(guild, name, type_), name, type_)


def type_of_new(one: FiledSpeaker) -> SpeakerType:
    """Return what a new speaker is who gets what was somebody's."""
    kept = {SpeakerType.PERSON, SpeakerType.ORGANIZATION, SpeakerType.DOCUMENT}
    return one.type if one.type in kept else SpeakerType.PERSON


def require_some(one: FiledSpeaker, name: str, went: int, stay: int) -> None:
    """Raise `BadOption` where nothing goes, or nothing stays."""
    if not went:
        raise BadOption(
            "No article calls {speaker} “{name}” first of all."
            " Leave the name out, and choose quotes instead.",
            speaker=one.name,
            name=name,
        )
    if not stay:
        raise BadOption(
            "Every article of {speaker} says “{name}”: merge them, or choose quotes.",
            speaker=one.name,
            name=name,
        )


def name(typed: str) -> str:
    """Return a name as it is kept. Raises `BadOption`."""
    name = " ".join(storable(typed).split())
    if not fold(name):
        raise BadOption("A name needs letters.")
    if len(name) > NAME_LENGTH:
        raise BadOption("A name has at most {most} characters.", most=NAME_LENGTH)
    return name


def went(number: int, one: FiledSpeaker, to: FiledSpeaker, *, new: bool) -> str:
    """Say how many quotes went from one to another, or to somebody new of that name."""
    who = {"one": described(one), "other": to.name if new else described(to)}
    if number == 1 and new:
        return said("1 quote went from {one} to a new {other}", **who)
    if number == 1:
        return said("1 quote went from {one} to {other}", **who)
    if new:
        return said("{number} quotes went from {one} to a new {other}", number=number, **who)
    return said("{number} quotes went from {one} to {other}", number=number, **who)


def not_by(number: int, one: FiledSpeaker) -> str:
    """Say how many quotes are not by somebody."""
    if number == 1:
        return said("1 quote is not by {one}", one=described(one))
    return said("{number} quotes are not by {one}", number=number, one=described(one))
