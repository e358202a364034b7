"""Changes: what moderators did to speakers, kept with who and when, so that it can be undone."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from news.ids import ChangeId, UserId


class ChangeKind(StrEnum):
    """What was done."""

    MERGE = "merge"
    """Two became one."""
    SPLIT = "split"
    """Quotes were given to another speaker."""
    CARVE = "carve"
    """All articles that use one name were given to another speaker."""
    ALIAS = "alias"
    """Another name was noted."""
    APART = "apart"
    """Two were found to be different."""


@dataclass(frozen=True, slots=True)
class Change:
    """One line of the audit trail. `words` say what was done, with the names of that day."""

    id: ChangeId
    kind: ChangeKind
    at: datetime
    by: UserId
    words: str
    undone_at: datetime | None = None
    undone_by: UserId | None = None
