"""Counts: what a number without a unit counts, said beside it or left out and understood."""

from dataclasses import dataclass

from extraction.figure_words import MONEY_VERBS, TOLLS
from extraction.lexicon import (
    CASUALTY_WORDS,
    COLLECTIVES,
    CUTTING_VERBS,
    DETERMINERS,
    FUNCTION_WORDS,
    MULTIPLES,
    PREPOSITIONS,
    SCALE_LETTERS,
    VERBS,
)
from extraction.listed import listed_after
from extraction.nouns import is_person
from extraction.phrases import (
    Phrase,
    counted_after,
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

_CASUALTY_REACH = 4  # pieces
_TOLL_REACH = 8  # pieces
_EARLIER_REACH = 250  # characters back to a count that an elliptical one may continue
_COMPARABLE = 100  # times larger at most
_LEAST_LISTED = 10  # a smaller count seldom covers more than its first noun
_LARGE = 1000
_MORE = {"more", "others", "fewer"}
_CAPTIVES = {"hostage", "hostages", "captive", "prisoner"}
_PRONOUNS = {"them", "whom", "which", "those", "these"}
_COMPARING = {"as", "more", "less", "fewer", "the", "that", "its", "their", "what"}
_IDLE_COMPOUNDS = frozenset(
    ["way", "time", "sided", "fold", "star", "faced", "dimensional", "something", "figure", "digit"]
) | {"quarter", "part", "piece", "tier"}


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a quantity is: `end` is the piece after its expression."""

    unit: str
    kind: FigureKind
    end: int
    measures: Phrase | Span | None = None


def count_of(pieces: Pieces, quantity: Quantity, earlier: list[Figure]) -> Meaning | None:
    """Name what a number without a unit counts; None where nothing is said to be counted."""
    if quantity.number.is_fraction:
        return _of_fraction(pieces, quantity)
    if pieces.hyphenated(quantity.end):
        return _of_compound(pieces, quantity)
    return (
        _of_times(pieces, quantity)
        or _of_counted(pieces, quantity)
        or _of_ellipsis(pieces, quantity, earlier)
    )


def _of_fraction(pieces: Pieces, quantity: Quantity) -> Meaning:
    at = past_aside(pieces, quantity.end)
    if pieces.low(at) == "of":
        measures = phrase_inside(pieces, at + 1)
    elif pieces.low(quantity.begin - 1) == "in" and pieces.low(at - 1) == "half":
        measures = _object_of_cut(pieces, quantity.begin - 1)
    elif pieces.low(quantity.begin - 1) == "by":
        measures = subject_before(pieces, quantity.begin)
    elif pieces.low(at) in DETERMINERS:
        measures = phrase_inside(pieces, at)
    else:
        measures = phrase_after(pieces, at + pieces.hyphenated(at))
    return Meaning("fraction", FigureKind.RATIO, quantity.end, measures)


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
    is_multiple = following in _COMPARING or (
        following.endswith("er") and following not in PREPOSITIONS | {"ever"}
    )
    if not (is_multiple or is_adverb):
        count = Phrase(at, at + 1)
        return Meaning("items", FigureKind.COUNT, quantity.end, count)
    end, measures = at + 1, None
    if following == "as" and pieces.low(at + 2) in {"many", "much"}:
        end = at + 3
        measures = phrase_after(pieces, end)
    elif following in {"more", "fewer"}:
        measures = counted_after(pieces, end + 1)
    elif following in DETERMINERS:
        measures = phrase_inside(pieces, end)
    return Meaning("times", FigureKind.RATIO, end, measures)


def _of_compound(pieces: Pieces, quantity: Quantity) -> Meaning | None:
    """Read "three-judge panel": "three-judge" of a panel, as "nine-month" is of a war."""
    at = quantity.end
    is_idle = pieces.low(at + 1) in _IDLE_COMPOUNDS or not pieces.is_word(at + 1)
    if is_idle or pieces.low(quantity.number.begin) in {"one", "zero"}:
        return None
    phrase = phrase_after(pieces, at + 2)
    return Meaning("items", FigureKind.COUNT, at + 2, phrase) if phrase else None


def _of_counted(pieces: Pieces, quantity: Quantity) -> Meaning | None:
    at = quantity.end
    is_part = pieces.low(at) == "of"
    phrase = phrase_inside(pieces, at + 1) if is_part else counted_after(pieces, at)
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
    at, before = quantity.end, pieces.low(quantity.begin - 1)
    if pieces.low(at) == "of" and pieces.low(at + 1) in _PRONOUNS:
        return _of_them(pieces, quantity, earlier)
    if pieces.low(at) in _MORE or before in {"other", "remaining"}:
        return _like_earlier(pieces, quantity, earlier)
    if before in DETERMINERS:
        return None
    if before in {"at", "to"} and (toll := _toll_before(pieces, quantity.begin - 1)):
        return _of_toll(pieces, quantity, toll, earlier)
    if before == "of" and pieces.low(quantity.begin - 2) in COLLECTIVES:
        crowd = Phrase(quantity.begin - 2, quantity.begin - 1)
        return Meaning("people", FigureKind.COUNT, at, crowd)
    return _of_casualties(pieces, quantity) or _of_large(pieces, quantity, earlier)


def _toll_before(pieces: Pieces, index: int) -> int | None:
    """Find the "toll" of "the death toll stands at", "put the number of boats at"."""
    sentence = pieces.at(index).sentence
    around = range(index - 1, max(-1, index - _TOLL_REACH), -1)
    return next(
        (i for i in around if pieces.low(i) in TOLLS and pieces.at(i).sentence == sentence), None
    )


def _of_toll(
    pieces: Pieces, quantity: Quantity, toll: int, earlier: list[Figure]
) -> Meaning | None:
    """Read what a toll counts: "number of boats", the dead of a "death toll", or as before."""
    named = phrase_inside(pieces, toll + 2) if pieces.low(toll + 1) == "of" else None
    if named:
        unit = "people" if is_person(pieces.at(named.end - 1)) else "items"
        return Meaning(unit, FigureKind.COUNT, quantity.end, named)
    if pieces.low(toll - 1) == "death" or pieces.low(toll) == "toll":
        begin = toll - (pieces.low(toll - 1) == "death")
        return Meaning("people", FigureKind.COUNT, quantity.end, Phrase(begin, toll + 1))
    return _like_earlier(pieces, quantity, earlier)


def _of_them(pieces: Pieces, quantity: Quantity, earlier: list[Figure]) -> Meaning | None:
    """Read "12 of them", and "12 of them children", which says who they are."""
    named = counted_after(pieces, quantity.end + 2)
    if named:
        unit = "people" if is_person(pieces.at(named.end - 1)) else "items"
        return Meaning(unit, FigureKind.COUNT, quantity.end, named)
    return _like_earlier(pieces, quantity, earlier)


def _of_casualties(pieces: Pieces, quantity: Quantity) -> Meaning | None:
    """Read "killing more than 10,000" and "250 taken hostage"."""
    sentence = pieces.at(quantity.number.begin).sentence
    around = range(quantity.begin - _CASUALTY_REACH, quantity.end + _CASUALTY_REACH)
    near = [i for i in around if pieces.at(i).sentence == sentence]
    if not any(pieces.low(i) in CASUALTY_WORDS for i in near):
        return None
    captive = next((i for i in near if pieces.low(i) in _CAPTIVES), None)
    measures = None if captive is None else Phrase(captive, captive + 1)
    return Meaning("people", FigureKind.COUNT, quantity.end, measures)


def _of_large(pieces: Pieces, quantity: Quantity, earlier: list[Figure]) -> Meaning | None:
    """Read a number too large or too explicit to be idle by the count before it, or as people."""
    before, latest = pieces.low(quantity.begin - 1), earlier[-1] if earlier else None
    if latest and before == "from" and pieces.low(quantity.begin - 2) in {"up", "down"}:
        return Meaning(latest.unit, latest.kind, quantity.end, latest.measures)
    is_compared = before.endswith(("'s", "s'"))
    has_verb = pieces.low(quantity.end) in VERBS and quantity.value >= _LEAST_LISTED
    is_explicit = quantity.qualifier is not None and quantity.value > _LEAST_LISTED
    is_large = quantity.number.is_scaled or quantity.value >= _LARGE
    if not (is_large or is_compared or has_verb or is_explicit):
        return None
    if latest and latest.kind is FigureKind.COUNT and _are_comparable(pieces, quantity, latest):
        return Meaning(latest.unit, FigureKind.COUNT, quantity.end, latest.measures)
    has_letter = pieces.low(quantity.number.end - 1) in SCALE_LETTERS  # "221B"
    if before in MONEY_VERBS:
        return Meaning("items", FigureKind.COUNT, quantity.end)
    if quantity.number.is_scaled and not has_letter:
        return Meaning("people", FigureKind.COUNT, quantity.end)
    is_alone = is_explicit and not has_letter and before not in FUNCTION_WORDS
    return Meaning("items", FigureKind.COUNT, quantity.end) if is_alone else None


def _are_comparable(pieces: Pieces, quantity: Quantity, earlier: Figure) -> bool:
    """Tell whether an earlier count is near enough, in the text and in size, to be of the same."""
    distance = pieces.at(quantity.begin).start - earlier.span.end
    low, high = sorted((quantity.value, earlier.value))
    return distance < _EARLIER_REACH and high <= _COMPARABLE * max(low, 1)


def _like_earlier(pieces: Pieces, quantity: Quantity, earlier: list[Figure]) -> Meaning | None:
    """Read "three more" by the count before it."""
    counts = [figure for figure in earlier[-3:] if figure.kind is FigureKind.COUNT]
    if not counts:
        return None
    end = quantity.end + (pieces.low(quantity.end) in _MORE)
    return Meaning(counts[-1].unit, FigureKind.COUNT, end, counts[-1].measures)
