"""The tables of what comes in: sketches of texts, revisions of pages, and feeds."""

from datetime import datetime

from sqlalchemy import BigInteger, Index, String, Text, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import NEVER_REUSED, Base, belongs_to
from storage.columns import Key, Moment, member


class SketchRow(Base):
    """A number of a filed article's sketch, by which copies of its text are found."""

    __tablename__ = "sketches"

    guild: Mapped[int] = belongs_to("guilds.id", primary_key=True)
    number: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    article: Mapped[int] = belongs_to("articles.id", primary_key=True, index=True)


class RevisionRow(Base):
    """How a filed article read before its page was found changed, and what that changed."""

    __tablename__ = "revisions"
    __table_args__ = (Index(None, "article", "id"), NEVER_REUSED)

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    article: Mapped[int] = belongs_to("articles.id")
    found_at: Mapped[datetime] = mapped_column(Moment)
    kept: Mapped[int]
    added: Mapped[int]
    removed: Mapped[int]
    title: Mapped[str] = mapped_column(Text)
    text: Mapped[str] = mapped_column(Text)
    reprocessed: Mapped[bool] = mapped_column(default=False, server_default=false())
    """The text is the same (so none is kept here): a moderator had it read again."""


class ImportRow(Base):
    """That a document was imported, and as which article; `digest` is of its name and bytes."""

    __tablename__ = "imports"

    guild: Mapped[int] = belongs_to("guilds.id", primary_key=True)
    digest: Mapped[str] = mapped_column(String(64), primary_key=True)
    article: Mapped[int] = belongs_to("articles.id", index=True)


class FeedRow(Base):
    """A feed that moderators follow, and when it is asked for news again."""

    __tablename__ = "feeds"
    __table_args__ = (
        UniqueConstraint("guild", "link"),
        Index(None, "next_at", "id"),
        NEVER_REUSED,
    )

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    guild: Mapped[int] = belongs_to("guilds.id")
    link: Mapped[str] = mapped_column(String(2048))
    title: Mapped[str] = mapped_column(Text)
    added_by: Mapped[int] = member()
    added_at: Mapped[datetime] = mapped_column(Moment)
    daily: Mapped[int]
    """How many of its items are submitted in 24 hours at most."""
    next_at: Mapped[datetime] = mapped_column(Moment)
    asked_at: Mapped[datetime | None] = mapped_column(Moment)
    etag: Mapped[str | None] = mapped_column(Text)
    modified: Mapped[str | None] = mapped_column(Text)
    failures: Mapped[int] = mapped_column(default=0)
    """How often in a row it could not be read."""
    trouble: Mapped[str | None] = mapped_column(Text)
    """Why it could not be read the last time, as a sentence."""
    paused: Mapped[bool] = mapped_column(default=False)


class FeedItemRow(Base):
    """That an item of a feed was met; `taken` tells whether it was submitted."""

    __tablename__ = "feed_items"
    __table_args__ = (Index(None, "feed", "taken", "at"),)

    feed: Mapped[int] = belongs_to("feeds.id", primary_key=True)
    item: Mapped[str] = mapped_column(String(64), primary_key=True)
    at: Mapped[datetime] = mapped_column(Moment)
    taken: Mapped[bool]
