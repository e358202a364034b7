"""Corrections: the button under a briefing, and the note that a moderator posts below it.

The button is also the mark by which a channel is read back: its custom_id names the delivery and
the part, and Discord gives it back with the message.
"""

import re
from typing import Any, Self

import discord

from commands import forms, reply, sharing
from commands.controls import LONG, AnyItem, Button, Control
from commands.locale import ENGLISH, _, later, speaking
from commands.permissions import require_moderator
from commands.sheet import Sheet
from commands.text import clean, muted
from news.errors import BadOption, NotFound
from news.ids import DeliveryId

NOTE_LIMIT = 1_500
"""Characters of a note; escaping at most doubles them, and a message has 4,000."""


class Correct(
    Control,
    discord.ui.DynamicItem[Button],
    template=rf"v1:brief:(?P<delivery>{LONG}):(?P<part>[0-2])",
):
    """Opens the form for a correction; only moderators get it."""

    def __init__(self, delivery: DeliveryId, part: int) -> None:
        super().__init__(
            discord.ui.Button(label=_("Post a correction"), custom_id=f"v1:brief:{delivery}:{part}")
        )

    @classmethod
    async def from_custom_id(
        cls, _: discord.Interaction, __: AnyItem, match: re.Match[str], /
    ) -> Self:
        """Build it again from what was pressed."""
        return cls(DeliveryId(int(match["delivery"])), int(match["part"]))

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Open the form, for moderators."""
        await require_moderator(interaction)
        sharing.require_may_post(interaction)
        await forms.show(interaction, CorrectionForm())


class CorrectionForm(forms.Form, name="v1:correction", title=later("Post a correction")):
    """One text; it is posted as a reply to the briefing that the form was opened from."""

    note: discord.ui.Label[Any] = discord.ui.Label(
        text=later("Correction"),
        description=later("Everybody in the channel sees it, below the briefing, with your name."),
        component=discord.ui.TextInput(
            custom_id="note", style=discord.TextStyle.paragraph, max_length=NOTE_LIMIT
        ),
    )

    async def on_submit(self, interaction: discord.Interaction) -> None:
        """Post the note, for moderators."""
        await reply.defer(interaction)
        await require_moderator(interaction)
        sharing.require_may_post(interaction)
        if not clean(self.typed()):
            raise BadOption("The correction was empty, so nothing was posted.")
        with speaking(interaction.guild_locale or ENGLISH):
            await _post(interaction, correction(self.typed(), interaction.user.display_name))
        await reply.edit(interaction, reply.layout_of(Sheet(_("The correction is posted."))))

    def typed(self) -> str:
        """Return the note."""
        return str(self.note.component).strip()


def correction(note: str, author: str) -> Sheet:
    """Return a note as text for everybody, line by line as it was typed."""
    lines = (muted(line, 2 * NOTE_LIMIT) for line in note.splitlines())
    return Sheet(
        f"### {_('Correction')}",
        ("\n".join(lines),),
        _("By {member}").format(member=muted(author, 80)),
    )


async def _post(interaction: discord.Interaction, sheet: Sheet) -> None:
    briefing = interaction.message
    if briefing is None or interaction.channel_id is None:
        raise NotFound("The briefing to correct is not there any more, so nothing was posted.")
    channel = interaction.client.get_partial_messageable(interaction.channel_id)
    below = discord.MessageReference(
        message_id=briefing.id, channel_id=briefing.channel.id, fail_if_not_exists=False
    )
    await reply.post(channel, reply.layout_of(sheet), below=below)


CONTROLS = (Correct,)
