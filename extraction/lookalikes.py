"""Lookalikes: numbers that are no figures, such as dates, ages, names, lists and telephones."""

from extraction.figure_words import WHERE
from extraction.lexicon import (
    AGE_WORDS,
    DETERMINERS,
    FUNCTION_WORDS,
    MONTHS,
    NUMBERED_NOUNS,
    ORDINALS,
    PREPOSITIONS,
    STREETS,
    VERBS,
    WEEKDAYS,
)
from extraction.nouns import is_person
from extraction.phrases import counted_after
from extraction.pieces import Piece, Pieces, Sort
from extraction.quantities import Quantity
from news.figure import FigureKind

_LAST_DAY = 31
_YEARS = range(1000, 2101)
_LIKELY_YEARS = range(1900, 2051)
_EMERGENCY_NUMBERS = {"911", "999", "112"}
_OLDEST = 120
_SHORT = 4  # digits of a number that may belong to a name
_PLAIN_WORDS = DETERMINERS | PREPOSITIONS | FUNCTION_WORDS | VERBS | WEEKDAYS
_LEADERS = {"killed", "injured", "police", "nearly", "almost", "about", "some", "roughly"}


def end_of_code(pieces: Pieces, index: int) -> int | None:
    """Return the end of a chain such as "5-4-3", "555-0142" or "$-5" that begins at a piece."""
    at = index
    while pieces.at(at).sort in {Sort.NUMERAL, Sort.CODE} and pieces.hyphenated(at + 1):
        at += 2
    links = (at - index) // 2
    last = pieces.at(at)
    if links and (last.sort is Sort.CODE or (links > 1 and last.sort is Sort.NUMERAL)):
        return at + 1
    is_telephone = links == 1 and [len(pieces.at(i).text) for i in (index, at)] == [3, 4]
    if is_telephone and last.sort is Sort.NUMERAL:
        return at + 1
    if pieces.low(index) == "$" and pieces.hyphenated(index + 1):
        return index + 3
    return None


def is_lookalike(pieces: Pieces, quantity: Quantity) -> bool:
    """Tell whether a quantity that was read is no figure at all."""
    if pieces.low(quantity.begin - 1) == "per":  # "12 cases per 100,000 people" is one figure
        return True
    if _is_age(pieces, quantity) or _is_clock_time(pieces, quantity):
        return True
    if _is_ordinal(pieces, quantity) or _belongs_to_code(pieces, quantity):
        return True
    if quantity.unit is not None or quantity.number.is_scaled or not _is_plain(quantity):
        return False
    return (
        _is_in_row(pieces, quantity)
        or _is_date(pieces, quantity)
        or _is_year(pieces, quantity)
        or _is_in_name(pieces, quantity)
        or _is_in_list_or_address(pieces, quantity)
    )


def _is_plain(quantity: Quantity) -> bool:
    return not quantity.number.is_fraction and not quantity.number.is_vague


def _is_age(pieces: Pieces, quantity: Quantity) -> bool:
    number, end = quantity.number, quantity.end
    unit = quantity.unit
    if unit and unit.kind is FigureKind.DURATION:
        at = end + pieces.hyphenated(end)
        return pieces.low(at) in {"old", "olds"} or (
            pieces.low(at) == "of" and pieces.low(at + 1) == "age"
        )
    if unit or number.value > _OLDEST or number.is_fraction:
        return False
    before = pieces.at(quantity.begin - 1)
    if before.low in AGE_WORDS or (before.low == "of" and pieces.low(quantity.begin - 2) == "age"):
        return True
    if before.text in ",(" and number.in_digits:
        is_closed = pieces.low(end) in {",", ")", ".", ";"}
        return is_closed and pieces.at(quantity.begin - 2).is_capital
    has_noun = counted_after(pieces, end) is not None
    are_persons = is_person(before) or before.low in {"those", "anyone", "everyone"}
    return quantity.qualifier is not None and not has_noun and are_persons


def _is_clock_time(pieces: Pieces, quantity: Quantity) -> bool:
    end = quantity.end
    if quantity.unit:
        return False
    return pieces.low(end) in {"a.m.", "p.m.", "am", "pm", "o'clock", "gmt"}


def _is_ordinal(pieces: Pieces, quantity: Quantity) -> bool:
    """Tell "a third suspect" and "the twenty-first" from a fraction or a count."""
    number, end = quantity.number, quantity.end
    at = end + pieces.hyphenated(end)
    if quantity.unit is None and at > end and pieces.low(at) in ORDINALS:
        return True
    if not number.is_fraction:
        return False
    if quantity.unit is None and pieces.hyphenated(end):
        return pieces.low(number.begin) in {"a", "an", "half"}
    before = pieces.low(quantity.begin - 1)
    if pieces.low(end) == "past":
        return True
    if pieces.low(number.end - 1) == "half":
        has_article = pieces.low(number.begin) == "a"
        is_part = before in ORDINALS or before in {"last", "latter", "better"}
        return (is_part and not has_article) or (has_article and before == "and")
    following = pieces.at(end)
    is_noun = following.sort is Sort.WORD and following.low not in _PLAIN_WORDS
    return is_noun and quantity.unit is None and pieces.low(number.begin) in {"a", "an"}


