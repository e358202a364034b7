"""Copying a quote as a citation: a menu below quotes, and the forms to copy."""

import io
from collections.abc import Iterable, Iterator, Sequence
from typing import Self

import discord

from commands import reply
from commands.citation import Citation, citation_of, printed
from commands.context import guild_of, services_of
from commands.controls import Select, SentMenu
from commands.limits import OPTION_TEXT, OPTIONS, TEXT
from commands.locale import _
from commands.sheet import Sheet
from commands.text import plain
from news.ids import QuoteId
from news.quote import FiledQuote
from services.views import Answer, CompareView, QuotesView, SayingsView, TimelineView

FENCE = "```"
FILE = "citation.txt"


def cite_row(answer: Answer) -> reply.Row:
    """Return the menu that goes with an answer, where it shows quotes."""
    match answer:
        case QuotesView() | TimelineView():
            quotes: Sequence[FiledQuote] = answer.quotes
        case SayingsView():
            quotes = [quote for saying in answer.sayings for quote in saying.quotes]
        case CompareView():
            quotes = [quote for side in answer.sides for quote in side.quotes]
        case _:
            quotes = ()
    return [Cite.among(quotes)] if quotes else []


class Cite(SentMenu, discord.ui.DynamicItem[Select], template=r"v1:cite"):
    """A menu of the quotes of a message; the chosen one comes in forms to copy."""

    @classmethod
    def among(cls, quotes: Iterable[FiledQuote]) -> Self:
        """Return the menu for some quotes, the first 25 at most."""
        options = [
            discord.SelectOption(
                label=plain(printed(quote.kind, quote.fragments), OPTION_TEXT),
                value=str(quote.id),
                description=plain(quote.speaker.name if quote.speaker else "", OPTION_TEXT) or None,
            )
            for quote in list({quote.id: quote for quote in quotes}.values())[:OPTIONS]
        ]
        menu: Select = discord.ui.Select(
            custom_id="v1:cite", placeholder=_("Copy as citation"), options=options
        )
        return cls(menu)

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Answer privately with the citation, whole."""
        chosen = QuoteId(int(self.item.values[0]))
        exports = services_of(interaction).exports
        quote = await exports.quote(chosen, guild=guild_of(interaction))
        citation = citation_of(quote)
        if _fits(citation):
            for sheet in _sheets(citation):
                await reply.answer(interaction, reply.layout_of(sheet))
        else:
            await _answer_with_file(interaction, citation)


def _forms(citation: Citation) -> Iterator[tuple[str, str]]:
    yield _("Plain text"), citation.plain
    yield "Markdown", citation.markdown
    if citation.archived is not None:
        yield _("With archived copy"), citation.archived


def _fits(citation: Citation) -> bool:
    """Tell whether each form can stand whole in a block of code, which is copied at one touch."""
    return all(
        len(_block(name, text)) <= TEXT and FENCE not in text for name, text in _forms(citation)
    )


def _block(name: str, text: str) -> str:
    return f"**{name}**\n{FENCE}\n{text}\n{FENCE}"


def _sheets(citation: Citation) -> Iterator[Sheet]:
    """Return the forms as one message if they fit, else as one message each."""
    blocks = [_block(name, text) for name, text in _forms(citation)]
    first, *others = blocks
    if sum(map(len, blocks)) <= TEXT:
        yield Sheet(first, tuple(others))
        return
    for block in blocks:
        yield Sheet(block)


async def _answer_with_file(interaction: discord.Interaction, citation: Citation) -> None:
    text = "\n\n".join(f"{name}\n\n{text}" for name, text in _forms(citation))
    layout = reply.layout_of(Sheet(_("The citation is too long for a message: here it is whole.")))
    layout.add_item(discord.ui.File(f"attachment://{FILE}"))
    await reply.answer(
        interaction, layout, discord.File(io.BytesIO(text.encode("utf-8", "replace")), FILE)
    )


CONTROLS = (Cite,)
