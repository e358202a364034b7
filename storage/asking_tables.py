"""The tables of what members have seen, for "new since I last asked", and of what they shared."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, Index, String, Text, false
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import NEVER_REUSED, Base, belongs_to
from storage.columns import Key, Moment, member


class SeenRow(Base):
    """Up to which quote a member has seen the answer to a question; `question` is its digest."""

    __tablename__ = "seen"
    __table_args__ = (Index(None, "guild", "at"),)

    guild: Mapped[int] = belongs_to("guilds.id", primary_key=True)
    member: Mapped[int] = member(row_goes=True, primary_key=True, autoincrement=False)
    question: Mapped[str] = mapped_column(String(64), primary_key=True)
    quote: Mapped[int] = mapped_column(Key)
    at: Mapped[datetime] = mapped_column(Moment)


class ShareRow(Base):
    """An answer that stands in a channel for everybody, so that it can be put right there.

    Or a note about what is new, which nobody shared, and which may stand with a `member` alone.
    `body` is what was asked, and which page of it is shown; or what was told. `due_at` is when it
    is to be put right, `noted` how often that was noted, `noted_at` when last, and `reason` why it
    was given up. `edited` is whether a note may stand otherwise than it was sent.
    """

    __tablename__ = "shares"
    __table_args__ = (Index(None, "due_at"), NEVER_REUSED)

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    guild: Mapped[int] = belongs_to("guilds.id", index=True)
    channel: Mapped[int] = mapped_column(BigInteger)
    message: Mapped[int] = mapped_column(BigInteger)
    shared_by: Mapped[int] = member()
    member: Mapped[int | None] = member(row_goes=True)
    shared_at: Mapped[datetime] = mapped_column(Moment)
    body: Mapped[dict[str, Any]] = mapped_column(JSON)
    edited: Mapped[bool] = mapped_column(default=False, server_default=false())
    noted: Mapped[int] = mapped_column(default=0, server_default="0")
    noted_at: Mapped[datetime | None] = mapped_column(Moment)
    due_at: Mapped[datetime | None] = mapped_column(Moment)
    reason: Mapped[str | None] = mapped_column(Text)


class SharedArticleRow(Base):
    """That a shared answer shows something of an article."""

    __tablename__ = "shared_articles"

    share: Mapped[int] = belongs_to("shares.id", primary_key=True)
    article: Mapped[int] = belongs_to("articles.id", primary_key=True, index=True)
