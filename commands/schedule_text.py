"""Schedules and what became of them, as members read it. Pure functions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from commands.render import Sheet
from commands.schedule_options import in_words
from commands.text import counted, muted
from news.ids import SpeakerId
from news.schedule import Delivery, DeliveryState, Empty, Plan, Run, Schedule

SCHEDULES_A_PAGE = 5
NEXT_RUNS = 3
DELIVERIES = 10

_TOPICS_LIMIT = 200
_REASON_LIMIT = 200
_STATES = {
    DeliveryState.CLAIMED: "on its way",
    DeliveryState.SENT: "posted",
    DeliveryState.EMPTY: "nothing to post",
    DeliveryState.MISSED: "missed",
    DeliveryState.FAILED: "not posted",
}


@dataclass(frozen=True, slots=True)
class Shown:
    """A schedule with what is shown beside it. `last` is the latest delivery, if any."""

    schedule: Schedule
    runs: tuple[Run, ...]
    speakers: tuple[str, ...] = ()
    last: Delivery | None = None


def filed(shown: Shown, verb: str) -> Sheet:
    """Say that a schedule was made or changed, and what it is now."""
    return Sheet(f"### Briefing No. {shown.schedule.id} {verb}", (block(shown),))


def removed(schedule: Schedule) -> Sheet:
    """Say that a schedule was taken away, and what it was."""
    rule = in_words(schedule.plan.rule)
    return Sheet(
        f"Briefing No. {schedule.id} is removed.\nIt was: <#{schedule.plan.channel}>, {rule}"
    )


def listing(page: Sequence[Shown], *, number: int, pages: int, total: int) -> Sheet:
    """Return a page of a guild's schedules; pages count from 0."""
    if not total:
        return Sheet("No briefings are scheduled here. Add one with /briefing add.")
    footer = f"Page {number + 1} of {pages}" if pages > 1 else ""
    heading = f"### {counted(total, 'scheduled briefing', 'scheduled briefings')}"
    return Sheet(heading, tuple(map(block, page)), footer)


def history(schedule: Schedule, deliveries: Sequence[Delivery]) -> Sheet:
    """Return what became of a schedule's latest runs, newest first, with the reasons."""
    lines = [f"- {_delivery(delivery)}" for delivery in deliveries[:DELIVERIES]]
    heading = f"### Briefing No. {schedule.id} in <#{schedule.plan.channel}>"
    return Sheet(heading, ("\n".join(lines) or "Nothing was due yet.",))


def block(shown: Shown) -> str:
    """Return a schedule: where and when, what of, when next, and how it went last."""
    schedule = shown.schedule
    lines = [
        f"**No. {schedule.id}** in <#{schedule.plan.channel}>: {in_words(schedule.plan.rule)}",
        *_about(schedule.plan, shown.speakers),
        _next(shown),
    ]
    if shown.last is not None:
        lines.append(f"Last: {_delivery(shown.last)}")
    return "\n".join(lines)


def label(schedule: Schedule, channels: Mapping[int, str]) -> str:
    """Return a schedule on one line without markup, for suggestions."""
    channel = channels.get(schedule.plan.channel, "deleted channel")
    return f"No. {schedule.id} · #{channel} · {in_words(schedule.plan.rule)}"


def moment(instant: datetime) -> str:
    """Return a timestamp that Discord shows with its time in the reader's own zone."""
    return f"<t:{int(instant.timestamp())}:f>"


def _about(plan: Plan, speakers: Sequence[str]) -> list[str]:
    parts = []
    if plan.topics:
        parts.append(f"about {muted(', '.join(plan.topics), _TOPICS_LIMIT)}")
    if plan.speakers:
        parts.append(f"with words of {muted(', '.join(speakers), _TOPICS_LIMIT)}")
    only = f"Only articles {' or '.join(parts)} · " if parts else ""
    empty = "says so" if plan.empty is Empty.SAY else "stays silent"
    back = counted(plan.look_back_hours, "hour", "hours")
    return [f"{only}{empty} when nothing was filed · the first reaches {back} back"]


def _next(shown: Shown) -> str:
    if shown.schedule.paused is not None:
        again = (
            " It goes on by itself as soon as I can post." if shown.schedule.paused_by_us else ""
        )
        return f"**Paused:** {muted(shown.schedule.paused, _REASON_LIMIT)}{again}"
    return f"Next: {' · '.join(moment(run.instant) for run in shown.runs)}"


def _delivery(delivery: Delivery) -> str:
    parts = [moment(delivery.run.instant), _STATES[delivery.state]]
    if delivery.state is DeliveryState.CLAIMED and delivery.parts:
        parts.append(f"{delivery.sent} of {delivery.parts} messages stand")
    parts += ["late"] if delivery.late else []
    parts += [muted(delivery.reason, _REASON_LIMIT)] if delivery.reason else []
    return " · ".join(parts)


def speaker_names(names: Mapping[SpeakerId, str], plan: Plan) -> tuple[str, ...]:
    """Return the names of the speakers that a plan follows; one who is gone is said to be."""
    return tuple(names.get(speaker, "somebody who is gone") for speaker in plan.speakers)
