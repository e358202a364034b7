"""Speakers: whose words are reported."""

from dataclasses import dataclass
from enum import StrEnum

from news.ids import SpeakerId


class SpeakerType(StrEnum):
    """What kind of source it is."""

    PERSON = "person"
    ORGANIZATION = "organization"
    DOCUMENT = "document"
    GROUP = "group"
    """Unnamed and several: "critics", "two people briefed on the matter"."""
    ANONYMOUS = "anonymous"
    """Unnamed and one: "a senior official"."""
    UNKNOWN = "unknown"
    """Cannot be told, for example one of two people with that surname."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """A source inside one article.

    `name` is the fullest form that the article gives, without title ("John Kirby"); for unnamed
    sources it is the mention itself. `aliases` are the other written forms, `descriptions` the
    roles and affiliations that the article states, verbatim, best first.
    """

    name: str
    type: SpeakerType
    aliases: tuple[str, ...] = ()
    descriptions: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise ValueError("a speaker must have a name")

    @property
    def role(self) -> str | None:
        """The best description that the article gives, or None."""
        return self.descriptions[0] if self.descriptions else None


@dataclass(frozen=True, slots=True)
class FiledSpeaker:
    """A speaker of a guild. `quotes` counts the shown quotes filed under them."""

    id: SpeakerId
    name: str
    type: SpeakerType
    role: str | None = None
    quotes: int = 0
