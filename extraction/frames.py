"""Frames: one cue with its subject and the words that it reports."""

from bisect import bisect_left
from dataclasses import dataclass
from enum import IntEnum

from extraction.clauses import clause_end, content_start, has_clause, without_edges
from extraction.cues import Cue
from extraction.cues import Form as CueForm
from extraction.lexicon import (
    ASIDE_OPENERS,
    BARE_CLAUSE,
    CLAUSE_SIGNS,
    CONJUNCTIONS,
    LINKING_WORDS,
    NAMING_VERBS,
    QUOTE_ONLY,
)
from extraction.mentions import Form
from extraction.reports import Report, opening_subject
from extraction.scene import Quoted, Scene
from extraction.subjects import Subject
from news.quote import Act, Kind
from news.text import Span

_SPLIT_LIMIT = 40  # words between the pieces of one quotation
_SHORTEST_CLAUSE = 3  # words before "according to"
_NAMED_LIMIT = 15  # words between "called" and what it is called
_SENTENCE_ENDS = frozenset(".!?…")
_STOPPERS = (
    frozenset(".,;")
    | frozenset(["until", "before", "after", "when", "as", "while", "during", "at", "in", "on"])
    | {""}
)
_OPEN_ENDS = frozenset(",?!—–-…")
_TITLE_LIMIT = 8  # words of a title before a name
_NO_TITLE = (
    CONJUNCTIONS | CLAUSE_SIGNS | frozenset(["who", "which", "that", "when", "as", "after", "if"])
)
_LIGHT_OPENINGS = frozenset(
    [
        "and",
        "but",
        "so",
        "or",
        "still",
        "then",
        "yes",
        "no",
        "well",
        ",",
        "—",
        "–",
        ":",
        "-",
        "•",
        "*",
    ]
)


class Rule(IntEnum):
    """How the words were tied to the cue; the lower one wins where two of them overlap."""

    BESIDE = 0
    """Quotation marks beside the cue."""
    AROUND = 1
    """A clause before the cue, or around it."""
    CLAUSE = 2
    """A clause after the cue."""
    TURN = 3
    ORPHAN = 4
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


def frame_of(scene: Scene, report: Report, reports: list[Report]) -> Frame | None:
    """Read what a report reports, or None when that is not plain."""
    if report.cue.form is CueForm.SOURCE:
        return _after_quotation(scene, report) or _according(scene, report, reports)
    return (
        _after_quotation(scene, report, open_only=True)
        or _before_quotation(scene, report, reports)
        or _after_quotation(scene, report)
        or _around(scene, report)
        or _named(scene, report)
        or _clause(scene, report, reports)
    )


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
        negated=report.cue.negated and report.cue.verb != "deny" if report else False,
    )


