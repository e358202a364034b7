"""The paragraph around words, found by form alone."""

import re
from collections.abc import Sequence

from news.text import Span

FARTHEST = 1_000
"""Characters before and after the words that are looked at."""

_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*|[^\S\n]{3,}")
_LINE_END = re.compile(r"\n\s*|[^\S\n]{3,}")
"""Blanks stand for words of which only the surroundings of findings were kept."""


def paragraph_around(text: str, spans: Sequence[Span]) -> tuple[str, tuple[Span, ...]]:
    r"""Return the paragraph that holds words, and where these are in it.

    Paragraphs end at blank lines where a text has any, else at line ends.

    >>> paragraph_around("One. Two.\nThree.", [Span(5, 8)])
    ('One. Two.', (Span(start=5, end=8),))
    """
    begin, end = max(0, spans[0].start - FARTHEST), min(len(text), spans[-1].end + FARTHEST)
    edge = _BLANK_LINE if "\n\n" in text else _LINE_END
    for found in edge.finditer(text, begin, end):
        if found.end() <= spans[0].start:
            begin = found.end()
        elif found.start() >= spans[-1].end:
            end = found.start()
            break
    marks = tuple(Span(span.start - begin, span.end - begin) for span in spans)
    return text[begin:end], marks
