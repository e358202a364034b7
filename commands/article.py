"""/article: one article looked at, and for moderators put right, taken back or read again."""

import discord
from discord import app_commands

from commands import answers, forms, notices, reply
from commands.context import guild_of, now_of, services_of, user_of
from commands.fixing import FixForm
from commands.permissions import require_moderator
from commands.receipts import Restore, follow
from commands.suggest import suggesting
from news.errors import BadOption
from news.ids import ArticleId
from services.suggestions import chosen

article = app_commands.Group(
    name="article", description="One article; moderators also put it right or take it back"
)
filed = suggesting(
    lambda services, typed, guild: services.archive.suggest_articles(typed, guild=guild)
)
taken_back = suggesting(
    lambda services, typed, guild: services.archive.suggest_taken_back(typed, guild=guild)
)


@article.command(name="show", description="One article with everything that was found in it")
@app_commands.describe(article="Words of its title")
@app_commands.autocomplete(article=filed)
async def show(interaction: discord.Interaction, article: str) -> None:
    """Answer privately with the article."""
    await answers.look(interaction, await _meant(interaction, article))


@article.command(name="fix", description="Put title, outlet, date, byline or link right")
@app_commands.describe(article="Words of its title")
@app_commands.autocomplete(article=filed)
async def fix(interaction: discord.Interaction, article: str) -> None:
    """Open the form with what is known, for moderators."""
    await require_moderator(interaction)
    meant = await _meant(interaction, article)
    known = await services_of(interaction).fixes.known(meant, guild=guild_of(interaction))
    await forms.show(interaction, FixForm.about(meant, known))


@article.command(name="retract", description="Take an article back; can be restored for 30 days")
@app_commands.describe(
    article="Words of its title", reason="Why; it is said wherever the article was posted"
)
@app_commands.autocomplete(article=filed)
async def retract(interaction: discord.Interaction, article: str, reason: str = "") -> None:
    """Take it back, for moderators; messages that show it are corrected within minutes."""
    await reply.defer(interaction)
    await require_moderator(interaction)
    gone = await services_of(interaction).intake.undo(
        await _meant(interaction, article),
        guild=guild_of(interaction),
        by=user_of(interaction),
        reason=reason,
    )
    await reply.edit(interaction, reply.layout_of(notices.undone(gone), [Restore(gone.line.id)]))


@article.command(name="restore", description="Bring back an article that was taken back")
@app_commands.describe(article="Words of its title")
@app_commands.autocomplete(article=taken_back)
async def restore(interaction: discord.Interaction, article: str) -> None:
    """Queue it to be read and filed as it was, for moderators."""
    await reply.defer(interaction)
    await require_moderator(interaction)
    picked = chosen(article)
    if picked is None:
        raise BadOption("Pick the article from the list: it has those that were taken back.")
    queued = await services_of(interaction).intake.restore(
        ArticleId(picked), guild=guild_of(interaction), by=user_of(interaction)
    )
    await follow(interaction, queued)


@article.command(name="reprocess", description="Read the stored text again with today's reader")
@app_commands.describe(article="Words of its title")
@app_commands.autocomplete(article=filed)
async def reprocess(interaction: discord.Interaction, article: str) -> None:
    """Queue its text, for moderators; the answer becomes what changed."""
    await reply.defer(interaction)
    await require_moderator(interaction)
    queued = await services_of(interaction).intake.reprocess(
        await _meant(interaction, article),
        guild=guild_of(interaction),
        by=user_of(interaction),
        at=now_of(interaction),
    )
    await follow(interaction, queued)


async def _meant(interaction: discord.Interaction, typed: str) -> ArticleId:
    archive = services_of(interaction).archive
    return await archive.article_called(typed, guild=guild_of(interaction))
