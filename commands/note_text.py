"""Notes about what is new of what is followed, and the list of it. Pure functions."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

import discord

from commands import limits, reply
from commands.blocks import Draft, Lengths, fill
from commands.findings import drafts_of
from commands.locale import _, ngettext, number
from commands.sheet import BODY_LIMIT, Sheet
from commands.text import day_of, muted
from commands.told import told
from news.follow import Follow, Heard

_NAME, _TOPIC, _REASON = 60, 60, 200  # characters of markup
_ALSO = 12
"""Things that are named of those for which there is no room; the rest is counted."""


def followed(follow: Follow) -> str:
    """Return what is followed, muted: a speaker, words, or both."""
    name, topic = muted(follow.name or "", _NAME), muted(follow.topic or "", _TOPIC)
    if name and topic:
        return _("**{name}** with “{words}”").format(name=name, words=topic)
    return f"**{name}**" if name else _("“{words}”").format(words=topic)


def note_message(
    heard: Sequence[Heard],
    server: str | None,
    *buttons: discord.ui.Item[Any],
    corrected: datetime | None = None,
) -> discord.ui.LayoutView:
    """Return what is new as one message; with the server's name for a member.

    `corrected` is when something of what it told was put right; nothing may be left of it then.
    """
    total = sum(one.total for one in heard)
    count = ngettext("{number} new quote", "{number} new quotes", total)
    if not heard:
        count = _("What was told here is not in the archive any more")
    if server is None:
        whose = _("Of what this channel follows")
    else:
        whose = _("Of what you follow in {server}").format(server=f"**{muted(server, 100)}**")
    heading = f"### {count.format(number=number(total))}\n{whose}"
    footer = _("Corrected on {day}").format(day=day_of(corrected)) if corrected else ""
    layout = reply.layout_of(Sheet(heading, _blocks(heard), footer), list(buttons))
    limits.check_message(layout)
    return layout


def follows_sheet(mine: Sequence[Follow], channels: Sequence[Follow]) -> Sheet:
    """Return what a member follows, and for moderators what the channels do."""
    if not mine and not channels:
        return Sheet(_("Nothing is followed. Add something with /follow add."))
    blocks = [_listed(_("You follow"), mine)] if mine else []
    blocks += [_listed(_("Channels follow"), channels)] if channels else []
    budget = BODY_LIMIT // len(blocks)
    return Sheet(_("### What is followed"), tuple(_fitting(block, budget) for block in blocks))


def _blocks(heard: Sequence[Heard]) -> tuple[str, ...]:
    shown = [one for one in heard if one.quotes]
    rest = [one for one in heard if not one.quotes]
    also = _also(rest) if rest else ""
    lengths = Lengths.of(sum(len(one.quotes) for one in shown), BODY_LIMIT)
    drafts = [draft for one in shown for draft in _drafts(one, lengths)]
    blocks = fill(drafts, BODY_LIMIT - len(also))
    return (*blocks, also) if also else blocks


def _drafts(one: Heard, lengths: Lengths) -> list[Draft]:
    first, *others = drafts_of(one.quotes, lengths)
    drafts = [replace(first, before=f"{followed(one.follow)}\n{first.before}"), *others]
    more = one.total - len(one.quotes)
    if more > 0:
        line = ngettext("and {number} more quote", "and {number} more quotes", more)
        last = drafts[-1]
        below = "\n".join(filter(None, (last.below, f"-# {line.format(number=number(more))}")))
        drafts[-1] = replace(last, below=below)
    return drafts


def _also(rest: Sequence[Heard]) -> str:
    named = [f"{followed(one.follow)} ({number(one.total)})" for one in rest[:_ALSO]]
    more = len(rest) - _ALSO
    if more > 0:
        line = ngettext("{number} more", "{number} more", more)
        named.append(line.format(number=number(more)))
    return _("Also new: {names}").format(names=", ".join(named))


def _listed(heading: str, follows: Sequence[Follow]) -> str:
    return "\n".join([f"**{heading}**", *map(_line, follows)])


def _line(follow: Follow) -> str:
    to = follow.recipient
    where = "" if to.private else f" · <#{to.id}>"
    if follow.paused is None:
        return f"- {followed(follow)}{where}"
    paused = _("paused: {reason}").format(reason=muted(told(follow.paused), _REASON))
    return f"- {followed(follow)}{where}\n  -# {paused}"


def _fitting(block: str, budget: int) -> str:
    """Keep whole lines of a list as far as they fit, and count the others."""
    lines = block.split("\n")
    kept, length = list[str](), 40  # room for the last line
    for line in lines:
        length += len(line) + 1
        if length > budget:
            break
        kept.append(line)
    more = sum(line.startswith("- ") for line in lines[len(kept) :])
    if more:
        line = ngettext("and {number} more", "and {number} more", more)
        kept.append(line.format(number=number(more)))
    return "\n".join(kept)
