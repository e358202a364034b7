"""The menus below the receipt of several articles: each opens the receipt of one alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

import discord

from commands import reply
from commands.context import guild_of, services_of
from commands.controls import Select, SentMenu
from commands.limits import OPTION_TEXT
from commands.locale import _
from commands.permissions import require_moderator
from commands.receipts import follow, outcome_message
from commands.text import plain
from news.ids import ArticleId
from services.outcomes import AlreadyFiled, Queued

IN_A_MENU = 25
"""Options of one menu: Discord's limit."""
_KNOWN = "known:"


@dataclass(frozen=True, slots=True)
class Entry:
    """An article of a receipt: its place there (from 1) and its name; `known` from before."""

    place: int
    name: str
    article: ArticleId
    known: bool = False


class OpenReceipt(
    SentMenu, discord.ui.DynamicItem[Select], template=r"v1:receipt:(?P<first>\d{1,3})"
):
    """A menu of articles; of the chosen one comes the receipt, with Look, Undo or Retry."""

    @classmethod
    def rows(cls, entries: Sequence[Entry]) -> list[reply.Row]:
        """Return as many menus as it takes."""
        parts = range(0, len(entries), IN_A_MENU)
        return [[cls._among(entries[start : start + IN_A_MENU])] for start in parts]

    @classmethod
    def _among(cls, entries: Sequence[Entry]) -> Self:
        options = [
            discord.SelectOption(
                label=plain(f"{entry.place}. {entry.name}", OPTION_TEXT),
                value=f"{_KNOWN if entry.known else ''}{entry.article}",
            )
            for entry in entries
        ]
        first, last = entries[0].place, entries[-1].place
        opens = _("Look, undo or retry: {first} to {last}").format(first=first, last=last)
        menu: Select = discord.ui.Select(
            custom_id=f"v1:receipt:{first}", placeholder=opens, options=options
        )
        return cls(menu)

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Answer with the receipt, in a message of its own."""
        await require_moderator(interaction)
        await reply.defer(interaction)
        chosen = self.item.values[0]
        article = ArticleId(int(chosen.removeprefix(_KNOWN)))
        if not chosen.startswith(_KNOWN):
            await follow(interaction, Queued(article))
            return
        view = await services_of(interaction).archive.article(article, guild=guild_of(interaction))
        await reply.edit(interaction, outcome_message(AlreadyFiled(view.article)))


CONTROLS = (OpenReceipt,)
