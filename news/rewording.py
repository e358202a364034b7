"""Other words for a quote, as a moderator gives them: they must stand in the article near it."""

import re
from collections.abc import Iterator, Sequence

from news.quote import Kind
from news.text import Span

NEAR = 600
"""Characters before and after a quote in which its right words are looked for."""

_QUOTES = {"'": "['‘’]", "‘": "['‘’]", "’": "['‘’]"} | dict.fromkeys('"“”„«»', '["“”„«»]')
_DASHES = dict.fromkeys("-‐‑–—", "[-‐‑–—]")
_LIKE = _QUOTES | _DASHES
"""What people type for what is printed. The words are taken from the article all the same."""
_OPENING, _CLOSING = set('"“„«'), set('"”“»')
_MARKS = _OPENING | _CLOSING
_STOPS = ".,;:!?…"


def found_again(
    text: str, fragments: Sequence[str], *, near: Sequence[Span]
) -> tuple[Span, ...] | None:
    """Return where fragments of words stand in a text, in this order, nearest to some spans.

    White space, the shape of quotation marks and dashes do not count, all else does. None where
    one of them does not stand within `NEAR` characters, or begins or ends inside of a word.

    >>> found_again("We win. We always win, he said.", ["We always  win"], near=[Span(0, 6)])
    (Span(start=8, end=21),)
    """
    begin, end = max(0, near[0].start - NEAR), near[-1].end + NEAR
    found: list[Span] = []
    for at, fragment in enumerate(fragments):
        wanted = near[min(at, len(near) - 1)].start
        places = list(_places(text, fragment, found[-1].end if found else begin, end))
        if not places:
            return None
        found.append(min(places, key=lambda span: abs(span.start - wanted)))
    return tuple(found) or None


def form_of(text: str, spans: Sequence[Span], kind: Kind, before: Sequence[Span]) -> Kind:
    """Return how words are reported that take the place of a quote's of this kind.

    Direct are those that all stand between quotation marks; whatever has marks within is mixed.
    """
    if all(_is_direct(text, span, kind, before) for span in spans):
        return Kind.DIRECT
    has_marks = any(_MARKS & set(span.of(text)) for span in spans)
    some = any(_is_direct(text, span, kind, before) for span in spans)
    return Kind.MIXED if has_marks or some else Kind.INDIRECT


def _places(text: str, fragment: str, begin: int, end: int) -> Iterator[Span]:
    words = fragment.split()
    if not words:
        return
    pattern = r"\s+".join("".join(_LIKE.get(c, re.escape(c)) for c in word) for word in words)
    first, last = (
        (r"(?<!\w)" if words[0][0].isalnum() else ""),
        (r"(?!\w)" if words[-1][-1].isalnum() else ""),
    )
    for match in re.compile(first + pattern + last).finditer(text, begin, end):
        yield Span(*match.span())


def _is_direct(text: str, span: Span, kind: Kind, before: Sequence[Span]) -> bool:
    """Tell whether words stand between quotation marks, as far as the quote until now tells."""
    if kind is Kind.DIRECT and any(
        old.start <= span.start and span.end <= old.end for old in before
    ):
        return True
    if _MARKS & set(span.of(text)):
        return False
    if kind is Kind.DIRECT and any(old.start < span.end and span.start < old.end for old in before):
        return True
    after = text[span.end : span.end + 3].lstrip(_STOPS)
    return text[max(span.start - 1, 0) : span.start] in _OPENING and after[:1] in _CLOSING
