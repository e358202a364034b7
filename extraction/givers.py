"""Givers: who a figure is from, by the quote in whose words it stands or by the sentence."""

from collections.abc import Sequence
from dataclasses import replace

from extraction.figure_words import COUNTING_NOUNS, COUNTING_VERBS, NO_GIVERS
from extraction.lexicon import DETERMINERS
from extraction.phrases import can_continue, phrase_after
from extraction.pieces import Pieces, Sort
from extraction.sightings import Sighting, in_sentence, span_of
from news.figure import Figure
from news.quote import Kind, Quote
from news.text import Span

_REACH = 40  # pieces of a sentence in which "according to" is looked for
_SHORT_REACH = 8  # pieces between "put" and the figure


def tied(figures: Sequence[Figure], quotes: Sequence[Quote]) -> tuple[Figure, ...]:
    """Tie each figure to the quote in whose words it stands, the shortest one where quotes nest."""
    spans = sorted((span, index) for index, quote in enumerate(quotes) for span in quote.spans)
    found, open_, at = [], list[tuple[Span, int]](), 0
    for figure in sorted(figures, key=lambda f: f.span):
        while at < len(spans) and spans[at][0].start <= figure.span.start:
            open_.append(spans[at])
            at += 1
        open_ = [(span, index) for span, index in open_ if span.end > figure.span.start]
        inner = min(open_, key=_length, default=None)
        is_told = inner is not None and not _is_of_another(figure, quotes[inner[1]])
        found.append(replace(figure, quote=inner[1] if inner and is_told else None))
    return tuple(found)


def _is_of_another(figure: Figure, quote: Quote) -> bool:
    """Tell whether reported words name somebody else: "Holm said it was 12; police put it at 40".

    What stands between quotation marks is its speaker's, whomever the speaker cites.
    """
    giver = figure.circumstances.giver
    if giver is None or quote.kind is not Kind.INDIRECT:
        return False
    return any(span.start <= giver.start and giver.end <= span.end for span in quote.spans)


def _length(held: tuple[Span, int]) -> int:
    return held[0].end - held[0].start


def giver_of(pieces: Pieces, sighting: Sighting) -> Span | None:
    """Return whom the sentence names as the source: "according to …", "police put it at 40"."""
    return _counted_by(pieces, sighting) or _according_to(pieces, sighting)


def _according_to(pieces: Pieces, sighting: Sighting) -> Span | None:
    """Return the only one in the sentence after "according to"; of two, neither is plain."""
    around = range(max(0, sighting.begin - _REACH), sighting.last + _REACH)
    starts = [
        at + 2
        for at in around
        if pieces.low(at) == "according"
        and pieces.low(at + 1) == "to"
        and in_sentence(pieces, at, sighting)
    ]
    # What follows the source in mid-sentence may be about the source: "…, two of the five towns".
    if starts and starts[0] <= sighting.begin and not pieces.starts_sentence(starts[0] - 2):
        return None
    return _named_at(pieces, starts[0]) if len(starts) == 1 else None


def _named_at(pieces: Pieces, index: int) -> Span | None:
    begin = index + (pieces.low(index) in DETERMINERS)
    phrase = phrase_after(pieces, begin)
    if phrase is None or pieces.low(phrase.end - 1) in NO_GIVERS:
        return None
    end = phrase.end
    while can_continue(pieces, end):
        end += 1
    if pieces.low(end) in {"/", "&"}:
        return None  # a part of a name is worse than none
    inner = phrase_after(pieces, end + 1 + (pieces.low(end + 1) == "the"))
    if inner and pieces.low(end) in {"of", "for"} and pieces.at(inner.begin).is_capital:
        end = inner.end
    return span_of(pieces, index, end)


def _counted_by(pieces: Pieces, sighting: Sighting) -> Span | None:
    """Read "while police put the number at 300"."""
    if pieces.low(sighting.begin - 1) != "at":
        return None
    around = range(sighting.begin - 2, sighting.begin - _SHORT_REACH, -1)
    verb = next((at for at in around if pieces.low(at) in COUNTING_VERBS), None)
    if verb is None or not in_sentence(pieces, verb, sighting):
        return None
    if not COUNTING_NOUNS.intersection(pieces.low(at) for at in range(verb, sighting.begin)):
        return None
    begin = verb
    while _is_of_name(pieces, begin - 1) and verb - begin < _SHORT_REACH:
        begin -= 1
    begin -= begin < verb and pieces.low(begin - 1) in DETERMINERS
    is_named = begin < verb and pieces.low(verb - 1) not in NO_GIVERS
    return (
        span_of(pieces, begin, verb) if is_named and in_sentence(pieces, begin, sighting) else None
    )


def _is_of_name(pieces: Pieces, index: int) -> bool:
    return can_continue(pieces, index) and pieces.at(index).sort is Sort.WORD
