"""Two speakers made one: what is refused, and how it is noted."""

from datetime import datetime

from news.change import Change, ChangeKind
from news.errors import BadOption
from news.ids import DoubtId, GuildId, UserId
from news.speaker import FiledSpeaker, SpeakerType
from news.text import said
from services.undoing import note_given
from storage.stores import Stores

_PEOPLE = {SpeakerType.PERSON, SpeakerType.UNKNOWN}
_UNNAMED = {SpeakerType.ANONYMOUS, SpeakerType.GROUP}


async def merged(
    stores: Stores,
    guild: GuildId,
    gone: FiledSpeaker,
    kept: FiledSpeaker,
    *,
    user: UserId,
    now: datetime,
    doubt: DoubtId | None = None,
) -> Change:
    """Make one speaker a part of another and note it. Raises `BadOption`, with nothing done."""
    _require_alike(gone, kept)
    parts = await stores.merges.merge(guild, gone.id, kept.id)
    body = {"speaker": gone.id, "parts": parts, "doubt": doubt}
    change = await stores.changes.note(
        guild,
        ChangeKind.MERGE,
        said(
            "{one} and {other} became one: {name}",
            one=described(gone),
            other=described(kept),
            name=kept.name,
        ),
        by=user,
        at=now,
        about=[gone.id, kept.id],
        body=body,
    )
    await note_given(stores, guild, change, body, at=now)
    return change


def described(speaker: FiledSpeaker) -> str:
    """Return a name with its role, so that a trail tells namesakes apart."""
    return f"{speaker.name} ({speaker.role})" if speaker.role else speaker.name


def _require_alike(gone: FiledSpeaker, kept: FiledSpeaker) -> None:
    if gone.id == kept.id:
        raise BadOption("That is one speaker already: {name}.", name=kept.name)
    for one in (gone, kept):
        if one.type in _UNNAMED:
            raise BadOption(
                "“{name}” is an unnamed source, and stays as its article left it."
                " Single quotes can be given to somebody with /speaker split.",
                name=one.name,
            )
    if gone.type is not kept.type and not {gone.type, kept.type} <= _PEOPLE:
        raise BadOption(
            "{one} and {other} are of different kinds (person, organisation, document):"
            " they stay two.",
            one=gone.name,
            other=kept.name,
        )
