"""The tables of review: what moderators found of doubtful quotes, and who looks at one now."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from news.verdict import Verdict
from storage.base import NEVER_REUSED, Base, belongs_to
from storage.columns import Key, Moment, choice, member


class ReviewRow(Base):
    """What a moderator found of these words of this text, also when it is read again.

    The words are known by their digest, and where a text has them several times by their
    `number`, the first being 1; `origin` is whom they were filed under.
    """

    __tablename__ = "reviews"
    __table_args__ = (Index(None, "guild", "text"), NEVER_REUSED)

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    guild: Mapped[int] = belongs_to("guilds.id")
    change: Mapped[int] = belongs_to("changes.id", index=True)
    text: Mapped[str] = mapped_column(String(64))
    words: Mapped[str] = mapped_column(String(64))
    number: Mapped[int]
    origin: Mapped[int | None] = mapped_column(Key)
    verdict: Mapped[Verdict] = mapped_column(choice(Verdict))
    fragments: Mapped[list[str] | None] = mapped_column(JSON(none_as_null=True))
    """The words that the quote is, where those were put right."""
    quote: Mapped[int | None] = mapped_column(Key, index=True)
    """On which quote it is in force; none while its text is not in the archive."""
    before: Mapped[dict[str, Any]] = mapped_column(JSON)
    """How that quote read before, to undo it."""


class ReviewClaimRow(Base):
    """That a moderator looks at a quote, so that others are asked about other ones meanwhile."""

    __tablename__ = "review_claims"

    quote: Mapped[int] = belongs_to("quotes.id", primary_key=True)
    guild: Mapped[int] = belongs_to("guilds.id", index=True)
    held_by: Mapped[int] = member(row_goes=True)
    until: Mapped[datetime] = mapped_column(Moment)


class UncomparedRow(Base):
    """That the quotes of an article are to be compared with those of others."""

    __tablename__ = "uncompared"

    article: Mapped[int] = belongs_to("articles.id", primary_key=True)
    guild: Mapped[int] = belongs_to("guilds.id", index=True)


class DisputeRow(Base):
    """That two quotes have nearly the same words and were different speakers'; kept both ways."""

    __tablename__ = "disputes"

    quote: Mapped[int] = belongs_to("quotes.id", primary_key=True)
    other: Mapped[int] = belongs_to("quotes.id", primary_key=True, index=True)
    guild: Mapped[int] = belongs_to("guilds.id", index=True)
