"""Reported clauses: around a cue, after it, or named by it."""

from dataclasses import replace

from extraction.clauses import clause_end, content_start
from extraction.finite import has_clause
from extraction.frames import SHORTEST_CLAUSE, SPLIT_LIMIT, Frame, Rule, after_colon, reported
from extraction.lexicon import (
    ASIDE_OPENERS,
    AUXILIARIES,
    BARE_CLAUSE,
    BE_FORMS,
    CLAUSE_SIGNS,
    CONJUNCTIONS,
    MODALS,
    NAMING_VERBS,
    QUOTE_ONLY,
)
from extraction.mentions import Form
from extraction.reports import Report, opening_subject
from extraction.scene import Quoted, Scene
from extraction.source_phrases import Subject
from news.quote import Act, Kind

_CUT_BEFORE = frozenset(["when", "that", "because", "as", "if", "while", "which", "who", "where"])
_NOMINAL = (["DET"], ["NOUN"], ["PROPN"], ["ADJ"], ["NUM"])
_NAMED_LIMIT = 15  # words between "called" and what it is called


def around(scene: Scene, report: Report) -> Frame | None:
    """Read "The bridge would go, Reyes said." and "The bridge, Reyes said, would go."."""
    first, last = scene.unit(report.start)
    if report.shared or scene.word(report.start - 1) != "," or report.cue.verb not in BARE_CLAUSE:
        return None
    begin = after_colon(scene, first, report.start)
    report = _by_opening(scene, report, first) if begin > first else report
    if report.start - 1 <= begin or scene.quote_at[report.start - 2] >= 0:
        return None
    after = content_start(scene, report.cue, report.end)
    if after < last and scene.word(after - 1) == ",":
        after -= 1
    first_half = (begin, report.start - 1)
    reach = [first_half]
    if after < last and scene.word(after) == ",":
        rest = (
            [] if _is_apposition(scene, report, after + 1) else _second_half(scene, after + 1, last)
        )
        if scene.word(report.start - 2) in _CUT_BEFORE:
            reach = []  # "when, Reyes said, the bridge would go"
        elif not rest and not _is_clause(scene, *first_half):
            return None  # "In May, Reyes said, when the bridge …"
        reach += rest
    elif after < last and scene.word(after) not in {".", ";", "!"}:
        return None
    if len(reach) == 1 and report.start - 1 - begin < SHORTEST_CLAUSE - 1:
        return None
    return reported(scene, report, reach, Rule.AROUND, 0.85)


def _is_apposition(scene: Scene, report: Report, start: int) -> bool:
    """Tell "…, said Reyes, a professor of law" from "The bridge, said Reyes, would go"."""
    inverted = report.cue.start < report.subject.start
    return inverted and scene.parts[start : start + 1] in _NOMINAL


def _is_clause(scene: Scene, start: int, end: int) -> bool:
    words = scene.words[start:end]
    return bool(set(words) & CLAUSE_SIGNS) or any(word.endswith("ed") for word in words)


def _by_opening(scene: Scene, report: Report, first: int) -> Report:
    """Take the lawyer in "The lawyer tells it so: the note, she wrote, is false"."""
    opening = opening_subject(scene, first)
    if opening is None or report.subject.mention.form is not Form.PRONOUN:
        return report
    return Report(report.cue, Subject(opening.mention, report.subject.start, report.subject.end))


def _second_half(scene: Scene, start: int, last: int) -> list[tuple[int, int]]:
    """Return what goes on after ", she said," unless it is the writer who goes on."""
    word = scene.word(start)
    if (
        start >= last
        or word in {"who", "which", "whose", "but", "while", "when", "as", "then"}
        or word.endswith("ing")
    ):
        return []
    if scene.quote_at[start] >= 0 or scene.cues_in(start, start + 3):
        return []
    return [(start, last)]


def according(scene: Scene, report: Report, reports: list[Report]) -> Frame | None:
    """Read "According to Reyes, …", "…, according to Reyes" and "…, according to Reyes, …"."""
    first, last = scene.unit(report.start)
    if report.start - first <= 1:
        comma = _comma_after_source(scene, report, last)
        if comma - report.end > SPLIT_LIMIT or comma + 1 >= last:
            return None
        reach = [(comma + 1, clause_end(scene, report, comma + 1, reports))]
        return reported(scene, report, reach, Rule.AROUND, 0.85)
    reach = [(after_colon(scene, first, report.start), report.start)]
    if reach[0][1] - reach[0][0] < SHORTEST_CLAUSE:
        return None
    within = scene.word(report.start - 1) == scene.word(report.end) == ","
    if within and report.end + 1 < last and scene.word(report.end + 1) not in CONJUNCTIONS:
        reach += _second_half(scene, report.end + 1, last)
    return reported(scene, report, reach, Rule.AROUND, 0.8)


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


def named(scene: Scene, report: Report) -> Frame | None:
    """She called the vote “a farce”. / whose work she called “heroic”."""
    if report.cue.verb not in NAMING_VERBS:
        return None
    last = scene.unit(report.start)[1]
    quotes = scene.quotes_in(report.end, min(last, report.end + _NAMED_LIMIT))
    if not quotes or {",", ";", ":", "—", "–", "--"} & set(
        scene.words[report.end : quotes[0].start]
    ):
        return None
    named = quotes[-1] if _is_one_phrase(scene, quotes) else quotes[0]
    reach = [(report.end, named.end)]
    if quotes[0].start == report.end:
        for at in range(report.start - 1, max(report.start - 8, 0), -1):
            if scene.word(at) in {"whose", "which", "what"}:
                reach = [(at, report.start), *reach]
                break
    frame = reported(scene, report, reach, Rule.CLAUSE, 0.8)
    if frame and len(reach) > 1:
        return replace(frame, kind=Kind.MIXED, spans=(frame.spans[0], *quotes[0].spans))
    return frame


def _end_of_relative(scene: Scene, start: int, end: int) -> int:
    """Stop before the main verb of "Reyes, who said no, was late"."""
    verbs = BE_FORMS | AUXILIARIES | MODALS
    commas = (at for at in range(start, end - 1) if scene.word(at) == ",")
    return next((at for at in commas if scene.word(at + 1) in verbs), end)


def _is_one_phrase(scene: Scene, quotes: list[Quoted]) -> bool:
    """Tell "called her “claim” to the land “a joke”", where the last words name the first."""
    between = scene.words[quotes[0].end : quotes[-1].start]
    plain = between and all(word[0].isalpha() for word in between) and "and" not in between
    return bool(plain) and not scene.cues_in(quotes[0].end, quotes[-1].start)


def clause(scene: Scene, report: Report, reports: list[Report]) -> Frame | None:
    """Reyes said (that) the bridge would go."""
    start = content_start(scene, report.cue, report.end)
    last = scene.unit(report.start)[1]
    end = clause_end(scene, report, start, reports)
    if scene.word(report.cue.start - 1) in {"who", "which"}:
        end = _end_of_relative(scene, start, end)
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
    return reported(scene, report, [(start, end)], Rule.CLAUSE, confidence)
