"""/settings: what a guild chose, and who its moderators are."""

import discord
from discord import app_commands

from commands import reply, settings_page
from commands.context import guild_of, services_of
from commands.permissions import require_manager
from commands.settings_choices import choose_role, require_postable
from commands.suggest import offering
from news.errors import BadOption
from news.guild import LONGEST_GRACE, LONGEST_RETENTION
from news.ids import ChannelId
from services.zones import zone as zone_named
from services.zones import zones_like


@app_commands.command(name="settings", description="What is set here, and who the moderators are")
@app_commands.describe(
    moderator_role="Members with this role submit articles, correct them and schedule briefings",
    clear="Back to everyone with the permission Manage Server",
    zone="The time zone of new briefing schedules, such as Europe/Berlin",
    grace="How many minutes late a briefing is still posted",
    log_channel="Where I tell moderators what they must know, such as a lost permission",
    clear_log_channel="Back to telling whoever is concerned",
    keep_days="How many days articles are kept; 0 keeps them for ever",
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
        require_postable(interaction, log_channel.id)
    if clear or moderator_role is not None:
        await choose_role(interaction, moderator_role)
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
    await reply.answer(interaction, await settings_page.page(interaction))
