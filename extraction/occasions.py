"""Occasions: where and when, as the clause of a figure says it ("in Malmo", "last year")."""

from collections.abc import Callable

from extraction.figure_words import LONE_TIMES, RELATIVE_TIMES, SEASONS, WHEN, WHERE
from extraction.lexicon import (
    CONJUNCTIONS,
    DEMONYMS,
    HONORIFICS,
    KNOWN_ORGANIZATIONS,
    MONTHS,
    ORDINALS,
    ORGANIZATION_ENDINGS,
    ORGANIZATION_NOUNS,
    PERIODS,
    PREPOSITIONS,
    REPORTING_VERBS,
    SHORT_TITLES,
    WEEKDAYS,
)
from extraction.phrases import can_continue
from extraction.pieces import Pieces, Sort
from extraction.sightings import Sighting, in_sentence, span_of
from news.text import Span

_PERIODS = PERIODS | SEASONS
_PAST = RELATIVE_TIMES | {"past", "current"}
_BREAKS = frozenset(',;:()—–"“”«»') | CONJUNCTIONS
_NO_PLACES = (
    DEMONYMS | HONORIFICS | SHORT_TITLES | KNOWN_ORGANIZATIONS | ORGANIZATION_NOUNS
    | ORGANIZATION_ENDINGS | {"times", "post", "journal", "house", "parliament"}
)  # fmt: skip
_SAYING = frozenset(form for row in REPORTING_VERBS for form in row)
_YEARS = range(1500, 2101)
_REACH = 25  # pieces of a clause

_Finder = Callable[[Pieces, int], int | None]
"""Gives the end of the phrase that begins at a piece, if one does."""


def time_of(pieces: Pieces, sighting: Sighting, clause: range) -> Span | None:
    """Return the only time that the figure's clause gives, or that opens its sentence."""
    return _only(pieces, sighting, clause, _time_end)


def place_of(pieces: Pieces, sighting: Sighting, clause: range) -> Span | None:
    """Return the only place that the figure's clause gives, or that opens its sentence."""
    return _only(pieces, sighting, clause, _place_end)


def clause_of(pieces: Pieces, sighting: Sighting, before: int, after: int) -> range:
    """Return the pieces of the figure's clause, between the figures that stand around it."""
    begin, end = sighting.begin, sighting.last
    if pieces.low(begin - 1) == "from":
        before = begin  # what stands before "from $45 million" is of the level, not of its base
    while begin - 1 >= before and _goes_on(pieces, begin - 1, sighting):
        begin -= 1
    while end < after and _goes_on(pieces, end, sighting):
        end += 1
    return range(max(begin, sighting.begin - _REACH), min(end, sighting.last + _REACH))


def _goes_on(pieces: Pieces, index: int, sighting: Sighting) -> bool:
    return in_sentence(pieces, index, sighting) and pieces.low(index) not in _BREAKS


def _only(pieces: Pieces, sighting: Sighting, clause: range, end_at: _Finder) -> Span | None:
    found = [
        (at, end)
        for at in clause
        if not sighting.begin <= at < sighting.last and (end := end_at(pieces, at)) is not None
    ]
    own = [(at, end) for at, end in found if not _is_of_saying(pieces, at, found)]
    if not own:
        return _opener(pieces, clause, end_at)
    return span_of(pieces, *own[0]) if len(own) == 1 else None


def _is_of_saying(pieces: Pieces, at: int, found: list[tuple[int, int]]) -> bool:
    """Tell when it was said ("said on Friday") from when it was; and a part from a whole."""
    is_part = any(begin < at < end for begin, end in found)
    return is_part or pieces.low(at - 1) in _SAYING


