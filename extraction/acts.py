"""Acts: what somebody does with the words that the reader ties to them."""

from collections.abc import Sequence

from extraction.cues import Cue, Form, base_form
from extraction.lexicon import BE_FORMS, BELIEF_VERBS, MODALS, NEGATIONS, QUESTION_VERBS, SUPPOSING
from extraction.linking import Range
from extraction.reports import OPENING_CLAUSES
from extraction.scene import Scene
from extraction.source_phrases import Subject
from news.quote import Act, Kind

_REFUSING = frozenset(
    ["decline", "declined", "declines", "declining", "refuse", "refused", "refuses", "refusing"]
)
_STATING = frozenset(  # too wide for the rules, which do not see what is reported
    ["cite", "cited", "cites", "citing", "express", "expressed", "expresses", "expressing"]
) | frozenset(["point", "pointed", "pointing", "points"])
_NOBODY = frozenset(["neither", "nobody", "none", "no", "few", "nothing"])
_HEARSAY = frozenset(["said", "reported", "thought", "believed", "alleged", "rumored"])
_BESIDE = 3  # words between the subject of an opening clause and its own verb
_FEWEST_WORDS = 3  # between marks, to be more than what a cue is about


def read_cue(scene: Scene, start: int, end: int) -> Cue:
    """Read a cue that the reader found: its verb, polarity, and what it says of all words.

    Only words that are known to report state something; whatever else ties words to a source
    ("hopes", "was told", "would say") is a belief.
    """
    words = scene.words[start:end]
    verb, at = _reporting_verb(scene, start, end)
    negated = bool(NEGATIONS.intersection(words))
    form = Form.SOURCE if words[0] in {"according", "per"} else Form.FINITE
    plain = form is Form.SOURCE or not any(word[0].isalpha() for word in words)  # or a colon
    if _REFUSING.intersection(words) or (negated and verb):
        act = Act.REFUSAL
    elif verb in QUESTION_VERBS:
        act = Act.QUESTION
    elif plain or (verb and verb not in BELIEF_VERBS and not _is_supposed(scene, start, at)):
        act = Act.STATEMENT
    else:
        act = Act.BELIEF
    return Cue(start, end, verb, form, act=act, negated=negated != (verb == "deny"))


def _reporting_verb(scene: Scene, start: int, end: int) -> tuple[str, int]:
    """Return the base form of the verb that reports, and where it stands; "" if there is none."""
    for at in range(end - 1, start - 1, -1):
        word, verbal = scene.words[at], scene.parts[at] in {"VERB", "AUX"}
        if verbal and (word in _STATING or base_form(word)):
            return base_form(word) or word, at
        if word in {"put", "puts"} and scene.word(at + 1) == "it":
            return "put", at
    return "", start


def _is_supposed(scene: Scene, start: int, verb: int) -> bool:
    """Tell passives ("was told") and what may be said ("would say") from what was said."""
    before = set(scene.words[start:verb])
    passive = bool(before & BE_FORMS) and not scene.words[verb].endswith("ing")
    return passive or bool(before & MODALS)


def act_of(
    scene: Scene, cue: Cue, subject: Subject | None, pieces: Sequence[Range], kind: Kind
) -> Act:
    """Tell what is done with the words of a cue. Quoted words are said, by whatever cue."""
    if subject is not None and _is_nobody(scene, subject):
        return Act.REFUSAL
    if subject is not None and _is_doubtful(scene, cue, subject):
        return Act.BELIEF
    if kind is Kind.INDIRECT:
        return Act.BELIEF if _says_nothing(scene, cue, pieces) else cue.act
    known = cue.verb in BELIEF_VERBS or cue.act is Act.REFUSAL
    if kind is Kind.DIRECT and not known:
        enough = sum(end - start - 2 for start, end in pieces) >= _FEWEST_WORDS
        topic = scene.parts[cue.end - 1] == "ADP"  # warned against “false hopes”
        return Act.BELIEF if topic and not enough else Act.STATEMENT
    return cue.act


def _is_nobody(scene: Scene, subject: Subject) -> bool:
    """Tell "Neither Reyes nor Tan"."""
    return scene.words[subject.start] in _NOBODY


def _is_doubtful(scene: Scene, cue: Cue, subject: Subject) -> bool:
    """Tell "if Reyes says", and "While Reyes left, the board went on, adding"."""
    before = scene.word(subject.start - 1)
    far = cue.start - subject.end > _BESIDE
    return before in SUPPOSING or (far and before in OPENING_CLAUSES)


def _says_nothing(scene: Scene, cue: Cue, pieces: Sequence[Range]) -> bool:
    """Tell what is no clause ("said nothing", "cited the cost"), and "said to come from Rye"."""
    start, end = pieces[0][0], pieces[-1][1]
    if len(pieces) == 1 and end - start == 1:
        return True
    if scene.words[start] == "to" and scene.words[cue.end - 1] in _HEARSAY and start == cue.end:
        return True
    return not any(scene.parts[at] in {"VERB", "AUX"} for piece in pieces for at in range(*piece))
