"""/figures: the numbers that articles give."""

import discord
from discord import app_commands

from commands import answers, reply
from commands.context import guild_of, now_of, services_of, user_of
from services.dates import day
from services.views import FiguresQuestion


@app_commands.command(name="figures", description="The numbers that articles give, and of what")
@app_commands.describe(
    about="Only numbers in sentences with these words",
    since="From this day on, such as 2024-05-31, May 2024, yesterday, 7d",
)
async def figures(
    interaction: discord.Interaction, about: str | None = None, since: str | None = None
) -> None:
    """Answer privately with figures, newest first."""
    now = now_of(interaction)
    question = FiguresQuestion(about=about, since=day(since, now=now) if since else None)
    answer = await services_of(interaction).archive.figures(
        question, guild=guild_of(interaction), asked_by=user_of(interaction), now=now
    )
    await reply.answer(interaction, answers.message(answer))
