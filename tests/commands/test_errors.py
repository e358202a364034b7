"""Whatever goes wrong, a member reads one calm sentence, and the log has what is needed."""

import re

import discord
import pytest
from discord import app_commands

from commands.tree import sentence_for
from news.errors import NotFound
from tests.support.builders import said
from tests.support.discord_env import is_private, read, unseen_faults


async def breaks(room, table="questions"):
    """Take a table away, as a broken disk or a mistaken hand might."""
    from sqlalchemy import text  # noqa: PLC0415 - only here

    async with room.app.database.transaction() as stores:
        await stores.questions._connection.execute(text(f"ALTER TABLE {table} RENAME TO gone"))  # noqa: SLF001 - to break it


async def test_a_fault_in_a_command_is_a_calm_sentence_with_a_reference(room, caplog):
    await breaks(room)
    answer = await room.reader.slash(room.channel, "quotes", speaker="kirby")
    assert is_private(answer)
    assert "Something went wrong on my side" in read(answer)
    assert "gone" not in read(answer)
    assert reference(answer) in caplog.text
    assert f"guild={room.guild.id} user={room.reader.id}" in caplog.text
    assert len(unseen_faults(room.env)) == 1


async def test_a_fault_behind_a_button_is_told_too(room, caplog):
    await room.files(*said(*(f"Sentence number {n} stands" for n in range(6))))
    answer = await room.reader.slash(room.channel, "quotes", speaker="kirby")
    await breaks(room)
    pressed = await room.reader.click(answer.response, label="Next")
    assert is_private(pressed)
    assert reference(pressed) in caplog.text


async def test_suggestions_fail_to_an_empty_list(room, caplog):
    await room.files(*said("It is late"))
    await breaks(room, "speakers")
    assert await room.reader.autocomplete(room.channel, "quotes", "speaker", "k") == []
    assert "no suggestions" in caplog.text


async def test_an_interaction_that_discord_forgot_is_only_noted(room, caplog):
    room.env.inject_error("POST", "/interactions/*/callback", status=404, code=10062)
    await room.reader.slash(room.channel, "help")
    assert "answer not taken" in caplog.text
    assert "command failed" not in caplog.text
    assert len(unseen_faults(room.env)) == 1


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (NotFound("That is *gone*."), r"That is \*gone\*."),
        (
            app_commands.CommandNotFound("old", [], discord.AppCommandType.chat_input),
            "That command has changed. Reload Discord and try again.",
        ),
        (KeyError("secret"), None),
    ],
)
def test_only_errors_made_for_members_are_shown_to_them(error, sentence):
    assert sentence_for(error) == sentence


def reference(answer):
    return re.search(r"reference: ([0-9a-f]{6})", read(answer).replace("\n", " "))[1]
