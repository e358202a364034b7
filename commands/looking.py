"""The button that opens an article."""

import discord

from commands.answers import look
from commands.controls import ArticleButton
from commands.locale import later


class LookAtArticle(ArticleButton, what="look", label=later("Look")):
    """Opens one article with its findings, in a message of its own."""

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Open the article."""
        await look(interaction, self.article)


CONTROLS = (LookAtArticle,)
