"""A briefing as one to three messages. Pure functions.

The fewest messages that tell every story with two quotes win, then those that tell each with one;
stories are left out last. Words are shown whole or not at all.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import discord

from commands import pictures, reply
from commands.briefing_blocks import story_block, unread_block, voices_block
from commands.corrections import Correct
from commands.locale import _, ngettext, number
from commands.sheet import Sheet
from commands.text import counted
from news.briefing import Briefing
from news.ids import DeliveryId

PARTS_AT_MOST = 3
STORIES_AT_MOST = 24
"""Eight short stories fill a message."""
FULL, SHORT, SHORTEST = (3, 2), (2, 1), (1, 1)
"""How many quotes and how many figures a story shows at most."""
PART_LIMIT = 3_500
"""Characters for the blocks of one message; heading and footer take the rest."""

_NUMBER = re.compile(r"^\d[\d.,\s]* ")
_GAP = 2  # what `reply.layout_of` puts between blocks that share a text


@dataclass(frozen=True, slots=True)
class _Packing:
    """Blocks in the messages that they fill, and how many stories are not among them."""

    parts: tuple[tuple[str, ...], ...]
    left_out: int = 0


def parts_of(briefing: Briefing, *, marker: DeliveryId) -> tuple[discord.ui.LayoutView, ...]:
    """Return the messages of a briefing, at most three, each within Discord's limits.

    Each carries a button for corrections, whose custom_id names the delivery and the part (from
    0), so that a channel can be read back. The last one shows the picture of
    `pictures.chart_of`, where there is one; whoever sends it attaches the file.
    """
    chart = pictures.chart_of(briefing)
    *first, last = sheets_of(briefing)
    shown = pictures.gallery(chart) if chart else None
    return (
        *(reply.layout_of(each, [Correct(marker, n)]) for n, each in enumerate(first)),
        reply.layout_of(last, [Correct(marker, len(first))], gallery=shown),
    )


def sheets_of(briefing: Briefing) -> tuple[Sheet, ...]:
    """Return the text of a briefing, one sheet for each message."""
    packing = _chosen(briefing)
    many = len(packing.parts)
    headings = [lead(briefing, many), *(_title(n, many) for n in (2, 3))]
    footers = [*[""] * (many - 1), _left_out(packing.left_out)]
    return tuple(
        Sheet(heading, blocks, footer)
        for heading, blocks, footer in zip(headings, packing.parts, footers, strict=False)
    )


def lead(briefing: Briefing, parts: int) -> str:
    """Return the lines above a briefing: the period and how much was filed in it."""
    title = _title(1, parts) if parts > 1 else f"### {_('Briefing')}"
    since, until = int(briefing.since.timestamp()), int(briefing.until.timestamp())
    lines = [title, f"<t:{since}:f> – <t:{until}:f>"]
    lines += [_("*Late:* this was due earlier.")] if briefing.late else []
    lines.append(tally(briefing) if briefing.articles else _("Nothing was filed in this time."))
    return "\n".join(lines)


def _title(part: int, parts: int) -> str:
    return "### " + _("Briefing, part {part} of {parts}").format(part=part, parts=parts)


def tally(briefing: Briefing) -> str:
    """Return the line that says how much was filed; `is_tally` knows it again."""
    return " · ".join(
        [
            counted(briefing.articles, "article", "articles"),
            counted(briefing.speakers, "voice", "voices"),
            counted(briefing.quotes, "quote", "quotes"),
            counted(briefing.figures, "figure", "figures"),
        ]
    )


def is_tally(line: str) -> bool:
    """Tell whether a line is a tally in the language that is spoken, whatever it counts."""
    parts = line.split(" · ")
    nouns = (
        {ngettext("article", "articles", count) for count in (1, 2)},
        {ngettext("voice", "voices", count) for count in (1, 2)},
        {ngettext("quote", "quotes", count) for count in (1, 2)},
        {ngettext("figure", "figures", count) for count in (1, 2)},
    )
    return len(parts) == len(nouns) and all(
        _NUMBER.match(part) and _NUMBER.sub("", part, count=1) in either
        for part, either in zip(parts, nouns, strict=True)
    )


def _left_out(stories: int) -> str:
    if not stories:
        return ""
    more = ngettext(
        "{number} more story: see /articles", "{number} more stories: see /articles", stories
    )
    return more.format(number=number(stories))


def _chosen(briefing: Briefing) -> _Packing:
    closing = [voices_block(briefing), unread_block(briefing)]
    stories = briefing.stories[:STORIES_AT_MOST]
    beyond = len(briefing.stories) - len(stories)
    full, short, shortest = (
        [story_block(story, quotes=quotes, figures=figures) for story in stories]
        for quotes, figures in (FULL, SHORT, SHORTEST)
    )
    packings = [_packed([*blocks, *closing]) for blocks in (full, short)]
    fewest = min(packings, key=len)  # of two alike the first, which has more in it
    if len(fewest) <= PARTS_AT_MOST:
        return _Packing(fewest, beyond)
    return next(_with_fewer(shortest, closing, beyond))


def _with_fewer(stories: list[str], closing: list[str], beyond: int) -> Iterator[_Packing]:
    """Give what three messages hold, with one story less each time."""
    for many in range(len(stories), -1, -1):
        packed = _packed([*stories[:many], *closing])
        if len(packed) <= PARTS_AT_MOST:
            yield _Packing(packed, beyond + len(stories) - many)


def _packed(blocks: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """Return the blocks in their order, in as few messages as they need; at least one."""
    parts: list[list[str]] = [[]]
    room = PART_LIMIT
    for block in filter(None, blocks):
        cost = len(block) + _GAP
        if cost > room and parts[-1]:
            parts.append([])
            room = PART_LIMIT
        parts[-1].append(block)
        room -= cost
    return tuple(tuple(part) for part in parts)
