"""Options of menus: speakers to choose from."""

from collections.abc import Iterable

import discord

from commands.limits import OPTION_TEXT
from commands.locale import _
from commands.render import speaker_line
from commands.text import plain
from news.speaker import FiledSpeaker


def speaker_options(speakers: Iterable[FiledSpeaker]) -> list[discord.SelectOption]:
    """Return an option for each speaker, with what tells namesakes apart; its value is the id."""
    return [
        discord.SelectOption(
            label=plain(speaker.name, OPTION_TEXT) or _("Unnamed"),
            value=str(speaker.id),
            description=plain(speaker_line(speaker), OPTION_TEXT),
        )
        for speaker in speakers
    ]
