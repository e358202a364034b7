"""Sightings: figures with the pieces that they were read from, for the rules that look around."""

from typing import NamedTuple

from extraction.phrases import Phrase
from extraction.pieces import Pieces
from news.figure import Figure
from news.text import Span


class Sighting(NamedTuple):
    """A figure over the pieces `begin` to `end` (exclusive).

    `last` is the piece after what it counts, where that follows the number; else it is `end`.
    """

    figure: Figure
    begin: int
    end: int
    last: int
    measures: Phrase | None


def span_of(pieces: Pieces, begin: int, end: int) -> Span:
    """Return the characters of the pieces `begin` to `end` (exclusive)."""
    return Span(pieces[begin].start, pieces[end - 1].end)


def in_sentence(pieces: Pieces, index: int, sighting: Sighting) -> bool:
    """Tell whether a piece stands in the figure's sentence, and not past a gap between lines."""
    piece = pieces.at(index)
    return piece.sentence == pieces.at(sighting.begin).sentence and piece.text != "\n"
