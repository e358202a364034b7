"""Schedules and what became of them, as members read it. Pure functions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from commands.locale import _, later, ngettext, number
from commands.schedule_options import in_words
from commands.sheet import Sheet
from commands.text import counted, muted
from commands.told import told
from news.ids import SpeakerId
from news.schedule import Delivery, DeliveryState, Empty, Plan, Run, Schedule

SCHEDULES_A_PAGE = 5
NEXT_RUNS = 3
DELIVERIES = 10

_LONGEST = 200
"""Characters of markup of topics, of speakers and of a reason, where one schedule stands alone."""
_LONGEST_IN_A_LIST = 60
_STATES = {
    DeliveryState.CLAIMED: later("on its way"),
    DeliveryState.SENT: later("posted"),
    DeliveryState.EMPTY: later("nothing to post"),
    DeliveryState.MISSED: later("missed"),
    DeliveryState.FAILED: later("not posted"),
}


@dataclass(frozen=True, slots=True)
class Shown:
    """A schedule with what is shown beside it. `last` is the latest delivery, if any."""

    schedule: Schedule
    runs: tuple[Run, ...]
    speakers: tuple[str, ...] = ()
    last: Delivery | None = None


SCHEDULED = later("Briefing No. {number} is scheduled")
CHANGED = later("Briefing No. {number} is changed")
PAUSED = later("Briefing No. {number} is paused")
RESUMED = later("Briefing No. {number} goes on")


def filed(shown: Shown, what: str) -> Sheet:
    """Say that a schedule was made or changed (one of the above), and what it is now."""
    return Sheet(f"### {_(what).format(number=shown.schedule.id)}", (block(shown),))


def removed(schedule: Schedule) -> Sheet:
    """Say that a schedule was taken away, and what it was."""
    return Sheet(
        _("Briefing No. {number} is removed.\nIt was: {channel}, {when}").format(
            number=schedule.id,
            channel=f"<#{schedule.plan.channel}>",
            when=in_words(schedule.plan.rule),
        )
    )


def listing(page: Sequence[Shown], *, at: int, pages: int, total: int) -> Sheet:
    """Return a page of a guild's schedules; pages count from 0."""
    if not total:
        return Sheet(_("No briefings are scheduled here. Add one with /briefing add."))
    footer = _("Page {page} of {pages}").format(page=at + 1, pages=pages) if pages > 1 else ""
    heading = f"### {counted(total, 'scheduled briefing', 'scheduled briefings')}"
    return Sheet(heading, tuple(block(one, _LONGEST_IN_A_LIST) for one in page), footer)


def history(schedule: Schedule, deliveries: Sequence[Delivery]) -> Sheet:
    """Return what became of a schedule's latest runs, newest first, with the reasons."""
    lines = [f"- {_delivery(delivery)}" for delivery in deliveries[:DELIVERIES]]
    heading = _("Briefing No. {number} in {channel}").format(
        number=schedule.id, channel=f"<#{schedule.plan.channel}>"
    )
    return Sheet(f"### {heading}", ("\n".join(lines) or _("Nothing was due yet."),))


def block(shown: Shown, longest: int = _LONGEST) -> str:
    """Return a schedule: where and when, what of, when next, and how it went last."""
    schedule = shown.schedule
    lines = [
        _("{number} in {channel}: {when}").format(
            number=f"**{_('No. {number}').format(number=schedule.id)}**",
            channel=f"<#{schedule.plan.channel}>",
            when=in_words(schedule.plan.rule),
        ),
        *_about(schedule.plan, shown.speakers, longest),
        _next(shown, longest),
    ]
    if shown.last is not None:
        lines.append(_("Last: {delivery}").format(delivery=_delivery(shown.last, longest)))
    return "\n".join(lines)


def label(schedule: Schedule, channels: Mapping[int, str]) -> str:
    """Return a schedule on one line without markup, for suggestions."""
    channel = channels.get(schedule.plan.channel) or _("deleted channel")
    which = _("No. {number}").format(number=schedule.id)
    return f"{which} · #{channel} · {in_words(schedule.plan.rule)}"


def moment(instant: datetime) -> str:
    """Return a timestamp that Discord shows with its time in the reader's own zone."""
    return f"<t:{int(instant.timestamp())}:f>"


def _about(plan: Plan, speakers: Sequence[str], longest: int) -> list[str]:
    topics = muted(", ".join(plan.topics), longest)
    names = muted(", ".join(speakers), longest)
    only = ""
    if plan.topics and plan.speakers:
        only = _("Only articles about {topics} or with words of {speakers}")
    elif plan.topics:
        only = _("Only articles about {topics}")
    elif plan.speakers:
        only = _("Only articles with words of {speakers}")
    silent, says = _("stays silent when nothing was filed"), _("says so when nothing was filed")
    back = ngettext(
        "the first reaches {number} hour back",
        "the first reaches {number} hours back",
        plan.look_back_hours,
    )
    parts = (
        only.format(topics=topics, speakers=names),
        says if plan.empty is Empty.SAY else silent,
        back.format(number=number(plan.look_back_hours)),
    )
    line = " · ".join(filter(None, parts))
    return [line[:1].upper() + line[1:]]


def _next(shown: Shown, longest: int) -> str:
    if shown.schedule.paused is not None:
        reason = muted(told(shown.schedule.paused), longest)
        paused = f"**{_('Paused:')}** {reason}"
        if not shown.schedule.paused_by_us:
            return paused
        return f"{paused} {_('It goes on by itself as soon as I can post.')}"
    return _("Next: {runs}").format(runs=" · ".join(moment(run.instant) for run in shown.runs))


def _delivery(delivery: Delivery, longest: int = _LONGEST) -> str:
    parts = [moment(delivery.run.instant), _(_STATES[delivery.state])]
    if delivery.state is DeliveryState.CLAIMED and delivery.parts:
        stand = _("{sent} of {parts} messages stand")
        parts.append(stand.format(sent=delivery.sent, parts=delivery.parts))
    parts += [_("late")] if delivery.late else []
    parts += [muted(told(delivery.reason), longest)] if delivery.reason else []
    return " · ".join(parts)


def speaker_names(names: Mapping[SpeakerId, str], plan: Plan) -> tuple[str, ...]:
    """Return the names of the speakers that a plan follows; one who is gone is said to be."""
    return tuple(names.get(speaker) or _("somebody who is gone") for speaker in plan.speakers)
