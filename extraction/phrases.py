"""Phrases: the noun phrase beside a number that says what is counted, and whether it is people.

There is no tagger here, so a phrase is a run of words that ends at a word that cannot belong to
it (a verb, a preposition, a mark); where that is not safe, there is no phrase.
"""

from typing import NamedTuple

from extraction.figure_words import NOUNS_IN_LY
from extraction.lexicon import (
    CHANGE_VERBS,
    CHANGING_VERBS,
    DETERMINERS,
    FUNCTION_WORDS,
    HONORIFICS,
    LEVEL_VERBS,
    MONTHS,
    MULTIPLES,
    NOT_COUNTED,
    NUMBER_TENS,
    NUMBER_UNITS,
    ORDINALS,
    PREPOSITIONS,
    VERBS,
    WEEKDAYS,
)
from extraction.nouns import is_person, is_plural
from extraction.numbers import number_at
from extraction.pieces import Pieces, Sort

_LONGEST = 7  # words of a phrase between its number and its head
_LONGEST_ASIDE = 6  # pieces
_SUBJECT_REACH = 10  # pieces between a number and the subject of its verb
_NUMBER_WORDS = NUMBER_UNITS.keys() | NUMBER_TENS.keys() | MULTIPLES.keys() | {"half"}
_STOPS = _NUMBER_WORDS | DETERMINERS | PREPOSITIONS | FUNCTION_WORDS | VERBS | MONTHS | WEEKDAYS
_PREDICATES = CHANGE_VERBS | LEVEL_VERBS
_OBJECT_PRONOUNS = {"them", "him", "me", "us"}
_REFLEXIVES = {"themselves", "himself", "herself", "itself", "ourselves"}
_OBJECT_OPENERS = _OBJECT_PRONOUNS | DETERMINERS - {"this", "that", "these", "those", "both"}
_BEFORE_NUMBERS = {"past", "last", "next", "previous", "other", "remaining"}
_CLAUSE_ENDS = {",", ";", "(", "and", "but", "while"}
_DASHES = {"-", "—", "–"}
_STATES = {"dead", "wounded", "injured", "missing", "hostage", "captive"}


class Phrase(NamedTuple):
    """A run of pieces; the last one is its head."""

    begin: int
    end: int


def can_continue(pieces: Pieces, index: int) -> bool:
    """Tell whether the piece can be part of a noun phrase."""
    piece = pieces.at(index)
    if piece.sort is Sort.CODE:
        return True
    before = pieces.at(index - 1)
    is_parted = piece.sentence != before.sentence and before.text != "."  # "2,000-lb. bombs"
    if piece.sort is not Sort.WORD or is_parted:
        return False
    if piece.low in MONTHS or piece.low in WEEKDAYS:
        return piece.low == "may" and not piece.is_capital
    return piece.low not in _STOPS


def counted_after(pieces: Pieces, index: int) -> Phrase | None:
    """Return the plural noun phrase that begins at a piece ("armed men", "Vermont developers")."""
    begin = at = _skip_not_counted(pieces, index)
    end = None
    while at - begin < _LONGEST:
        if pieces.hyphenated(at) or _joins_adjectives(pieces, at, begin):
            at += 1
        if not can_continue(pieces, at):
            if at == begin and pieces.at(at).text in "“\"'‘":
                begin = at = at + 1
                continue
            break
        if is_plural(pieces.at(at)) and not is_only_a_state(pieces, at):
            end = at + 1
            if not _plural_goes_on(pieces, at):
                break
        at += 1
    return Phrase(begin, end) if end else None


def _skip_not_counted(pieces: Pieces, index: int) -> int:
    while pieces.low(index) in NOT_COUNTED or pieces.low(index) in {"most", "so-called"}:
        if pieces.at(index).is_capital:
            break  # "29 New Yorkers"
        index += 1
    return index


def _joins_adjectives(pieces: Pieces, at: int, begin: int) -> bool:
    if pieces.low(at) != "," or at == begin or is_plural(pieces.at(at - 1)):
        return False
    return can_continue(pieces, at + 1) and is_plural(pieces.at(at + 2))


def is_only_a_state(pieces: Pieces, at: int) -> bool:
    """Tell "two missing girls" from "two missing"."""
    return pieces.low(at) in _STATES and can_continue(pieces, at + 1)


def _plural_goes_on(pieces: Pieces, at: int) -> bool:
    """Tell whether a plural only modifies the next word ("sales jobs", "United States ships")."""
    if pieces.hyphenated(at + 1):
        return True
    if not can_continue(pieces, at + 1) or pieces.low(at + 1) == "ages":
        return False
    following = pieces.at(at + 1)
    is_name = pieces.at(at).is_capital and not pieces.starts_sentence(at)
    is_noun = is_plural(following) and following.low not in _STATES
    if is_noun and not is_name and pieces.low(at).endswith("s") and is_person(pieces.at(at)):
        return False  # "adults smokes": people in -s do not stand before another noun
    return is_noun or (is_name and following.is_capital)


