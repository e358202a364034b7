"""Quotation marks beside a cue: after them, before them, or between two of them."""

from bisect import bisect_left

from extraction.clauses import clause_end, content_start
from extraction.frames import (
    SHORTEST_CLAUSE,
    SPLIT_LIMIT,
    Frame,
    Rule,
    after_colon,
    direct,
    last_letter,
    reported,
)
from extraction.lexicon import CLAUSE_SIGNS, CONJUNCTIONS, LINKING_WORDS, NAMING_VERBS, WORKS
from extraction.noun_phrases import REPORTING_FORMS
from extraction.reports import Report
from extraction.scene import Quoted, Scene

_SENTENCE_ENDS = frozenset(".!?…")
_STOPPERS = frozenset(".,;") | frozenset(
    ["until", "before", "after", "when", "as", "while", "during", "at", "in", "on", ""]
)
_TITLE_LIMIT = 8  # words of a title before a name
_NO_TITLE = (
    CONJUNCTIONS | CLAUSE_SIGNS | frozenset(["who", "which", "that", "when", "as", "after", "if"])
)
_LIGHT_WORDS = ["and", "but", "so", "or", "still", "then", "yes", "no", "well"]
_LIGHT_OPENINGS = frozenset(",—–:-•*") | frozenset(_LIGHT_WORDS)


def after_quotation(scene: Scene, report: Report, *, open_only: bool = False) -> Frame | None:
    """“…,” Reyes said. / “…,” said Reyes, “…” / The plan was “a joke,” she said."""
    start = _with_title(scene, report)
    quote = _quotation_before(scene, start)
    if quote is None or report.shared:
        return None
    is_open = scene.word(start - 1) == "," or last_letter(scene, quote) in ",—–-"
    if not is_open and (open_only or not _is_bare(scene, report)):
        return None
    first = after_colon(scene, scene.unit(quote.start)[0], quote.start)
    if scene.cues_in(first, quote.start):
        return None
    opening = set(scene.words[first : quote.start]) - _LIGHT_OPENINGS
    if not opening:
        following = _second_piece(scene, report)
        return direct(scene, [quote, *following], report, Rule.BESIDE, 0.97)
    if opening & CLAUSE_SIGNS or any(word.endswith("ed") for word in opening):
        reach = [(after_colon(scene, first, start), quote.end)]
        return reported(scene, report, reach, Rule.AROUND, 0.8)
    return None


def _quotation_before(scene: Scene, start: int) -> Quoted | None:
    """Return the quotation that ends just before a word, in the same paragraph."""
    at = start - 2 if scene.word(start - 1) == "," else start - 1
    if at < 0 or scene.quote_at[at] < 0 or scene.paragraph_at[at] != scene.paragraph_at[start]:
        return None
    quote = scene.quotes[scene.quote_at[at]]
    return quote if quote.end == at + 1 else None


def _with_title(scene: Scene, report: Report) -> int:
    """Step back from a subject over a title that nobody has recognised as part of it."""
    if report.shared or report.subject.start > report.cue.start:
        return report.start
    for at in range(report.start - 1, max(-1, report.start - 1 - _TITLE_LIMIT), -1):
        if scene.quote_at[at] >= 0:
            return at + 1
        if not scene.words[at][0].isalnum() or scene.words[at] in _NO_TITLE | REPORTING_FORMS:
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
    for quote in scene.quotes_in(report.end, min(last, report.end + SPLIT_LIMIT)):
        light = scene.word(quote.start - 1) in {",", "—", "–", ";", "--"}
        return [quote] if light and not scene.cues_in(report.end, quote.start) else []
    return []


def before_quotation(scene: Scene, report: Report, reports: list[Report]) -> Frame | None:
    """Reyes said: “…” / Reyes told reporters that “…”."""
    start = content_start(scene, report.cue, report.end)
    opened = scene.word(start - 1) in {",", ":"}
    if start >= scene.size or scene.quote_at[start] < 0:
        return None
    quote = scene.quotes[scene.quote_at[start]]
    last = scene.unit(report.start)[1]
    if (
        quote.start != start
        or _is_title(scene, quote)
        or (start >= last and scene.word(start - 1) != ":")
    ):
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
    return reported(
        scene, report, [(start, clause_end(scene, report, start, reports))], Rule.CLAUSE, 0.85
    )


def _is_title(scene: Scene, quote: Quoted) -> bool:
    """Tell the title of a work: in her book, “The Long Road”."""
    at = quote.start - 1 - (scene.word(quote.start - 1) == ",")
    inside = [w for w in scene.shapes[quote.start : quote.end] if w[0].isalpha()]
    capitals = sum(w[0].isupper() for w in inside)
    if scene.word(at) not in WORKS and not scene.word(at).endswith("'s"):
        return False
    return 2 * capitals > len(inside) > 0 and len(inside) <= _TITLE_LIMIT


def _split_around(scene: Scene, report: Report, quote: Quoted) -> Frame | None:
    """Read “an implicit bargain” in: There was, she said, “an implicit bargain.”."""
    first = scene.unit(report.start)[0]
    opening = scene.text[quote.spans[0].start]
    around = scene.word(report.start - 1) == scene.word(quote.start - 1) == ","
    if not around or not opening.islower() or report.start - 1 - first < SHORTEST_CLAUSE - 1:
        return None
    if any(at >= 0 for at in scene.quote_at[first : report.start]) or scene.cues_in(
        first, report.start - 1
    ):
        return None
    if scene.word(first) in LINKING_WORDS:
        return None
    reach = [(first, report.start - 1), (quote.start, quote.end)]
    return reported(scene, report, reach, Rule.BESIDE, 0.8)


def _pieces_after(scene: Scene, quote: Quoted, reports: list[Report]) -> list[Quoted]:
    """“…” and “…” after one cue belong together."""
    if scene.word(quote.end) != "and" or quote.end + 1 >= scene.size:
        return []
    index = scene.quote_at[quote.end + 1]
    low = bisect_left(reports, quote.end + 1, key=lambda r: r.cue.start)
    ties = any(r.start == quote.end + 1 for r in reports[low : low + 2])
    return [scene.quotes[index]] if index >= 0 and not ties else []
