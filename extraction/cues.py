"""Cues: the words that report speech, with their verb group, polarity and act."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from extraction.lexicon import (
    ADVERBS,
    AUXILIARIES,
    BE_FORMS,
    BELIEF_VERBS,
    MODALS,
    NEGATIONS,
    QUESTION_VERBS,
    REPORTING_VERBS,
)
from extraction.noun_phrases import SOURCE_NOUNS
from news.quote import Act

_GROUP_LIMIT = 6  # words of a verb group before its verb
_QUOTED_AS_LIMIT = 14  # words between "quoted" and "as saying"
_NO_SOURCES = frozenset(["plan", "law", "schedule", "size", "need", "taste", "custom", "rules"])
_NOT_TO = frozenset(["say", "believe", "think", "report", "read", "agree", "state"])
_NOT_PER = frozenset(
    [
        "cent",
        "capita",
        "day",
        "week",
        "month",
        "year",
        "hour",
        "person",
        "head",
        "night",
        "se",
        "annum",
    ]
)


class Form(Enum):
    """How a cue is tied to its speaker."""

    FINITE = auto()
    """Its subject stands beside it: "Reyes said", "said Reyes"."""
    PARTICIPLE = auto()
    """It borrows a subject: "…, adding that"."""
    SOURCE = auto()
    """The speaker follows: "according to Reyes"."""


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that report. `start` and `end` are tokens, end exclusive; `verb` is the base form."""

    start: int
    end: int
    verb: str
    form: Form
    plain: bool = False
    """A base form ("say"), which needs a plural subject."""
    present: bool = False
    """A base form or a third person ("claims"), which may be a noun."""
    act: Act = Act.STATEMENT
    negated: bool = False


def _inflections() -> dict[str, tuple[str, Form, bool]]:
    forms: dict[str, tuple[str, Form, bool]] = {}
    for base, third, past, participle, gerund in REPORTING_VERBS:
        forms[base] = (base, Form.FINITE, True)
        forms[gerund] = (base, Form.PARTICIPLE, False)
        forms[third] = forms[past] = (base, Form.FINITE, False)
        forms.setdefault(participle, (base, Form.FINITE, False))
    return forms


_FORMS = _inflections()
_THIRDS = frozenset(row[1] for row in REPORTING_VERBS)


def find_cues(words: Sequence[str], shapes: Sequence[str], quoted: Sequence[bool]) -> list[Cue]:
    """Find the cues outside quotation marks.

    `words` are lower-case tokens with straight apostrophes, `shapes` the tokens as printed.
    """
    found = []
    for at, word in enumerate(words):
        if quoted[at]:
            continue
        cue = None
        if word in _FORMS and (shapes[at][0].islower() or shapes[at].isupper()):
            cue = _verb_cue(words, at)
        elif word == "according" and words[at + 1 : at + 2] == ["to"]:
            cue = _source_cue(words, at, at + 2)
        elif words[at : at + 4] == ["in", "the", "words", "of"]:
            cue = _source_cue(words, at, at + 4)
        elif word == "per" and words[at + 1 : at + 2] and words[at - 1 : at] == [","]:
            cue = _source_cue(words, at, at + 1)
        elif word in {"put", "puts"} and words[at + 1 : at + 2] == ["it"]:
            cue = _put_it(words, at)
        if cue:
            found.append(cue)
    return found


def _source_cue(words: Sequence[str], start: int, end: int) -> Cue | None:
    if end >= len(words) or words[end] in _NO_SOURCES | _NOT_PER:
        return None
    if words[end] in {"their", "its"} and not SOURCE_NOUNS & set(words[end + 1 : end + 4]):
        return None  # "according to their taste"
    return Cue(start, end, "according", Form.SOURCE)


def _put_it(words: Sequence[str], at: int) -> Cue | None:
    end = at + 2
    while end < len(words) and (words[end].endswith("ly") or words[end] in {"this", "way", "more"}):
        end += 1
    return Cue(at, end, "put", Form.FINITE) if words[end : end + 1] != ["to"] else None


def _verb_cue(words: Sequence[str], at: int) -> Cue | None:
    base, form, plain = _FORMS[words[at]]
    following = words[at + 1 : at + 2]
    hyphenated = following == ["-"] or (at > 0 and words[at - 1].endswith("-"))  # "a must-read"
    meant = base != "say" or words[at + 2 : at + 3] in (["be"], ["have"])  # "said to be ill"
    if hyphenated or (following == ["to"] and base in _NOT_TO and meant):
        return None
    if form is Form.PARTICIPLE and words[at - 1 : at] == ["as"]:
        return _quoted_as(words, at)
    if words[at] == base and words[at - 1 : at] in (["'s"], ["'"]):
        return None  # "the ministry's report"
    if words[max(0, at - 3) : at] == ["went", "on", "to"]:
        return Cue(at - 3, at + 1, base, Form.FINITE)
    start = _group_start(words, at)
    group = words[start:at]
    if words[start - 1 : start] == ["to"] if start else False:
        return None
    plain = plain and not set(group) & AUXILIARIES
    present = plain or words[at] in _THIRDS
    return _judged(Cue(start, at + 1, base, form, plain, present), group)


def _group_start(words: Sequence[str], at: int) -> int:
    start = at
    for back in range(at - 1, max(-1, at - 1 - _GROUP_LIMIT), -1):
        word = words[back]
        if word in AUXILIARIES | BE_FORMS | MODALS | NEGATIONS:
            start = back
        elif not (word in ADVERBS or word == "since" or word.endswith("ly")):
            break
    return start


def _judged(cue: Cue, group: Sequence[str]) -> Cue | None:
    """Drop passives and suppositions; tell polarity and act."""
    seen = set(group)
    passive = bool(seen & BE_FORMS)
    form = Form.FINITE if passive and cue.form is Form.PARTICIPLE else cue.form
    negated = bool(seen & NEGATIONS)
    act = Act.STATEMENT
    if (passive and cue.form is Form.FINITE) or (seen & MODALS and not negated):
        return None
    if cue.verb in BELIEF_VERBS:
        act = Act.BELIEF
    elif cue.verb in QUESTION_VERBS:
        act = Act.QUESTION
    if negated:
        act = Act.REFUSAL  # "did not say that": nothing was said
    negated = negated != (cue.verb == "deny")
    return replace(cue, form=form, act=act, negated=negated)


def _quoted_as(words: Sequence[str], at: int) -> Cue | None:
    """Read "was quoted by the agency as saying" as one cue."""
    for back in range(at - 2, max(-1, at - _QUOTED_AS_LIMIT), -1):
        if words[back] in {"quoted", "cited", "reported"}:
            start = _group_start(words, back)
            passive = bool(set(words[start:back]) & BE_FORMS)
            return Cue(start, at + 1, "say", Form.FINITE) if passive else None
    return None


def base_form(word: str) -> str:
    """Return the base form of a reporting verb, in lower case; "" for all other words."""
    return _FORMS[word][0] if word in _FORMS else ""