def phrase_after(pieces: Pieces, index: int) -> Phrase | None:
    """Return the noun phrase, singular or plural, that begins at a piece ("civil complaint")."""
    begin = at = _skip_not_counted(pieces, index)
    end = None
    while at - begin < _LONGEST and can_continue(pieces, at):
        low = pieces.low(at)
        goes_on = can_continue(pieces, at + 1)
        is_participle = low.endswith("ed") and low not in _STATES
        if is_participle and not goes_on and not pieces.hyphenated(at + 1):
            break
        has_object = pieces.low(at + 1) in _OBJECT_OPENERS
        if has_object and (at > begin or low.endswith("ing")):
            break
        if pieces.low(at + 1) in _REFLEXIVES:
            break
        if not _is_adverb(pieces, at):
            end = at + 1
        if is_plural(pieces.at(at)) and not _plural_goes_on(pieces, at):
            break
        at += 1
        if pieces.hyphenated(at):
            at += 1
    return Phrase(begin, end) if end else None


def _is_adverb(pieces: Pieces, index: int) -> bool:
    """Tell "annually" from "family" and "Italy"."""
    piece = pieces.at(index)
    return piece.low.endswith("ly") and not piece.is_capital and piece.low not in NOUNS_IN_LY


def phrase_inside(pieces: Pieces, index: int) -> Phrase | None:
    """Return the noun phrase behind a preposition, without its determiner and number."""
    while (
        pieces.low(index) in DETERMINERS
        or pieces.low(index) in ORDINALS
        or (pieces.low(index) in _BEFORE_NUMBERS and number_at(pieces, index + 1))
    ):
        index += 1
    if pieces.low(index) in HONORIFICS and pieces.low(index + 1) == ".":
        index += 2  # "of Mr. Lee's boats"
    number = number_at(pieces, index)
    phrase = phrase_after(pieces, number.end if number else index)
    return phrase and _past_owner(pieces, phrase)


def _past_owner(pieces: Pieces, phrase: Phrase) -> Phrase | None:
    """Take "staff", and not the owner, from "the ward's 51 staff"; None where nothing is owned."""
    is_mark = pieces.low(phrase.end) in {"'", "’"} and pieces.glued(phrase.end)
    if not (is_mark or pieces.low(phrase.end - 1).endswith(("'s", "s'"))):
        return phrase
    owned = phrase.end + is_mark
    number = number_at(pieces, owned)
    return phrase_after(pieces, number.end if number else owned)


def phrase_before(pieces: Pieces, end: int) -> Phrase | None:
    """Return the noun phrase that ends before a piece, back to its determiner if it has one."""
    begin = end
    while end - begin < 4 and begin > 0 and _is_content(pieces, begin - 1):  # noqa: PLR2004 - words
        begin -= 1 + pieces.hyphenated(begin - 1)
    if begin == end or pieces.low(end - 1).endswith("ly"):
        return None
    if pieces.low(begin - 1) not in DETERMINERS and not pieces.starts_sentence(begin):
        begin = end - 1
    return Phrase(begin, end)


def _is_content(pieces: Pieces, index: int) -> bool:
    piece = pieces.at(index)
    return piece.sort is Sort.WORD and piece.low not in _STOPS


def subject_before(pieces: Pieces, index: int) -> Phrase | None:
    """Return the subject of the verb of change or being that leads to a number.

    "Support for the bill rose to 41 percent": "Support". Goes back over numbers and adverbs to
    the verb, then over prepositions to the first noun of the clause.
    """
    sentence, at = pieces.at(index).sentence, index - 1
    while at > index - _SUBJECT_REACH and pieces.low(at) not in _PREDICATES:
        if pieces.at(at).sentence != sentence or _ends_clause(pieces, at):
            return None
        at -= 1
    if pieces.low(at) in CHANGING_VERBS:
        changed = _object_of(pieces, at, index)
        if changed:
            return changed
    while pieces.low(at) in _PREDICATES or pieces.low(at) in {"has", "have", "had", "will"}:
        at -= 1
    end = at + 1
    phrase = phrase_before(pieces, end)
    while phrase is not None:
        at = phrase.begin - 1
        while pieces.low(at) in DETERMINERS:
            at -= 1
        outer = phrase_before(pieces, at) if pieces.low(at) in PREPOSITIONS else None
        if outer is None or pieces.at(outer.begin).sentence != sentence:
            return phrase
        phrase = outer
    return None


def _ends_clause(pieces: Pieces, index: int) -> bool:
    is_dash = pieces.low(index) in _DASHES and not pieces.hyphenated(index)
    return is_dash or pieces.low(index) in _CLAUSE_ENDS


def _object_of(pieces: Pieces, verb: int, index: int) -> Phrase | None:
    """Return "rates" in "cut rates by 25 basis points"."""
    link = next((at for at in range(verb + 1, index) if pieces.low(at) in {"by", "to", "from"}), 0)
    changed = phrase_before(pieces, link) if link > verb + 1 else None
    return changed and Phrase(max(changed.begin, verb + 1), changed.end)


def past_aside(pieces: Pieces, at: int) -> int:
    """Step over the bracket of "two-thirds (64%) of voters", from before it or from inside."""
    if pieces.low(at) == ")":
        return at + 1
    if pieces.low(at) != "(":
        return at
    return next((i + 1 for i in range(at, at + _LONGEST_ASIDE) if pieces.low(i) == ")"), at)
