"""The tables of schedules and of what they delivered."""

from datetime import datetime

from sqlalchemy import (
    JSON,
    BigInteger,
    DateTime,
    ForeignKeyConstraint,
    Index,
    String,
    Text,
    UniqueConstraint,
    false,
    true,
)
from sqlalchemy.orm import Mapped, mapped_column

from news.schedule import DeliveryState, Empty
from storage.base import NEVER_REUSED, Base, belongs_to
from storage.columns import Key, Moment, choice, member


class ScheduleRow(Base):
    """A schedule. One that was removed stays as a row: what it posted can still be corrected."""

    __tablename__ = "schedules"
    __table_args__ = (Index(None, "due_at", "id"), NEVER_REUSED)

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    guild: Mapped[int] = belongs_to("guilds.id", index=True)
    channel: Mapped[int] = mapped_column(BigInteger)
    zone: Mapped[str] = mapped_column(Text)
    times: Mapped[list[str]] = mapped_column(JSON)
    weekdays: Mapped[list[int]] = mapped_column(JSON)
    month_day: Mapped[int | None]
    topics: Mapped[list[str]] = mapped_column(JSON)
    speakers: Mapped[list[int]] = mapped_column(JSON)
    empty: Mapped[Empty] = mapped_column(choice(Empty))
    look_back_hours: Mapped[int]
    made_by: Mapped[int] = member()
    made_at: Mapped[datetime] = mapped_column(Moment)
    due_local: Mapped[datetime] = mapped_column(DateTime)
    due_at: Mapped[datetime] = mapped_column(Moment)
    paused: Mapped[str | None] = mapped_column(Text)
    paused_by_us: Mapped[bool] = mapped_column(default=False)
    removed: Mapped[bool] = mapped_column(default=False)


class DeliveryRow(Base):
    """A delivery: that this schedule's briefing for this civil time is taken, and its end.

    Without a schedule it is one that a moderator posted.
    """

    __tablename__ = "deliveries"
    __table_args__ = (
        UniqueConstraint("schedule", "local"),
        Index(None, "guild", "schedule", "instant"),
        Index(None, "state", "claimed_at"),
        NEVER_REUSED,
    )

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    guild: Mapped[int] = belongs_to("guilds.id")
    schedule: Mapped[int | None] = belongs_to("schedules.id")
    channel: Mapped[int] = mapped_column(BigInteger)
    local: Mapped[datetime] = mapped_column(DateTime)
    instant: Mapped[datetime] = mapped_column(Moment)
    since: Mapped[datetime | None] = mapped_column(Moment)
    state: Mapped[DeliveryState] = mapped_column(choice(DeliveryState))
    claimed_at: Mapped[datetime] = mapped_column(Moment)
    late: Mapped[bool]
    reason: Mapped[str | None] = mapped_column(Text)


class PartRow(Base):
    """One message of a delivery, kept before it is sent; `message` once it is known to stand.

    `text` is as it was sent, and stays so; `edited` is whether it may stand there otherwise.
    """

    __tablename__ = "parts"

    delivery: Mapped[int] = belongs_to("deliveries.id", primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    text: Mapped[str] = mapped_column(Text)
    nonce: Mapped[str] = mapped_column(String(25))
    message: Mapped[int | None] = mapped_column(BigInteger)
    edited: Mapped[bool] = mapped_column(default=False, server_default=false())


class CoveredRow(Base):
    """That a briefing told an article or passed it over: its schedule never tells it again.

    `matched` is whether it is told: it is about what the schedule follows.
    """

    __tablename__ = "covered"
    __table_args__ = (UniqueConstraint("schedule", "article"),)

    delivery: Mapped[int] = belongs_to("deliveries.id", primary_key=True)
    article: Mapped[int] = belongs_to("articles.id", primary_key=True, index=True)
    schedule: Mapped[int | None] = belongs_to("schedules.id")
    matched: Mapped[bool]


class WithdrawalRow(Base):
    """That an article was taken back which a kept message may show, until that is settled.

    Or, not `withdrawn`, that its words were given to another speaker. `at` is when it was noted
    last, `noted` how often; `next_try` is when somebody may take it up again, and `reason` why
    it was given up.
    """

    __tablename__ = "withdrawals"
    __table_args__ = (
        ForeignKeyConstraint(
            ["delivery", "number"], ["parts.delivery", "parts.number"], ondelete="CASCADE"
        ),
        Index(None, "settled", "next_try"),
    )

    delivery: Mapped[int] = mapped_column(Key, primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    article: Mapped[int] = belongs_to("articles.id", primary_key=True, index=True)
    at: Mapped[datetime] = mapped_column(Moment)
    withdrawn: Mapped[bool] = mapped_column(default=True, server_default=true())
    noted: Mapped[int] = mapped_column(default=1, server_default="1")
    next_try: Mapped[datetime] = mapped_column(Moment)
    settled: Mapped[bool] = mapped_column(default=False)
    reason: Mapped[str | None] = mapped_column(Text)
