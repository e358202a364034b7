"""/timeline: what someone said over time, the oldest first, and how often."""

import discord
from discord import app_commands

from commands import answers
from commands.context import now_of
from commands.suggest import suggesting
from services.asked import TimelineQuestion
from services.dates import day


@app_commands.command(name="timeline", description="What someone said over time, oldest first")
@app_commands.describe(
    speaker="Who said it: a name, also a part of it",
    about="Only quotes with these words",
    since="From this day on, such as 2024-05-31, May 2024, yesterday, 7d",
    until="Up to this day",
)
async def timeline(
    interaction: discord.Interaction,
    speaker: str,
    about: str | None = None,
    since: str | None = None,
    until: str | None = None,
) -> None:
    """Answer privately with the speaker's quotes, the oldest first, and a picture of how often."""
    now = now_of(interaction)
    question = TimelineQuestion(
        speaker=speaker,
        about=about,
        since=day(since, now=now) if since else None,
        until=day(until, now=now, last=True) if until else None,
    )
    await answers.ask(interaction, question)


timeline.autocomplete("speaker")(
    suggesting(lambda services, typed, guild: services.archive.suggest_speakers(typed, guild=guild))
)
