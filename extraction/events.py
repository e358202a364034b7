"""Events: what happened to what a figure counts, or was done with it ("killed", "pledged")."""

from extraction.figure_words import BETWEEN_EVENT, IRREGULAR_EVENTS, REGULAR_EVENTS, STATES
from extraction.lexicon import AUXILIARIES, BE_FORMS, MODALS, NEGATIONS, REPORTING_VERBS
from extraction.pieces import Pieces
from extraction.sightings import Sighting, in_sentence, span_of
from news.figure import FigureKind
from news.text import Span

_SHORTEST = 5  # letters of a participle in -ed
_HELPERS = BE_FORMS | AUXILIARIES
_SAYING = frozenset(form for row in REPORTING_VERBS for form in row)
_REACH = 4  # pieces


def _forms(verb: str) -> set[str]:
    """Return the regular forms of a verb, those with a doubled consonant too."""
    stem = verb.removesuffix("e")
    if verb.endswith("y") and verb[-2] not in "aeo":
        return {verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"}
    doubled = stem + stem[-1]
    ends = {verb, verb + "s", verb + "es", stem + "ed", stem + "ing"}
    return ends | {doubled + "ed", doubled + "ing"}


_EVENTS = IRREGULAR_EVENTS | {form for verb in REGULAR_EVENTS for form in _forms(verb)}


def event_of(pieces: Pieces, sighting: Sighting) -> Span | None:
    """Return the verb or state that says what became of a count, a sum or a share."""
    if sighting.figure.kind in {FigureKind.DURATION, FigureKind.MEASURE, FigureKind.SCORE}:
        return None
    return _state(pieces, sighting) or _after(pieces, sighting) or _before(pieces, sighting)


def _state(pieces: Pieces, sighting: Sighting) -> Span | None:
    """Read "14 dead" and "40 taken hostage", where the state is what is counted."""
    measures = sighting.measures
    if measures and pieces.low(measures.end - 1) in STATES:
        return span_of(pieces, measures.end - 1, measures.end)
    return None


def _after(pieces: Pieces, sighting: Sighting) -> Span | None:
    """Read "40 people were killed", "240 boats had sunk", "12 homes destroyed"."""
    at, helped = sighting.last, False
    while at < sighting.last + _REACH and in_sentence(pieces, at, sighting):
        low = pieces.low(at)
        if low in NEGATIONS or low in MODALS or low.endswith("n't"):
            return None
        if _is_event(low, helped=helped):
            is_active = pieces.low(at + 1) in {"the", "a", "an"} or pieces.at(at + 1).is_capital
            return None if is_active and not helped else span_of(pieces, at, at + 1)
        helped = helped or low in _HELPERS
        if low not in _HELPERS and low not in BETWEEN_EVENT and not low.endswith("ly"):
            return None
        at += 1
    return None


def _is_event(low: str, *, helped: bool) -> bool:
    if low in _EVENTS and not low.endswith("s"):
        return True
    is_participle = low.endswith("ed") and len(low) >= _SHORTEST
    return helped and is_participle and low not in _SAYING


def _before(pieces: Pieces, sighting: Sighting) -> Span | None:
    """Read "killed at least 40", "pledged another $5 million", "40 were injured, 12 missing"."""
    at = sighting.begin - 1
    while pieces.low(at) in BETWEEN_EVENT and at > sighting.begin - _REACH:
        at -= 1
    if not in_sentence(pieces, at, sighting) or pieces.low(at) not in _EVENTS:
        return None
    return None if _is_negated(pieces, at) else span_of(pieces, at, at + 1)


def _is_negated(pieces: Pieces, at: int) -> bool:
    before = {pieces.low(at - 1), pieces.low(at - 2)}
    return bool(before & NEGATIONS) or any(word.endswith("n't") for word in before)
