"""Who may do what: commands, forms, menus and buttons ask again, whatever Discord lets through."""

import discord
import pytest

from commands.permissions import is_moderator
from news.guild import Settings
from tests.support.builders import said
from tests.support.discord_env import is_private, read

MANAGER = discord.Permissions(manage_guild=True)
ADMINISTRATOR = discord.Permissions(administrator=True)
NOBODY = discord.Permissions(send_messages=True)
REFUSAL = "Only moderators may do this"
TEXT, FINDINGS = said("The harbour stays open")


@pytest.mark.parametrize(
    ("permissions", "roles", "role", "allowed"),
    [
        (MANAGER, set(), None, True),
        (NOBODY, {5}, None, False),
        (MANAGER, set(), 5, False),
        (NOBODY, {5}, 5, True),
        (NOBODY, {6}, 5, False),
        (ADMINISTRATOR, set(), 5, True),
        (ADMINISTRATOR, set(), None, True),
    ],
)
def test_moderators_are_the_role_or_the_managers_until_one_is_set(
    permissions, roles, role, allowed
):
    assert is_moderator(permissions, roles, Settings(1, role)) is allowed


async def test_a_reader_may_not_open_the_form(room):
    answer = await room.reader.slash(room.channel, "submit")
    assert answer.modal is None
    assert is_private(answer)
    assert REFUSAL in read(answer)


async def test_a_reader_may_not_submit_from_the_message_menu(room, extractor):
    message = await room.reader.send(room.channel, TEXT)
    answer = await room.reader.context_menu(room.channel, "Submit as article", message)
    assert REFUSAL in read(answer)
    assert extractor.asked == []


async def test_members_of_the_moderator_role_may_submit(room, extractor):
    desk = room.guild.create_role("Desk")
    await set_role(room, desk)
    member = room.guild.add_member(room.env.create_user("ada"), roles=[desk])
    form = await member.slash(room.channel, "submit")
    assert read(await member.submit_modal(form, {"text": TEXT})).startswith("Filed\n")


async def set_role(room, role):
    await room.app.services.settings.set_moderator_role(room.guild.id, role.id)
