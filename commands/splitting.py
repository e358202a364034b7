"""/speaker split: the list of quotes to choose from, and what choosing does."""

import re
from typing import Any, Self

import discord

from commands import changes, reply
from commands.context import moderator_of, services_of
from commands.controls import LONG, Control, Select
from commands.limits import OPTION_TEXT, OPTIONS
from commands.locale import _, number
from commands.permissions import require_moderator
from commands.sheet import Sheet
from commands.text import clean, muted, plain
from news.errors import BadOption
from news.ids import QuoteId, SpeakerId
from news.quote import FiledQuote
from news.speaker import FiledSpeaker

RECEIVER_LENGTH = 60
"""Characters of a new speaker's name: it travels in the custom_id, which has 100."""

NOBODY = "-"
"""Stands for the receiver in the custom_id where there is none: no name is without letters."""


def choice(
    speaker: FiledSpeaker,
    quotes: tuple[FiledQuote, ...],
    to: str | None,
    *,
    unattributed: bool = False,
) -> discord.ui.LayoutView:
    """Return the list of quotes, 25 at most, to be chosen from. May `BadOption`."""
    receiver = clean(to or "")
    if unattributed and receiver:
        raise BadOption("Quotes are somebody's or unattributed: leave one of the two out.")
    if receiver == NOBODY:
        raise BadOption("A name needs letters.")
    if len(receiver) > RECEIVER_LENGTH:
        raise BadOption(
            "The name of a new speaker has at most {most} characters here.", most=RECEIVER_LENGTH
        )
    asked = _("Which quotes are not by {name}?").format(name=muted(speaker.name, 120))
    sheet = Sheet(f"### {asked}", (_which(len(quotes)),))
    return reply.layout_of(
        sheet, [SplitQuotes.among(speaker.id, quotes, NOBODY if unattributed else receiver)]
    )


def _which(listed: int) -> str:
    if listed < OPTIONS:
        return _("Choose one or several.")
    return _("Choose one or several of the newest {number}; with “about” you find others.").format(
        number=number(listed)
    )


class SplitQuotes(
    Control,
    discord.ui.DynamicItem[Select],
    template=rf"v1:split:(?P<speaker>{LONG}):(?P<to>.{{0,{RECEIVER_LENGTH}}})",
):
    """A menu of quotes; the chosen ones go to another speaker. For moderators."""

    def __init__(self, speaker: SpeakerId, to: str, menu: Select) -> None:
        super().__init__(menu)
        self.speaker, self.to = speaker, to

    @classmethod
    def among(cls, speaker: SpeakerId, quotes: tuple[FiledQuote, ...], to: str) -> Self:
        """Return the menu for some quotes of a speaker."""
        options = [
            discord.SelectOption(
                label=plain(" … ".join(quote.fragments), OPTION_TEXT) or "…",
                description=plain(quote.article.title, OPTION_TEXT) or None,
                value=str(quote.id),
            )
            for quote in quotes
        ]
        menu: Select = discord.ui.Select(
            custom_id=f"v1:split:{speaker}:{to}",
            placeholder=_("Choose quotes"),
            options=options,
            max_values=len(options),
        )
        return cls(speaker, to, menu)

    @classmethod
    async def from_custom_id(
        cls, _: discord.Interaction, item: Any, match: re.Match[str], /
    ) -> Self:
        """Take over the menu as it was sent."""
        return cls(SpeakerId(int(match["speaker"])), match["to"], item)

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Give the chosen quotes away."""
        await require_moderator(interaction)
        people, by = services_of(interaction).people, moderator_of(interaction)
        quotes = [QuoteId(int(value)) for value in self.item.values]
        if self.to == NOBODY:
            change = await people.disown(self.speaker, quotes, by=by)
        else:
            change = await people.split_quotes(self.speaker, quotes, self.to or None, by=by)
        await reply.edit(interaction, changes.done(change))


CONTROLS = (SplitQuotes,)
