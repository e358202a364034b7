"""Which run of a schedule is delivered now, which are too late for it, and which comes next."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from news.schedule import Run, Schedule
from services.timing import next_run

PUNCTUAL = timedelta(minutes=5)
"""A briefing that begins to go out within this time is not called late."""


@dataclass(frozen=True, slots=True)
class Turn:
    """What is to be done about a schedule that is due.

    `run` is delivered, or None when even the last run is too long ago; `missed` are passed over,
    and what they would have covered is covered by the run that comes after them.
    """

    run: Run | None
    missed: tuple[Run, ...]
    following: Run

    def late(self, now: datetime) -> bool:
        """Tell whether the run is delivered later than people were promised."""
        return self.run is not None and is_late(self.run, now)


def turn_of(schedule: Schedule, *, now: datetime, grace: timedelta) -> Turn:
    """Decide about a schedule whose `due` is not after `now`: one run at most, so no burst."""
    *before, last = _runs_until(schedule, now)
    following = next_run(schedule.plan.rule, after=max(now, last.instant))
    if now - last.instant > grace:
        return Turn(None, (*before, last), following)
    return Turn(last, tuple(before), following)


def is_late(run: Run, now: datetime) -> bool:
    """Tell whether a run that goes out now is late."""
    return now - run.instant > PUNCTUAL


def _runs_until(schedule: Schedule, now: datetime) -> list[Run]:
    """Return the due run, which comes in any case, and those after it up to `now`."""
    runs = [schedule.due]
    while (run := next_run(schedule.plan.rule, after=runs[-1].instant)).instant <= now:
        runs.append(run)
    return runs
