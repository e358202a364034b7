"""/search: everything with some words, a few of each, and buttons that lead to all of them."""

import discord
from discord import app_commands

from commands import answers
from services.asked import SearchQuestion


@app_commands.command(name="search", description="Articles, quotes, speakers and figures at once")
@app_commands.describe(words="Words, or a part of what was said, or a name")
async def search(interaction: discord.Interaction, words: str) -> None:
    """Answer privately with a few of everything that has the words."""
    await answers.ask(interaction, SearchQuestion(words))
