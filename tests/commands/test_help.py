"""/help by task, as members see it."""

import discord
from discord import app_commands

from commands import guide, reply
from commands.help import Wish
from commands.limits import check_message
from commands.mentions import mention
from tests.support.discord_env import is_private, markup, read

LONG_ID = 2**63


async def test_help_shows_everything_and_then_one_task_also_after_a_restart(room):
    shown = await room.reader.slash(room.channel, "help")
    assert is_private(shown)
    assert "I want to …\n- find a quote /quotes /whosaid /search /articles" in read(shown)
    (quotes,) = [c for c in await room.app.client.tree.fetch_commands() if c.name == "quotes"]
    assert f"</quotes:{quotes.id}>" in markup(shown)

    await room.restarts()
    await room.reader.select(shown.response, ["right"])
    assert "I want to put something right\n" in read(shown)
    assert "/speaker merge /speaker split /speaker alias · Join two speakers" in read(shown)

    await room.reader.select(shown.response, ["file"])
    assert "- “Submit as article” “Submit whole thread” · In a message's menu" in read(shown)

    await room.reader.select(shown.response, ["all"])
    assert "I want to …" in read(shown)


async def test_every_command_has_its_place_in_the_help_and_nothing_else_has(room):
    there = {command.qualified_name for command in leaves(room.app.client.tree)}
    named = {name for task in guide.TASKS for names, _ in task.lines for name in names}
    assert named == there - {"help"}


async def test_the_help_fits_into_messages():
    ids = {name.partition(" ")[0]: LONG_ID for t in guide.TASKS for ns, _ in t.lines for name in ns}
    check_message(reply.layout_of(guide.overview(ids), [Wish.menu("all")]))
    for task in guide.TASKS:
        check_message(reply.layout_of(guide.about(task, ids), [Wish.menu(task.key)]))


def test_a_command_whose_number_is_not_known_is_named_in_words():
    assert mention("briefing add", {}) == "`/briefing add`"
    assert mention("briefing add", {"briefing": 5}) == "</briefing add:5>"


def leaves(tree):
    """Every command that can be sent, and those in menus."""
    for command in tree.get_commands():
        if isinstance(command, app_commands.Group):
            yield from (c for c in command.walk_commands() if isinstance(c, app_commands.Command))
        else:
            yield command
    yield from tree.get_commands(type=discord.AppCommandType.message)
