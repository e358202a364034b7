"""Suggestions while a member types: quick, at most 25, and never an error."""

import logging
from collections.abc import Awaitable, Callable, Coroutine
from itertools import islice
from typing import Any

import discord
from discord import app_commands

from commands import limits
from commands.context import Services, guild_of, services_of
from commands.locale import day
from commands.text import plain
from news.ids import GuildId
from services.suggestions import Suggestion

_log = logging.getLogger(__name__)

Ask = Callable[[Services, str, GuildId], Awaitable[tuple[Suggestion, ...]]]
Autocomplete = Callable[
    [discord.Interaction, str], Coroutine[Any, Any, list[app_commands.Choice[str]]]
]


def suggesting(ask: Ask) -> Autocomplete:
    """Return an autocomplete callback that asks a service; on any error it suggests nothing."""

    async def suggest(
        interaction: discord.Interaction, current: str
    ) -> list[app_commands.Choice[str]]:
        try:
            found = await ask(services_of(interaction), current, guild_of(interaction))
        except Exception:  # noqa: BLE001 - while typing there is nobody to tell
            _log.exception("no suggestions guild=%s", interaction.guild_id)
            return []
        return choices(found)

    return suggest


def offering(find: Callable[[str], tuple[str, ...]]) -> Autocomplete:
    """Return an autocomplete callback over names that are not in the database."""

    async def ask(_: Services, typed: str, __: GuildId) -> tuple[Suggestion, ...]:
        return tuple(Suggestion(name, name) for name in find(typed))

    return suggesting(ask)


def choices(suggestions: tuple[Suggestion, ...]) -> list[app_commands.Choice[str]]:
    """Return suggestions in the form that Discord takes; what it would refuse is left out."""
    fitting = (
        app_commands.Choice(name=name, value=s.value)
        for s in suggestions
        if 0 < len(s.value) <= limits.CHOICE_TEXT and (name := _name(s))
    )
    return list(islice(fitting, limits.CHOICES))


def _name(suggestion: Suggestion) -> str:
    """Return the label with its day, which no long label pushes out: no timestamp stands here."""
    dated = f" · {day(suggestion.day)}" if suggestion.day else ""
    name = plain(suggestion.label, limits.CHOICE_TEXT - len(dated))
    return name and name + dated
