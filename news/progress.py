"""How far a submission has come on its way into the archive."""

from dataclasses import dataclass
from enum import StrEnum


class Stage(StrEnum):
    """What is done with a submission now."""

    WAITING = "waiting"
    FETCHING = "fetching"
    """Its page is on the way."""
    READING = "reading"
    """A worker reads it, or it is just being filed."""


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a submission stands; `ahead` is how many others are read before it at most."""

    stage: Stage
    ahead: int = 0
