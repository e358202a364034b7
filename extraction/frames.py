"""Frames: words that are reported, with their cue and subject, before the speaker is resolved."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from itertools import chain

from extraction.clauses import without_edges
from extraction.cues import Cue
from extraction.linking import Range
from extraction.reports import Report
from extraction.scene import Quoted, Scene
from extraction.source_phrases import Subject
from news.quote import Act, Kind
from news.text import Span

SPLIT_LIMIT = 40
"""Words between the pieces of one quotation."""
SURE = 0.8
"""From this confidence on the reader knows better than a rule for clauses without marks."""
SHORTEST_CLAUSE = 3
"""Words that a clause before a cue must have."""


class Rule(IntEnum):
    """How the words were tied to the source; the lower one wins where two of them overlap."""

    TURN = 0
    """A transcript, a caption: the layout tells."""
    BOTH = 1
    """A rule and the reader, by the same cue."""
    BESIDE = 2
    """Quotation marks beside the cue."""
    READ = 3
    """The reader alone, and it is sure."""
    AROUND = 4
    """A clause before the cue, or around it."""
    CLAUSE = 5
    """A clause after the cue."""
    LABEL = 6
    """A name and a colon before quotation marks."""
    GUESSED = 7
    """The reader alone, and it is not sure."""
    ORPHAN = 8
    """A quotation without a cue."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A quote before its speaker is resolved. `reach` is the range of words of the content."""

    rule: Rule
    kind: Kind
    spans: tuple[Span, ...]
    reach: tuple[tuple[int, int], ...]
    subject: Subject | None
    cue: Cue | None
    cue_span: Span | None
    confidence: float
    act: Act = Act.STATEMENT
    negated: bool = False


def direct(
    scene: Scene, quotes: list[Quoted], report: Report | None, rule: Rule, confidence: float
) -> Frame:
    """Frame quotations whose words are all between the marks."""
    return Frame(
        rule,
        Kind.DIRECT,
        tuple(span for quote in quotes for span in quote.spans),
        tuple((quote.start, quote.end) for quote in quotes),
        report.subject if report else None,
        report.cue if report else None,
        scene.span(report.cue.start, report.cue.end) if report else None,
        confidence,
        act=Act.BELIEF if report and report.cue.act is Act.BELIEF else Act.STATEMENT,
        negated=report.cue.negated and report.cue.verb != "deny" if report else False,
    )


def reported(
    scene: Scene, report: Report, reach: list[tuple[int, int]], rule: Rule, confidence: float
) -> Frame | None:
    """Frame a clause, which is mixed when it holds quotation marks."""
    pieces = [piece for piece in (without_edges(scene, *r) for r in reach) if piece]
    if not pieces:
        return None
    quotes = [quote for piece in pieces for quote in scene.quotes_in(*piece)]
    bare = [(start + (scene.word(start) == "that"), end) for start, end in pieces]
    if len(quotes) == 1 and [(quotes[0].start, quotes[0].end)] == bare:
        return direct(scene, quotes, report, rule, confidence)
    cue = report.cue
    return Frame(
        rule,
        Kind.MIXED if quotes else Kind.INDIRECT,
        tuple(scene.span(*piece) for piece in pieces),
        tuple(pieces),
        report.subject,
        cue,
        scene.span(cue.start, cue.end),
        confidence,
        cue.act,
        cue.negated,
    )


def with_words(scene: Scene, frame: Frame, reach: Sequence[Range]) -> Frame:
    """Give a frame other words: its kind and spans follow from the quotations in them."""
    pieces = _joined(scene, reach)
    quotations = [_quotation(scene, piece) for piece in pieces]
    quoted = any(scene.quotes_in(*piece) for piece in pieces)
    spans = (
        quote.spans if quote else (scene.span(*piece),)
        for quote, piece in zip(quotations, pieces, strict=True)
    )
    kind = Kind.DIRECT if all(quotations) else Kind.MIXED if quoted else Kind.INDIRECT
    return replace(frame, kind=kind, spans=tuple(chain(*spans)), reach=tuple(pieces))


def _joined(scene: Scene, reach: Sequence[Range]) -> list[Range]:
    """Join pieces that overlap or meet; two quotations that meet stay two."""
    joined: list[Range] = []
    for start, end in sorted(reach):
        last = joined[-1] if joined else (-1, -1)
        apart = _quotation(scene, last) and _quotation(scene, (start, end)) if joined else True
        if start < last[1] or (start == last[1] and not apart):
            joined[-1] = last[0], max(last[1], end)
        else:
            joined.append((start, end))
    return joined


def _quotation(scene: Scene, piece: Range) -> Quoted | None:
    """Return the quotation that a piece is, with at most a "that" before it."""
    start, end = piece
    start += scene.word(start) == "that"
    if start >= end or scene.quote_at[start] < 0:
        return None
    quote = scene.quotes[scene.quote_at[start]]
    return quote if (quote.start, quote.end) == (start, end) else None


def last_letter(scene: Scene, quote: Quoted) -> str:
    """Return the last character inside the marks, before those of a quotation inside."""
    last = quote.spans[-1]
    return scene.text[last.start : last.end].rstrip("'\"’”›»")[-1:]


def after_colon(scene: Scene, first: int, last: int) -> int:
    """Return the word after the last colon or semicolon of a range, or its first word."""
    for at in range(last - 1, first, -1):
        if scene.word(at) in {":", ";"} and scene.quote_at[at] < 0:
            return at + 1
    return first
