"""Schedules: when and where a guild wants briefings, and what became of each."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time
from enum import StrEnum
from zoneinfo import ZoneInfo

from news.briefing import Withdrawn
from news.ids import (
    ArticleId,
    ChannelId,
    DeliveryId,
    GuildId,
    MessageId,
    ScheduleId,
    SpeakerId,
    UserId,
)

EVERY_DAY = frozenset(range(7))
TIMES_AT_MOST = 6
FOLLOWED_AT_MOST = 25
SCHEDULES_AT_MOST = 50


class Empty(StrEnum):
    """What to do when nothing was filed."""

    SKIP = "skip"
    SAY = "say"


@dataclass(frozen=True, slots=True)
class Rule:
    """Civil times at which a schedule runs, in its own zone.

    Daily, chosen weekdays (0 is Monday) or weekly are all `weekdays`; monthly is `month_day`
    (1 to 31; in a shorter month its last day), and then `weekdays` is not used. `times` are
    naive, sorted, without repetition.
    """

    times: tuple[time, ...]
    zone: ZoneInfo
    weekdays: frozenset[int] = EVERY_DAY
    month_day: int | None = None

    def __post_init__(self) -> None:
        if not self.times or list(self.times) != sorted(set(self.times)):
            raise ValueError("a rule needs times, sorted and each once")
        if not self.weekdays or not self.weekdays <= EVERY_DAY:
            raise ValueError("a rule needs weekdays from 0 to 6")
        if self.month_day is not None and self.month_day not in range(1, 32):
            raise ValueError("a month's day is 1 to 31")


@dataclass(frozen=True, slots=True)
class Run:
    """One time at which a schedule is due: the civil time it stands for, and the instant (UTC).

    They differ from plain conversion only where the clocks change: a civil time that is skipped
    runs at the first instant after the gap, one that comes twice runs at its first coming.
    `local` is naive and names the run: one schedule has one run for one `local`.
    """

    local: datetime
    instant: datetime


@dataclass(frozen=True, slots=True)
class Plan:
    """What a moderator asks for: all of a schedule but its life."""

    channel: ChannelId
    rule: Rule
    topics: tuple[str, ...] = ()
    speakers: tuple[SpeakerId, ...] = ()
    empty: Empty = Empty.SKIP
    look_back_hours: int = 24
    """How far back the first briefing reaches; later ones go on where the one before ended."""

    @property
    def follows(self) -> tuple[frozenset[str], frozenset[SpeakerId]]:
        """Return what decides whether an article is for this schedule."""
        return frozenset(self.topics), frozenset(self.speakers)


@dataclass(frozen=True, slots=True)
class Schedule:
    """A filed schedule. `due` is its next run; `paused` is the reason, as a sentence, or None."""

    id: ScheduleId
    guild: GuildId
    plan: Plan
    made_by: UserId
    made_at: datetime
    due: Run
    paused: str | None = None
    paused_by_us: bool = False
    """Paused because we could not post: resumes by itself when we can again."""


class DeliveryState(StrEnum):
    """How far a delivery is."""

    CLAIMED = "claimed"
    SENT = "sent"
    EMPTY = "empty"
    """Nothing was filed, and the schedule does not say so."""
    MISSED = "missed"
    """Too late; the next run covers the period."""
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Delivery:
    """The record that one schedule's briefing for one local time is claimed or sent.

    Unique on (schedule, local); without a schedule it is one that a moderator posted. `channel`
    is where it goes, whatever becomes of the schedule later. `parts` is how many messages it has,
    `sent` how many of them are known to stand in the channel. `claimed_at` is when somebody last
    said that they are at it.
    """

    id: DeliveryId
    guild: GuildId
    schedule: ScheduleId | None
    channel: ChannelId
    run: Run
    state: DeliveryState
    claimed_at: datetime
    parts: int = 0
    sent: int = 0
    late: bool = False
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """One message of a delivery, numbered from 0, as the publisher rendered it.

    `nonce` (25 characters at most) is the same for every try; `message` is None until it is
    known that it stands in the channel.
    """

    number: int
    text: str
    nonce: str
    message: MessageId | None = None


@dataclass(frozen=True, slots=True)
class Posted:
    """A message of ours that stands in a channel: which part of which delivery, as it was sent.

    `edited` when it may stand there otherwise by now.
    """

    channel: ChannelId
    message: MessageId
    delivery: DeliveryId
    number: int
    text: str
    edited: bool = False


@dataclass(frozen=True, slots=True)
class Outdated:
    """A message that stands in a channel and may show what is not so any more.

    `withdrawn` are all articles that were taken back since, oldest first; `attributed_at` is when
    words of others were last given to another speaker. `open` are the articles that it was not
    corrected for, each with how often it was noted, the last time `at`. `since` and `until` are
    the period of its briefing.
    """

    guild: GuildId
    posted: Posted
    since: datetime
    until: datetime
    withdrawn: tuple[Withdrawn, ...]
    attributed_at: datetime | None
    open: Mapping[ArticleId, int]
    at: datetime
