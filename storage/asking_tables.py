"""The table of what members have seen, for "new since I last asked"."""

from datetime import datetime

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from storage.columns import Key, Moment, member
from storage.tables import Base, belongs_to


class SeenRow(Base):
    """Up to which quote a member has seen the answer to a question; `question` is its digest."""

    __tablename__ = "seen"
    __table_args__ = (Index(None, "guild", "at"),)

    guild: Mapped[int] = belongs_to("guilds.id", primary_key=True)
    member: Mapped[int] = member(row_goes=True, primary_key=True, autoincrement=False)
    question: Mapped[str] = mapped_column(String(64), primary_key=True)
    quote: Mapped[int] = mapped_column(Key)
    at: Mapped[datetime] = mapped_column(Moment)
