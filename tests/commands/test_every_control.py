"""Every button and menu: after a restart, for who may, and for nobody else."""

import re
from dataclasses import replace

import discord
import pytest

from commands import forms, registry
from news.article import State
from services.pages import Pages
from tests.support import every_table
from tests.support.databases import sqlite_copy
from tests.support.discord_env import is_private, newsroom
from tests.support.every_control import PRINTED, READERS, SECRETS, Desk, furnish
from tests.support.every_press import May, openings, presses
from tests.support.pressing import Pressable, told
from tests.support.site import running_site

MANAGER = discord.Permissions(manage_guild=True)
NO_WRITING = discord.PermissionOverwrite(send_messages=False)
REFUSALS = {
    May.WRITERS: "You may not write in this channel",
    May.MODERATORS: "Only moderators may do this",
    May.MANAGERS: "Only members with the permission Manage Server",
}
ONE_EACH = {"articles", "changes", "deliveries", "feeds", "follows", "shares", "speakers"}
"""Tables in which a press leaves one row at most."""


@pytest.fixture
async def desk(sqlite_with_tables, tmp_path, extractor):
    """A newsroom that may open pages of this machine, and a site there."""
    url = sqlite_copy(sqlite_with_tables, tmp_path)
    async with (
        running_site() as site,
        newsroom(url, extractor, Pages(allow=lambda _: True)) as room,
    ):
        yield Desk(room, site, extractor)


async def test_every_control_works_after_a_restart_for_who_may_and_for_nobody_else(desk):
    """A control that has no press in `tests/support/every_press.py` fails here."""
    room = desk.room
    guest = room.guild.add_member(room.env.create_user("cleo"))
    board = room.guild.create_text_channel("board", overwrites={guest: NO_WRITING})
    at = await furnish(desk, board)
    every = presses(room, board, at)
    assert set(every) == set(registry.CONTROLS)
    for kind, press in every.items():
        assert kind.__discord_ui_compiled_template__.fullmatch(press.custom_id), kind
    stranger, theirs = await shown_elsewhere(room, every)
    refused, kept = await shown(room, board, every), await shown(room, board, every)
    await room.restarts()

    before = await stored(room)
    assert [wrong async for wrong in told_to_strangers(stranger, theirs)] == []
    assert [wrong async for wrong in done_for_guests(guest, refused)] == []
    assert await stored(room) == before
    sent = await opened(room, board, openings(room, board, at))
    before = await stored(room)
    assert [wrong async for wrong in done_for_who_may_no_more(room, sent)] == []
    assert await stored(room) == before
    assert [wrong async for wrong in done_for_who_may(room, kept)] == []
    await take_everything_back(room)
    late = await shown(room, board, every)
    posts = posted(room)
    assert [wrong async for wrong in told_of_what_is_gone(room, late)] == []
    assert posted(room) == posts


async def shown(room, channel, every):
    """Let a channel show every control, each in a message of its own; return what to press."""
    seen = room.env.bot.get_channel(channel.id)
    return [(kind, press, await seen.send(view=press.layout())) for kind, press in every.items()]


async def shown_elsewhere(room, every):
    """Show the same controls to whoever manages another guild; return them and what to press."""
    guild = room.env.create_guild("Elsewhere")
    role, hall = guild.create_role("Boss", permissions=MANAGER), guild.create_text_channel("hall")
    own = {"v1:moderators": role, "v1:log-channel": hall}
    copies = {
        kind: replace(press, chosen=own.get(press.custom_id, press.chosen))
        for kind, press in every.items()
    }
    stranger = guild.add_member(room.env.create_user("zoe"), roles=[role])
    return stranger, await shown(room, hall, copies)


async def told_to_strangers(stranger, theirs):
    """Yield what somebody who may do everything elsewhere is told of this guild."""
    for kind, press, message in theirs:
        text = await told(await press.pressed(stranger, message))
        if SECRETS.search(text):
            yield kind, text


async def done_for_guests(guest, refused):
    """Yield what is not refused to a guest, or is about another member."""
    for kind, press, message in refused:
        if press.may is May.EVERYBODY:
            continue
        answer = await press.pressed(guest, message)
        text = await told(answer)
        if press.may is May.ONESELF:
            right = not READERS.search(text)
        else:
            right = is_private(answer) and text.startswith(REFUSALS[press.may])
        if not right:
            yield kind, text


async def opened(room, board, every):
    """Let the editor open every form; return them and what is typed into them."""
    elsewhere = {"v1:setting", "v1:fix"}  # the one is a base, the other is opened by a command
    assert set(every) == set(forms._known) - elsewhere  # noqa: SLF001 - all that can be received
    seen, found = room.env.bot.get_channel(board.id), []
    for name, opening in every.items():
        button = Pressable(opening.custom_id)
        form = await button.pressed(room.editor, await seen.send(view=button.layout()))
        assert form.modal["custom_id"].partition("/")[0] == name
        found.append((name, opening, form))
    return found


async def done_for_who_may_no_more(room, sent):
    """Yield what is not refused of forms whose member lost all rights while typing."""
    roles = room.env.backend.get_guild(room.guild.id).members[room.editor.id].role_ids
    kept = list(roles)
    roles.clear()
    for name, opening, form in sent:
        answer = await room.editor.submit_modal(form, opening.typed)
        text = await told(answer)
        if not (is_private(answer) and text.startswith(REFUSALS[opening.may])):
            yield name, text
    roles.extend(kept)


async def done_for_who_may(room, kept):
    """Yield what is otherwise than it should be after a press, or after several at once."""
    for kind, press, message in kept:
        member = who_may(room, press)
        if press.at_once == 1:
            answers, grown = [await press.pressed(member, message)], 0
        else:
            before = await left(room)
            answers = await press.pressed_at_once(room.env, member, message, press.at_once)
            grown = max(after - before[what] for what, after in (await left(room)).items())
        texts = [await told(answer) for answer in answers]
        if not any(re.search(press.then, text) for text in texts) or grown > 1:
            yield kind, grown, texts


async def told_of_what_is_gone(room, late):
    """Yield what is shown of articles that were taken back."""
    for kind, press, message in late:
        if press.may in {May.ONESELF, May.MANAGERS}:
            continue
        text = await told(await press.pressed(who_may(room, press), message))
        if PRINTED.search(text):
            yield kind, text


def who_may(room, press):
    """Return a member who may press it, and whom what is pressed is about."""
    return room.editor if press.may in {May.MODERATORS, May.MANAGERS} else room.reader


async def take_everything_back(room):
    """Take all articles out of the archive."""
    for row in (await stored(room, {"articles"}))["articles"]:
        if row.state is State.FILED:
            await room.app.services.intake.undo(row.id, guild=room.guild.id, by=room.editor.id)


async def stored(room, tables=None):
    """Return all that is stored of the guild, or of it what some tables have."""
    async with room.app.database.reading() as stores:
        return await every_table.rows(stores.quotes._connection, room.guild.id, tables)  # noqa: SLF001 - all that is stored


async def left(room):
    """Return how many there are of what a press leaves one of: rows of some tables, and posts."""
    rows = await stored(room, ONE_EACH)
    return {"posts": posted(room), **{name: len(of) for name, of in rows.items()}}


def posted(room):
    """Return how many messages the bot has sent into channels."""
    sent = [each.path for each in room.env.http_requests if each.method == "POST"]
    return sum(path.startswith("/channels/") and path.endswith("/messages") for path in sent)
