"""/articles: the latest articles, or those whose titles have some words."""

import discord
from discord import app_commands

from commands import answers, reply
from commands.context import guild_of, now_of, services_of, user_of
from services.asked import ArticlesQuestion


@app_commands.command(name="articles", description="The latest articles; open one from the list")
@app_commands.describe(about="Only articles with these words in their title")
async def articles(interaction: discord.Interaction, about: str | None = None) -> None:
    """Answer privately with a list."""
    answer = await services_of(interaction).archive.articles(
        ArticlesQuestion(about=about),
        guild=guild_of(interaction),
        asked_by=user_of(interaction),
        now=now_of(interaction),
    )
    await reply.answer(interaction, answers.message(answer))