def _belongs_to_code(pieces: Pieces, quantity: Quantity) -> bool:
    """Tell the numbers of "F-16", "COVID-19", "401(k)", "#5" and "No. 1"."""
    begin, end = quantity.begin, quantity.number.end
    if pieces.hyphenated(begin - 1) and pieces.at(begin - 2).sort in {Sort.WORD, Sort.CODE}:
        return True
    if pieces.low(end) == "(" and pieces.glued(end) and quantity.number.in_digits:
        return True
    if pieces.at(end).text in "/^" and pieces.glued(end):
        return True
    before = pieces.at(begin - 1)
    if before.text in "#/^" and pieces.glued(begin):
        return True
    at = begin - 1 - (before.text == ".")
    return pieces.at(at).text in {"No", "Nos"} and (before.text == "." or not quantity.unit)


def _is_in_row(pieces: Pieces, quantity: Quantity) -> bool:
    """Tell the cells of a pasted table, and groups of digits, from a number in a sentence."""
    if not quantity.number.in_digits or quantity.begin != quantity.number.begin:
        return False
    before, after = pieces.at(quantity.begin - 1), pieces.at(quantity.end)
    return after.text[0].isdigit() or (before.text[0].isdigit() and not _is_likely_year(before))


def _is_likely_year(piece: Piece) -> bool:
    return piece.text.isdecimal() and int(piece.text) in _LIKELY_YEARS


def _is_date(pieces: Pieces, quantity: Quantity) -> bool:
    number = quantity.number
    if not number.in_digits or number.value > _LAST_DAY:
        return False
    at = quantity.begin - 1
    at -= pieces.low(at) == "."
    return _is_month(pieces, at) or _is_month(pieces, quantity.end)


def _is_month(pieces: Pieces, index: int) -> bool:
    return pieces.low(index) in MONTHS and pieces.at(index).is_capital


def _is_year(pieces: Pieces, quantity: Quantity) -> bool:
    text = pieces.at(quantity.number.begin).text
    if not (text.isdigit() and len(text) == _SHORT and int(text) in _YEARS):
        return False
    if quantity.qualifier is not None and counted_after(pieces, quantity.end):
        return False
    counted = counted_after(pieces, quantity.end)
    if int(text) in _LIKELY_YEARS or counted is None:
        return True
    return pieces.low(quantity.begin - 1) in {"in", "since", "of", "by", "until", "from", "the"}


def _is_in_name(pieces: Pieces, quantity: Quantity) -> bool:
    """Tell "Boeing 737", "Article 5", "Group of 7" and "the Big Three" from counts."""
    begin, number = quantity.begin, quantity.number
    before, first = pieces.at(begin - 1), pieces.at(number.begin)
    if quantity.qualifier is not None or quantity.high is not None:
        return False
    if not number.in_digits:
        return first.is_capital and not pieces.starts_sentence(begin)
    has_noun = counted_after(pieces, quantity.end) is not None
    is_numbered = before.low in NUMBERED_NOUNS and (before.low != "top" or not has_noun)
    is_call = pieces.low(quantity.end).startswith(("call", "operator", "dispatch"))
    if is_numbered or (is_call and first.text in _EMERGENCY_NUMBERS):
        return True
    is_short = first.text.isdigit() and len(first.text) <= _SHORT
    if is_short and before.low == "of":
        return pieces.at(begin - 2).is_capital and not has_noun
    if has_noun and pieces.low(begin - 2) in WHERE:
        return False  # "In Malmo 12 boats sank"
    is_name = is_short and before.sort is Sort.WORD and before.is_capital
    return is_name and before.low not in _PLAIN_WORDS and before.low not in _LEADERS


def _is_in_list_or_address(pieces: Pieces, quantity: Quantity) -> bool:
    begin, number, end = quantity.begin, quantity.number, quantity.end
    if not number.in_digits or quantity.qualifier is not None:
        return False
    starts_line = begin == 0 or pieces.low(begin - 1) == "\n" or pieces.starts_sentence(begin)
    if starts_line and pieces.low(end) in {".", ")"} and pieces.glued(end):
        return True
    at = end
    while at < end + 4 and pieces.at(at).sort is Sort.WORD and pieces.at(at).is_capital:
        if at > end and pieces.low(at) in STREETS:
            return True
        at += 1
    return False
