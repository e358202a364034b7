"""/whosaid: whose words these are, and where they stand."""

import discord
from discord import app_commands

from commands import answers
from services.asked import SayingsQuestion


@app_commands.command(name="whosaid", description="Who said these words, where and when")
@app_commands.describe(words="A part of what was said; small errors do not matter")
async def whosaid(interaction: discord.Interaction, words: str) -> None:
    """Answer privately with the quotes that have the words, nearest first, each once."""
    await answers.ask(interaction, SayingsQuestion(words))
