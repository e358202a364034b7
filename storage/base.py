"""What all tables are made from; every row belongs to a guild and goes with it."""

from typing import Any

from sqlalchemy import ForeignKey, MetaData
from sqlalchemy.orm import DeclarativeBase, mapped_column

from storage.columns import Key

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


# An identifier lives on in buttons, so SQLite must never give one out a second time.
NEVER_REUSED = {"sqlite_autoincrement": True}


class Base(DeclarativeBase):
    """All tables, with names that are the same on both databases."""

    metadata = MetaData(naming_convention=NAMES)


def belongs_to(column: str, *, primary_key: bool = False, index: bool = False) -> Any:
    """Refer to a row of another table, and go with it."""
    return mapped_column(
        Key, ForeignKey(column, ondelete="CASCADE"), primary_key=primary_key, index=index
    )
