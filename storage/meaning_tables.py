"""The table of meanings: what search by meaning needs of each article's quotes."""

from sqlalchemy import LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import Base, belongs_to


class MeaningRow(Base):
    """The codes of an article's shown quotes, all in one value, because they are read together.

    The database itself drops the row when a quote of the article comes, goes, is shown or hidden,
    or has other words (triggers, see migration 0019); then it is made anew.
    """

    __tablename__ = "meanings"

    article: Mapped[int] = belongs_to("articles.id", primary_key=True)
    guild: Mapped[int] = belongs_to("guilds.id", index=True)
    model: Mapped[str] = mapped_column(String(12))
    """Which weights made the codes; those of others say nothing."""
    quotes: Mapped[bytes] = mapped_column(LargeBinary)
    """The quotes' numbers, eight bytes each, the lowest first."""
    codes: Mapped[bytes] = mapped_column(LargeBinary)
    """As many codes, all of one length, in the same order."""
