"""Reports: every cue that has a subject, its own or one that it borrows."""

from dataclasses import dataclass

from extraction.cues import Cue, Form
from extraction.lexicon import (
    ADDRESSING_VERBS,
    ADVERBS,
    AUXILIARIES,
    BE_FORMS,
    CLAUSE_SIGNS,
    CONJUNCTIONS,
    LINKING_WORDS,
    MODALS,
    NOUNLIKE_VERBS,
    PERIODS,
)
from extraction.mentions import Form as Mentioned
from extraction.noun_phrases import SOURCE_NOUNS
from extraction.refusals import is_possible
from extraction.scene import Scene
from extraction.source_phrases import Subject
from extraction.subjects import after_circumstance, before_asides, subject_after, subject_before

_TAIL_LIMIT = 3  # words that may follow an inverted subject without a quotation: "on Friday"
_WITH_OBJECTS = frozenset(["post", "tweet", "write", "read", "describe", "repeat", "call"])
_VERB_GROUP = AUXILIARIES | BE_FORMS | MODALS
_SUBORDINATING = frozenset(
    ["who", "which", "that", "when", "because", "while", "whereas", "although", "though", ";"]
)
OPENING_CLAUSES = frozenset(
    ["while", "although", "though", "when", "after", "as", "because", "since", "if", "once"]
)
_DATELINE = 9  # words
_JOINS = CONJUNCTIONS | {",", "by", "then", "—", "–", "--"}


@dataclass(frozen=True, slots=True)
class Report:
    """A cue and its subject; `shared` says that the subject is borrowed."""

    cue: Cue
    subject: Subject
    shared: bool = False

    @property
    def start(self) -> int:
        """The first word of the two; a borrowed subject does not count."""
        return self.cue.start if self.shared else min(self.cue.start, self.subject.start)

    @property
    def end(self) -> int:
        """Just after the last word of the two."""
        return self.cue.end if self.shared else max(self.cue.end, self.subject.end)


def find_reports(scene: Scene) -> list[Report]:
    """Give each cue its subject, in reading order; cues without a plain one are left out."""
    reports: list[Report] = []
    for cue in scene.cues:
        report = _report(scene, cue, reports)
        if report is not None and is_possible(scene, cue, report.subject):
            reports.append(report)
    return reports


def _report(scene: Scene, cue: Cue, earlier: list[Report]) -> Report | None:
    first, last = scene.unit(cue.start)
    if cue.form is Form.SOURCE:
        subject = subject_after(scene, cue.end, last)
        return Report(cue, subject) if subject else None
    if cue.form is Form.PARTICIPLE:
        return _borrowing(scene, cue, earlier, first)
    if _follows_quotation(scene, cue):
        subject = subject_after(scene, cue.end, last)
        if subject is not None and not _goes_on(scene, subject, cue):
            return Report(cue, subject)
    if _may_be_inverted(scene, cue, first):
        subject = subject_after(scene, cue.end, last)
        clause = bool(set(scene.words[first : cue.start]) & CLAUSE_SIGNS)
        # "Officials, including Jan Toth, said the dam held": nobody is called "the dam held".
        plain = clause or (subject is not None and scene.is_recognised(subject.mention))
        plain = plain and subject is not None and not _is_object(scene, subject)
        if subject is not None and plain and _ends(scene, subject, last):
            return Report(cue, subject)
    subject = subject_before(scene, cue)
    return Report(cue, subject) if subject else _borrowing(scene, cue, earlier, first)


def _goes_on(scene: Scene, subject: Subject, cue: Cue) -> bool:
    """Tell "he called it “a farce” and said Reyes would go", where Reyes does not speak."""
    described = subject.mention.form is Mentioned.DESCRIPTION
    if described and cue.verb in _WITH_OBJECTS and _is_object(scene, subject):
        return True
    following = scene.word(subject.end)
    if following in _VERB_GROUP or following.endswith(("n't", "'s")):
        return True
    return subject.mention.form is Mentioned.PRONOUN and following[:1].isalpha()


def _is_object(scene: Scene, subject: Subject) -> bool:
    """Tell the warning of "Reyes, on her side, issued a warning." from a source."""
    words = scene.words[subject.start : subject.end]
    return words[0] in {"a", "an", "the", "his", "her", "their", "its"} and not SOURCE_NOUNS & set(
        words
    )


def _may_be_inverted(scene: Scene, cue: Cue, first: int) -> bool:
    """Tell whether ", said Reyes." may stand here: not after "Reyes, the mayor, told"."""
    if cue.start <= first or scene.word(cue.start - 1) != "," or cue.verb in ADDRESSING_VERBS:
        return False
    return before_asides(scene, cue.start - 1, first) is None


def _follows_quotation(scene: Scene, cue: Cue) -> bool:
    at = cue.start - 1
    if scene.word(at) == ",":
        at -= 1
    return at >= 0 and scene.quote_at[at] >= 0


def _ends(scene: Scene, subject: Subject, last: int) -> bool:
    """Tell whether a sentence ends with an inverted subject, or with an aside on it."""
    rest = scene.words[subject.end : last]
    if rest[:1] == ["who"]:
        return True
    if rest and rest[0] == ",":
        return rest[1:2] == ["who"] or not set(rest) & CLAUSE_SIGNS
    return not rest or rest[0] == "." or (len(rest) <= _TAIL_LIMIT and not set(rest) & CLAUSE_SIGNS)


