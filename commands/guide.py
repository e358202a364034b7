"""/help: the bot on one page."""

import discord
from discord import app_commands

from commands import notices, reply


@app_commands.command(name="help", description="What I can do, and how to read a quote")
async def help_(interaction: discord.Interaction) -> None:
    """Answer privately with the guide."""
    await reply.answer(interaction, reply.layout_of(notices.guide()))
