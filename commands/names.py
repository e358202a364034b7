"""The names of commands, options and choices in the languages of the catalogues, for Discord."""

import discord
from discord import app_commands
from discord.app_commands import TranslationContextLocation as Location

from commands import locale

_CONTEXTS = {
    Location.command_name: "command",
    Location.group_name: "command",
    Location.parameter_name: "option",
    Location.choice_name: "choice",
}
"""A short word means one thing as a name and another in a sentence: gettext's context."""


class Names(app_commands.Translator):
    """Gives Discord what the catalogues have, once for each language when commands are synced."""

    async def translate(
        self,
        string: app_commands.locale_str,
        locale_: discord.Locale,
        context: app_commands.TranslationContextTypes,
    ) -> str | None:
        """Return a text in a language that has a catalogue and knows it."""
        if str(locale_) not in locale.LANGUAGES:
            return None
        catalogue, text = locale.catalogue(str(locale_)), string.message
        where = _CONTEXTS.get(context.location)
        told = catalogue.pgettext(where, text) if where else catalogue.gettext(text)
        return told if told != text else None
