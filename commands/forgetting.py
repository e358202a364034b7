"""The button that deletes what is noted about a member who asks for what is new."""

import re
from typing import Self

import discord

from commands import reply
from commands.context import guild_of, services_of, user_of
from commands.controls import AnyItem, Button, Control
from commands.locale import _, ngettext, number
from commands.render import Sheet


class ForgetSeen(Control, discord.ui.DynamicItem[Button], template=r"v1:forget-seen"):
    """Deletes up to where the member who presses it has seen what is new, in this server."""

    def __init__(self) -> None:
        super().__init__(
            discord.ui.Button(label=_("Forget what I have seen"), custom_id="v1:forget-seen")
        )

    @classmethod
    async def from_custom_id(cls, _: discord.Interaction, __: AnyItem, ___: re.Match[str]) -> Self:
        """Build it again from what was pressed."""
        return cls()

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Delete it, and say so."""
        forgotten = await services_of(interaction).archive.forget_seen(
            guild=guild_of(interaction), member=user_of(interaction)
        )
        await reply.answer(interaction, reply.layout_of(Sheet(_forgotten(forgotten))))


def _forgotten(questions: int) -> str:
    if not questions:
        return _("Nothing was noted.")
    sentence = ngettext(
        "Forgotten for {number} question.", "Forgotten for {number} questions.", questions
    )
    return sentence.format(number=number(questions))


CONTROLS = (ForgetSeen,)
