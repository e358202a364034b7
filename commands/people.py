"""/people: who speaks about what."""

import discord
from discord import app_commands

from commands import answers, reply
from commands.context import guild_of, now_of, services_of, user_of
from services.asked import PeopleQuestion


@app_commands.command(name="people", description="Who is quoted most, about something or at all")
@app_commands.describe(about="Only quotes with these words")
async def people(interaction: discord.Interaction, about: str | None = None) -> None:
    """Answer privately with speakers, most quoted first."""
    answer = await services_of(interaction).archive.people(
        PeopleQuestion(about),
        guild=guild_of(interaction),
        asked_by=user_of(interaction),
        now=now_of(interaction),
    )
    await reply.answer(interaction, answers.message(answer))
