"""Review: quotes that wait for a moderator, and why."""

from dataclasses import dataclass
from enum import StrEnum

from news.ids import ArticleId, SpeakerId
from news.quote import FiledQuote
from news.speaker import SpeakerType
from news.text import Span


class Reason(StrEnum):
    """Why a quote waits."""

    NOBODY = "nobody"
    """Its words are unattributed."""
    UNSURE = "unsure"
    """The reader is not sure enough of words or speaker, so it is not shown."""
    NAMESAKES = "namesakes"
    """Several people may be meant."""
    DISPUTED = "disputed"
    """Articles give the words to different speakers."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Which of the waiting quotes: those of one article, or of one speaker, or all."""

    article: ArticleId | None = None
    speaker: SpeakerId | None = None


@dataclass(frozen=True, slots=True)
class Doubtful:
    """A quote with what the reader thought of it, and the text in which it stands.

    The confidences are as in `news.quote.Quote`; that of the speaker is None where it was not
    kept. `others` are quotes with the same words, or nearly, that are other speakers'.
    """

    quote: FiledQuote
    shown: bool
    confidence: float
    speaker_confidence: float | None
    text: str
    spans: tuple[Span, ...]
    others: tuple[FiledQuote, ...] = ()

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """Why it waits; several may be true."""
        speaker = self.quote.speaker
        if speaker is None:
            return (Reason.NOBODY,)
        told = {
            Reason.UNSURE: not self.shown,
            Reason.NAMESAKES: speaker.type is SpeakerType.UNKNOWN,
            Reason.DISPUTED: bool(self.others),
        }
        return tuple(reason for reason, is_so in told.items() if is_so)
