"""The button that deletes what is noted about a member who asks for what is new."""

import discord

from commands import reply
from commands.context import guild_of, services_of, user_of
from commands.controls import PlainButton
from commands.locale import _, later, ngettext, number
from commands.sheet import Sheet


class ForgetSeen(PlainButton, what="forget-seen", label=later("Forget what I have seen")):
    """Deletes up to where the member who presses it has seen what is new, in this server."""

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
