"""/briefing list, history, pause, resume and remove: the life of schedules."""

import re
from collections.abc import Sequence
from typing import Self

import discord
from discord import app_commands

from commands import reply, schedule_text
from commands.channels import obstacle
from commands.context import guild_of, now_of, services_of
from commands.controls import AnyItem, Button, Control
from commands.locale import _
from commands.permissions import require_moderator
from commands.schedule_suggestions import suggest_schedules
from commands.schedule_text import NEXT_RUNS, SCHEDULES_A_PAGE, Shown, speaker_names
from news.errors import BadOption
from news.ids import ScheduleId
from news.schedule import Schedule
from services.suggestions import chosen
from services.timing import runs

_NUMBER = re.compile(r"(?:no\.?|#)?\s*([1-9]\d{0,17})", re.IGNORECASE)


@app_commands.command(name="list", description="The scheduled briefings and when they run next")
async def list_(interaction: discord.Interaction) -> None:
    """Answer privately with the first page of schedules, for moderators."""
    await reply.defer(interaction)
    await require_moderator(interaction)
    await reply.edit(interaction, await _page(interaction, 0))


@app_commands.command(name="history", description="What became of a scheduled briefing, and why")
@app_commands.describe(schedule="Which one")
@app_commands.autocomplete(schedule=suggest_schedules)
async def history(interaction: discord.Interaction, schedule: str) -> None:
    """Answer privately with the latest deliveries, for moderators."""
    await reply.defer(interaction)
    await require_moderator(interaction)
    one = await schedule_named(interaction, schedule)
    deliveries = await services_of(interaction).schedules.history(
        one.id, guild=guild_of(interaction), limit=schedule_text.DELIVERIES
    )
    await reply.edit(interaction, reply.layout_of(schedule_text.history(one, deliveries)))


@app_commands.command(name="pause", description="Stop a scheduled briefing for a while")
@app_commands.describe(schedule="Which one")
@app_commands.autocomplete(schedule=suggest_schedules)
async def pause(interaction: discord.Interaction, schedule: str) -> None:
    """Pause a schedule, for moderators."""
    await reply.defer(interaction)
    await require_moderator(interaction)
    one = await schedule_named(interaction, schedule)
    paused = await services_of(interaction).schedules.pause(one.id, guild=guild_of(interaction))
    await answer(interaction, paused, schedule_text.PAUSED)


@app_commands.command(name="resume", description="Let a paused briefing go on")
@app_commands.describe(schedule="Which one")
@app_commands.autocomplete(schedule=suggest_schedules)
async def resume(interaction: discord.Interaction, schedule: str) -> None:
    """Resume a schedule, for moderators, where the bot can post."""
    await reply.defer(interaction)
    await require_moderator(interaction)
    one = await schedule_named(interaction, schedule)
    if interaction.guild is not None:
        reason = obstacle(interaction.guild, one.plan.channel)
        if reason is not None:
            raise BadOption("{reason} It stays paused until that is mended.", reason=reason)
    resumed = await services_of(interaction).schedules.resume(
        one.id, guild=guild_of(interaction), now=now_of(interaction)
    )
    await answer(interaction, resumed, schedule_text.RESUMED)


@app_commands.command(name="remove", description="Take a scheduled briefing away")
@app_commands.describe(schedule="Which one")
@app_commands.autocomplete(schedule=suggest_schedules)
async def remove(interaction: discord.Interaction, schedule: str) -> None:
    """Remove a schedule, for moderators; the answer says what it was."""
    await reply.defer(interaction)
    await require_moderator(interaction)
    one = await schedule_named(interaction, schedule)
    gone = await services_of(interaction).schedules.remove(one.id, guild=guild_of(interaction))
    await reply.edit(interaction, reply.layout_of(schedule_text.removed(gone)))


async def schedule_named(interaction: discord.Interaction, typed: str) -> Schedule:
    """Return the schedule of a suggestion's value or of a number; may raise `NotFound`."""
    number = _NUMBER.fullmatch(typed.strip())
    picked = int(number[1]) if number else chosen(typed)
    if picked is None:
        raise BadOption("“{typed}” is no schedule: pick one from the list.", typed=typed[:80])
    schedules = services_of(interaction).schedules
    return await schedules.get(ScheduleId(picked), guild=guild_of(interaction))


async def answer(interaction: discord.Interaction, schedule: Schedule, what: str) -> None:
    """Say what was done to a schedule, and show it as it is now."""
    (one,) = await _shown(interaction, [schedule])
    await reply.edit(interaction, reply.layout_of(schedule_text.filed(one, what)))


async def _shown(
    interaction: discord.Interaction, schedules: Sequence[Schedule]
) -> tuple[Shown, ...]:
    guild, services = guild_of(interaction), services_of(interaction)
    followed = {speaker for schedule in schedules for speaker in schedule.plan.speakers}
    names = await services.archive.speaker_names(tuple(followed), guild=guild)
    found = []
    for schedule in schedules:
        last = await services.schedules.history(schedule.id, guild=guild, limit=1)
        found.append(
            Shown(
                schedule,
                runs(schedule.plan.rule, after=now_of(interaction), count=NEXT_RUNS),
                speaker_names(names, schedule.plan),
                last[0] if last else None,
            )
        )
    return tuple(found)


async def _page(interaction: discord.Interaction, number: int) -> discord.ui.LayoutView:
    every = await services_of(interaction).schedules.all(guild_of(interaction))
    pages = max(1, -(-len(every) // SCHEDULES_A_PAGE))
    number = min(number, pages - 1)
    some = await _shown(interaction, every[number * SCHEDULES_A_PAGE :][:SCHEDULES_A_PAGE])
    sheet = schedule_text.listing(some, at=number, pages=pages, total=len(every))
    if pages == 1:
        return reply.layout_of(sheet)
    turning: reply.Row = [
        TurnSchedules(max(number - 1, 0), "back", disabled=number == 0),
        TurnSchedules(min(number + 1, pages - 1), "on", disabled=number == pages - 1),
    ]
    return reply.layout_of(sheet, turning)


class TurnSchedules(
    Control,
    discord.ui.DynamicItem[Button],
    template=r"v1:schedules:(?P<page>\d{1,3}):(?P<way>back|on)",
):
    """Shows another page of schedules in the same message."""

    def __init__(self, page: int, way: str, *, disabled: bool = False) -> None:
        label = _("Previous") if way == "back" else _("Next")
        super().__init__(
            discord.ui.Button(
                label=label, custom_id=f"v1:schedules:{page}:{way}", disabled=disabled
            )
        )
        self.page = page

    @classmethod
    async def from_custom_id(
        cls, _: discord.Interaction, __: AnyItem, match: re.Match[str], /
    ) -> Self:
        """Build it again from what was pressed."""
        return cls(int(match["page"]), match["way"])

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Turn the page, for moderators."""
        await require_moderator(interaction)
        await reply.edit(interaction, await _page(interaction, self.page))


CONTROLS = (TurnSchedules,)
