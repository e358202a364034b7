"""The tables of guilds, and of articles and what they say. Rows never leave this package.

The columns and tables that full-text search adds (`search`, `*_search`) are made by the
migrations alone, because each database has its own; see `storage/search.py`.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    ForeignKey,
    Index,
    LargeBinary,
    String,
    Text,
    false,
)
from sqlalchemy.orm import Mapped, mapped_column

from news.article import State
from news.figure import FigureKind, Qualifier
from news.quote import Act, Kind
from storage.base import NEVER_REUSED, Base, belongs_to
from storage.columns import Key, Moment, choice, member


class GuildRow(Base):
    """A guild that Verbatim has met, with what it chose."""

    __tablename__ = "guilds"

    id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    moderator_role: Mapped[int | None] = mapped_column(BigInteger)
    zone: Mapped[str | None] = mapped_column(Text)
    grace_minutes: Mapped[int | None]
    log_channel: Mapped[int | None] = mapped_column(BigInteger)
    retention_days: Mapped[int | None]
    excerpts: Mapped[bool] = mapped_column(default=False, server_default=false())
    """Of an article's text, only what stands around its findings is kept."""
    greeted_join: Mapped[datetime | None] = mapped_column(Moment)
    """The bot's last joining, as Discord dates it, after which it said how to start."""
    left_at: Mapped[datetime | None] = mapped_column(Moment)
    """When the bot was found removed from it; some days later everything of it is deleted."""
    awaited: Mapped[bool] = mapped_column(default=False, server_default=false())
    """Its archive was imported before the bot was added, so that absence is no removal."""
    erasing: Mapped[bool] = mapped_column(default=False, server_default=false())
    """Everything of it is being deleted: what was begun is finished, also after a crash."""


class ArticleRow(Base):
    """An article from its submission on; `dated` is when it was published or else submitted."""

    __tablename__ = "articles"
    __table_args__ = (
        Index(None, "guild", "state", "dated", "id"),
        Index(None, "guild", "state", "outlet"),
        Index(None, "guild", "state", "filed_at"),
        Index(None, "guild", "state", "id"),
        NEVER_REUSED,
    )

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    guild: Mapped[int] = belongs_to("guilds.id")
    state: Mapped[State] = mapped_column(choice(State), index=True)
    dated: Mapped[datetime] = mapped_column(Moment)
    submitted_by: Mapped[int] = member()
    submitted_at: Mapped[datetime] = mapped_column(Moment)
    filed_at: Mapped[datetime | None] = mapped_column(Moment)
    """When it was filed, or given up as unreadable."""
    attempts: Mapped[int] = mapped_column(default=0)
    title: Mapped[str] = mapped_column(Text)
    outlet: Mapped[str | None] = mapped_column(Text)
    byline: Mapped[str | None] = mapped_column(Text)
    published: Mapped[datetime | None] = mapped_column(Moment)
    updated: Mapped[datetime | None] = mapped_column(Moment)
    """When its page says that it was last changed."""
    language: Mapped[str | None] = mapped_column(String(8))
    link: Mapped[str | None] = mapped_column(Text)
    reason: Mapped[str | None] = mapped_column(Text)
    duplicate_of: Mapped[int | None] = mapped_column(
        Key, ForeignKey("articles.id", ondelete="SET NULL"), index=True
    )
    copy_of: Mapped[int | None] = mapped_column(Key, index=True)
    """The first article that printed this report. No reference: the number outlives the row."""
    revises: Mapped[int | None] = mapped_column(Key, index=True)
    """The filed article whose page is to be read again, while this row waits for that."""
    revised_at: Mapped[datetime | None] = mapped_column(Moment)
    """When its page was last found changed."""
    retracted_at: Mapped[datetime | None] = mapped_column(Moment)
    """When it was taken back; until it is cleared away, it can be restored."""
    terms: Mapped[str | None] = mapped_column(Text)
    """The folded title, for search."""
    printed: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    """What its page says where a moderator put it right (`storage/fixes.py`)."""
    text: Mapped[str | None] = mapped_column(Text)
    """Last, so that SQLite reaches the other columns without walking over it."""


class SubmissionRow(Base):
    """What was handed in, kept until it is read: a link (no `data`), or a document."""

    __tablename__ = "submissions"

    article: Mapped[int] = belongs_to("articles.id", primary_key=True)
    link: Mapped[str | None] = mapped_column(Text)
    data: Mapped[bytes | None] = mapped_column(LargeBinary)
    media_type: Mapped[str | None] = mapped_column(Text)
    charset: Mapped[str | None] = mapped_column(Text)
    name: Mapped[str | None] = mapped_column(Text)


