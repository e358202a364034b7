"""/review: doubtful quotes, one at a time, for moderators."""

import discord
from discord import app_commands

from commands import reply
from commands.context import guild_of, moderator_of, services_of
from commands.permissions import require_moderator
from commands.review_page import message
from commands.suggest import suggesting
from news.errors import BadOption


@app_commands.command(name="review", description="Doubtful quotes, one at a time, for moderators")
@app_commands.describe(article="Only of this article", speaker="Only of this speaker")
@app_commands.autocomplete(
    article=suggesting(lambda s, typed, guild: s.archive.suggest_articles(typed, guild=guild)),
    speaker=suggesting(lambda s, typed, guild: s.archive.suggest_speakers(typed, guild=guild)),
)
async def review(
    interaction: discord.Interaction, article: str | None = None, speaker: str | None = None
) -> None:
    """Show the newest quote that waits, for moderators."""
    await reply.defer(interaction)
    await require_moderator(interaction)
    if article and speaker:
        raise BadOption("Choose an article or a speaker: not both.")
    desk = services_of(interaction).review
    scope = await desk.scope(article, speaker, guild=guild_of(interaction))
    await reply.edit(interaction, message(await desk.next(scope, by=moderator_of(interaction))))
