"""Quotation marks: which stretches of a text stand between them, without any model.

Marks are matched paragraph by paragraph with a stack, so a stray mark costs one quotation and
never the article. What marks are nested inside others stays inside. A quotation whose paragraph
does not close it goes on only if the next paragraph opens with a mark again.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extraction.lexicon import PLAIN_REPORTS
from extraction.marks import Pair, outermost, pair_doubles, pair_singles, trimmed
from news.text import Span

_LINE_END = re.compile(r"\n[^\S\n]*\n\s*|\n")
_BULLET = re.compile(r"[\s•*·▪◦–—>-]*")
_WRAPPED_LINE = 50  # characters; a shorter line that ends without a stop is a heading
_VERBS = "|".join(sorted(PLAIN_REPORTS))
_REPORT = re.compile(
    rf"[,.?!]\s+(?:(?:he|she|they|[A-Z]\w+(?:\s[A-Z]\w+)?)\s(?:{_VERBS})\b|(?:{_VERBS})\s[A-Z])"
)


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
class _Paragraph:
    """The outermost pairs of a paragraph, and the mark that it leaves open, if any."""

    span: Span
    pairs: tuple[Pair, ...]
    unclosed: Span | None


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """Find what stands between quotation marks, outermost marks only, in reading order.

    Takes time in proportion to the length of the text, whatever marks it holds.
    """
    found: list[Quotation] = []
    running: list[Pair] = []  # the paragraphs so far of a quotation that is still open
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
        doubles, unclosed = pair_doubles(text, span)
        singles, unclosed_single = pair_singles(text, span, doubles)
        yield _Paragraph(span, outermost(doubles + singles), unclosed or unclosed_single)


def _first_word(text: str, paragraph: Span) -> int:
    return _BULLET.match(text, *paragraph).end()  # type: ignore[union-attr] # matches nothing too


def _reopens(text: str, paragraph: _Paragraph) -> bool:
    start = _first_word(text, paragraph.span)
    if paragraph.unclosed is not None and paragraph.unclosed.start == start:
        return True
    return bool(paragraph.pairs) and paragraph.pairs[0].outer.start == start


def _tail(text: str, paragraph: _Paragraph) -> Pair | None:
    """Return what a paragraph leaves open, unless a report of speech in it shows a lost mark."""
    if paragraph.unclosed is None:
        return None
    outer = Span(paragraph.unclosed.start, paragraph.span.end)
    inner = trimmed(text, paragraph.unclosed.end, outer.end)
    if inner.start >= inner.end or _REPORT.search(text, *inner):
        return None
    return Pair(outer, inner)


def _joined(pairs: Sequence[Pair]) -> Quotation:
    full = [pair for pair in pairs if pair.inner.start < pair.inner.end]
    return Quotation(tuple(p.inner for p in full), tuple(p.outer for p in full or pairs))
