"""Whatever is typed into an option of any command costs one clear sentence, and changes nothing."""

from discord import app_commands

from commands import registry
from tests.support.builders import said
from tests.support.discord_env import is_private, read, unseen_faults

LONG = "x" * 6_000
DAYS = {"since", "until"}
GIVEN = {"link": "https://news.example/feed", "time": "7:30", "name": "kirby", "alias": "Jack"}


def every_command(commands):
    for command in commands:
        if isinstance(command, app_commands.Group):
            yield from every_command(command.commands)
        elif isinstance(command, app_commands.Command):
            yield command


def typed(command):
    """Every option of a command that takes any text, with what else the command needs."""
    for option in command.parameters:
        if option.type.name != "string" or option.choices or option.max_value is not None:
            continue
        needed = {
            other.name: GIVEN.get(other.name, "kirby")
            for other in command.parameters
            if other.required and other.type.name == "string" and other.name != option.name
        }
        yield option.name, needed


async def test_no_option_of_any_command_minds_six_thousand_characters_or_a_wrong_day(room):
    await room.files(*said("The harbour stays open"))
    asked = 0
    for command in every_command(registry.COMMANDS):
        channel = given_channel(command, room)
        for option, needed in typed(command):
            for value in (LONG, "last thursdayish") if option in DAYS else (LONG,):
                answer = await room.editor.slash(
                    room.channel, command.qualified_name, **needed, **channel, **{option: value}
                )
                where = f"/{command.qualified_name} {option}: {read(answer)}"
                assert is_private(answer), where
                assert "Something went wrong" not in read(answer), where
                assert 10 < len(read(answer)) < 700, where
                asked += 1
    assert asked > 50
    assert unseen_faults(room.env) == []
    shown = read(await room.reader.slash(room.channel, "quotes", speaker="kirby"))
    assert "“The harbour stays open”" in shown
    assert room.posts() == []


def given_channel(command, room):
    return {
        option.name: room.channel
        for option in command.parameters
        if option.type.name == "channel" and option.required
    }
