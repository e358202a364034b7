"""What a guild may choose: checked for the options of /settings and for its page alike."""

import discord

from commands.channels import obstacle
from commands.context import guild_of, services_of
from news.errors import BadOption
from news.ids import RoleId

_SHOWN = 40  # characters of something typed wrongly


async def choose_role(interaction: discord.Interaction, role: discord.Role | None) -> None:
    """Make the members of a role moderators, but never everybody."""
    if role is not None and role.is_default():
        raise BadOption(
            "With @everyone as moderators, every member could submit and take back articles. "
            "Choose another role."
        )
    await services_of(interaction).settings.set_moderator_role(
        guild_of(interaction), RoleId(role.id) if role else None
    )


def require_postable(interaction: discord.Interaction, channel: int) -> None:
    """Raise `BadOption` with the reason where the bot may not post in a channel."""
    if interaction.guild is not None and (reason := obstacle(interaction.guild, channel)):
        raise BadOption(reason)


def whole(typed: str) -> int:
    """Return a whole number from 0 on, or raise `BadOption`."""
    if not (typed.isascii() and typed.isdecimal()):
        raise BadOption("“{typed}” is no whole number.", typed=typed[:_SHOWN])
    return int(typed)
