"""/briefing add and edit: when, where and what of. Everything is checked before it is filed."""

from dataclasses import replace
from typing import Any

import discord
from discord import app_commands

from commands import reply
from commands.channels import obstacle
from commands.context import guild_of, now_of, services_of, user_of
from commands.locale import _
from commands.permissions import require_moderator
from commands.schedule_options import DAYS, Days, days, listed
from commands.schedule_suggestions import suggest_schedules, suggest_speakers
from commands.schedule_text import CHANGED, SCHEDULED
from commands.schedules import answer, schedule_named
from commands.suggest import offering, suggesting
from news.errors import BadOption
from news.ids import ChannelId, SpeakerId
from news.schedule import Empty, Plan, Rule
from services.clocks import clock_times
from services.schedules import LONGEST_LOOK_BACK
from services.zones import zone as zone_named
from services.zones import zones_like

Channel = app_commands.AppCommandChannel | app_commands.AppCommandThread
LookBack = app_commands.Range[int, 1, LONGEST_LOOK_BACK]

_DESCRIPTIONS = {
    "channel": "Where it is posted: a text or an announcement channel",
    "time": "At what time, such as 7:30 or 7:30, 18:00",
    "days": "On which days, such as every day, Monday to Friday, 15 of the month",
    "zone": "The time zone, such as Europe/Berlin; the server's own unless you say so",
    "topics": "Only articles about these, with commas between them",
    "speakers": "Only articles with words of these people, with commas between them",
    "look_back": "How many hours the first briefing reaches back; later ones go on from there",
    "empty": "What to do when nothing was filed",
}
_EMPTY = [
    app_commands.Choice(name="stay silent", value=Empty.SKIP.value),
    app_commands.Choice(name="say so", value=Empty.SAY.value),
]


@app_commands.command(name="add", description="Schedule a briefing")
@app_commands.describe(**_DESCRIPTIONS)
@app_commands.choices(empty=_EMPTY)
async def add(  # noqa: PLR0917 - Discord passes options by name
    interaction: discord.Interaction,
    channel: Channel,
    time: str,
    days: str | None = None,
    zone: str | None = None,
    topics: str | None = None,
    speakers: str | None = None,
    look_back: LookBack = 24,
    empty: str = Empty.SKIP.value,
) -> None:
    """File a schedule, for moderators, once it is sure that the bot can post there."""
    await reply.defer(interaction)
    await require_moderator(interaction)
    require_place(interaction, channel)
    plan = Plan(
        channel=ChannelId(channel.id),
        rule=await rule_of(interaction, time, days, zone),
        topics=listed(topics),
        speakers=await _speakers(interaction, speakers),
        empty=Empty(empty),
        look_back_hours=look_back,
    )
    await file(interaction, plan)


@app_commands.command(name="edit", description="Change a scheduled briefing")
@app_commands.describe(
    schedule="Which one",
    **_DESCRIPTIONS
    | {
        "zone": "The time zone, such as Europe/Berlin",
        "topics": "Only articles about these, with commas between them; “none” for all",
        "speakers": "Only articles with words of these people; “none” for all",
    },
)
@app_commands.choices(empty=_EMPTY)
async def edit(  # noqa: PLR0917 - Discord passes options by name
    interaction: discord.Interaction,
    schedule: str,
    channel: Channel | None = None,
    time: str | None = None,
    days: str | None = None,
    zone: str | None = None,
    topics: str | None = None,
    speakers: str | None = None,
    look_back: LookBack | None = None,
    empty: str | None = None,
) -> None:
    """Change what is given and leave the rest, for moderators."""
    await reply.defer(interaction)
    await require_moderator(interaction)
    old = await schedule_named(interaction, schedule)
    if channel is not None:
        require_place(interaction, channel)
    changes: dict[str, Any] = {
        "channel": ChannelId(channel.id) if channel else None,
        "rule": _changed(old.plan.rule, time, days, zone),
        "topics": listed(topics) if topics else None,
        "speakers": await _speakers(interaction, speakers) if speakers else None,
        "empty": Empty(empty) if empty else None,
        "look_back_hours": look_back,
    }
    plan = replace(old.plan, **{name: new for name, new in changes.items() if new is not None})
    if plan == old.plan:
        raise BadOption("That changes nothing. Say what should be different.")
    changed = await services_of(interaction).schedules.edit(
        old.id, plan, guild=guild_of(interaction), now=now_of(interaction)
    )
    await answer(interaction, changed, CHANGED)


async def file(interaction: discord.Interaction, plan: Plan) -> None:
    """File a schedule and say when it runs; the interaction was deferred."""
    made = await services_of(interaction).schedules.add(
        plan, guild=guild_of(interaction), made_by=user_of(interaction), now=now_of(interaction)
    )
    await answer(interaction, made, SCHEDULED)


def require_place(interaction: discord.Interaction, channel: Channel) -> None:
    """Raise `BadOption` unless both the bot and the member may post there."""
    guild = interaction.guild
    if guild is None:
        raise BadOption("I do not know this server well enough yet. Try again in a minute.")
    reason = obstacle(guild, channel.id)
    if reason is not None:
        raise BadOption(reason)
    if not (channel.permissions.administrator or channel.permissions.send_messages):
        raise BadOption(
            "You may not write in {channel}, so I post no briefings there.",
            channel=f"<#{channel.id}>",
        )


async def rule_of(
    interaction: discord.Interaction, time: str, on: str | None, zone: str | None
) -> Rule:
    """Return when a schedule runs, from options as typed; may raise `BadOption`."""
    chosen = days(on) if on else Days()
    times = clock_times(time)
    if zone:
        place = zone_named(zone)
    else:
        place = (await services_of(interaction).settings.of(guild_of(interaction))).zone
    return Rule(times, place, chosen.weekdays, chosen.month_day)


def _changed(rule: Rule, time: str | None, on: str | None, zone: str | None) -> Rule:
    chosen = days(on) if on else Days(rule.weekdays, rule.month_day)
    return Rule(
        times=clock_times(time) if time else rule.times,
        zone=zone_named(zone) if zone else rule.zone,
        weekdays=chosen.weekdays,
        month_day=chosen.month_day,
    )


async def _speakers(interaction: discord.Interaction, typed: str | None) -> tuple[SpeakerId, ...]:
    found = await services_of(interaction).archive.speakers_called(
        listed(typed), guild=guild_of(interaction)
    )
    return tuple(dict.fromkeys(speaker.id for speaker in found))


def _days_like(typed: str) -> tuple[str, ...]:
    named = {_(name): f"{name} {_(name)}".casefold() for name in DAYS}
    return tuple(name for name, either in named.items() if typed.casefold() in either)


_zones, _days, _speakers_like = (
    offering(zones_like),
    offering(_days_like),
    suggesting(suggest_speakers),
)
add.autocomplete("zone")(_zones)
add.autocomplete("days")(_days)
add.autocomplete("speakers")(_speakers_like)
edit.autocomplete("zone")(_zones)
edit.autocomplete("days")(_days)
edit.autocomplete("speakers")(_speakers_like)
edit.autocomplete("schedule")(suggest_schedules)
