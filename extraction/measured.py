"""Measured: the unit and kind of a quantity and the words that say what it measures."""

from dataclasses import dataclass

from extraction.lexicon import (
    CASUALTY_WORDS,
    COLLECTIVES,
    CUTTING_VERBS,
    DETERMINERS,
    FUNCTION_WORDS,
    MULTIPLES,
    SPLIT_WORDS,
)
from extraction.phrases import (
    Phrase,
    counted_after,
    is_person,
    listed_after,
    phrase_after,
    phrase_before,
    phrase_inside,
    subject_before,
)
from extraction.pieces import Pieces, Sort
from extraction.quantities import Quantity
from news.figure import Figure, FigureKind
from news.text import Span

_CASUALTY_REACH = 4
_CAPTIVES = {"hostage", "hostages", "captive", "prisoner"}
_LEAST_LISTED = 10  # a smaller count seldom covers more than its first noun
_MONEY_LINKS = {"in", "for", "of"}


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a quantity is: `end` is the piece after its expression."""

    unit: str
    kind: FigureKind
    end: int
    measures: Phrase | Span | None = None


def meaning_of(pieces: Pieces, quantity: Quantity, earlier: list[Figure]) -> Meaning | None:
    """Name unit, kind and thing measured; None where a number counts nothing that is said."""
    unit = quantity.unit
    if unit is None:
        return _of_bare(pieces, quantity, earlier)
    if _is_lone_one(pieces, quantity):
        return None
    find = _FINDERS[unit.kind]
    measures = find(pieces, quantity, earlier)
    if unit.is_compound:
        measures = phrase_after(pieces, quantity.end)
    return Meaning(unit.name, unit.kind, quantity.end, measures)


def _is_lone_one(pieces: Pieces, quantity: Quantity) -> bool:
    """Tell "one day", which counts nothing, from "one percent" and "nearly a week"."""
    unit = quantity.unit
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
    if direct:
        return direct
    if pieces.low(quantity.begin - 1) == "of":
        owner = phrase_before(pieces, quantity.begin - 1)
        if owner and pieces.low(owner.end - 1) not in {"total", "average", "maximum", "minimum"}:
            return owner
    if pieces.low(at) in _MONEY_LINKS and pieces.low(at + 1) not in DETERMINERS:
        phrase = phrase_inside(pieces, at + 1)
        if phrase and not pieces.at(phrase.end - 1).is_capital and phrase.begin == at + 1:
            return phrase
    return None


def _of_percent(pieces: Pieces, quantity: Quantity, earlier: list[Figure]) -> Phrase | Span | None:
    if pieces.low(quantity.begin - 1) == "of":
        owner = phrase_before(pieces, quantity.begin - 1)
        if owner:
            return owner
    at = quantity.end
    if pieces.low(at) == "of":
        return phrase_inside(pieces, at + 1)
    direct = phrase_after(pieces, at)
    if direct:
        return direct
    subject = subject_before(pieces, quantity.begin)
    if subject and pieces.at(subject.begin).low not in {"it", "they", "that", "which"}:
        return subject
    return _latest(earlier, FigureKind.PERCENT)


def _latest(earlier: list[Figure], kind: FigureKind) -> Span | None:
    return earlier[-1].measures if earlier and earlier[-1].kind is kind else None


def _of_measure(pieces: Pieces, quantity: Quantity, _: list[Figure]) -> Phrase | None:
    at = quantity.end
    if pieces.low(at) == "of":
        return phrase_inside(pieces, at + 1)
    if pieces.low(quantity.begin - 1) == "of":
        return phrase_before(pieces, quantity.begin - 1)
    return None


def _of_duration(_: Pieces, __: Quantity, ___: list[Figure]) -> None:
    return None


def _of_score(pieces: Pieces, quantity: Quantity, _: list[Figure]) -> Phrase | None:
    for at in range(quantity.number.begin, quantity.end):
        if pieces.low(at) == "votes":
            return Phrase(at, at + 1)
    if pieces.low(quantity.begin - 1) == "of":
        return phrase_before(pieces, quantity.begin - 1)
    return phrase_after(pieces, quantity.end)


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


def _of_bare(pieces: Pieces, quantity: Quantity, earlier: list[Figure]) -> Meaning | None:
    if quantity.number.is_fraction:
        return _of_fraction(pieces, quantity)
    if _is_lone_one(pieces, quantity):
        return None
    if pieces.hyphenated(quantity.end):
        return _of_compound(pieces, quantity)
    return (
        _of_times(pieces, quantity)
        or _of_counted(pieces, quantity)
        or _of_ellipsis(pieces, quantity, earlier)
    )


def _of_fraction(pieces: Pieces, quantity: Quantity) -> Meaning:
    at = quantity.end
    if pieces.low(at) == "of":
        measures = phrase_inside(pieces, at + 1)
    elif pieces.low(quantity.begin - 1) == "in" and pieces.low(at - 1) == "half":
        measures = _object_of_cut(pieces, quantity.begin - 1)
    elif pieces.low(at) in DETERMINERS:
        measures = phrase_inside(pieces, at)
    else:
        measures = phrase_after(pieces, at + pieces.hyphenated(at))
    return Meaning("fraction", FigureKind.RATIO, at, measures)


def _object_of_cut(pieces: Pieces, at: int) -> Phrase | None:
    """Find what is "cut in half": between verb and "in", or else before the verb."""
    if pieces.low(at - 1) in CUTTING_VERBS:
        return phrase_before(pieces, at - 1)
    return phrase_before(pieces, at)


def _of_times(pieces: Pieces, quantity: Quantity) -> Meaning | None:
    """Tell "three times as many days", a multiple, from "three times", a count of occasions."""
    at = quantity.end
    is_adverb = pieces.low(at - 1) in MULTIPLES
    if is_adverb and pieces.low(quantity.begin - 1) in {"think", "thought", "thinking"}:
        return None
    at -= is_adverb
    if not is_adverb and (pieces.low(at) != "times" or pieces.at(at).is_capital):
        return None
    following = pieces.low(at + 1)
    is_multiple = following in {"as", "more", "less", "the", "that", "its", "their", "what"} or (
        following.endswith("er") and following not in {"over", "under", "after", "per", "ever"}
    )
    if not (is_multiple or is_adverb):
        count = Phrase(at, at + 1)
        return Meaning("items", FigureKind.COUNT, quantity.end, count)
    end, measures = at + 1, None
    if following == "as" and pieces.low(at + 2) in {"many", "much"}:
        end = at + 3
        measures = phrase_after(pieces, end)
    return Meaning("times", FigureKind.RATIO, end, measures)


def _of_compound(pieces: Pieces, quantity: Quantity) -> Meaning | None:
    """Read "three-judge panel", where the noun behind the compound is what is counted for."""
    at = quantity.end
    if pieces.at(at + 1).sort is not Sort.WORD:
        return None
    if (
        pieces.low(quantity.number.begin) in {"one", "zero"}
        or pieces.low(at + 1) in _IDLE_COMPOUNDS
    ):
        return None
    phrase = phrase_after(pieces, at + 2)
    return Meaning("items", FigureKind.COUNT, quantity.end, phrase) if phrase else None


_IDLE_COMPOUNDS = {"way", "time", "sided", "fold", "star", "faced", "dimensional", "something"}


def _of_counted(pieces: Pieces, quantity: Quantity) -> Meaning | None:
    at = quantity.end
    if pieces.low(at) == "of":
        start = at + 1
        phrase = phrase_inside(pieces, start)
    else:
        phrase = counted_after(pieces, at)
    if phrase is None or _is_hardly_counted(pieces, quantity, phrase):
        return None
    heads = [phrase.end - 1]
    if quantity.value >= _LEAST_LISTED:
        wide = listed_after(pieces, phrase)
        heads += [wide.end - 1] if wide.end > phrase.end else []
        phrase = wide
    is_people = all(is_person(pieces.at(head)) for head in heads)
    return Meaning("people" if is_people else "items", FigureKind.COUNT, at, phrase)


def _is_hardly_counted(pieces: Pieces, quantity: Quantity, phrase: Phrase) -> bool:
    """Tell "the two raised funds" from "the two armed men"."""
    is_definite = pieces.low(quantity.begin - 1) in DETERMINERS
    is_verb = pieces.low(phrase.begin).endswith("ed") and phrase.end - phrase.begin > 1
    return is_definite and is_verb and pieces.low(phrase.begin) != "armed"


def _of_ellipsis(pieces: Pieces, quantity: Quantity, earlier: list[Figure]) -> Meaning | None:
    """Read a count whose noun is not there: "injured 240", "three more", "20 million in all"."""
    at, begin = quantity.end, quantity.begin
    before = pieces.low(begin - 1)
    if pieces.low(at) in {"more", "others"} or before in {"other", "another", "remaining"}:
        return _like_earlier(pieces, quantity, earlier)
    around = range(begin - _CASUALTY_REACH, at + _CASUALTY_REACH)
    sentence = pieces.at(quantity.number.begin).sentence
    near = [i for i in around if pieces.at(i).sentence == sentence]
    if before == "of" and pieces.low(begin - 2) in COLLECTIVES:
        return Meaning("people", FigureKind.COUNT, at, Phrase(begin - 2, begin - 1))
    if any(pieces.low(i) in CASUALTY_WORDS for i in near) and before not in DETERMINERS:
        captive = next((i for i in near if pieces.low(i) in _CAPTIVES), None)
        measures = None if captive is None else Phrase(captive, captive + 1)
        return Meaning("people", FigureKind.COUNT, at, measures)
    if quantity.number.is_scaled and before not in DETERMINERS:
        return Meaning("people", FigureKind.COUNT, at)
    if quantity.qualifier and quantity.value > _LEAST_LISTED and before not in FUNCTION_WORDS:
        return Meaning("items", FigureKind.COUNT, at)
    return None


def _like_earlier(pieces: Pieces, quantity: Quantity, earlier: list[Figure]) -> Meaning | None:
    """Read "three more" by the count before it."""
    counts = [figure for figure in earlier[-3:] if figure.kind is FigureKind.COUNT]
    end = quantity.end + (pieces.low(quantity.end) in {"more", "others"})
    if not counts or (end == quantity.end and pieces.low(quantity.begin - 1) == "another"):
        return None
    return Meaning(counts[-1].unit, FigureKind.COUNT, end, counts[-1].measures)
