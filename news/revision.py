"""Revisions: what became of an article whose page was changed."""

from dataclasses import dataclass
from datetime import datetime

from news.article import ArticleLine


@dataclass(frozen=True, slots=True)
class Revision:
    """That a page was found changed, and how many quotes that kept, added and removed.

    Or that the same text was `reprocessed`: read once more, by the present reader.
    """

    article: ArticleLine
    found_at: datetime
    kept: int
    added: int
    removed: int
    reprocessed: bool = False


@dataclass(frozen=True, slots=True)
class Difference:
    """Words that were taken out of a text, and those put in at that place; one may be empty."""

    taken_out: str
    put_in: str
