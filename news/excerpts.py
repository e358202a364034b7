"""What is left of a text of which only the surroundings of its findings are kept."""

from collections.abc import Iterable

from news.findings import Findings
from news.sentence import sentence_around
from news.text import Span

AROUND = 200  # characters before and after a finding


def excerpted(text: str, findings: Findings) -> str:
    """Return a text of the same length with blanks where nothing was found.

    Line ends stay, and so does the headline's line, so that what is kept reads as it did and
    every span stays right.
    """
    kept = bytearray(len(text))
    for span in (*_places(text, findings), Span(0, len(text.partition("\n")[0]))):
        start, end = max(span.start - AROUND, 0), min(span.end + AROUND, len(text))
        kept[start:end] = b"\x01" * (end - start)
    return "".join(c if keep or c == "\n" else " " for c, keep in zip(text, kept, strict=True))


def _places(text: str, findings: Findings) -> Iterable[Span]:
    for quote in findings.quotes:
        yield from quote.spans
        yield from (span for span in (quote.mention, quote.cue) if span is not None)
    for figure in findings.figures:
        yield sentence_around(text, figure.span)
        if figure.measures is not None:
            yield figure.measures
