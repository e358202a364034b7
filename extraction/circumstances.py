"""Circumstances: what the sentence plainly says around a figure, each in its literal words.

The rules take what stands beside the number or in its own clause, and nothing where two readings
are possible: an empty field costs a reader one look at the sentence, a wrong one misleads.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from extraction.changes import change_of
from extraction.events import event_of
from extraction.figure_words import MOMENTS
from extraction.givers import giver_of
from extraction.numbers import number_at
from extraction.occasions import clause_of, place_of, time_of
from extraction.phrases import phrase_after
from extraction.pieces import Pieces
from extraction.sightings import Sighting, span_of
from extraction.units import PERIODS
from news.figure import Circumstances, Figure, FigureKind
from news.text import Span


def with_circumstances(pieces: Pieces, sightings: Sequence[Sighting]) -> Iterator[Figure]:
    """Return the figures with what is said around each; linear in the length of the text."""
    for index, sighting in enumerate(sightings):
        before = sightings[index - 1].last if index else 0
        after = sightings[index + 1].begin if index + 1 < len(sightings) else len(pieces)
        clause = clause_of(pieces, sighting, before, after)
        change = change_of(pieces, index, sightings)
        # "A 30-year veteran retired in 2013": a span of time or a size is not of that year.
        is_of_event = sighting.figure.kind not in {FigureKind.DURATION, FigureKind.MEASURE}
        circumstances = Circumstances(
            event=event_of(pieces, sighting),
            per=_per(pieces, sighting),
            direction=change.direction,
            base=change.base.span if change.base else None,
            base_value=change.base.value if change.base else None,
            place=place_of(pieces, sighting, clause) if is_of_event else None,
            time=time_of(pieces, sighting, clause) if is_of_event else None,
            giver=giver_of(pieces, sighting),
        )
        yield replace(sighting.figure, circumstances=circumstances)


def _per(pieces: Pieces, sighting: Sighting) -> Span | None:
    """Return "a day", "an hour", "per 100,000 people": inside the expression or right behind."""
    inside = (at for at in range(sighting.begin + 1, sighting.end) if _rate_end(pieces, at))
    at = next(inside, sighting.last)
    end = _rate_end(pieces, at)
    return span_of(pieces, at, end) if end else None


def _rate_end(pieces: Pieces, at: int) -> int | None:
    link, following = pieces.low(at), at + 1 + pieces.hyphenated(at + 1)
    if link not in {"a", "an", "per", "each", "every"}:
        return None
    if pieces.low(following) in PERIODS and pieces.low(following + 1) not in MOMENTS:
        return following + 1
    if link != "per" or pieces.low(following) == "cent":
        return None
    number = number_at(pieces, following)
    thing = phrase_after(pieces, number.end if number else following)
    if thing:
        return thing.end
    return number.end if number else None
