"""Many identifiers in one question: as one value, because a statement takes some 32,000 at most."""

import json
from collections.abc import Collection
from typing import Any

from sqlalchemy import ARRAY, BigInteger, ColumnElement, any_, func, literal, select
from sqlalchemy.ext.asyncio import AsyncConnection


def among(
    connection: AsyncConnection, column: ColumnElement[Any] | Any, ids: Collection[int]
) -> ColumnElement[bool]:
    """Say that a column holds one of these identifiers, however many there are."""
    if connection.dialect.name == "postgresql":
        return column == any_(literal(list(ids), ARRAY(BigInteger)))
    each = func.json_each(json.dumps(list(ids))).table_valued("value")
    return column.in_(select(each.c.value))
