"""The tables of who is who: names to be known again, doubts, decisions and their trail."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from news.change import ChangeKind
from news.doubt import Answer
from storage.base import NEVER_REUSED, Base, belongs_to
from storage.columns import Key, Moment, choice, member


class NameKeyRow(Base):
    """A word by which those who may be the same speaker are found (`news.identity.filed_keys`)."""

    __tablename__ = "name_keys"

    guild: Mapped[int] = belongs_to("guilds.id", primary_key=True)
    key: Mapped[str] = mapped_column(String(200), primary_key=True)
    speaker: Mapped[int] = belongs_to("speakers.id", primary_key=True, index=True)


class RoleRow(Base):
    """A role that some article gives to whom it files under a speaker."""

    __tablename__ = "roles"

    speaker: Mapped[int] = belongs_to("speakers.id", primary_key=True)
    role: Mapped[str] = mapped_column(String(200), primary_key=True)


class DoubtRow(Base):
    """That a new speaker may be a known one, and what a moderator answered."""

    __tablename__ = "doubts"
    __table_args__ = (
        UniqueConstraint("new", "known"),
        Index(None, "guild", "answer", "id"),
        NEVER_REUSED,
    )

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    guild: Mapped[int] = belongs_to("guilds.id")
    new: Mapped[int] = belongs_to("speakers.id")
    known: Mapped[int] = belongs_to("speakers.id", index=True)
    answer: Mapped[Answer] = mapped_column(choice(Answer))


class ChangeRow(Base):
    """What a moderator did to speakers, and whether it was undone."""

    __tablename__ = "changes"
    __table_args__ = (Index(None, "guild", "id"), NEVER_REUSED)

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    guild: Mapped[int] = belongs_to("guilds.id")
    kind: Mapped[ChangeKind] = mapped_column(choice(ChangeKind))
    at: Mapped[datetime] = mapped_column(Moment)
    by: Mapped[int] = member()
    words: Mapped[str] = mapped_column(Text)
    """What was done, in words that stay true when names change."""
    body: Mapped[dict[str, Any]] = mapped_column(JSON)
    undone_at: Mapped[datetime | None] = mapped_column(Moment)
    undone_by: Mapped[int | None] = member()


class ChangedRow(Base):
    """That a change is about a speaker."""

    __tablename__ = "changed"

    change: Mapped[int] = belongs_to("changes.id", primary_key=True)
    speaker: Mapped[int] = belongs_to("speakers.id", primary_key=True, index=True)


class ChangedArticleRow(Base):
    """That a change is about an article."""

    __tablename__ = "changed_articles"

    change: Mapped[int] = belongs_to("changes.id", primary_key=True)
    article: Mapped[int] = belongs_to("articles.id", primary_key=True, index=True)


class RoleDecisionRow(Base):
    """That a role is a speaker's by a moderator's word, from a day on; or, undated, that it is not.

    `filed_under` is whom it was said of, `speaker` that one's head.
    """

    __tablename__ = "role_decisions"
    __table_args__ = (Index(None, "speaker", "dated"), Index(None, "filed_under"), NEVER_REUSED)

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    guild: Mapped[int] = belongs_to("guilds.id")
    change: Mapped[int] = belongs_to("changes.id", index=True)
    filed_under: Mapped[int] = belongs_to("speakers.id")
    speaker: Mapped[int] = belongs_to("speakers.id")
    role: Mapped[str] = mapped_column(String(200))
    dated: Mapped[datetime | None] = mapped_column(Moment)


class PlacementRow(Base):
    """That these words of this text are another speaker's than their article would have it."""

    __tablename__ = "placements"
    __table_args__ = (Index(None, "guild", "text"), NEVER_REUSED)

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    guild: Mapped[int] = belongs_to("guilds.id")
    change: Mapped[int] = belongs_to("changes.id", index=True)
    text: Mapped[str] = mapped_column(String(64))
    words: Mapped[str] = mapped_column(String(64))
    number: Mapped[int | None]
    """Which of these words it is, where the text has them several times, the first being 1."""
    origin: Mapped[int | None] = belongs_to("speakers.id", index=True)
    """None where they were unattributed."""
    target: Mapped[int | None] = belongs_to("speakers.id", index=True)
    """None where a moderator said only that they are not the speaker's: they are nobody's then."""
