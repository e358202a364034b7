"""/compare: what two speakers said about something, one below the other."""

import discord
from discord import app_commands

from commands import answers
from commands.suggest import suggesting
from services.asked import CompareQuestion

names = suggesting(
    lambda services, typed, guild: services.archive.suggest_speakers(typed, guild=guild)
)


@app_commands.command(name="compare", description="Two speakers side by side, word for word")
@app_commands.describe(
    first="Whose words come first: a name, also a part of it",
    second="Whose words come below",
    about="Only quotes with these words",
)
@app_commands.autocomplete(first=names, second=names)
async def compare(
    interaction: discord.Interaction, first: str, second: str, about: str | None = None
) -> None:
    """Answer privately with the quotes of both."""
    await answers.ask(interaction, CompareQuestion(first, second, about))
