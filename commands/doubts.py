"""/speaker doubts: is this the same person? Asked with the evidence, answered by a button."""

import re
from typing import Self

import discord

from commands import reply
from commands.blocks import Lengths, fill
from commands.changes import Undo, done_line
from commands.context import guild_of, moderator_of, services_of
from commands.controls import LONG, AnyItem, Button, Control
from commands.findings import drafts_of
from commands.locale import _, later, ngettext, number
from commands.permissions import require_moderator
from commands.render import speaker_line
from commands.sheet import BODY_LIMIT, Sheet
from commands.text import muted
from news.change import Change
from news.doubt import Answer, Doubt, Suspect
from news.ids import DoubtId

_SAID = 500  # characters of markup of what was just decided
_SIDE = (BODY_LIMIT - _SAID) // 2


def message(doubt: Doubt | None, change: Change | None = None) -> discord.ui.LayoutView:
    """Return a doubt with its buttons; above it what was decided just before, to be undone."""
    said = f"{done_line(change, _SAID)}\n" if change else ""
    undo: reply.Row = [Undo(change.id)] if change else []
    if doubt is None:
        return reply.layout_of(Sheet(said + _("There is no open question about who is who.")), undo)
    left = ngettext("{number} question open", "{number} questions open", doubt.left)
    asked = f"### {_('Is this the same speaker?')}\n{left.format(number=number(doubt.left))}"
    blocks = (_side(_("New"), doubt.new), _side(_("Known"), doubt.known))
    buttons: reply.Row = [AnswerDoubt(doubt.id, answer) for answer in _LABELS]
    footer = _("The answer is kept for good; it can be undone with /history")
    return reply.layout_of(Sheet(said + asked, blocks, footer), [*buttons, *undo])


def _side(word: str, suspect: Suspect) -> str:
    speaker = suspect.speaker
    side = _("{side}: {name}").format(side=word, name=muted(speaker.name, 100))
    name = f"**{side}**\n{muted(speaker_line(speaker), 200)}"
    if suspect.quote is None:
        return name
    budget = _SIDE - len(name) - 2
    (quote,) = fill(drafts_of([suspect.quote], Lengths.of(2, budget)), budget)
    return f"{name}\n{quote}"


_LABELS = {"same": later("Same"), "different": later("Different"), "later": later("Later")}


class AnswerDoubt(
    Control,
    discord.ui.DynamicItem[Button],
    template=rf"v1:doubt:(?P<doubt>{LONG}):(?P<answer>same|different|later)",
):
    """Answers a doubt, or leaves it for later, and shows the next; for moderators."""

    def __init__(self, doubt: DoubtId, answer: str) -> None:
        custom_id = f"v1:doubt:{doubt}:{answer}"
        super().__init__(discord.ui.Button(label=_(_LABELS[answer]), custom_id=custom_id))
        self.doubt, self.answer = doubt, answer

    @classmethod
    async def from_custom_id(
        cls, _: discord.Interaction, __: AnyItem, match: re.Match[str], /
    ) -> Self:
        """Build it again from what was pressed."""
        return cls(DoubtId(int(match["doubt"])), match["answer"])

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Keep the answer, and go on."""
        await require_moderator(interaction)
        doubts, change = services_of(interaction).doubts, None
        if self.answer != "later":
            by = moderator_of(interaction)
            change = await doubts.answer(self.doubt, Answer(self.answer), by=by)
        following = await doubts.next(guild=guild_of(interaction), after=self.doubt)
        await reply.edit(interaction, message(following, change))


CONTROLS = (AnswerDoubt,)
