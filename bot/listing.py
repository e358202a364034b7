"""Findings laid out for a person who reads a terminal."""

from collections.abc import Iterator

from news.figure import Figure
from news.findings import Findings
from news.quote import Kind, Quote
from news.text import Span


def listing(name: str, text: str, findings: Findings) -> str:
    """Return who is quoted with which words, then the figures, each with its place.

    Words that are a literal part of the text stand between quotation marks; what the article
    only reports stands after a dash. Quotes that are not safe to show are left out.
    """
    shown = [quote for quote in findings.quotes if quote.shown]
    lines = [
        f"{name}: {len(shown)} quotes, {len(findings.figures)} figures",
        *(line for quote in shown for line in _quote(text, findings, quote)),
    ]
    if findings.figures:
        lines += ["", *(_figure(text, figure) for figure in findings.figures)]
    return "\n".join([*lines, ""])


def _quote(text: str, findings: Findings, quote: Quote) -> Iterator[str]:
    yield ""
    yield f"{_speaker(findings, quote)} [{quote.kind}{_cue(text, quote)}]"
    parts = [_flat(span, text) for span in quote.spans]
    is_direct = quote.kind is Kind.DIRECT
    yield f"    “{'” … “'.join(parts)}”" if is_direct else f"    – {' … '.join(parts)}"


def _speaker(findings: Findings, quote: Quote) -> str:
    if quote.speaker is None:
        return "unattributed"
    speaker = findings.speakers[quote.speaker]
    return f"{speaker.name} ({speaker.role})" if speaker.role else speaker.name


def _cue(text: str, quote: Quote) -> str:
    return f", {_flat(quote.cue, text)}" if quote.cue else ""


def _figure(text: str, figure: Figure) -> str:
    words = _flat(figure.span, text)
    measured = _flat(figure.measures, text) if figure.measures else figure.unit
    return f"{words}: {measured}" if measured not in words else words


def _flat(span: Span, text: str) -> str:
    return " ".join(span.of(text).split())
