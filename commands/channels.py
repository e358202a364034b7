"""Where briefings may be posted, and in words what is in the way. Also for what posts on time."""

import discord

NEEDED = {
    "view_channel": "View Channel",
    "send_messages": "Send Messages",
    "read_message_history": "Read Message History",
}
"""The last one is for looking, after a lost connection, whether a briefing stands there already."""

_KINDS = {
    discord.ChannelType.forum: "a forum",
    discord.ChannelType.media: "a media channel",
    discord.ChannelType.voice: "a voice channel",
    discord.ChannelType.stage_voice: "a stage",
    discord.ChannelType.category: "a category",
    discord.ChannelType.public_thread: "a thread",
    discord.ChannelType.private_thread: "a thread",
    discord.ChannelType.news_thread: "a thread",
}
_FIT = {discord.ChannelType.text, discord.ChannelType.news}


def obstacle(guild: discord.Guild, channel: int) -> str | None:
    """Say in a sentence why the bot could not post a briefing in a guild's channel, or None."""
    found = guild.get_channel_or_thread(channel)
    if found is None:
        return "That channel is not there (any more), or I may not see it."
    if found.type not in _FIT:
        kind = _KINDS.get(found.type, "no text channel")
        return f"<#{channel}> is {kind}: briefings need a text or an announcement channel."
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
    noun = "permission" if len(missing) == 1 else "permissions"
    return f"I may not post in <#{channel}>: I lack the {noun} {_listed(missing)} there."


def _listed(words: list[str]) -> str:
    *first, last = words
    return f"{', '.join(first)} and {last}" if first else last
