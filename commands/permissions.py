"""Who may do what, asked in code for commands, forms, menus and buttons alike.

What Discord shows to whom is a courtesy: a guild can override it, and old messages keep their
buttons.
"""

import discord

from commands.context import guild_of, services_of
from news.errors import NotAllowed
from news.guild import Settings
from news.text import said


async def require_moderator(interaction: discord.Interaction) -> None:
    """Raise `NotAllowed` unless the member is a moderator of this guild."""
    settings = await services_of(interaction).settings.of(guild_of(interaction))
    if not is_moderator(interaction.permissions, _roles(interaction), settings):
        raise NotAllowed(_who_may(settings))


def require_manager(interaction: discord.Interaction) -> None:
    """Raise `NotAllowed` unless the member may manage the server."""
    guild_of(interaction)
    if not (interaction.permissions.manage_guild or interaction.permissions.administrator):
        raise NotAllowed("Only members with the permission Manage Server may change settings.")


def is_moderator(permissions: discord.Permissions, roles: set[int], settings: Settings) -> bool:
    """Tell whether a member with these permissions and roles is a moderator."""
    if permissions.administrator:
        return True
    if settings.moderator_role is None:
        return permissions.manage_guild
    return settings.moderator_role in roles


def _roles(interaction: discord.Interaction) -> set[int]:
    member = interaction.user
    return {role.id for role in member.roles} if isinstance(member, discord.Member) else set()


def _who_may(settings: Settings) -> str:
    if settings.moderator_role is None:
        return said(
            "Only moderators may do this: until a moderator role is set with /settings, "
            "that is everyone with the permission Manage Server."
        )
    return said("Only members with the moderator role (see /settings) may do this.")
