"""Suggestions for the options of schedules: which schedule, and several speakers in one option."""

import re

import discord
from discord import app_commands

from commands.context import Services
from commands.schedule_text import label
from commands.suggest import suggesting
from news.ids import GuildId
from news.text import fold
from services.suggestions import Suggestion

_LAST_NAME = re.compile(r"^(.*,)?\s*([^,]*)$", re.DOTALL)


async def suggest_schedules(
    interaction: discord.Interaction, typed: str
) -> list[app_commands.Choice[str]]:
    """Suggest the guild's schedules that have the typed letters."""
    channels = interaction.guild.channels if interaction.guild else ()
    names = {channel.id: channel.name for channel in channels}

    async def ask(services: Services, typed: str, guild: GuildId) -> tuple[Suggestion, ...]:
        every = await services.schedules.all(guild)
        all_ = (Suggestion(label(one, names), f"id:{one.id}") for one in every)
        return tuple(one for one in all_ if fold(typed) in fold(one.label))

    return await suggesting(ask)(interaction, typed)


async def suggest_speakers(
    services: Services, typed: str, guild: GuildId
) -> tuple[Suggestion, ...]:
    """Suggest speakers for the last name of a list; those before it stay as they were typed."""
    found = _LAST_NAME.match(typed)
    before, last = (found[1] or "", found[2]) if found else ("", typed)
    gap = " " if before else ""
    return tuple(
        Suggestion(f"{before}{gap}{one.label}", f"{before}{gap}{one.value}")
        for one in await services.archive.suggest_speakers(last, guild=guild)
    )
