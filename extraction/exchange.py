"""The form in which findings leave the program: one line per article, offsets in characters."""

from dataclasses import fields
from typing import Any

from news.figure import Circumstances, Figure
from news.findings import Findings
from news.quote import Quote
from news.speaker import Speaker, SpeakerType
from news.text import Span


def exchange_line(id: str, text: str, findings: Findings) -> dict[str, object]:  # noqa: A002 # the form's own word
    """Return the findings of one article as values that JSON can hold.

    `id` is the file's stem. All spans are `[start, end]` in Unicode characters of `text`, end
    exclusive; `quotes` holds the ones that are not shown too, marked so.
    """
    return {
        "id": id,
        "quotes": [_quote(text, quote, findings.speakers) for quote in findings.quotes],
        "people": [_person(s) for s in findings.speakers if s.type is SpeakerType.PERSON],
        "figures": [_figure(text, figure) for figure in findings.figures],
    }


def _quote(text: str, quote: Quote, speakers: tuple[Speaker, ...]) -> dict[str, Any]:
    speaker = None if quote.speaker is None else speakers[quote.speaker]
    return {
        "spans": [list(span) for span in quote.spans],
        "text": [span.of(text) for span in quote.spans],
        "kind": quote.kind.value,
        "act": quote.act.value,
        "negated": quote.negated,
        "shown": quote.shown,
        "confidence": round(quote.confidence, 3),
        "cue": _place(text, quote.cue),
        "speaker": {
            "span": list(quote.mention) if quote.mention else None,
            "name": speaker.name if speaker else None,
            "type": (speaker.type if speaker else SpeakerType.UNKNOWN).value,
            "confidence": round(quote.speaker_confidence, 3),
        },
    }


def _person(speaker: Speaker) -> dict[str, Any]:
    return {
        "name": speaker.name,
        "aliases": list(speaker.aliases),
        "descriptions": list(speaker.descriptions),
    }


def _figure(text: str, figure: Figure) -> dict[str, Any]:
    return {
        "span": list(figure.span),
        "text": figure.span.of(text),
        "value": figure.value,
        "high": figure.high,
        "qualifier": figure.qualifier.value,
        "unit": figure.unit,
        "kind": figure.kind.value,
        "measures": _place(text, figure.measures),
        "quote": figure.quote,
        **_circumstances(text, figure.circumstances),
    }


def _circumstances(text: str, said: Circumstances[Span]) -> dict[str, Any]:
    """Return what is said around a figure, null where nothing is."""
    values = {field.name: getattr(said, field.name) for field in fields(said)}
    return {
        name: _place(text, value) if isinstance(value, Span) else value
        for name, value in values.items()
    }


def _place(text: str, span: Span | None) -> dict[str, Any] | None:
    return {"span": list(span), "text": span.of(text)} if span else None
