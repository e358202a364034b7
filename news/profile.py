"""Profiles: what a guild's articles tell of a speaker, with the dates that it is tied to."""

from dataclasses import dataclass
from datetime import datetime

from news.quote import FiledQuote
from news.speaker import FiledSpeaker


@dataclass(frozen=True, slots=True)
class RoleHeld:
    """A role as articles state it, literally, and when the first and the last one did.

    One of no article is a moderator's word, from a day on.
    """

    role: str
    first: datetime
    last: datetime
    articles: int


@dataclass(frozen=True, slots=True)
class Topic:
    """A word as it is printed most often, and how many quotes have it in some form."""

    word: str
    quotes: int


@dataclass(frozen=True, slots=True)
class Profile:
    """A speaker. Roles are newest first; outlets, bylines and topics most frequent first.

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
    bylines: tuple[tuple[str, int], ...] = ()
    """Who wrote the articles that quote the speaker, as printed, and how many those are."""
    topics: tuple[Topic, ...] = ()
    counted: int | None = None
    """Of how many of the newest quotes the topics are, where there are more."""


@dataclass(frozen=True, slots=True)
class Voiced:
    """How often somebody is quoted with some words, and when last."""

    speaker: FiledSpeaker
    quotes: int
    last: datetime
