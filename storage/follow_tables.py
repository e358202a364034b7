"""The tables of what members and channels follow, and of the notes that they get."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import NEVER_REUSED, Base, belongs_to
from storage.columns import Key, Moment, member


class FollowRow(Base):
    """That a member (`member`, who is the `recipient`), or else a channel, follows something.

    `target` is equal for the same speaker and folded words.
    """

    __tablename__ = "follows"
    __table_args__ = (UniqueConstraint("guild", "recipient", "target"), NEVER_REUSED)

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    guild: Mapped[int] = belongs_to("guilds.id")
    recipient: Mapped[int] = mapped_column(BigInteger)
    made_by: Mapped[int] = member()
    member: Mapped[int | None] = member(row_goes=True)
    made_at: Mapped[datetime] = mapped_column(Moment)
    speaker: Mapped[int | None] = belongs_to("speakers.id", index=True)
    """As it was chosen: whose part that is by now says the speaker's own row."""
    topic: Mapped[str | None] = mapped_column(Text)
    target: Mapped[str] = mapped_column(String(200))
    seen: Mapped[int] = mapped_column(Key)
    """The last quote that there was when it was last looked what is new."""
    next_at: Mapped[datetime] = mapped_column(Moment)
    """Before that, nothing is sent."""
    paused: Mapped[str | None] = mapped_column(Text)
    """Why nothing is sent any more, as a sentence."""


class NoteRow(Base):
    """A message about what is new, kept before it is sent, until it is known to stand."""

    __tablename__ = "notes"
    __table_args__ = (Index(None, "guild"), Index(None, "claimed_at"), NEVER_REUSED)

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    guild: Mapped[int] = belongs_to("guilds.id")
    recipient: Mapped[int] = mapped_column(BigInteger)
    member: Mapped[int | None] = member(row_goes=True)
    made_at: Mapped[datetime] = mapped_column(Moment)
    claimed_at: Mapped[datetime] = mapped_column(Moment)
    text: Mapped[str] = mapped_column(Text)
    body: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    """What it tells, so that it can be put right where it stands."""


class ToldRow(Base):
    """That a recipient was told some words, so that an article that is restored is no news."""

    __tablename__ = "told"
    __table_args__ = (Index(None, "guild", "at"),)

    guild: Mapped[int] = belongs_to("guilds.id", primary_key=True)
    recipient: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    said: Mapped[str] = mapped_column(String(64), primary_key=True)
    member: Mapped[int | None] = member(row_goes=True)
    at: Mapped[datetime] = mapped_column(Moment)
