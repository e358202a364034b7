"""/follow: be told when somebody, or something, is quoted anew."""

import logging

import discord
from discord import app_commands

from commands import reply
from commands.channels import obstacle
from commands.context import guild_of, now_of, services_of, user_of
from commands.following import begun, is_moderator, listing, member_of
from commands.locale import _
from commands.note_text import followed
from commands.permissions import require_moderator
from commands.sheet import Sheet
from commands.suggest import choices, suggesting
from news.errors import BadOption, NotAllowed
from news.follow import Follow, Recipient
from news.ids import FollowId
from news.text import fold
from services.suggestions import Suggestion, chosen

_log = logging.getLogger(__name__)

follow = app_commands.Group(
    name="follow", description="Be told of new quotes by somebody, or about something"
)
Channel = app_commands.AppCommandChannel | app_commands.AppCommandThread


@follow.command(name="add", description="Follow a speaker, or words; you get a private note")
@app_commands.describe(
    speaker="Whose quotes: a name, also a part of it",
    about="Only quotes with all of these words",
    channel="Where it is told instead of privately; for moderators",
)
async def add(
    interaction: discord.Interaction,
    speaker: str | None = None,
    about: str | None = None,
    channel: Channel | None = None,
) -> None:
    """Begin to follow, privately or, for moderators, in a channel."""
    await reply.defer(interaction)
    to = member_of(interaction) if channel is None else await _channel(interaction, channel)
    begins = await services_of(interaction).following.add(
        to, by=user_of(interaction), speaker=speaker, about=about, now=now_of(interaction)
    )
    await reply.edit(interaction, begun(begins))


@follow.command(
    name="list", description="What you follow; moderators see what channels follow, too"
)
async def list_(interaction: discord.Interaction) -> None:
    """Show it privately."""
    await reply.answer(interaction, await listing(interaction))


@follow.command(name="remove", description="Follow something no more")
@app_commands.describe(what="What: pick it from the list")
async def remove(interaction: discord.Interaction, what: str) -> None:
    """End one's own follow or, for moderators, a channel's."""
    id_ = chosen(what)
    if id_ is None:
        raise BadOption("Pick it from the list that opens while you type.")
    following, guild = services_of(interaction).following, guild_of(interaction)
    one = await following.get(FollowId(id_), guild=guild)
    if not one.recipient.private:
        await require_moderator(interaction)
    elif one.recipient != member_of(interaction):
        raise NotAllowed("That is followed by somebody else.")
    await following.remove(one.id, guild=guild)
    text = _("Not followed any more: {what}").format(what=followed(one))
    await reply.answer(interaction, reply.layout_of(Sheet(text)))


@remove.autocomplete("what")
async def _mine(interaction: discord.Interaction, current: str) -> list[app_commands.Choice[str]]:
    try:
        following = services_of(interaction).following
        every = list(await following.of(member_of(interaction)))
        if await is_moderator(interaction):
            every += await following.of_channels(guild_of(interaction))
    except Exception:  # noqa: BLE001 - while typing there is nobody to tell
        _log.exception("no suggestions guild=%s", interaction.guild_id)
        return []
    named = [Suggestion(_label(interaction, one), f"id:{one.id}") for one in every]
    return choices(tuple(one for one in named if fold(current) in fold(one.label)))


def _label(interaction: discord.Interaction, one: Follow) -> str:
    parts = [one.name or "", _("“{words}”").format(words=one.topic) if one.topic else ""]
    if not one.recipient.private:
        channel = interaction.guild and interaction.guild.get_channel(one.recipient.id)
        parts.append(f"#{channel.name}" if channel else _("a channel that is gone"))
    return " · ".join(part for part in parts if part)


async def _channel(interaction: discord.Interaction, channel: Channel) -> Recipient:
    """Return a channel as a recipient, where both the bot and the moderator may post there."""
    await require_moderator(interaction)
    if interaction.guild is None:
        raise BadOption("I do not know this server well enough yet. Try again in a minute.")
    reason = obstacle(interaction.guild, channel.id)
    if reason is not None:
        raise BadOption(reason)
    if not (channel.permissions.administrator or channel.permissions.send_messages):
        raise BadOption(
            "You may not write in {channel}, so nothing is told there.", channel=f"<#{channel.id}>"
        )
    return Recipient(guild_of(interaction), channel.id, private=False)


add.autocomplete("speaker")(
    suggesting(lambda services, typed, guild: services.archive.suggest_speakers(typed, guild=guild))
)