def _opener(pieces: Pieces, clause: range, end_at: _Finder) -> Span | None:
    """Read "In May, …": a phrase between the start of the sentence and the figure's clause."""
    at = clause.start - 1
    if pieces.low(at) != ",":
        return None
    begin = at
    while begin > at - _REACH and not pieces.starts_sentence(begin):
        begin -= 1
    is_all = pieces.starts_sentence(begin) and end_at(pieces, begin) == at
    return span_of(pieces, begin, at) if is_all else None


def _time_end(pieces: Pieces, at: int) -> int | None:
    low = pieces.low(at)
    if low in LONE_TIMES:
        return at + 1
    if low in RELATIVE_TIMES:
        following = pieces.low(at + 1)
        return at + 2 if following in _PERIODS or _is_calendar(pieces, at + 1) else None
    at += low in WHEN
    if low in WHEN and pieces.low(at) == "the" and pieces.low(at + 1) in ORDINALS | _PAST:
        return at + 3 if pieces.low(at + 2).removesuffix("s") in _PERIODS else None
    if low in WHEN and _is_year(pieces, at):
        return _whole_end(pieces, at + 1)
    at += low in WHEN and _is_day(pieces, at) and pieces.low(at + 1) in MONTHS
    if not _is_calendar(pieces, at) or (low not in WHEN and not _is_bare(pieces, at)):
        return None
    return _whole_end(pieces, _calendar_end(pieces, at))


def _is_bare(pieces: Pieces, at: int) -> bool:
    """Tell a weekday alone ("sank Monday") from "by the end of June" and "as soon as Monday"."""
    return pieces.low(at) in WEEKDAYS and pieces.low(at - 1) not in PREPOSITIONS


def _whole_end(pieces: Pieces, end: int) -> int | None:
    """Return the end, or None where it goes on: "in 2004 and 2008" is not "in 2004"."""
    goes_on = pieces.low(end) in {"and", "or", "to", "through", "-", "–"}
    is_more = goes_on and (_is_year(pieces, end + 1) or _is_calendar(pieces, end + 1))
    return None if is_more else end


def _calendar_end(pieces: Pieces, at: int) -> int:
    """Return the end of "Monday night", "May 2024", "May 3, 2024" and "Sept. 3"."""
    end = at + 1
    if pieces.low(at) in WEEKDAYS:
        return end + (pieces.low(end) in _PERIODS)
    end += pieces.low(end) == "." and pieces.glued(end) and _is_day(pieces, end + 1)
    end += _is_day(pieces, end)
    comma = pieces.low(end) == ","
    return end + comma + 1 if _is_year(pieces, end + comma) else end


def _is_calendar(pieces: Pieces, at: int) -> bool:
    piece = pieces.at(at)
    return piece.is_capital and (piece.low in MONTHS or piece.low in WEEKDAYS)


def _is_day(pieces: Pieces, at: int) -> bool:
    text = pieces.low(at)
    return text.isdecimal() and len(text) <= 2  # noqa: PLR2004  digits of a day


def _is_year(pieces: Pieces, at: int) -> bool:
    text = pieces.low(at)
    return text.isdecimal() and len(text) == 4 and int(text) in _YEARS  # noqa: PLR2004  digits


def _place_end(pieces: Pieces, at: int) -> int | None:
    if pieces.low(at) not in WHERE:
        return None
    begin = end = at + 1 + (pieces.low(at + 1) == "the")
    while _is_place_word(pieces, end) or (
        end > begin and pieces.low(end) in {"of", "and"} and _is_place_word(pieces, end + 1)
    ):
        end += 1
    names = [pieces.low(i) for i in range(begin, end)]
    is_idle = not names or _NO_PLACES.intersection(names) or names[-1].endswith(("'s", "s'"))
    return None if is_idle or can_continue(pieces, end) or pieces.hyphenated(end) else end


def _is_place_word(pieces: Pieces, at: int) -> bool:
    piece = pieces.at(at)
    is_date = piece.low in MONTHS or piece.low in WEEKDAYS
    return piece.sort is Sort.WORD and piece.text[0].isupper() and not is_date