class ClaimRow(Base):
    """That a link or a text is taken by a live article: the same thing is never filed twice."""

    __tablename__ = "claims"

    guild: Mapped[int] = belongs_to("guilds.id", primary_key=True)
    claim: Mapped[str] = mapped_column(String(64), primary_key=True)
    article: Mapped[int] = belongs_to("articles.id", index=True)


class QuoteRow(Base):
    """A quote: spans into the article's text, the literal words, and the evidence."""

    __tablename__ = "quotes"
    __table_args__ = (
        Index(None, "guild", "speaker", "shown", "said", "dated", "article", "position"),
        Index(None, "article", "position"),
        Index(None, "speaker"),
        Index(None, "filed_under"),
        Index(None, "placed"),
        NEVER_REUSED,
    )

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    guild: Mapped[int] = belongs_to("guilds.id")
    article: Mapped[int] = belongs_to("articles.id")
    speaker: Mapped[int | None] = belongs_to("speakers.id")
    filed_under: Mapped[int | None] = mapped_column(Key)
    """Whom the article was understood to mean; `speaker` is that one's head."""
    placed: Mapped[int | None] = mapped_column(Key)
    """By which placement of a moderator it is filed under that speaker, if by any."""
    position: Mapped[int]
    dated: Mapped[datetime] = mapped_column(Moment)
    shown: Mapped[bool]
    kind: Mapped[Kind] = mapped_column(choice(Kind))
    act: Mapped[Act] = mapped_column(choice(Act))
    negated: Mapped[bool]
    confidence: Mapped[float]
    speaker_confidence: Mapped[float | None]
    """None where it was filed before this was kept."""
    spans: Mapped[list[list[int]]] = mapped_column(JSON)
    fragments: Mapped[list[str]] = mapped_column(JSON)
    mention_span: Mapped[list[int] | None] = mapped_column(JSON(none_as_null=True))
    mention: Mapped[str | None] = mapped_column(Text)
    cue_span: Mapped[list[int] | None] = mapped_column(JSON(none_as_null=True))
    cue: Mapped[str | None] = mapped_column(Text)
    said: Mapped[str] = mapped_column(String(64), default="", server_default="")
    """Equal for the same words of one speaker, in whichever article they are printed."""
    removed_at: Mapped[datetime | None] = mapped_column(Moment)
    """When the words were found gone from the page; they are of an earlier revision then."""
    reviewed: Mapped[int | None] = mapped_column(Key)
    """By which review it is settled, if by any (`storage/reviews.py`)."""
    terms: Mapped[str] = mapped_column(Text)


class FigureRow(Base):
    """A figure: spans into the article's text, the literal words, and the number itself."""

    __tablename__ = "figures"
    __table_args__ = (
        Index(None, "guild", "dated", "article", "position"),
        Index(None, "article", "position"),
        Index(None, "guild", "unit", "dated"),
        Index(None, "quote"),
        NEVER_REUSED,
    )

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    guild: Mapped[int] = belongs_to("guilds.id")
    article: Mapped[int] = belongs_to("articles.id")
    quote: Mapped[int | None] = mapped_column(Key, ForeignKey("quotes.id", ondelete="SET NULL"))
    position: Mapped[int]
    dated: Mapped[datetime] = mapped_column(Moment)
    kind: Mapped[FigureKind] = mapped_column(choice(FigureKind))
    qualifier: Mapped[Qualifier] = mapped_column(choice(Qualifier))
    value: Mapped[float]
    high: Mapped[float | None]
    unit: Mapped[str] = mapped_column(Text)
    span: Mapped[list[int]] = mapped_column(JSON)
    words: Mapped[str] = mapped_column(Text)
    measures_span: Mapped[list[int] | None] = mapped_column(JSON(none_as_null=True))
    measures: Mapped[str | None] = mapped_column(Text)
    context_span: Mapped[list[int]] = mapped_column(JSON)
    context: Mapped[str] = mapped_column(Text)
    circumstances: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    terms: Mapped[str] = mapped_column(Text)


class QuestionRow(Base):
    """What a member asked, so that a button under the answer can ask it again."""

    __tablename__ = "questions"
    __table_args__ = (Index(None, "guild", "asked_at"), NEVER_REUSED)

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    guild: Mapped[int] = belongs_to("guilds.id")
    asked_by: Mapped[int] = member(row_goes=True)
    asked_at: Mapped[datetime] = mapped_column(Moment)
    body: Mapped[dict[str, Any]] = mapped_column(JSON)


class ApplicationRow(Base):
    """Which commands Discord was last told about, as a digest."""

    __tablename__ = "applications"

    id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    commands: Mapped[str] = mapped_column(String(64))
