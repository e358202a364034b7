"""Buttons of what is followed: begin, go on, and show it, also in a direct message."""

import re
from dataclasses import replace
from typing import Self

import discord

from commands import reply
from commands.context import guild_of, now_of, services_of, user_of
from commands.controls import LONG, AnyItem, Button, Control
from commands.locale import _
from commands.note_text import followed, follows_sheet
from commands.permissions import require_moderator
from commands.sheet import Sheet
from news.errors import NotAllowed
from news.follow import Follow, Recipient
from news.ids import GuildId, NoteId, SpeakerId


def member_of(interaction: discord.Interaction) -> Recipient:
    """Return the member who acted, as one who is told privately."""
    return Recipient(guild_of(interaction), user_of(interaction), private=True)


async def is_moderator(interaction: discord.Interaction) -> bool:
    """Tell whether the member may follow for channels."""
    try:
        await require_moderator(interaction)
    except NotAllowed:
        return False
    return True


async def listing(interaction: discord.Interaction) -> discord.ui.LayoutView:
    """Return what a member follows, and for moderators what channels do, with a way to go on."""
    following = services_of(interaction).following
    mine = await following.of(member_of(interaction))
    channels: tuple[Follow, ...] = ()
    if await is_moderator(interaction):
        channels = await following.of_channels(guild_of(interaction))
    paused = any(follow.paused for follow in (*mine, *channels))
    return reply.layout_of(follows_sheet(mine, channels), [GoOn()] if paused else [])


def begun(follow: Follow) -> discord.ui.LayoutView:
    """Say what is followed from now on, and where it is told."""
    if follow.recipient.private:
        told = _("I write to you when a new quote is filed, four times an hour at most.")
    else:
        told = _("I post in {channel} when a new quote is filed, four times an hour at most.")
        told = told.format(channel=f"<#{follow.recipient.id}>")
    text = _("Following {what}").format(what=followed(follow))
    return reply.layout_of(Sheet(f"{text}\n{told}"))


class FollowSpeaker(
    Control, discord.ui.DynamicItem[Button], template=rf"v1:follow:(?P<speaker>{LONG})"
):
    """Begins to follow a speaker for whoever presses it."""

    def __init__(self, speaker: SpeakerId) -> None:
        super().__init__(discord.ui.Button(label=_("Follow"), custom_id=f"v1:follow:{speaker}"))
        self.speaker = speaker

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction, _item: AnyItem, match: re.Match[str], /
    ) -> Self:
        """Build it again from what was pressed."""
        return cls(SpeakerId(int(match["speaker"])))

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Follow, privately."""
        follow = await services_of(interaction).following.add(
            member_of(interaction),
            by=user_of(interaction),
            speaker=f"id:{self.speaker}",
            about=None,
            now=now_of(interaction),
        )
        await reply.answer(interaction, begun(follow))


class GoOn(Control, discord.ui.DynamicItem[Button], template=r"v1:goon"):
    """Goes on with what is paused, for the member and, for moderators, for channels."""

    def __init__(self) -> None:
        super().__init__(discord.ui.Button(label=_("Go on"), custom_id="v1:goon"))

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction, _item: AnyItem, _match: re.Match[str], /
    ) -> Self:
        """Build it again from what was pressed."""
        return cls()

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Go on with what is filed from now on, and show the list anew."""
        following, now = services_of(interaction).following, now_of(interaction)
        paused = {member_of(interaction)}
        if await is_moderator(interaction):
            every = await following.of_channels(guild_of(interaction))
            paused |= {follow.recipient for follow in every if follow.paused}
        for recipient in paused:
            await following.resume(recipient, now=now)
        await reply.edit(interaction, await listing(interaction))


class ShowFollows(
    Control,
    discord.ui.DynamicItem[Button],
    template=rf"v1:following:(?P<guild>{LONG}):(?P<note>{LONG})",
):
    """Below a note: shows why one is told. By its number the note is found again."""

    def __init__(self, guild: GuildId, note: NoteId) -> None:
        super().__init__(
            discord.ui.Button(label=_("What is followed"), custom_id=f"v1:following:{guild}:{note}")
        )
        self.guild, self.note = guild, note

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction, _item: AnyItem, match: re.Match[str], /
    ) -> Self:
        """Build it again from what was pressed."""
        return cls(GuildId(int(match["guild"])), NoteId(int(match["note"])))

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Answer privately with what the member follows, or the channel in which it was pressed."""
        following, end = services_of(interaction).following, ""
        if interaction.guild_id is None:
            mine = await following.of(Recipient(self.guild, user_of(interaction), private=True))
            sheet = follows_sheet(mine, ())
            end = _("In the server, /follow remove ends it.")
        else:
            channel = Recipient(guild_of(interaction), interaction.channel_id or 0, private=False)
            sheet = follows_sheet((), await following.of(channel))
        await reply.answer(interaction, reply.layout_of(replace(sheet, footer=end)))


CONTROLS = (FollowSpeaker, GoOn, ShowFollows)