def _borrowing(scene: Scene, cue: Cue, earlier: list[Report], first: int) -> Report | None:
    at = cue.start
    while at > first and scene.word(at - 1) in ADVERBS:
        at -= 1
    is_noun = cue.present and cue.verb in NOUNLIKE_VERBS  # "they met, tweets appeared"
    joined = scene.word(at - 1) in _JOINS or scene.quote_at[at - 1] >= 0
    if is_noun or at <= first or not joined:
        return None
    if earlier and earlier[-1].cue.start >= first:
        lender = _lender(scene, earlier, at, first)
        return Report(cue, lender, shared=True) if lender else None
    subject = opening_subject(scene, first)
    if subject is None or subject.end > at or _another_subject(scene, subject.end, at):
        return None
    if _SUBORDINATING & set(scene.words[subject.end : at - 1]):
        return None
    return Report(cue, subject, shared=True)


def _lender(scene: Scene, earlier: list[Report], at: int, first: int) -> Subject | None:
    """Return the subject of the report before in this sentence, unless another may be meant."""
    last = earlier[-1]
    if _is_subordinate(scene, last, first) or _another_speaks(scene, last, at):
        return None
    if ")" in scene.words[last.cue.end : at]:
        return None
    return _outermost(earlier, first).subject


def _outermost(earlier: list[Report], first: int) -> Report:
    """Take Reyes in "Reyes said the mayor's note warned him of it, adding"."""
    last = earlier[-1]
    outer = earlier[-2] if len(earlier) > 1 and earlier[-2].cue.start >= first else last
    inside = outer.end == last.start and last.subject.mention.form is not Mentioned.PRONOUN
    return outer if inside else last


def _is_subordinate(scene: Scene, report: Report, first: int) -> bool:
    """Tell the report of "While Reyes said no, the mayor agreed, adding that", which lends nobody.

    Nor does "Reyes tweeted when the mayor spoke, adding that", where either may have added.
    """
    opened = scene.word(first) in OPENING_CLAUSES and report.start <= first + 2
    opened = opened or scene.word(report.start - 1) in OPENING_CLAUSES - {"as", "once"}
    return opened or scene.word(report.end) in {"when", "while", "after", "before", "as"}


def _another_speaks(scene: Scene, report: Report, end: int) -> bool:
    """Tell "Reyes said no, and the Union sued, adding", where the Union may have added."""
    for at in range(report.end, end):
        if scene.word(at) != "," or scene.word(at + 1) not in {"and", "but"}:
            continue
        begin = at + 2 + (scene.word(at + 2) == "the")
        mention = scene.mention_from.get(begin) or scene.mention_from.get(at + 2)
        if mention is not None and scene.words_of(mention)[1] < end - 1:
            return True
    return False


def _another_subject(scene: Scene, start: int, end: int) -> bool:
    """Tell whether somebody else begins a clause of a range: "…, but Kirby refused, saying"."""
    for at in range(start + 1, end):
        mention = scene.mention_from.get(at)
        if mention is None or mention.form is Mentioned.DESCRIPTION:
            continue
        following = scene.word(scene.words_of(mention)[1])
        joined = scene.word(at - 1) in CONJUNCTIONS | {"as", "after", "before"}
        if joined and following[:1].isalpha() and following not in LINKING_WORDS | CONJUNCTIONS:
            return True
    return False


def _after_dateline(scene: Scene, first: int) -> int:
    """Step over "RYE, March 3 (AP) —", which is where a report was written."""
    if not scene.shapes[first : first + 1] or not scene.shapes[first][0].isupper():
        return first
    if first and scene.paragraph_at[first] == scene.paragraph_at[first - 1]:
        return first
    for at in range(first + 1, min(first + _DATELINE, scene.size - 1)):
        if scene.word(at) in {"—", "–", "-", "--"} and scene.word(at - 1) != "-":
            spaced = scene.span(at - 1, at).end < scene.span(at, at + 1).start
            return at + 1 if spaced else first
        if scene.shapes[at][0].islower() or scene.quote_at[at] >= 0:
            break
    return first


def opening_subject(scene: Scene, first: int) -> Subject | None:
    """Take the mention with which a sentence begins."""
    first = after_circumstance(scene, _after_dateline(scene, first), scene.unit(first)[1])
    while scene.word(first) in ADVERBS | CONJUNCTIONS:
        first += 1
    mention = scene.mention_from.get(first)
    if mention is None and scene.word(first) == "the":
        mention = scene.mention_from.get(first + 1)
    if mention is None:
        return None
    end = scene.words_of(mention)[1]
    if scene.word(end) in {"'s", "'"} or scene.word(end).removesuffix("s") in PERIODS:
        return None  # "a few days later"
    named = scene.mention_from.get(end + 1) if scene.word(end) == "," else None
    if named is not None and scene.word(scene.words_of(named)[1]) == ",":
        return Subject(named, first, scene.words_of(named)[1])
    return Subject(mention, first, end)
