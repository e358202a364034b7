"""Marks: which quotation mark of a paragraph closes which, by shape and kind."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extraction.lexicon import ELISIONS
from news.text import Span

_MARK = re.compile(r"``|''|[\"“”„‟«»‹›「」『』]")
_SINGLE = re.compile(r"['‘’‚‛]")
_CLOSERS = {
    "“": "”\"“''",
    "”": "”",
    "„": '“”"',
    "‟": '”"',
    '"': "\"”''",
    "``": "''\"”",
    "''": "''\"",
    "«": "»",
    "»": "«»",
    "‹": "›",
    "›": "‹›",
    "「": "」",
    "『": "』",
}
_OPENING = set("“„‟«‹「『") | {"``"}
_CLOSING = set("”»›」』")
_INCHES = re.compile(r"\d['’′]\s?\d{1,2}$")
_AFTER_INCHES = re.compile(r"[\s-]*(?:x|by|wide|long|tall|deep|thick|high|screen|pipe|of)\b|[-×]")
_OPEN_SHAPE_BEFORE = set("([{—–-/“‘\"'«‹„¿¡:")
_CLOSE_SHAPE_AFTER = set(")]}—–-/,.;:!?…”’\"'»›")
_NEAREST = 8  # open marks that a closing mark is tried against


@dataclass(frozen=True, slots=True)
class Pair:
    """A pair of marks: `outer` with the marks, `inner` the words without them."""

    outer: Span
    inner: Span


def pair_doubles(text: str, paragraph: Span) -> tuple[list[Pair], Span | None]:
    """Match double marks with a stack; return the pairs and the last mark that stays open."""
    open_marks: list[tuple[str, Span]] = []
    pairs: list[Pair] = []
    for match in _MARK.finditer(text, *paragraph):
        mark, at = match.group(), Span(*match.span())
        if _is_inches(text, at, paragraph.start):
            continue
        opens, closes = _roles(text, mark, at)
        partner = _partner(open_marks, mark) if closes or not opens else None
        if partner is not None:
            opened = open_marks[partner][1]
            del open_marks[partner:]
            pairs.append(_pair(text, opened, at))
        elif opens and mark in _CLOSERS:
            open_marks.append((mark, at))
    return pairs, open_marks[-1][1] if open_marks else None


def _partner(open_marks: Sequence[tuple[str, Span]], mark: str) -> int | None:
    """Return the place of the nearest open mark that this one can close."""
    for back in range(1, min(_NEAREST, len(open_marks)) + 1):
        if mark in _CLOSERS[open_marks[-back][0]]:
            return len(open_marks) - back
    return None


def _roles(text: str, mark: str, at: Span) -> tuple[bool, bool]:
    """Tell whether the mark, where it stands, can open and can close."""
    opens, closes = _shape(text, at)
    if mark in _OPENING:
        return not (closes and not opens), closes and not opens
    if mark in _CLOSING:
        return opens and not closes, True
    return (opens or not closes), (closes or not opens)


def _shape(text: str, at: Span) -> tuple[bool, bool]:
    before, after = text[at.start - 1 : at.start] if at.start else "", text[at.end : at.end + 1]
    room_before = not before or before.isspace() or before in _OPEN_SHAPE_BEFORE
    room_after = not after or after.isspace() or after in _CLOSE_SHAPE_AFTER
    space_before = not before or before.isspace()
    space_after = not after or after.isspace()
    return room_before and not space_after, room_after and not space_before


def _is_inches(text: str, at: Span, start: int) -> bool:
    """Recognise the second mark of 6'2" and the one of a 4" pipe."""
    before = text[max(start, at.start - 6) : at.start]
    if text[at.start] not in '"”' or not before[-1:].isdigit():
        return False
    return bool(_INCHES.search(before) or _AFTER_INCHES.match(text, at.end))


def pair_singles(
    text: str, paragraph: Span, doubles: Sequence[Pair]
) -> tuple[list[Pair], Span | None]:
    """Pair single marks outside the double ones; most of them are apostrophes."""
    hidden = outermost(doubles)
    opened: Span | None = None
    weak: Span | None = None  # a mark that may close, or may be a plural possessive
    pairs: list[Pair] = []
    at_pair = 0
    for match in _SINGLE.finditer(text, *paragraph):
        at = Span(*match.span())
        while at_pair < len(hidden) and hidden[at_pair].outer.end <= at.start:
            at_pair += 1
        if at_pair < len(hidden) and hidden[at_pair].outer.start <= at.start:
            continue
        if _opens_single(text, at):
            if opened and weak:
                pairs.append(_pair(text, opened, weak))
            opened, weak = at, None
        elif opened and _closes_single(text, at):
            if _may_be_possessive(text, at):
                weak = weak or at
                continue
            pairs.append(_pair(text, opened, at))
            opened = weak = None
    if opened and weak:
        pairs.append(_pair(text, opened, weak))
        opened = None
    return pairs, opened


def _opens_single(text: str, at: Span) -> bool:
    opens, closes = _shape(text, at)
    if not opens or closes or text[at.start] == "’":
        return False
    word = re.match(r"\w+", text[at.end : at.end + 12])
    return text[at.start] == "‚" or not (
        word and (word.group().lower() in ELISIONS or re.fullmatch(r"\d\ds?", word.group()))
    )


def _closes_single(text: str, at: Span) -> bool:
    return text[at.start] != "‚" and _shape(text, at)[1]


def _may_be_possessive(text: str, at: Span) -> bool:
    """Recognise the shape of "the dogs’ bowls" and "goin’ home"."""
    tail = text[max(0, at.start - 2) : at.start].lower()
    return (tail.endswith("s") or tail == "in") and re.match(
        r" [a-z]", text[at.end :][:2]
    ) is not None


def outermost(pairs: Sequence[Pair]) -> tuple[Pair, ...]:
    """Return the pairs that lie in no other pair, in reading order."""
    kept: list[Pair] = []
    for pair in sorted(pairs, key=lambda p: (p.outer.start, -p.outer.end)):
        if not kept or pair.outer.start >= kept[-1].outer.end:
            kept.append(pair)
    return tuple(kept)


def _pair(text: str, opened: Span, closed: Span) -> Pair:
    return Pair(Span(opened.start, closed.end), trimmed(text, opened.end, closed.start))


def trimmed(text: str, start: int, end: int) -> Span:
    """Return the range without the white space at its edges."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
