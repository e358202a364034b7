"""Verdicts: what moderators found of a quote that was waiting for them."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from news.ids import UserId


class Verdict(StrEnum):
    """What was found."""

    RIGHT = "right"
    """Words and speaker are right as they were read."""
    AMENDED = "amended"
    """They are right now that the words were put right."""
    SPEAKER = "speaker"
    """Somebody else says it."""
    WORDS = "words"
    """Other words of the article are the quote. It goes on waiting for one of the others."""
    NO_QUOTE = "no quote"
    """Nobody says it."""


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What was found of a quote, by whom and when."""

    verdict: Verdict
    by: UserId
    at: datetime
