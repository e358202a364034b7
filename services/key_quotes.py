"""Which quotes of a story are worth showing, and in which order."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from news.ids import QuoteId, SpeakerId
from news.quote import FiledQuote, Kind
from services.stories import outlet
from services.wording import nearly_same, runs

IN_A_STORY = 3
FEWEST_WORDS, MOST_WORDS = 4, 60  # read at a glance, and still a sentence

_LITERAL = {Kind.DIRECT: 0, Kind.MIXED: 1, Kind.INDIRECT: 2}


class Merits(NamedTuple):
    """Why one quote comes before another: compared field by field, and less is better."""

    speaker_chosen: int
    """How many quotes of this speaker the story shows already."""
    not_followed: bool
    """The schedule follows speakers, and this is none of them."""
    less_literal: int
    """0 direct, 1 partly quoted, 2 reported."""
    less_standing: int
    """0 for an official (with a role) who is new, 1 for either, 2 for neither."""
    heard_before: int
    """In how many stories above this one the speaker is shown."""
    awkward_length: bool
    """A scrap, or too long to be read at a glance."""
    fewer_outlets: int
    """How many outlets print these words, negative."""
    older: float
    place: int


@dataclass(slots=True)
class Audience:
    """Whom the readers know: who is new, whom they follow, and who was shown already."""

    new: Collection[SpeakerId] = ()
    followed: Collection[SpeakerId] = ()
    heard: Counter[SpeakerId | None] = field(default_factory=Counter)


def key_quotes(
    quotes: Iterable[FiledQuote], audience: Audience, *, limit: int = IN_A_STORY
) -> tuple[FiledQuote, ...]:
    """Choose a story's quotes, best first, the same words once. Remembers who was heard."""
    left = list(quotes)
    outlets = _outlets(left)
    chosen: list[FiledQuote] = []
    while left and len(chosen) < limit:
        best = min(left, key=lambda quote: merits(quote, chosen, audience, outlets[quote.id]))
        chosen.append(best)
        left = [quote for quote in left if not nearly_same(words(quote), words(best))]
    audience.heard.update({_who(quote) for quote in chosen})
    return tuple(chosen)


def merits(
    quote: FiledQuote,
    chosen: Sequence[FiledQuote],
    audience: Audience,
    outlets: int = 1,
) -> Merits:
    """Weigh a quote that so many outlets print, given what its story shows before it."""
    speaker = _who(quote)
    length = len(words(quote).split())
    return Merits(
        speaker_chosen=sum(_who(other) == speaker for other in chosen),
        not_followed=bool(audience.followed) and speaker not in audience.followed,
        less_literal=_LITERAL[quote.kind],
        less_standing=2 - (quote.role is not None) - (speaker in audience.new),
        heard_before=audience.heard[speaker],
        awkward_length=not FEWEST_WORDS <= length <= MOST_WORDS,
        fewer_outlets=-outlets,
        older=-quote.dated.timestamp(),
        place=quote.id,
    )


def reason(first: Merits, second: Merits) -> str | None:
    """Name the first merit in which two quotes differ: the one that decides between them."""
    return next(
        (name for name, a, b in zip(Merits._fields, first, second, strict=True) if a != b), None
    )


def words(quote: FiledQuote) -> str:
    """Return all words of a quote in one line, for comparing."""
    return " ".join(quote.fragments)


def _outlets(quotes: Sequence[FiledQuote]) -> dict[QuoteId, int]:
    """Count for each quote the outlets that print its words, or a run of them."""
    said = {quote.id: runs(words(quote)) for quote in quotes}
    printed: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for quote in quotes:
        for run in said[quote.id]:
            printed[run].add(outlet(quote.article))
    return {
        quote.id: len({outlet(quote.article)}.union(*(printed[run] for run in said[quote.id])))
        for quote in quotes
    }


def _who(quote: FiledQuote) -> SpeakerId | None:
    return quote.speaker.id if quote.speaker else None
