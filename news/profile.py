"""Profiles: what a guild's articles tell of a speaker, with the dates that it is tied to."""

from dataclasses import dataclass
from datetime import datetime

from news.quote import FiledQuote
from news.speaker import FiledSpeaker


@dataclass(frozen=True, slots=True)
class RoleHeld:
    """A role as articles state it, literally, and when the first and the last one did."""

    role: str
    first: datetime
    last: datetime
    articles: int


@dataclass(frozen=True, slots=True)
class Profile:
    """A speaker. Roles are newest first, outlets most frequent first.

    `doubts` are the open questions: who may be the same. `first` and `last` date the articles
    that name the speaker, quoted or not.
    """

    speaker: FiledSpeaker
    roles: tuple[RoleHeld, ...]
    aliases: tuple[str, ...]
    outlets: tuple[tuple[str, int], ...]
    articles: int
    first: datetime
    last: datetime
    quotes: tuple[FiledQuote, ...]
    doubts: tuple[FiledSpeaker, ...]


@dataclass(frozen=True, slots=True)
class Voiced:
    """How often somebody is quoted with some words, and when last."""

    speaker: FiledSpeaker
    quotes: int
    last: datetime
