"""Measured: the unit and kind of a quantity and the words that say what it measures."""

from extraction.counts import Meaning, count_of
from extraction.figure_words import DOWN_NOUNS, KEEPING_VERBS, UP_NOUNS
from extraction.lexicon import DETERMINERS, SPLIT_WORDS, VOTE_NOUNS
from extraction.nouns import is_person, is_plural
from extraction.phrases import (
    Phrase,
    past_aside,
    phrase_after,
    phrase_before,
    phrase_inside,
    subject_before,
)
from extraction.pieces import Pieces
from extraction.quantities import Quantity
from news.figure import Figure, FigureKind
from news.text import Span

_VOTE_REACH = 5  # pieces
_SENTENCE_REACH = 60  # pieces back to the start of a sentence
_IDLE_HEADS = frozenset(
    ["support", "exchange", "return", "addition", "total", "part", "favor", "favour", "case"]
)
_IDLE_OWNERS = frozenset(
    ["total", "average", "maximum", "minimum", "request", "behest", "tune", "low", "high", "peak"]
)
_COMPARISONS = frozenset(
    ["higher", "lower", "ahead", "behind", "greater", "smaller", "better", "worse", "bigger", "low"]
) | {"high", "larger", "longer", "cheaper", "faster", "likely", "average"}
_MONEY_LINKS = {"in", "for", "of"}


def meaning_of(pieces: Pieces, quantity: Quantity, earlier: list[Figure]) -> Meaning | None:
    """Name unit, kind and thing measured; None where a number counts nothing that is said."""
    unit = quantity.unit
    if _is_lone_one(pieces, quantity):
        return None
    if unit is None:
        return count_of(pieces, quantity, earlier)
    find = _FINDERS[unit.kind]
    measures = find(pieces, quantity, earlier)
    if unit.is_compound:
        measures = phrase_after(pieces, quantity.end)
    return Meaning(unit.name, unit.kind, quantity.end, measures)


def _is_lone_one(pieces: Pieces, quantity: Quantity) -> bool:
    """Tell "one day", which counts nothing, from "one percent" and "nearly a week"."""
    unit = quantity.unit
    if pieces.low(quantity.begin - 1) == "at" and pieces.low(quantity.begin + 1) == "point":
        return True
    is_one = pieces.low(quantity.number.begin) == "one" and quantity.value == 1
    if not is_one or quantity.high is not None:
        return False
    return unit is None or (unit.kind is FigureKind.DURATION and not unit.is_compound)


def _of_money(pieces: Pieces, quantity: Quantity, _: list[Figure]) -> Phrase | None:
    at = quantity.end
    at += pieces.hyphenated(at)
    if pieces.low(at) == "worth" and pieces.low(at + 1) == "of":
        return phrase_inside(pieces, at + 2)
    direct = phrase_after(pieces, at)
    if direct and not _is_short(pieces, direct):
        return direct
    owner = _owner(pieces, quantity)
    if owner:
        return owner
    if pieces.low(at) in _MONEY_LINKS and pieces.low(at + 1) not in DETERMINERS:
        phrase = phrase_inside(pieces, at + 1)
        head = pieces.at(phrase.end - 1) if phrase else None
        if head and not head.is_capital and head.low not in _IDLE_HEADS:
            return phrase
    return None


def _of_percent(pieces: Pieces, quantity: Quantity, earlier: list[Figure]) -> Phrase | Span | None:
    at = past_aside(pieces, quantity.end)
    at += pieces.low(at) in {"—", "–"} and pieces.low(at + 1) == "of"
    owner = _owner(pieces, quantity)
    if owner:
        return owner
    if earlier and _is_aside_to(pieces, quantity, earlier[-1]):
        return earlier[-1].measures
    is_change = pieces.low(at) in UP_NOUNS | DOWN_NOUNS and pieces.low(at + 1) == "in"
    if is_change or pieces.low(at) == "of":
        return _whole(pieces, at + 1 + is_change, earlier)
    direct = phrase_after(pieces, at)
    if direct and not _is_comparison(pieces, direct) and not _is_answer(pieces, quantity, direct):
        return direct
    subject = _kept_before(pieces, quantity.begin) or subject_before(pieces, quantity.begin)
    is_thing = subject and not _is_comparison(pieces, subject)
    if subject and is_thing and not _is_leader(pieces, quantity, subject):
        return subject
    return _of_same_base(pieces, quantity, earlier)


def _kept_before(pieces: Pieces, index: int) -> Phrase | None:
    """Return "key rate" in "kept its key rate at 4 percent"."""
    kept = phrase_before(pieces, index - 1) if pieces.low(index - 1) == "at" else None
    if kept is None:
        return None
    verb = kept.begin - 1
    while pieces.low(verb) in DETERMINERS:
        verb -= 1
    return kept if pieces.low(verb) in KEEPING_VERBS else None


