"""Changes: what moderators decided and put right, kept with who and when, to be undone."""

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
    RENAME = "rename"
    """A speaker was called otherwise."""
    ROLE = "role"
    """A role was added, taken away, or both."""
    FIX = "fix"
    """What is known of an article was put right: title, outlet, date, byline or link."""
    RETRACT = "retract"
    """An article was taken back."""
    RESTORE = "restore"
    """An article that was taken back was brought back."""
    REPROCESS = "reprocess"
    """An article's text was read again."""
    REVIEW = "review"
    """A quote that was in doubt was found right, another's, of other words, or none."""


class Area(StrEnum):
    """What decisions are about, to look at those of one sort."""

    SPEAKERS = "speakers"
    ARTICLES = "articles"
    REVIEW = "review"

    @property
    def kinds(self) -> frozenset[ChangeKind]:
        """The kinds of changes in it; what is of neither speakers nor articles is review."""
        if self is Area.REVIEW:
            return frozenset(ChangeKind) - Area.SPEAKERS.kinds - Area.ARTICLES.kinds
        return _OF_ARTICLES if self is Area.ARTICLES else _OF_SPEAKERS


_OF_SPEAKERS = frozenset(
    {
        ChangeKind.MERGE,
        ChangeKind.SPLIT,
        ChangeKind.CARVE,
        ChangeKind.ALIAS,
        ChangeKind.APART,
        ChangeKind.RENAME,
        ChangeKind.ROLE,
    }
)
_OF_ARTICLES = frozenset(
    {ChangeKind.FIX, ChangeKind.RETRACT, ChangeKind.RESTORE, ChangeKind.REPROCESS}
)


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

    @property
    def can_be_undone(self) -> bool:
        """Whether it stands, and is of a kind that can be taken back."""
        return self.undone_at is None and self.kind is not ChangeKind.REPROCESS
