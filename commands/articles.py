"""/articles: the latest articles, or those whose titles have some words."""

import discord
from discord import app_commands

from commands import answers
from services.asked import ArticlesQuestion


@app_commands.command(name="articles", description="The latest articles; open one from the list")
@app_commands.describe(about="Only articles with these words in their title")
async def articles(interaction: discord.Interaction, about: str | None = None) -> None:
    """Answer privately with a list."""
    await answers.ask(interaction, ArticlesQuestion(about=about))
