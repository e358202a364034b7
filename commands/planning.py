"""Planning a briefing with a form: the short way of /briefing add."""

from typing import Any, cast

import discord

from commands import forms, reply
from commands.locale import later
from commands.permissions import require_moderator
from commands.scheduling import file, require_place, rule_of
from news.ids import ChannelId
from news.schedule import Plan

FormLabel = discord.ui.Label[Any]
_KINDS = [discord.ChannelType.text, discord.ChannelType.news]


class PlanForm(forms.Form, name="v1:plan", title=later("Plan a briefing")):
    """Where and when; everything else is as /briefing add has it where nothing is said."""

    channel: FormLabel = discord.ui.Label(
        text=later("Channel"),
        description=later("Where it is posted: you and I must both be allowed to write there."),
        component=discord.ui.ChannelSelect(
            custom_id="channel", channel_types=_KINDS, required=True
        ),
    )
    time: FormLabel = discord.ui.Label(
        text=later("Time"),
        description=later("One or several, in the time zone that /settings shows."),
        component=discord.ui.TextInput(custom_id="time", placeholder="7:30", max_length=100),
    )
    days: FormLabel = discord.ui.Label(
        text=later("Days"),
        description=later("Every day unless you say otherwise."),
        component=discord.ui.TextInput(
            custom_id="days",
            placeholder=later("Monday to Friday"),
            required=False,
            max_length=100,
        ),
    )

    async def on_submit(self, interaction: discord.Interaction) -> None:
        """File the schedule, for moderators."""
        await reply.defer(interaction)
        await require_moderator(interaction)
        menu = cast("discord.ui.ChannelSelect[Any]", self.channel.component)
        channel = menu.values[0]
        require_place(interaction, channel)
        time, days = str(self.time.component), str(self.days.component).strip()
        rule = await rule_of(interaction, time, days or None, None)
        await file(interaction, Plan(channel=ChannelId(channel.id), rule=rule))
