"""The button that opens an article."""

import re
from typing import Self

import discord

from commands.answers import look
from commands.controls import LONG, AnyItem, Button, Control
from news.ids import ArticleId


class LookAtArticle(
    Control, discord.ui.DynamicItem[Button], template=rf"v1:look:(?P<article>{LONG})"
):
    """Opens one article with its findings, in a message of its own."""

    def __init__(self, article: ArticleId) -> None:
        super().__init__(discord.ui.Button(label="Look", custom_id=f"v1:look:{article}"))
        self.article = article

    @classmethod
    async def from_custom_id(
        cls, _: discord.Interaction, __: AnyItem, match: re.Match[str], /
    ) -> Self:
        """Build it again from what was pressed."""
        return cls(ArticleId(int(match["article"])))

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Open the article."""
        await look(interaction, self.article)


CONTROLS = (LookAtArticle,)
