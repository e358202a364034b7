"""Doubts: whether two speakers are the same person is for a moderator to say."""

from dataclasses import dataclass
from enum import StrEnum

from news.ids import DoubtId
from news.quote import FiledQuote
from news.speaker import FiledSpeaker


class Answer(StrEnum):
    """What a moderator said."""

    OPEN = "open"
    SAME = "same"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class Suspect:
    """One of the two: who it is, and a quote to tell by, if there is one."""

    speaker: FiledSpeaker
    quote: FiledQuote | None


@dataclass(frozen=True, slots=True)
class Doubt:
    """A question to moderators: is the new one the known one? `left` counts the open ones."""

    id: DoubtId
    new: Suspect
    known: Suspect
    left: int
