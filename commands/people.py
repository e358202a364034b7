"""/people: who speaks about what."""

import discord
from discord import app_commands

from commands import answers
from services.asked import PeopleQuestion


@app_commands.command(name="people", description="Who is quoted most, about something or at all")
@app_commands.describe(about="Only quotes with these words")
async def people(interaction: discord.Interaction, about: str | None = None) -> None:
    """Answer privately with speakers, most quoted first."""
    await answers.ask(interaction, PeopleQuestion(about))
