"""Long quotes fold in an answer; here one unfolds, in parts where it is longer than a message."""

import re
from collections.abc import Iterable, Sequence
from typing import Self

import discord

from commands import reply
from commands.blocks import place_of, title_of
from commands.citation import printed
from commands.context import guild_of, services_of
from commands.controls import LONG, AnyItem, Button, Control, Select, SentMenu
from commands.limits import OPTION_TEXT, OPTIONS
from commands.locale import _, number
from commands.sheet import Sheet
from commands.text import CUT_QUOTE, address, muted, plain
from news.ids import QuoteId
from news.quote import FiledQuote

PART = 1_700
"""Characters of a quote in one message; escaping at most doubles them."""
_LEAST = 100  # characters of a quote that can have been cut at all


def whole_row(quotes: Iterable[FiledQuote], blocks: Sequence[str]) -> reply.Row:
    """Return the menu of the quotes that are cut in these blocks, or nothing."""
    text = "\n\n".join(blocks)
    if CUT_QUOTE.strip() not in text:
        return []
    cut = {quote.id: quote for quote in quotes if _is_cut(quote, text)}
    return [ReadWhole.among(list(cut.values()))] if cut else []


def _is_cut(quote: FiledQuote, text: str) -> bool:
    """Tell whether the words of a quote do not stand in a text as a whole."""
    words = [muted(fragment, 2 * len(fragment) + 2) for fragment in quote.fragments]
    return sum(map(len, words)) > _LEAST and not all(each in text for each in words)


def parts_of(quote: FiledQuote) -> list[str]:
    """Return the printed words in pieces, cut between words where there is a blank."""
    left, parts = printed(quote.kind, quote.fragments), []
    while len(left) > PART:
        head = left[:PART].rpartition(" ")[0] or left[:PART]
        parts.append(head)
        left = left[len(head) :].lstrip()
    return [*parts, left]


def whole_message(quote: FiledQuote, part: int = 0) -> discord.ui.LayoutView:
    """Return a quote as a whole, or one of its parts, with where it stands."""
    parts = parts_of(quote)
    part = min(max(part, 0), len(parts) - 1)
    name = muted(quote.speaker.name, 80) if quote.speaker else _("unattributed")
    role = muted(quote.role or "", 120)
    source = f"{title_of(quote.article, 160)} · {place_of(quote.article, 50)}"
    who = f"{name}, {role}" if role else name
    footer = _("Part {part} of {parts}").format(part=number(part + 1), parts=number(len(parts)))
    sheet = Sheet(
        f"### {who}\n{source}",
        (muted(parts[part], 2 * PART + 10),),
        footer if len(parts) > 1 else "",
    )
    link = reply.link_button(_("Open the article"), address(quote.article.link))
    return reply.layout_of(sheet, [*_turning(quote.id, part, len(parts)), *link])


def _turning(quote: QuoteId, part: int, parts: int) -> reply.Row:
    if parts == 1:
        return []
    before, after = max(part - 1, 0), min(part + 1, parts - 1)
    return [
        TurnPart(quote, before, "back", disabled=before == part),
        TurnPart(quote, after, "on", disabled=after == part),
    ]


class ReadWhole(SentMenu, discord.ui.DynamicItem[Select], template=r"v1:whole"):
    """A menu of folded quotes; the chosen one comes in a message of its own."""

    @classmethod
    def among(cls, quotes: Sequence[FiledQuote]) -> Self:
        """Return the menu for some quotes, the first 25 at most."""
        options = [
            discord.SelectOption(
                label=plain(printed(quote.kind, quote.fragments), OPTION_TEXT) or "…",
                value=str(quote.id),
            )
            for quote in quotes[:OPTIONS]
        ]
        menu: Select = discord.ui.Select(
            custom_id="v1:whole", placeholder=_("Read a quote as a whole"), options=options
        )
        return cls(menu)

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Answer privately with the quote."""
        quote = await _quote(interaction, QuoteId(int(self.item.values[0])))
        await reply.answer(interaction, whole_message(quote))


class TurnPart(
    Control,
    discord.ui.DynamicItem[Button],
    template=rf"v1:part:(?P<quote>{LONG}):(?P<part>\d{{1,9}}):(?P<way>back|on)",
):
    """Shows another part of a quote in the same message."""

    def __init__(self, quote: QuoteId, part: int, way: str, *, disabled: bool = False) -> None:
        label = _("Previous") if way == "back" else _("Next")
        id_ = f"v1:part:{quote}:{part}:{way}"
        super().__init__(discord.ui.Button(label=label, custom_id=id_, disabled=disabled))
        self.quote, self.part = quote, part

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction, _item: AnyItem, match: re.Match[str], /
    ) -> Self:
        """Build it again from what was pressed."""
        return cls(QuoteId(int(match["quote"])), int(match["part"]), match["way"])

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Turn to the part."""
        quote = await _quote(interaction, self.quote)
        await reply.edit(interaction, whole_message(quote, self.part))


async def _quote(interaction: discord.Interaction, quote: QuoteId) -> FiledQuote:
    return await services_of(interaction).exports.quote(quote, guild=guild_of(interaction))


CONTROLS = (ReadWhole, TurnPart)
