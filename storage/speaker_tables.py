"""The tables of speakers, and of the articles and names in which they appear."""

from datetime import datetime

from sqlalchemy import JSON, Index, String, Text, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column

from news.speaker import SpeakerType
from storage.base import NEVER_REUSED, Base, belongs_to
from storage.columns import Key, Moment, choice


class SpeakerRow(Base):
    """A speaker of a guild, or one whom moderators made a part of another, its `head`."""

    __tablename__ = "speakers"
    __table_args__ = (UniqueConstraint("guild", "identity"), NEVER_REUSED)

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    guild: Mapped[int] = belongs_to("guilds.id")
    identity: Mapped[str | None] = mapped_column(String(64))
    """The text and the name that it came from, so that reading the text again leads back to it."""
    name: Mapped[str] = mapped_column(Text)
    type: Mapped[SpeakerType] = mapped_column(choice(SpeakerType))
    head: Mapped[int | None] = mapped_column(Key, index=True)
    """No reference: SQLite adds none without copying the table. A head is decided, so it stays."""
    decided: Mapped[bool] = mapped_column(default=False, server_default=false())
    """A moderator said something about it, so it stays when no article names it any more."""
    called: Mapped[str | None] = mapped_column(Text)
    """What a moderator calls it; by its `name` it is known again when it is read again."""


class AppearanceRow(Base):
    """That an article names a speaker, in which written forms and with which role.

    `filed_under` is whom the article was understood to mean, `speaker` that one's head.
    """

    __tablename__ = "appearances"
    __table_args__ = (Index(None, "speaker", "dated"), Index(None, "filed_under"))

    article: Mapped[int] = belongs_to("articles.id", primary_key=True)
    filed_under: Mapped[int] = belongs_to("speakers.id", primary_key=True)
    speaker: Mapped[int] = belongs_to("speakers.id")
    dated: Mapped[datetime] = mapped_column(Moment)
    role: Mapped[str | None] = mapped_column(Text)
    struck: Mapped[str | None] = mapped_column(Text)
    """The role that the article gives, where a moderator said that it is not theirs."""
    names: Mapped[list[str]] = mapped_column(JSON)


class AliasRow(Base):
    """A written form of a speaker's name, the name itself among them, and its folded form."""

    __tablename__ = "aliases"
    __table_args__ = (Index(None, "guild", "speaker"),)

    speaker: Mapped[int] = belongs_to("speakers.id", primary_key=True)
    name: Mapped[str] = mapped_column(String(200), primary_key=True)
    guild: Mapped[int] = belongs_to("guilds.id")
    folded: Mapped[str] = mapped_column(Text)
