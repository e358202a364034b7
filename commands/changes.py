"""What was decided and put right: said with a button that undoes it."""

import re
from collections.abc import Awaitable, Callable
from typing import Self

import discord

from commands import mentions, reply
from commands.context import moderator_of, services_of
from commands.controls import LONG, AnyItem, Button, Control
from commands.locale import _
from commands.permissions import require_moderator
from commands.sheet import Sheet
from commands.text import muted
from commands.told import told
from news.change import Change, ChangeKind
from news.ids import ChangeId
from services.people import Moderator

WORDS = 250  # characters of markup of what was done, in the trail
_SENTENCE = 1_000


def done(change: Change) -> discord.ui.LayoutView:
    """Say what was done, with a button that undoes it."""
    return reply.layout_of(Sheet(done_line(change, _SENTENCE)), [Undo(change.id)])


def undone(change: Change, sentence: str, ids: mentions.Ids) -> discord.ui.LayoutView:
    """Say what was undone, what stays different, and how a review goes on."""
    words = _("Undone: {decision}").format(decision=muted(told(change.words), _SENTENCE))
    footer = ""
    if change.kind is ChangeKind.REVIEW:
        footer = _("{review} asks about it again").format(review=mentions.mention("review", ids))
    return reply.layout_of(Sheet(f"{words}\n{muted(told(sentence), _SENTENCE)}", footer=footer))


def done_line(change: Change, limit: int) -> str:
    """Return in a line what was decided."""
    return _("Done: {decision}").format(decision=muted(told(change.words), limit))


async def decide(
    interaction: discord.Interaction, decision: Callable[[Moderator], Awaitable[Change]]
) -> None:
    """Have a moderator decide something, and say what was done."""
    await reply.defer(interaction)
    await require_moderator(interaction)
    await reply.edit(interaction, done(await decision(moderator_of(interaction))))


async def undo(interaction: discord.Interaction, change: ChangeId) -> None:
    """Take a decision back, for moderators, and say so in the message."""
    await require_moderator(interaction)
    trail = services_of(interaction).trail
    found = await trail.undo(change, by=moderator_of(interaction))
    ids = await mentions.ids_of(interaction)
    await reply.edit(interaction, undone(*found, ids))


class Undo(Control, discord.ui.DynamicItem[Button], template=rf"v1:unsay:(?P<change>{LONG})"):
    """Takes a decision back, for moderators."""

    def __init__(self, change: ChangeId) -> None:
        super().__init__(discord.ui.Button(label=_("Undo"), custom_id=f"v1:unsay:{change}"))
        self.change = change

    @classmethod
    async def from_custom_id(
        cls, _: discord.Interaction, __: AnyItem, match: re.Match[str], /
    ) -> Self:
        """Build it again from what was pressed."""
        return cls(ChangeId(int(match["change"])))

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Undo it."""
        await undo(interaction, self.change)


CONTROLS = (Undo,)
