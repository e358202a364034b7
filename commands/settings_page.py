"""The page of settings, with something to press for each value. Only managers may press."""

import re
from typing import Any, Self, cast

import discord

from commands import forms, reply, settings_text
from commands.context import guild_of, services_of
from commands.controls import AnyItem, Button, Control, SentMenu
from commands.locale import _, later
from commands.permissions import require_manager
from commands.settings_choices import choose_role, require_postable, whole
from news.guild import Settings
from news.ids import ChannelId, GuildId, RoleId
from services.settings import GuildSettings
from services.zones import zone as zone_named

_TEXT = [discord.ChannelType.text, discord.ChannelType.news]


async def page(interaction: discord.Interaction) -> discord.ui.LayoutView:
    """Return the page with the present values."""
    chosen = await services_of(interaction).settings.of(guild_of(interaction))
    guild, role, channel = interaction.guild, chosen.moderator_role, chosen.log_channel
    exists = bool(role is not None and guild is not None and guild.get_role(role))
    seen = bool(channel is not None and guild is not None and guild.get_channel(channel))
    return reply.layout_of(
        settings_text.settings(chosen, exists=exists),
        [ModeratorRole.menu(role if exists else None)],
        [LogChannel.menu(channel if seen else None)],
        [*map(ChangeValue, _FORMS), KeptText.instead_of(chosen)],
    )


class ModeratorRole(
    SentMenu,
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
                placeholder=_("No moderator role"),
                min_values=0,
                default_values=present,
            )
        )

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Set the role and show the settings anew."""
        require_manager(interaction)
        values = self.item.values
        await choose_role(interaction, values[0] if values else None)
        await reply.edit(interaction, await page(interaction))


class LogChannel(
    SentMenu,
    discord.ui.DynamicItem[discord.ui.ChannelSelect[discord.ui.LayoutView]],
    template=r"v1:log-channel",
):
    """A menu that sets where moderators are told what they must know, or clears it."""

    @classmethod
    def menu(cls, channel: ChannelId | None) -> Self:
        """Return the menu with the present channel chosen."""
        chosen = [discord.Object(channel, type=discord.abc.GuildChannel)] if channel else []
        return cls(
            discord.ui.ChannelSelect(
                custom_id="v1:log-channel",
                placeholder=_("No log channel"),
                channel_types=_TEXT,
                min_values=0,
                default_values=chosen,
            )
        )

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Set the channel and show the settings anew."""
        require_manager(interaction)
        values = self.item.values
        channel = ChannelId(values[0].id) if values else None
        if channel is not None:
            require_postable(interaction, channel)
        await services_of(interaction).settings.set_log_channel(guild_of(interaction), channel)
        await reply.edit(interaction, await page(interaction))


class SettingForm(forms.Form, name="v1:setting", title=later("Settings")):
    """A form with one value, which it shows as it is now."""

    value: discord.ui.Label[Any]

    def present(self, chosen: Settings) -> str:
        """Return the present value as one would type it."""
        raise NotImplementedError

    async def choose(self, settings: GuildSettings, guild: GuildId, typed: str) -> None:
        """Set what was typed; raise `BadOption` where that cannot be."""
        raise NotImplementedError

    async def on_submit(self, interaction: discord.Interaction) -> None:
        """Set the value, for managers, and show the settings anew."""
        require_manager(interaction)
        typed = str(self.value.component).strip()
        await self.choose(services_of(interaction).settings, guild_of(interaction), typed)
        await reply.edit(interaction, await page(interaction))


def _field(text: str, description: str) -> Any:
    value = discord.ui.TextInput[Any](custom_id="value", max_length=100)
    return discord.ui.Label(text=text, description=description, component=value)


class ZoneForm(SettingForm, name="v1:set-zone", title=later("Time zone")):
    """In which zone new schedules run."""

    value = _field(later("Time zone"), later("A city, such as Europe/Berlin, for new schedules"))

    def present(self, chosen: Settings) -> str:
        """Return it as typed."""
        return chosen.zone.key

    async def choose(self, settings: GuildSettings, guild: GuildId, typed: str) -> None:
        """Set the zone."""
        await settings.set_zone(guild, zone_named(typed))


class GraceForm(SettingForm, name="v1:set-grace", title=later("How late a briefing may be")):
    """How late a briefing is still posted."""

    value = _field(later("Minutes"), later("A later one is left to the next briefing"))

    def present(self, chosen: Settings) -> str:
        """Return it as typed."""
        return str(chosen.grace_minutes)

    async def choose(self, settings: GuildSettings, guild: GuildId, typed: str) -> None:
        """Set the minutes."""
        await settings.set_grace_minutes(guild, whole(typed))


class DaysForm(SettingForm, name="v1:set-days", title=later("How long articles are kept")):
    """After how many days articles go."""

    value = _field(later("Days"), later("Older articles are taken back; 0 keeps them for ever"))

    def present(self, chosen: Settings) -> str:
        """Return it as typed."""
        return str(chosen.retention_days or 0)

    async def choose(self, settings: GuildSettings, guild: GuildId, typed: str) -> None:
        """Set the days."""
        await settings.set_retention_days(guild, whole(typed) or None)


_FORMS: dict[str, tuple[str, type[SettingForm]]] = {
    "zone": (later("Time zone"), ZoneForm),
    "grace": (later("How late"), GraceForm),
    "days": (later("How long kept"), DaysForm),
}


class ChangeValue(
    Control, discord.ui.DynamicItem[Button], template=r"v1:set:(?P<what>zone|grace|days)"
):
    """Opens the form of one value."""

    def __init__(self, what: str) -> None:
        label, self.form = _FORMS[what]
        super().__init__(discord.ui.Button(label=_(label), custom_id=f"v1:set:{what}"))

    @classmethod
    async def from_custom_id(
        cls, __: discord.Interaction, ___: AnyItem, match: re.Match[str]
    ) -> Self:
        """Build it again from what was pressed."""
        return cls(match["what"])

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Open the form with the present value in it."""
        require_manager(interaction)
        form = self.form()
        chosen = await services_of(interaction).settings.of(guild_of(interaction))
        cast("discord.ui.TextInput[Any]", form.value.component).default = form.present(chosen)
        await forms.show(interaction, form)


class KeptText(
    Control, discord.ui.DynamicItem[Button], template=r"v1:set:keep:(?P<keep>some|text)"
):
    """Chooses what is kept of the text of new articles: the label says what it will be."""

    def __init__(self, keep: str) -> None:
        label = _("Keep only excerpts") if keep == "some" else _("Keep full texts")
        super().__init__(discord.ui.Button(label=label, custom_id=f"v1:set:keep:{keep}"))
        self.keep = keep

    @classmethod
    def instead_of(cls, chosen: Settings) -> Self:
        """Return the button that chooses the other way."""
        return cls("text" if chosen.excerpts else "some")

    @classmethod
    async def from_custom_id(
        cls, __: discord.Interaction, ___: AnyItem, match: re.Match[str]
    ) -> Self:
        """Build it again from what was pressed."""
        return cls(match["keep"])

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Set it and show the settings anew."""
        require_manager(interaction)
        await services_of(interaction).settings.set_excerpts(
            guild_of(interaction), excerpts=self.keep == "some"
        )
        await reply.edit(interaction, await page(interaction))


CONTROLS = (ModeratorRole, LogChannel, ChangeValue, KeptText)
