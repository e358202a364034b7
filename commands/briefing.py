"""/briefing: what was filed, as a briefing; now, or on schedule."""

import re
from datetime import UTC, datetime, timedelta
from typing import Self

import discord
from discord import app_commands

from commands import pictures, reply, sharing
from commands.briefing_text import sheets_of
from commands.context import guild_of, now_of, services_of
from commands.controls import LONG, AnyItem, Button, Once
from commands.locale import _
from commands.permissions import require_moderator
from commands.schedule_suggestions import suggest_schedules
from commands.schedules import history, list_, pause, remove, resume, schedule_named
from commands.scheduling import add, edit
from commands.sheet import Sheet
from news.briefing import Briefing
from news.errors import NotAllowed, NotFound
from news.ids import ChannelId, ScheduleId
from news.schedule import Schedule
from services.schedules import LONGEST_LOOK_BACK

_EPOCH, _TICK = datetime(1970, 1, 1, tzinfo=UTC), timedelta(microseconds=1)
"""A button keeps its moment whole, so that what is posted is what was shown."""

briefing = app_commands.Group(
    name="briefing", description="What was filed, in short: now, or on schedule"
)


@briefing.command(
    name="now", description="A briefing of the last hours; only you see it until you post it"
)
@app_commands.describe(
    hours="How many hours back (24 unless you say so)",
    schedule="With the topics and speakers of this scheduled briefing",
)
@app_commands.autocomplete(schedule=suggest_schedules)
async def now(
    interaction: discord.Interaction,
    hours: app_commands.Range[int, 1, LONGEST_LOOK_BACK] = 24,
    schedule: str | None = None,
) -> None:
    """Show a briefing privately, with a button that posts it, for moderators."""
    await reply.defer(interaction)
    await require_moderator(interaction)
    one = await schedule_named(interaction, schedule) if schedule else None
    until = now_of(interaction)
    found = await _compiled(interaction, hours, until, one)
    *first, last = sheets_of(found)
    for sheet in first:
        await reply.answer(interaction, reply.layout_of(sheet))
    row = [PostBriefing(hours, until, one.id if one else None)] if found.articles else []
    chart = pictures.chart_of(found)
    file = await pictures.drawn(chart) if chart else None
    shown = pictures.gallery(chart) if chart and file else None
    layout = reply.layout_of(last, [*row], gallery=shown)
    await reply.answer(interaction, layout, *([file] if file else []))


briefing.add_command(add)
briefing.add_command(list_)
briefing.add_command(edit)
briefing.add_command(pause)
briefing.add_command(resume)
briefing.add_command(remove)
briefing.add_command(history)


async def _compiled(
    interaction: discord.Interaction, hours: int, until: datetime, schedule: Schedule | None
) -> Briefing:
    return await services_of(interaction).briefings.preview(
        guild_of(interaction),
        hours=hours,
        now=until,
        topics=schedule.plan.topics if schedule else (),
        speakers=schedule.plan.speakers if schedule else (),
    )


class PostBriefing(
    Once,
    discord.ui.DynamicItem[Button],
    template=rf"v1:post:(?P<hours>\d{{1,4}}):(?P<until>\d{{1,18}}):(?P<schedule>{LONG})",
):
    """Posts what the preview shows for everybody in the channel, once."""

    def __init__(self, hours: int, until: datetime, schedule: ScheduleId | None) -> None:
        custom_id = f"v1:post:{hours}:{(until - _EPOCH) // _TICK}:{schedule or 0}"
        super().__init__(discord.ui.Button(label=_("Post it here"), custom_id=custom_id))
        self.hours, self.until, self.schedule = hours, until, schedule

    @classmethod
    async def from_custom_id(
        cls, _: discord.Interaction, __: AnyItem, match: re.Match[str], /
    ) -> Self:
        """Build it again from what was pressed."""
        schedule = int(match["schedule"])
        return cls(
            int(match["hours"]),
            _EPOCH + int(match["until"]) * _TICK,
            ScheduleId(schedule) if schedule else None,
        )

    async def pressed_once(self, interaction: discord.Interaction) -> None:
        """Post it, for moderators. The button goes first, so that nobody presses it twice."""
        await require_moderator(interaction)
        sharing.require_may_post(interaction)
        if interaction.channel_id is None:
            raise NotAllowed("There is no channel here to post it in.")
        await reply.edit(interaction, reply.layout_of(Sheet(_("Posting it…"))))
        try:
            await self._post(interaction, ChannelId(interaction.channel_id))
        except Exception:  # a fault of ours, too, must not leave "Posting it…" standing
            await reply.edit(interaction, reply.layout_of(Sheet(_("Posting it failed."))))
            raise
        await reply.edit(interaction, reply.layout_of(Sheet(_("The briefing is posted here."))))

    async def _post(self, interaction: discord.Interaction, channel: ChannelId) -> None:
        services, guild = services_of(interaction), guild_of(interaction)
        one = await services.schedules.get(self.schedule, guild=guild) if self.schedule else None

        async def compiled() -> Briefing:
            found = await _compiled(interaction, self.hours, self.until, one)
            if not found.articles:
                raise NotFound("What it held was taken back meanwhile, so nothing was posted.")
            return found

        now = now_of(interaction)
        await services.deliveries.post_now(compiled, guild=guild, channel=channel, now=now)


CONTROLS = (PostBriefing,)
