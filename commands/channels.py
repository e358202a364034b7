"""Where briefings may be posted, and in words what is in the way. Also for what posts on time."""

import discord

from news.text import said

NEEDED = {
    "view_channel": said("View Channel"),
    "send_messages": said("Send Messages"),
    "read_message_history": said("Read Message History"),
}
"""The last one is for looking, after a lost connection, whether a briefing stands there already."""

_KINDS = {
    discord.ChannelType.forum: said("a forum"),
    discord.ChannelType.media: said("a media channel"),
    discord.ChannelType.voice: said("a voice channel"),
    discord.ChannelType.stage_voice: said("a stage"),
    discord.ChannelType.category: said("a category"),
    discord.ChannelType.public_thread: said("a thread"),
    discord.ChannelType.private_thread: said("a thread"),
    discord.ChannelType.news_thread: said("a thread"),
}
_FIT = {discord.ChannelType.text, discord.ChannelType.news}


def obstacle(guild: discord.Guild, channel: int) -> str | None:
    """Say in a sentence why the bot could not post a briefing in a guild's channel, or None."""
    found = guild.get_channel_or_thread(channel)
    if found is None:
        return said("That channel is not there (any more), or I may not see it.")
    if found.type not in _FIT:
        kind = _KINDS.get(found.type, said("no text channel"))
        return said(
            "{channel} is {kind}: briefings need a text or an announcement channel.",
            channel=f"<#{channel}>",
            kind=kind,
        )
    return _forbidden(found.permissions_for(guild.me), channel)


def may_attach(channel: object) -> bool:
    """Tell whether the bot may post files in a channel, as far as the gateway has told."""
    if not isinstance(channel, discord.abc.GuildChannel):
        return False
    return channel.permissions_for(channel.guild.me).attach_files


def _forbidden(permissions: discord.Permissions, channel: int) -> str | None:
    missing = [words for name, words in NEEDED.items() if not getattr(permissions, name)]
    if not missing:
        return None
    return said(
        "I may not post in {channel}, because I lack there: {permissions}.",
        channel=f"<#{channel}>",
        permissions=", ".join(missing),
    )
