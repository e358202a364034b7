"""What is stored of a guild or of a member: how much, and each row of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Holdings:
    """How much answers can be made of, and when the first and the last article was filed."""

    articles: int
    quotes: int
    speakers: int
    figures: int
    first: datetime | None = None
    last: datetime | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One stored row, ready for JSON: which table it is of, and its values by column."""

    table: str
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Trace:
    """In how many rows a member is named in one column; `goes` tells what happens to them.

    They go with the member, or they stay as nobody's.
    """

    table: str
    column: str
    rows: int
    goes: bool
