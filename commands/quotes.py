"""/quotes: what someone said, word for word."""

import discord
from discord import app_commands

from commands import answers, reply
from commands.context import guild_of, now_of, services_of, user_of
from commands.suggest import suggesting
from news.quote import Kind
from services.dates import day
from services.views import QuotesQuestion


@app_commands.command(name="quotes", description="What someone said, word for word, and where")
@app_commands.describe(
    speaker="Who said it: a name, also a part of it",
    about="Only quotes with these words",
    since="From this day on, such as 2024-05-31, May 2024, yesterday, 7d",
    until="Up to this day",
    outlet="Only from this outlet",
    kind="Only words between quotation marks, or only reported ones",
)
@app_commands.choices(kind=[app_commands.Choice(name=kind, value=kind) for kind in Kind])
async def quotes(  # noqa: PLR0917 - Discord passes options by name
    interaction: discord.Interaction,
    speaker: str,
    about: str | None = None,
    since: str | None = None,
    until: str | None = None,
    outlet: str | None = None,
    kind: str | None = None,
) -> None:
    """Answer privately with the speaker's quotes."""
    now = now_of(interaction)
    question = QuotesQuestion(
        speaker=speaker,
        about=about,
        since=day(since, now=now) if since else None,
        until=day(until, now=now, last=True) if until else None,
        outlet=outlet,
        kind=Kind(kind) if kind else None,
    )
    answer = await services_of(interaction).archive.quotes(
        question, guild=guild_of(interaction), asked_by=user_of(interaction), now=now
    )
    await reply.answer(interaction, answers.message(answer))


quotes.autocomplete("speaker")(
    suggesting(lambda services, typed, guild: services.archive.suggest_speakers(typed, guild=guild))
)
quotes.autocomplete("outlet")(
    suggesting(lambda services, typed, guild: services.archive.suggest_outlets(typed, guild=guild))
)
