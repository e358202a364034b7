"""Quotation marks: which stretches of a text stand between them, without any model.

Marks are matched paragraph by paragraph with a stack, so a stray mark costs one quotation and
never the article. What marks are nested inside others stays inside. A quotation whose paragraph
does not close it goes on only if the next paragraph opens with a mark again.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extraction.lexicon import ELISIONS, PLAIN_REPORTS
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
_LINE_END = re.compile(r"\n[^\S\n]*\n\s*|\n")
_BULLET = re.compile(r"[\s•*·▪◦–—>-]*")
_WRAPPED_LINE = 50  # characters; a shorter line that ends without a stop is a heading
_VERBS = "|".join(sorted(PLAIN_REPORTS))
_REPORT = re.compile(
    rf"[,.?!]\s+(?:(?:he|she|they|[A-Z]\w+(?:\s[A-Z]\w+)?)\s(?:{_VERBS})\b|(?:{_VERBS})\s[A-Z])"
)
_NEAREST = 8  # open marks that a closing mark is tried against


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between quotation marks.

    `spans` are the words (one span per paragraph) without the marks, `outer` the same with them.
    """

    spans: tuple[Span, ...]
    outer: tuple[Span, ...]

    @property
    def start(self) -> int:
        """Where the first mark stands."""
        return self.outer[0].start

    @property
    def end(self) -> int:
        """Just after the last mark."""
        return self.outer[-1].end


@dataclass(frozen=True, slots=True)
class _Pair:
    outer: Span
    inner: Span


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """The outermost pairs of a paragraph, and the mark that it leaves open, if any."""

    span: Span
    pairs: tuple[_Pair, ...]
    unclosed: Span | None


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """Find what stands between quotation marks, outermost marks only, in reading order.

    Takes time in proportion to the length of the text, whatever marks it holds.
    """
    found: list[Quotation] = []
    running: list[_Pair] = []  # the paragraphs so far of a quotation that is still open
    for paragraph in _read_paragraphs(text):
        pairs = list(paragraph.pairs)
        if running and not _reopens(text, paragraph):
            running = []
        if running and pairs and pairs[0].outer.start == _first_word(text, paragraph.span):
            running.append(pairs.pop(0))
            while found and found[-1].start >= running[0].outer.start:
                found.pop()  # was nested
            found.append(_joined(running))
            running = []
        found.extend(_joined([pair]) for pair in pairs)
        tail = _tail(text, paragraph)
        running = [*running, tail] if tail else []
    return tuple(q for q in found if any(c.isalnum() for s in q.spans for c in s.of(text)))


def paragraphs(text: str) -> Iterator[Span]:
    """Yield the paragraphs: a blank line ends one, and so does a line that is not just wrapped."""
    start = 0
    line = 0
    for end in _LINE_END.finditer(text):
        wrapped = end.group() == "\n" and _is_wrapped(text, Span(line, end.start()), end.end())
        line = end.end()
        if not wrapped:
            yield Span(start, end.start())
            start = end.end()
    yield Span(start, len(text))


def _is_wrapped(text: str, line: Span, following: int) -> bool:
    last = text[line.end - 1 : line.end]
    after = text[following : following + 1]
    if last in ".!?:”\"»’'…)" or not (after.isalnum() or after in "“\"‘'("):
        return False
    return after.islower() or (line.end - line.start >= _WRAPPED_LINE and after.isalnum())


def _read_paragraphs(text: str) -> Iterator[_Paragraph]:
    for span in paragraphs(text):
        if not span.of(text).strip():
            continue
        doubles, unclosed = _pair_doubles(text, span)
        singles, unclosed_single = _pair_singles(text, span, doubles)
        yield _Paragraph(span, _outermost(doubles + singles), unclosed or unclosed_single)


def _pair_doubles(text: str, paragraph: Span) -> tuple[list[_Pair], Span | None]:
    open_marks: list[tuple[str, Span]] = []
    pairs: list[_Pair] = []
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


def _pair_singles(
    text: str, paragraph: Span, doubles: Sequence[_Pair]
) -> tuple[list[_Pair], Span | None]:
    """Pair single marks outside the double ones; most of them are apostrophes."""
    hidden = _outermost(doubles)
    opened: Span | None = None
    weak: Span | None = None  # a mark that may close, or may be a plural possessive
    pairs: list[_Pair] = []
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


def _outermost(pairs: Sequence[_Pair]) -> tuple[_Pair, ...]:
    kept: list[_Pair] = []
    for pair in sorted(pairs, key=lambda p: (p.outer.start, -p.outer.end)):
        if not kept or pair.outer.start >= kept[-1].outer.end:
            kept.append(pair)
    return tuple(kept)


def _pair(text: str, opened: Span, closed: Span) -> _Pair:
    return _Pair(Span(opened.start, closed.end), _trimmed(text, opened.end, closed.start))


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _first_word(text: str, paragraph: Span) -> int:
    return _BULLET.match(text, *paragraph).end()  # type: ignore[union-attr] # matches nothing too


def _reopens(text: str, paragraph: _Paragraph) -> bool:
    start = _first_word(text, paragraph.span)
    if paragraph.unclosed is not None and paragraph.unclosed.start == start:
        return True
    return bool(paragraph.pairs) and paragraph.pairs[0].outer.start == start


def _tail(text: str, paragraph: _Paragraph) -> _Pair | None:
    """Return what a paragraph leaves open, unless a report of speech in it shows a lost mark."""
    if paragraph.unclosed is None:
        return None
    outer = Span(paragraph.unclosed.start, paragraph.span.end)
    inner = _trimmed(text, paragraph.unclosed.end, outer.end)
    if inner.start >= inner.end or _REPORT.search(text, *inner):
        return None
    return _Pair(outer, inner)


def _joined(pairs: Sequence[_Pair]) -> Quotation:
    full = [pair for pair in pairs if pair.inner.start < pair.inner.end]
    return Quotation(tuple(p.inner for p in full), tuple(p.outer for p in full or pairs))
