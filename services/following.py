"""Following a speaker or words, as members and moderators begin and end it."""

from datetime import datetime

from news.errors import BadOption, NotFound
from news.follow import FOLLOWS_AT_MOST, LONGEST_TOPIC, Follow, Recipient
from news.ids import FollowId, GuildId, SpeakerId, UserId
from news.text import fold, storable
from services import lookups
from storage.database import Database
from storage.stores import Stores


class Following:
    """What everybody follows. Who may do what for a channel is the caller's to check."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(
        self, to: Recipient, *, by: UserId, speaker: str | None, about: str | None, now: datetime
    ) -> Follow:
        """Follow a speaker (a name as typed, or a suggestion's value), words, or both together.

        Raises `BadOption` where neither or too much is given, nobody or several are meant, it is
        followed already, or `FOLLOWS_AT_MOST` are.
        """
        topic = _topic(about)
        if speaker is None and topic is None:
            raise BadOption("Follow whom or what? Give a speaker, or words in “about”.")
        async with self._database.transaction() as stores:
            known = None if speaker is None else await _known(stores, to.guild, speaker)
            await stores.guilds.meet(to.guild)
            await stores.guilds.lock(to.guild)
            every = await stores.follows.of(to)
            if len(every) >= FOLLOWS_AT_MOST:
                raise BadOption(
                    "More than {most} things cannot be followed here by one member or channel:"
                    " end one with /follow remove first.",
                    most=FOLLOWS_AT_MOST,
                )
            new = await stores.follows.add(to, by=by, speaker=known, topic=topic, at=now)
            if not new:
                raise BadOption("That is followed already: see /follow list.")
            return (await stores.follows.of(to))[-1]

    async def of(self, to: Recipient) -> tuple[Follow, ...]:
        """Return what a recipient follows."""
        async with self._database.reading() as stores:
            return await stores.follows.of(to)

    async def of_channels(self, guild: GuildId) -> tuple[Follow, ...]:
        """Return what the channels of a guild follow."""
        async with self._database.reading() as stores:
            return await stores.follows.of_channels(guild)

    async def get(self, follow: FollowId, *, guild: GuildId) -> Follow:
        """Return one follow, or raise `NotFound`."""
        async with self._database.reading() as stores:
            return _there(await stores.follows.get(guild, follow))

    async def remove(self, follow: FollowId, *, guild: GuildId) -> None:
        """End one follow, or raise `NotFound`."""
        async with self._database.transaction() as stores:
            if not await stores.follows.remove(guild, follow):
                raise _gone()

    async def resume(self, to: Recipient, *, now: datetime) -> tuple[Follow, ...]:
        """Go on for a recipient with what is filed from now on; return what it follows."""
        async with self._database.transaction() as stores:
            await stores.follows.resume(to, at=now)
            return await stores.follows.of(to)


async def _known(stores: Stores, guild: GuildId, typed: str) -> SpeakerId:
    """Return who is meant, and keep them: they are followed when no article names them, too."""
    speaker = await lookups.the_one(stores, guild, typed)
    await stores.merges.decide(guild, [speaker.id])
    return speaker.id


def _topic(about: str | None) -> str | None:
    if about is None:
        return None
    topic = " ".join(storable(about).split())
    if len(topic) > LONGEST_TOPIC or not fold(topic):
        raise BadOption(
            "What is followed is some words, {most} characters at most. All of them must"
            " be in a quote; for other ones, follow once more.",
            most=LONGEST_TOPIC,
        )
    return topic


def _there(follow: Follow | None) -> Follow:
    if follow is None:
        raise _gone()
    return follow


def _gone() -> NotFound:
    return NotFound("That is not followed (any more): see /follow list.")
