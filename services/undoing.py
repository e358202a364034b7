"""How each decision is taken back, inside the transaction of whoever asks."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import NamedTuple

from news.change import Change, ChangeKind
from news.doubt import Answer
from news.errors import NotFound
from news.ids import ArticleId, ChangeId, DoubtId, GuildId, SpeakerId
from news.text import said
from services import facts, names, retracting, taking_back
from storage.changes import Body
from storage.stores import Stores

EXACTLY = said("Everything is as it was before.")
_BY_PART = {ChangeKind.MERGE, ChangeKind.ALIAS, ChangeKind.CARVE}


class Done(NamedTuple):
    """A change that is to be taken back at a moment, with what that takes."""

    change: ChangeId
    body: Body
    at: datetime


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
    if done.kind not in _UNDOERS:
        raise NotFound("That cannot be undone.")
    await note_given(stores, guild, done, body, at=at)
    return done, await _UNDOERS[done.kind](stores, guild, Done(change, body, at))


async def note_given(
    stores: Stores, guild: GuildId, change: Change, body: Body, *, at: datetime
) -> None:
    """Note that posted messages may show other speakers than a change, or its end, leaves.

    Call it where the change is in force: after it was made, before it is undone.
    """
    parts = body.get("parts") or [body["part"]] if change.kind in _BY_PART else []
    if parts or change.kind is ChangeKind.SPLIT:
        await stores.withdrawals.note_given(guild, parts=parts, change=change.id, at=at)


async def _bring_back(stores: Stores, guild: GuildId, done: Done) -> str:
    body = done.body
    article = ArticleId(body["article"])
    if await retracting.bring_back(stores, guild, article) != article:
        raise NotFound("The same article was handed in again since, so it is here already.")
    return said("Its text is read once more; then it is in the archive again.")


async def _separate(stores: Stores, guild: GuildId, done: Done) -> str:
    body = done.body
    parts = [SpeakerId(part) for part in body["parts"]]
    if not await stores.merges.separate(guild, parts, SpeakerId(body["speaker"])):
        raise NotFound("They are not one any more, so there is nothing to undo.")
    if body.get("doubt"):
        await stores.doubts.answer(guild, DoubtId(body["doubt"]), Answer.OPEN)
    return said("They are two again, each with their own articles, later ones too.")


async def _unname(stores: Stores, guild: GuildId, done: Done) -> str:
    body = done.body
    part = SpeakerId(body["part"])
    if not await stores.merges.separate(guild, [part], part):
        raise NotFound("That name is not theirs any more, so there is nothing to undo.")
    if await stores.merges.drop_empty(guild, part):
        return EXACTLY
    return said("The articles that use that name since then stay with a speaker of that name.")


async def _rejoin(stores: Stores, guild: GuildId, done: Done) -> str:
    body = done.body
    if not await stores.merges.hand_over(
        guild, SpeakerId(body["part"]), SpeakerId(body["speaker"])
    ):
        raise NotFound("Somebody else was joined with them since: undo that first.")
    return said("All articles with that name are back, later ones too.")


async def _take_back(stores: Stores, guild: GuildId, done: Done) -> str:
    change, body, _ = done
    quotes = await stores.placements.take_back(guild, change)
    sentence = EXACTLY if quotes else said("None of these quotes is in the archive any more.")
    if body["made"] and not await stores.merges.drop_empty(guild, SpeakerId(body["made"])):
        return said(
            "The quotes are back. Later articles of the new speaker stay with the new speaker."
        )
    return sentence


async def _unreview(stores: Stores, guild: GuildId, done: Done) -> str:
    return await taking_back.take_back(stores, guild, done.change, done.body, at=done.at)


async def _ask_again(stores: Stores, guild: GuildId, done: Done) -> str:
    await stores.doubts.answer(guild, DoubtId(done.body["doubt"]), Answer.OPEN)
    return said("The question is open again.")


async def _uncall(stores: Stores, guild: GuildId, done: Done) -> str:
    return await names.take_name_back(stores, guild, done.body, at=done.at)


async def _take_role_back(stores: Stores, guild: GuildId, done: Done) -> str:
    return await names.take_role_back(stores, guild, done.change, done.body, at=done.at)


async def _unfix(stores: Stores, guild: GuildId, done: Done) -> str:
    return await facts.unfix(stores, guild, done.body, at=done.at)


async def _take_out(stores: Stores, guild: GuildId, done: Done) -> str:
    await retracting.take_out(stores, guild, ArticleId(done.body["article"]), at=done.at)
    return said("It is taken back again.")


_UNDOERS: dict[ChangeKind, Callable[[Stores, GuildId, Done], Awaitable[str]]] = {
    ChangeKind.MERGE: _separate,
    ChangeKind.ALIAS: _unname,
    ChangeKind.CARVE: _rejoin,
    ChangeKind.SPLIT: _take_back,
    ChangeKind.APART: _ask_again,
    ChangeKind.REVIEW: _unreview,
    ChangeKind.RENAME: _uncall,
    ChangeKind.ROLE: _take_role_back,
    ChangeKind.FIX: _unfix,
    ChangeKind.RETRACT: _bring_back,
    ChangeKind.RESTORE: _take_out,
}
