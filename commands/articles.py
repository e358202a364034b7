"""/articles: the latest articles, or one with all that was found in it."""

import discord
from discord import app_commands

from commands import answers, reply
from commands.context import guild_of, now_of, services_of, user_of
from commands.suggest import suggesting
from news.ids import ArticleId
from services.asked import ArticlesQuestion
from services.suggestions import chosen
from services.views import ArticlesView


@app_commands.command(name="articles", description="The latest articles, or one with its findings")
@app_commands.describe(article="One article: words of its title")
async def articles(interaction: discord.Interaction, article: str | None = None) -> None:
    """Answer privately with a suggested article, or with those whose titles have the words."""
    picked = chosen(article) if article else None
    if picked is not None:
        await answers.look(interaction, ArticleId(picked))
        return
    answer = await services_of(interaction).archive.articles(
        ArticlesQuestion(about=article),
        guild=guild_of(interaction),
        asked_by=user_of(interaction),
        now=now_of(interaction),
    )
    if article and isinstance(answer, ArticlesView) and answer.paging.total == 1:
        await answers.look(interaction, answer.articles[0].line.id)
        return
    await reply.answer(interaction, answers.message(answer))


articles.autocomplete("article")(
    suggesting(lambda services, typed, guild: services.archive.suggest_articles(typed, guild=guild))
)
