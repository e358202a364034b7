"""Figures: every quantity of a text that a reader may look up, with what it measures.

What counts is decided in three steps: `quantities` reads a number with its unit, `lookalikes`
throws out dates, ages and names, and here the rest is named: kind, unit and the thing counted.
"""

import math

from spacy.tokens import Doc

from extraction import measured
from extraction.circumstances import with_circumstances
from extraction.lookalikes import end_of_code, is_lookalike
from extraction.pairs import quantity_at
from extraction.phrases import Phrase
from extraction.pieces import Pieces, pieces_of
from extraction.qualifiers import qualifier_of_verb
from extraction.quantities import Quantity
from extraction.sightings import Sighting, span_of
from news.figure import Figure, Qualifier
from news.text import Span


def find_figures(doc: Doc) -> list[Figure]:
    """Return the figures of a document with sentence starts, in reading order.

    Spans are Unicode characters of `doc.text`; `quote` is left None. Linear in the text's length.
    """
    pieces = pieces_of(doc)
    figures: list[Figure] = []
    sightings: list[Sighting] = []
    index = 0
    while index < len(pieces):
        code_end = end_of_code(pieces, index)
        if code_end is not None:
            index = code_end
            continue
        quantity = quantity_at(pieces, index)
        if quantity is None:
            index += 1
            continue
        sighting = _sighting(pieces, quantity, figures)
        if sighting is not None:
            sightings.append(sighting)
            figures.append(sighting.figure)
        index = max(index + 1, quantity.end)
    return list(with_circumstances(pieces, sightings))


def _sighting(pieces: Pieces, quantity: Quantity, earlier: list[Figure]) -> Sighting | None:
    if is_lookalike(pieces, quantity) or not math.isfinite(quantity.high or quantity.value):
        return None
    meaning = measured.meaning_of(pieces, quantity, earlier)
    if meaning is None:
        return None
    qualifier = quantity.qualifier
    if qualifier is None:
        qualifier = Qualifier.OVER if quantity.number.is_vague else Qualifier.EXACT
        if qualifier is Qualifier.EXACT:
            qualifier = qualifier_of_verb(pieces, quantity.begin)
    figure = Figure(
        span=span_of(pieces, quantity.begin, meaning.end),
        value=quantity.value,
        high=quantity.high,
        unit=meaning.unit,
        kind=meaning.kind,
        qualifier=qualifier,
        measures=_span(pieces, meaning.measures),
    )
    thing = meaning.measures if isinstance(meaning.measures, Phrase) else None
    last = thing.end if thing and thing.begin >= meaning.end else meaning.end
    return Sighting(figure, quantity.begin, meaning.end, last, thing)


def _span(pieces: Pieces, measures: Phrase | Span | None) -> Span | None:
    if isinstance(measures, Phrase):
        return span_of(pieces, measures.begin, measures.end)
    return measures
