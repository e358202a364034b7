"""How it is written down what must be found in a sample article."""

from dataclasses import dataclass
from datetime import date

from news.figure import Qualifier
from news.speaker import SpeakerType

ABOUT, OVER, UNDER = Qualifier.ABOUT, Qualifier.OVER, Qualifier.UNDER
PERSON, ORGANIZATION, DOCUMENT = (
    SpeakerType.PERSON,
    SpeakerType.ORGANIZATION,
    SpeakerType.DOCUMENT,
)
GROUP, ANONYMOUS = SpeakerType.GROUP, SpeakerType.ANONYMOUS


@dataclass(frozen=True)
class Said:
    """Words that must be shown as this speaker's and as nobody else's."""

    speaker: str
    words: str
    type: SpeakerType = PERSON


@dataclass(frozen=True)
class Number:
    """A figure that must be found: its literal words, its value and what it counts."""

    words: str
    value: float
    unit: str
    qualifier: Qualifier = Qualifier.EXACT
    high: float | None = None


@dataclass(frozen=True)
class Expected:
    """Everything that is promised about one sample article."""

    name: str
    title: str
    quotes: tuple[Said, ...]
    numbers: tuple[Number, ...]
    roles: tuple[tuple[str, str], ...]
    """A person's name, and words that must stand in one of their descriptions."""
    silent: tuple[str, ...] = ()
    """Words that must not be shown as anybody's."""
    outlet: str | None = None
    published: date | None = None
    link: str | None = None