def _reported(
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


def last_letter(scene: Scene, quote: Quoted) -> str:
    """Return the last character inside the marks."""
    return scene.text[quote.spans[-1].end - 1]


def _after_quotation(scene: Scene, report: Report, *, open_only: bool = False) -> Frame | None:
    """“…,” Reyes said. / “…,” said Reyes, “…” / The plan was “a joke,” she said."""
    start = _with_title(scene, report)
    comma = scene.word(start - 1) == ","
    at = start - 2 if comma else start - 1
    if at < 0 or scene.quote_at[at] < 0 or scene.paragraph_at[at] != scene.paragraph_at[start]:
        return None
    quote = scene.quotes[scene.quote_at[at]]
    if quote.end != at + 1 or report.shared:
        return None
    is_open = comma or last_letter(scene, quote) in ",—–-"
    if not is_open and (open_only or not _is_bare(scene, report)):
        return None
    first = scene.unit(quote.start)[0]
    if scene.cues_in(first, quote.start):
        return None
    opening = set(scene.words[first : quote.start]) - _LIGHT_OPENINGS
    if opening and not (opening & CLAUSE_SIGNS or any(word.endswith("ed") for word in opening)):
        return None
    if opening:
        return _reported(
            scene, report, [(_after_colon(scene, first, start), quote.end)], Rule.AROUND, 0.8
        )
    following = _second_piece(scene, report)
    return direct(scene, [quote, *following], report, Rule.BESIDE, 0.97)


def _with_title(scene: Scene, report: Report) -> int:
    """Step back from a subject over a title that nobody has recognised as part of it."""
    if report.shared or report.subject.start > report.cue.start:
        return report.start
    for at in range(report.start - 1, max(-1, report.start - 1 - _TITLE_LIMIT), -1):
        if scene.quote_at[at] >= 0:
            return at + 1
        if not scene.words[at][0].isalnum() or scene.words[at] in _NO_TITLE:
            break
    return report.start


def _is_bare(scene: Scene, report: Report) -> bool:
    """Tell whether nothing follows that the cue could report instead."""
    at = content_start(scene, report.cue, report.end)
    last = scene.unit(report.start)[1]
    return (
        at >= last
        or scene.word(at) in {".", ",", ";", ":"}
        or scene.quote_at[at] >= 0
        or (scene.word(at) in {"when", "after", "as", "before", "while"})
    )


def _second_piece(scene: Scene, report: Report) -> list[Quoted]:
    last = scene.unit(report.start)[1]
    for quote in scene.quotes_in(report.end, min(last, report.end + _SPLIT_LIMIT)):
        light = scene.word(quote.start - 1) in {",", "—", "–", ";", "--"}
        return [quote] if light and not scene.cues_in(report.end, quote.start) else []
    return []


def _before_quotation(scene: Scene, report: Report, reports: list[Report]) -> Frame | None:
    """Reyes said: “…” / Reyes told reporters that “…”."""
    start = content_start(scene, report.cue, report.end)
    opened = scene.word(start - 1) in {",", ":"}
    if start >= scene.size or scene.quote_at[start] < 0:
        return None
    quote = scene.quotes[scene.quote_at[start]]
    last = scene.unit(report.start)[1]
    if quote.start != start or (start >= last and scene.word(start - 1) != ":"):
        return None
    if not opened and (report.cue.verb in NAMING_VERBS or scene.word(start - 1) in LINKING_WORDS):
        return None
    split = _split_around(scene, report, quote)
    if split is not None:
        return split
    closed = last_letter(scene, quote) in _SENTENCE_ENDS | {","}
    rest = scene.word(quote.end)
    if opened or closed or rest in _STOPPERS or quote.end >= last:
        more = _pieces_after(scene, quote, reports)
        return direct(scene, [quote, *more], report, Rule.BESIDE, 0.96)
    return _reported(
        scene, report, [(start, clause_end(scene, report, start, reports))], Rule.CLAUSE, 0.85
    )


def _split_around(scene: Scene, report: Report, quote: Quoted) -> Frame | None:
    """There was, she said, “an implicit bargain.”"""
    first = scene.unit(report.start)[0]
    opening = scene.text[quote.spans[0].start]
    around = scene.word(report.start - 1) == scene.word(quote.start - 1) == ","
    if not around or not opening.islower() or report.start - 1 - first < _SHORTEST_CLAUSE - 1:
        return None
    if any(at >= 0 for at in scene.quote_at[first : report.start]) or scene.cues_in(
        first, report.start - 1
    ):
        return None
    if scene.word(first) in LINKING_WORDS:
        return None
    reach = [(first, report.start - 1), (quote.start, quote.end)]
    return _reported(scene, report, reach, Rule.BESIDE, 0.8)


def _pieces_after(scene: Scene, quote: Quoted, reports: list[Report]) -> list[Quoted]:
    """“…” and “…” after one cue belong together."""
    if scene.word(quote.end) != "and" or quote.end + 1 >= scene.size:
        return []
    index = scene.quote_at[quote.end + 1]
    low = bisect_left(reports, quote.end + 1, key=lambda r: r.cue.start)
    ties = any(r.start == quote.end + 1 for r in reports[low : low + 2])
    return [scene.quotes[index]] if index >= 0 and not ties else []


def _after_colon(scene: Scene, first: int, last: int) -> int:
    for at in range(last - 1, first, -1):
        if scene.word(at) in {":", ";"} and scene.quote_at[at] < 0:
            return at + 1
    return first


def _around(scene: Scene, report: Report) -> Frame | None:
    """The bridge would go, Reyes said. / The bridge, Reyes said, would go."""
    first, last = scene.unit(report.start)
    if report.shared or scene.word(report.start - 1) != "," or report.cue.verb not in BARE_CLAUSE:
        return None
    begin = _after_colon(scene, first, report.start)
    report = _by_opening(scene, report, first) if begin > first else report
    if report.start - 1 - begin < 2 or scene.quote_at[report.start - 2] >= 0:
        return None
    after = content_start(scene, report.cue, report.end)
    if after < last and scene.word(after - 1) == ",":
        after -= 1
    reach = [(begin, report.start - 1)]
    if after < last and scene.word(after) == ",":
        reach += _second_half(scene, after + 1, last)
    elif after < last and scene.word(after) not in {".", ";", "!"}:
        return None
    return _reported(scene, report, reach, Rule.AROUND, 0.85)


def _by_opening(scene: Scene, report: Report, first: int) -> Report:
    """Take the lawyer in "The lawyer tells it so: the note, she wrote, is false"."""
    opening = opening_subject(scene, first)
    if opening is None or report.subject.mention.form is not Form.PRONOUN:
        return report
    return Report(report.cue, Subject(opening.mention, report.subject.start, report.subject.end))


def _second_half(scene: Scene, start: int, last: int) -> list[tuple[int, int]]:
    """Return what goes on after ", she said," unless it is the writer who goes on."""
    word = scene.word(start)
    if word in {"who", "which", "whose", "but", "while", "when", "as", "then"} or word.endswith(
        "ing"
    ):
        return []
    if scene.quote_at[start] >= 0 or scene.cues_in(start, start + 3):
        return []
    return [(start, last)]


def _according(scene: Scene, report: Report, reports: list[Report]) -> Frame | None:
    first, last = scene.unit(report.start)
    if report.start - first <= 1:
        comma = _comma_after_source(scene, report, last)
        if comma - report.end > _SPLIT_LIMIT or comma + 1 >= last:
            return None
        reach = [(comma + 1, clause_end(scene, report, comma + 1, reports))]
        return _reported(scene, report, reach, Rule.AROUND, 0.85)
    reach = [(_after_colon(scene, first, report.start), report.start)]
    if reach[0][1] - reach[0][0] < _SHORTEST_CLAUSE:
        return None
    if (
        scene.word(report.start - 1) == ","
        and scene.word(report.end) == ","
        and report.end + 1 < last
    ):
        if scene.word(report.end + 1) not in CONJUNCTIONS:
            reach += _second_half(scene, report.end + 1, last)
    return _reported(scene, report, reach, Rule.AROUND, 0.8)


def _comma_after_source(scene: Scene, report: Report, last: int) -> int:
    """Find the comma after "According to Reyes, the mayor,": past one aside on the source."""
    commas = [i for i in range(report.end, last) if scene.word(i) == ","]
    if not commas:
        return last
    if len(commas) > 1 and scene.word(commas[0] + 1) in ASIDE_OPENERS:
        aside, rest = scene.words[commas[0] : commas[1]], scene.words[commas[1] : last]
        relative = scene.word(commas[0] + 1) in {"who", "which", "whose"}
        if relative or (not set(aside) & CLAUSE_SIGNS and set(rest) & CLAUSE_SIGNS):
            return commas[1]
    return commas[0]


def _named(scene: Scene, report: Report) -> Frame | None:
    """She called the vote “a farce”. / whose work she called “heroic”."""
    if report.cue.verb not in NAMING_VERBS:
        return None
    last = scene.unit(report.start)[1]
    quotes = scene.quotes_in(report.end, min(last, report.end + _NAMED_LIMIT))
    if not quotes or {",", ";", ":"} & set(scene.words[report.end : quotes[0].start]):
        return None
    reach = [(report.end, quotes[0].end)]
    if quotes[0].start == report.end:
        for at in range(report.start - 1, max(report.start - 8, 0), -1):
            if scene.word(at) in {"whose", "which", "what"}:
                reach = [(at, report.start), *reach]
                break
    frame = _reported(scene, report, reach, Rule.CLAUSE, 0.8)
    if frame and len(reach) > 1:
        return Frame(
            frame.rule,
            Kind.MIXED,
            (frame.spans[0], *quotes[0].spans),
            frame.reach,
            frame.subject,
            frame.cue,
            frame.cue_span,
            frame.confidence,
        )
    return frame


def _clause(scene: Scene, report: Report, reports: list[Report]) -> Frame | None:
    """Reyes said (that) the bridge would go."""
    start = content_start(scene, report.cue, report.end)
    last = scene.unit(report.start)[1]
    end = clause_end(scene, report, start, reports)
    if start >= end or start >= last or scene.quote_at[report.end - 1] >= 0:
        return None
    verb = report.cue.verb
    quoted = bool(scene.quotes_in(start, end))
    if verb in NAMING_VERBS or (
        verb in QUOTE_ONLY and not quoted and report.cue.act is Act.STATEMENT
    ):
        return None
    if not has_clause(scene, report.cue, start, end, quoted=quoted):
        return None
    confidence = 0.85 if scene.word(start) == "that" else 0.75
    return _reported(scene, report, [(start, end)], Rule.CLAUSE, confidence)
