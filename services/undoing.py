"""How each decision about speakers is taken back, inside the transaction of whoever asks."""

from datetime import datetime

from news.change import Change, ChangeKind
from news.doubt import Answer
from news.errors import NotFound
from news.ids import ChangeId, DoubtId, GuildId, SpeakerId
from storage.changes import Body
from storage.stores import Stores

EXACTLY = "Everything is as it was before."
_BY_PART = {ChangeKind.MERGE, ChangeKind.ALIAS, ChangeKind.CARVE}


async def undo(
    stores: Stores, guild: GuildId, change: ChangeId, *, at: datetime
) -> tuple[Change, str]:
    """Take a change back; return it, and a sentence that says what stays different, if anything.

    What was posted is noted, to be corrected.

    Raises `NotFound`, with nothing done, where it cannot be taken back (any more).
    """
    found = await stores.changes.get(guild, change)
    if found is None:
        raise NotFound("There is no such change here.")
    done, body = found
    if done.undone_at is not None:
        raise NotFound("That was undone already.")
    await note_given(stores, guild, done, body, at=at)
    match done.kind:
        case ChangeKind.MERGE:
            return done, await _separate(stores, guild, body)
        case ChangeKind.ALIAS:
            return done, await _unname(stores, guild, body)
        case ChangeKind.CARVE:
            return done, await _rejoin(stores, guild, body)
        case ChangeKind.SPLIT:
            return done, await _take_back(stores, guild, change, body)
        case ChangeKind.APART:
            await stores.doubts.answer(guild, DoubtId(body["doubt"]), Answer.OPEN)
            return done, "The question is open again."


async def note_given(
    stores: Stores, guild: GuildId, change: Change, body: Body, *, at: datetime
) -> None:
    """Note that posted messages may show other speakers than a change, or its end, leaves.

    Call it where the change is in force: after it was made, before it is undone.
    """
    parts = body.get("parts") or [body["part"]] if change.kind in _BY_PART else []
    if parts or change.kind is ChangeKind.SPLIT:
        await stores.withdrawals.note_given(guild, parts=parts, change=change.id, at=at)


async def _separate(stores: Stores, guild: GuildId, body: Body) -> str:
    parts = [SpeakerId(part) for part in body["parts"]]
    if not await stores.merges.separate(guild, parts, SpeakerId(body["speaker"])):
        raise NotFound("They are not one any more, so there is nothing to undo.")
    if body.get("doubt"):
        await stores.doubts.answer(guild, DoubtId(body["doubt"]), Answer.OPEN)
    return "They are two again, each with their own articles, later ones too."


async def _unname(stores: Stores, guild: GuildId, body: Body) -> str:
    part = SpeakerId(body["part"])
    if not await stores.merges.separate(guild, [part], part):
        raise NotFound("That name is not theirs any more, so there is nothing to undo.")
    if await stores.merges.drop_empty(guild, part):
        return EXACTLY
    return "The articles that use that name since then stay with a speaker of that name."


async def _rejoin(stores: Stores, guild: GuildId, body: Body) -> str:
    if not await stores.merges.hand_over(
        guild, SpeakerId(body["part"]), SpeakerId(body["speaker"])
    ):
        raise NotFound("Somebody else was joined with them since: undo that first.")
    return "All articles with that name are back, later ones too."


async def _take_back(stores: Stores, guild: GuildId, change: ChangeId, body: Body) -> str:
    quotes = await stores.placements.take_back(guild, change)
    sentence = EXACTLY if quotes else "None of these quotes is in the archive any more."
    if body["made"] and not await stores.merges.drop_empty(guild, SpeakerId(body["made"])):
        return "The quotes are back. Later articles of the new speaker stay with the new speaker."
    return sentence
