"""Alembic's entry: run the steps on the connection that was handed in, in its transaction."""

from typing import Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext

from storage import (  # noqa: F401 - they add their tables to Base
    asking_tables,
    briefing_tables,
    follow_tables,
    identity_tables,
    intake_tables,
    meaning_tables,
    review_tables,
    speaker_tables,
    tables,
)
from storage.base import Base
from storage.columns import Moment
from storage.search import is_for_search


def _is_declared(name: str | None, _type: str, _parents: object) -> bool:
    return not is_for_search(name)


def _rendered(kind: str, item: object, _context: AutogenContext) -> str | Literal[False]:
    """Write our own column type as what it is in the database: a step must not change later."""
    if kind == "type" and isinstance(item, Moment):
        return "sa.DateTime(timezone=True)"
    return False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    include_name=_is_declared,
    render_item=_rendered,
    render_as_batch=True,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