def _whole(pieces: Pieces, index: int, earlier: list[Figure]) -> Phrase | Span | None:
    """Read what stands behind "14 percent of" and "a 14 percent rise in"."""
    is_same = pieces.low(index) in {"them", "these", "those"} and earlier
    return phrase_inside(pieces, index) or (earlier[-1].measures if is_same else None)


def _owner(pieces: Pieces, quantity: Quantity) -> Phrase | None:
    """Read "a jobless rate of 7%", but not "an average of 7%"."""
    if pieces.low(quantity.begin - 1) != "of":
        return None
    owner = phrase_before(pieces, quantity.begin - 1)
    return owner if owner and pieces.low(owner.end - 1) not in _IDLE_OWNERS else None


def _is_aside_to(pieces: Pieces, quantity: Quantity, before: Figure) -> bool:
    """Tell the 57 of "more than half of voters (57 percent)": it says the same more exactly."""
    if before.measures is None or pieces.low(quantity.begin - 1) != "(":
        return False
    return pieces.at(quantity.begin - 2).end == before.measures.end


def _is_comparison(pieces: Pieces, phrase: Phrase) -> bool:
    """Tell "9 points higher" and "has calculated that" from what is measured."""
    low = pieces.low(phrase.begin)
    return phrase.end - phrase.begin == 1 and (low in _COMPARISONS or low.endswith("ed"))


def _is_short(pieces: Pieces, phrase: Phrase) -> bool:
    """Tell "$3 million short" from what money is for."""
    return phrase.end - phrase.begin == 1 and pieces.low(phrase.begin) in {"short", "shy"}


def _is_answer(pieces: Pieces, quantity: Quantity, phrase: Phrase) -> bool:
    """Tell what people did, "10 percent named the mayor", from "a 10 percent fixed fee"."""
    has_verb = pieces.low(phrase.begin).endswith("ed") and phrase.end - phrase.begin > 1
    return has_verb and pieces.low(quantity.begin - 1) not in DETERMINERS | {"of", "at", "with"}


def _is_leader(pieces: Pieces, quantity: Quantity, subject: Phrase) -> bool:
    """Tell who leads by points, or has a name, from what the points are of."""
    head = pieces.at(subject.end - 1)
    if head.is_capital and not is_plural(head) and _is_name(pieces, subject.end - 1):
        return True
    is_points = quantity.unit is not None and quantity.unit.name != "percent"
    return is_person(head) and (is_points or not is_plural(head))


def _is_name(pieces: Pieces, index: int) -> bool:
    return pieces.low(index + 1) == "." or not pieces.starts_sentence(index)


def _of_same_base(pieces: Pieces, quantity: Quantity, earlier: list[Figure]) -> Span | None:
    """Take over the base of the percentage before: "… of voters are white, 16 percent Latino"."""
    if not earlier or earlier[-1].kind is not FigureKind.PERCENT:
        return None
    sentence = pieces.at(quantity.begin).sentence
    start, least = quantity.begin, quantity.begin - _SENTENCE_REACH
    while start > least and pieces.at(start - 1).sentence == sentence:
        start -= 1
    is_same = earlier[-1].span.start >= pieces.at(start).start
    return earlier[-1].measures if is_same or start == quantity.begin else None


def _of_measure(pieces: Pieces, quantity: Quantity, _: list[Figure]) -> Phrase | None:
    at = quantity.end
    if pieces.low(at) == "of":
        return phrase_inside(pieces, at + 1)
    return _owner(pieces, quantity)


def _of_duration(_: Pieces, __: Quantity, ___: list[Figure]) -> None:
    return None


def _of_score(pieces: Pieces, quantity: Quantity, _: list[Figure]) -> Phrase | None:
    for at in range(quantity.number.begin, quantity.end):
        if pieces.low(at) == "votes":
            return Phrase(at, at + 1)
    if pieces.low(quantity.begin - 1) == "of":
        return phrase_before(pieces, quantity.begin - 1)
    following = phrase_after(pieces, quantity.end)
    if following:
        return following
    around = range(quantity.begin - 1, quantity.begin - _VOTE_REACH, -1)
    return next((Phrase(i, i + 1) for i in around if pieces.low(i) in VOTE_NOUNS), None)


def _of_split(pieces: Pieces, quantity: Quantity, _: list[Figure]) -> Phrase | None:
    verb = quantity.begin - 1
    return phrase_before(pieces, verb) if pieces.low(verb) in SPLIT_WORDS else None


_FINDERS = {
    FigureKind.MONEY: _of_money,
    FigureKind.PERCENT: _of_percent,
    FigureKind.MEASURE: _of_measure,
    FigureKind.DURATION: _of_duration,
    FigureKind.SCORE: _of_score,
    FigureKind.RATIO: _of_split,
}
