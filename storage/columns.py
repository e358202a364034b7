"""Column types that both databases keep in the same way, and what queries are made of."""

from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import BigInteger, DateTime, Dialect, Enum, Integer, Row, Select
from sqlalchemy.orm import mapped_column
from sqlalchemy.types import TypeDecorator

AnyRow = Row[*tuple[Any, ...]]
AnySelect = Select[*tuple[Any, ...]]

# SQLite only counts up an INTEGER PRIMARY KEY; its integers have 64 bits all the same.
Key = BigInteger().with_variant(Integer(), "sqlite")


class Moment(TypeDecorator[datetime]):
    """An aware moment, in UTC when it comes out; naive ones are refused (SQLite keeps no zone)."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 (the signature is SQLAlchemy's)
        """Turn any zone into UTC."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a stored moment must say its zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 (the signature is SQLAlchemy's)
        """Give the zone back."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


ROW_GOES = "row_goes"
"""The key in a column's `info` that says that it holds members' ids."""


def member(*, row_goes: bool = False, **how: Any) -> Any:
    """Hold the id of a member, which they may have deleted (`storage/members.py`).

    With `row_goes` the whole row goes with them; else it stays, and is nobody's.
    """
    return mapped_column(BigInteger, info={ROW_GOES: row_goes}, **how)


def choice(values: type[StrEnum]) -> Enum:
    """Keep an enumeration as its words, so that a new member needs no change of the table."""
    return Enum(
        values,
        native_enum=False,
        create_constraint=False,
        length=20,
        values_callable=_words,
    )


def _words(values: Any) -> list[str]:
    return [member.value for member in values]
