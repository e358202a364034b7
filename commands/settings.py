"""/settings: what a guild chose, and who its moderators are."""

import re
from typing import Any, Self

import discord
from discord import app_commands

from commands import notices, reply
from commands.channels import obstacle
from commands.context import guild_of, services_of
from commands.controls import Control
from commands.permissions import require_manager
from commands.suggest import offering
from news.errors import BadOption
from news.guild import LONGEST_GRACE, LONGEST_RETENTION, Settings
from news.ids import ChannelId, RoleId
from services.zones import zone as zone_named
from services.zones import zones_like


@app_commands.command(name="settings", description="What is set here, and who the moderators are")
@app_commands.describe(
    moderator_role="Members with this role may submit articles and schedule briefings",
    clear="Back to everyone with the permission Manage Server",
    zone="The time zone of new briefing schedules, such as Europe/Berlin",
    grace="How many minutes late a briefing is still posted",
    log_channel="Where I tell moderators what they must know, such as a lost permission",
    clear_log_channel="Back to telling whoever is concerned",
    keep_days="After how many days articles go; 0 keeps them for ever",
    keep="What is kept of the text of new articles",
)
@app_commands.choices(
    keep=[
        app_commands.Choice(name="the full text", value="text"),
        app_commands.Choice(name="quotes and figures, with what stands around them", value="some"),
    ]
)
@app_commands.autocomplete(zone=offering(zones_like))
@app_commands.default_permissions(manage_guild=True)
async def settings(  # noqa: PLR0917 - Discord passes options by name
    interaction: discord.Interaction,
    moderator_role: discord.Role | None = None,
    clear: bool = False,  # noqa: FBT001, FBT002 - Discord passes options by name
    zone: str | None = None,
    grace: app_commands.Range[int, 0, LONGEST_GRACE] | None = None,
    log_channel: discord.TextChannel | None = None,
    clear_log_channel: bool = False,  # noqa: FBT001, FBT002 - the same
    keep_days: app_commands.Range[int, 0, LONGEST_RETENTION] | None = None,
    keep: str | None = None,
) -> None:
    """Answer privately with the settings, after changing what was asked for."""
    require_manager(interaction)
    if clear and moderator_role is not None:
        raise BadOption("Either set a moderator role or clear it, not both.")
    if clear_log_channel and log_channel is not None:
        raise BadOption("Either set a log channel or clear it, not both.")
    place = zone_named(zone) if zone else None
    if log_channel is not None:
        _require_postable(log_channel)
    if clear or moderator_role is not None:
        await _choose(interaction, moderator_role)
    kept, guild = services_of(interaction).settings, guild_of(interaction)
    if place is not None:
        await kept.set_zone(guild, place)
    if grace is not None:
        await kept.set_grace_minutes(guild, grace)
    if clear_log_channel or log_channel is not None:
        await kept.set_log_channel(guild, ChannelId(log_channel.id) if log_channel else None)
    if keep_days is not None:
        await kept.set_retention_days(guild, keep_days or None)
    if keep is not None:
        await kept.set_excerpts(guild, excerpts=keep == "some")
    await reply.answer(interaction, _page(interaction, await kept.of(guild)))


def _require_postable(channel: discord.TextChannel) -> None:
    reason = obstacle(channel.guild, channel.id)
    if reason is not None:
        raise BadOption(reason)


async def _choose(interaction: discord.Interaction, role: discord.Role | None) -> Settings:
    if role is not None and role.is_default():
        raise BadOption(
            "With @everyone as moderators, every member could submit and take back articles. "
            "Choose another role."
        )
    return await services_of(interaction).settings.set_moderator_role(
        guild_of(interaction), RoleId(role.id) if role else None
    )


def _page(interaction: discord.Interaction, chosen: Settings) -> discord.ui.LayoutView:
    role = chosen.moderator_role
    exists = bool(
        role is not None and interaction.guild is not None and interaction.guild.get_role(role)
    )
    return reply.layout_of(
        notices.settings(chosen, exists=exists),
        [ModeratorRole.menu(role if exists else None)],
    )


class ModeratorRole(
    Control,
    discord.ui.DynamicItem[discord.ui.RoleSelect[discord.ui.LayoutView]],
    template=r"v1:moderators",
):
    """A menu that sets the moderator role, or clears it when nothing is chosen."""

    @classmethod
    def menu(cls, role: RoleId | None) -> Self:
        """Return the menu with the present role chosen."""
        present = [discord.Object(role, type=discord.Role)] if role is not None else []
        return cls(
            discord.ui.RoleSelect(
                custom_id="v1:moderators",
                placeholder="Moderator role",
                min_values=0,
                default_values=present,
            )
        )

    @classmethod
    async def from_custom_id(cls, _: discord.Interaction, item: Any, __: re.Match[str], /) -> Self:
        """Take over the menu as it was sent."""
        return cls(item)

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Set the role and show the settings anew."""
        require_manager(interaction)
        values = self.item.values
        chosen = await _choose(interaction, values[0] if values else None)
        await reply.edit(interaction, _page(interaction, chosen))


CONTROLS = (ModeratorRole,)
