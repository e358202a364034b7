"""Commands as they are named in texts: a mention that opens them, where Discord's ids are known."""

import asyncio
import logging
from collections.abc import Mapping
from weakref import WeakKeyDictionary

import discord

from commands.context import tree_of
from commands.locale import called

PATIENCE = 1.5  # seconds; a command has to be answered within three

Ids = Mapping[str, int]
"""The id of each command by its name, or nothing where Discord did not tell."""

_log = logging.getLogger(__name__)
_told: WeakKeyDictionary[discord.Client, Ids] = WeakKeyDictionary()


async def ids_of(interaction: discord.Interaction) -> Ids:
    """Return the ids of this bot's commands, asked of Discord once for each process."""
    client = interaction.client
    if client not in _told:
        try:
            async with asyncio.timeout(PATIENCE):
                commands = await tree_of(interaction).fetch_commands()
        except (discord.HTTPException, TimeoutError) as error:
            _log.info("commands not told error=%s", type(error).__name__)
            return {}
        slash = discord.AppCommandType.chat_input
        _told[client] = {command.name: command.id for command in commands if command.type is slash}
    return _told[client]


def mention(command: str, ids: Ids) -> str:
    """Return a command, such as `briefing add`, to be pressed by members, or else in words."""
    id_ = ids.get(command.partition(" ")[0])
    return f"</{command}:{id_}>" if id_ else f"`/{called(command)}`"
