"""Names and roles by a moderator's word: what is refused, and how they are taken back."""

from datetime import UTC, datetime

from news.errors import BadOption, NotFound
from news.ids import ChangeId, GuildId, SpeakerId
from news.profile import RoleHeld
from news.speaker import FiledSpeaker
from news.text import fold, said, storable
from services.dates import day, moment_of
from storage.changes import Body
from storage.roles import role_key
from storage.stores import Stores

ROLE_LENGTH = 150  # characters of a role that a moderator gives
_KEPT_IN_WORDS = 200


async def all_roles(stores: Stores, guild: GuildId, speaker: SpeakerId) -> tuple[RoleHeld, ...]:
    """Return the roles that articles and moderators give, newest first."""
    given = await stores.profiles.roles(guild, speaker)
    held = await stores.roles.held(guild, speaker)
    return tuple(sorted((*held, *given), key=lambda role: role.last, reverse=True))


async def take_name_back(stores: Stores, guild: GuildId, body: Body, *, at: datetime) -> str:
    """Take a new name back; return what to say of it. Raises `NotFound`."""
    speaker = SpeakerId(body["speaker"])
    if await stores.merges.called(guild, speaker) != body["name"]:
        raise NotFound("They were called otherwise once more since: undo that first.")
    await stores.merges.call(guild, speaker, body["before"])
    await _note_head(stores, guild, speaker, at=at)
    part = body["part"]
    if part is None:
        return said("They are called as before.")
    await stores.merges.separate(guild, [SpeakerId(part)], SpeakerId(part))
    if await stores.merges.drop_empty(guild, SpeakerId(part)):
        return said("They are called as before.")
    return said("The articles that use the other name since then stay with a speaker of that name.")


async def take_role_back(
    stores: Stores, guild: GuildId, change: ChangeId, body: Body, *, at: datetime
) -> str:
    """Take back what was said about roles."""
    await stores.roles.take_back(guild, change, body["held"])
    await _note_head(stores, guild, SpeakerId(body["speaker"]), at=at)
    return said("Their roles are as before.")


async def _note_head(stores: Stores, guild: GuildId, speaker: SpeakerId, *, at: datetime) -> None:
    head = await stores.merges.head(guild, speaker)
    if head is not None:
        await stores.withdrawals.note_speaker(guild, head, at=at)


async def added_name(
    stores: Stores, guild: GuildId, one: FiledSpeaker, name: str
) -> SpeakerId | None:
    """Make a name one of theirs, unless it is; return the part that has it then."""
    if name == one.name:
        raise BadOption("{name} is what they are called already.", name=name)
    named = await stores.speakers.named(guild, name)
    others = [each for each in named if each.id != one.id and fold(each.name) == fold(name)]
    if others:
        raise BadOption(
            "There is a speaker called {name}: use /speaker merge instead.", name=others[0].name
        )
    if one.id in {each.id for each in named}:
        return None
    part = await stores.merges.add(guild, name, one.type)
    await stores.merges.merge(guild, part, one.id)
    return part


async def known_role(stores: Stores, guild: GuildId, one: FiledSpeaker, typed: str) -> RoleHeld:
    """Return the role that was typed, where somebody has it. Raises `BadOption`."""
    wanted = role_key(typed)
    for held in await all_roles(stores, guild, one.id):
        if role_key(held.role) == wanted:
            return held
    raise BadOption(
        "Nobody calls {name} “{role}”: pick one from the list.", name=one.name, role=typed[:80]
    )


def role_of(typed: str) -> str:
    """Return a role as it is kept. Raises `BadOption`."""
    role = " ".join(storable(typed).split())
    if not fold(role):
        raise BadOption("A role needs letters.")
    if len(role) > ROLE_LENGTH:
        raise BadOption("A role has at most {most} characters.", most=ROLE_LENGTH)
    return role


def dated_of(since: str | None, struck: RoleHeld | None, *, now: datetime) -> datetime:
    """Return from when on a role is held. Raises `BadOption` for a day to come."""
    if not since:
        return struck.first if struck else now
    given = day(since, now=now)
    if given > now.astimezone(UTC).date():
        raise BadOption("{day} is yet to come: no role is from then.", day=given.isoformat())
    return moment_of(given)


def words_of(one: FiledSpeaker, role: str | None, wrong: RoleHeld | None, dated: datetime) -> str:
    """Say which role somebody has, has not, or has instead of another."""
    values = {"speaker": one.name, "role": role, "day": f"{dated:%Y-%m-%d}"}
    if wrong is None:
        return said("{speaker} has the role “{role}” since {day}", **values)
    values["wrong"] = wrong.role[:_KEPT_IN_WORDS]
    if role is None:
        return said("{speaker} has not the role “{wrong}”", **values)
    return said("{speaker} has the role “{role}” since {day}, not “{wrong}”", **values)
