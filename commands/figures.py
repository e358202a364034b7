"""/figures: the numbers that articles give."""

import discord
from discord import app_commands

from commands import answers
from commands.context import now_of
from commands.suggest import suggesting
from services.asked import FiguresQuestion
from services.dates import day


@app_commands.command(name="figures", description="The numbers that articles give, and of what")
@app_commands.describe(
    about="Only numbers in sentences with these words",
    unit="Only numbers of this: people, percent, USD, …",
    since="From this day on, such as 2024-05-31, May 2024, yesterday, 7d",
    speaker="Who gave them: a name, also a part of it",
    change="Only what was measured several times, oldest first",
)
async def figures(  # noqa: PLR0917 - Discord passes options by name
    interaction: discord.Interaction,
    about: str | None = None,
    unit: str | None = None,
    since: str | None = None,
    speaker: str | None = None,
    change: bool = False,  # noqa: FBT001, FBT002 - discord.py passes options by name
) -> None:
    """Answer privately with figures, those of one thing together, or how they changed."""
    now = now_of(interaction)
    question = FiguresQuestion(
        about=about,
        since=day(since, now=now) if since else None,
        unit=unit,
        speaker=speaker,
        change=change,
    )
    await answers.ask(interaction, question)


figures.autocomplete("unit")(
    suggesting(lambda services, typed, guild: services.archive.suggest_units(typed, guild=guild))
)
figures.autocomplete("speaker")(
    suggesting(lambda services, typed, guild: services.archive.suggest_speakers(typed, guild=guild))
)
