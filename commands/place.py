"""Where an answer stands, so that it can be shown again: written into the ids of buttons."""

import re
from dataclasses import dataclass

from commands.controls import LONG

PLACE = rf"(?P<of>[qa]):(?P<id>{LONG}):(?P<page>\d{{1,9}})"


@dataclass(frozen=True, slots=True)
class Place:
    """A page of something that can be shown again: a stored question ("q") or an article ("a")."""

    of: str
    id: int
    page: int

    def __str__(self) -> str:
        return f"{self.of}:{self.id}:{self.page}"

    @classmethod
    def read(cls, match: re.Match[str]) -> "Place":
        """Return the place that a custom_id names."""
        return cls(match["of"], int(match["id"]), int(match["page"]))
