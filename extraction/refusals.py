"""Refusals: subjects beside a cue that cannot have said the words."""

from extraction.cues import Cue
from extraction.cues import Form as CueForm
from extraction.lexicon import (
    LINKING_WORDS,
    NAMING_VERBS,
    NOUNLIKE_VERBS,
    SUPPOSING,
)
from extraction.mentions import Form
from extraction.noun_phrases import SOURCE_NOUNS
from extraction.scene import Scene
from extraction.source_phrases import Subject

_NOBODY = frozenset(
    ["anything", "enough", "everything", "i", "less", "little", "more", "much", "no", "nothing"]
) | frozenset(["so", "something", "there", "we", "what", "you"])
_CAUSING = frozenset(
    [
        "had",
        "have",
        "has",
        "having",
        "let",
        "lets",
        "made",
        "make",
        "makes",
        "help",
        "helped",
        "see",
    ]
)


def _is_thing(scene: Scene, cue: Cue, words: list[str]) -> bool:
    """Tell "a belly laugh" and "a class called “Sight”", which is named and names nothing."""
    one = words[0] in {"a", "an"}
    if one and cue.plain:
        return True
    if cue.verb == "call" and one and scene.quotes_in(cue.end, cue.end + 1):
        return True
    named = cue.verb in {"call", "dub"} and bool(scene.quotes_in(cue.end, cue.end + 2))
    return named and not SOURCE_NOUNS & set(words)


def is_possible(scene: Scene, cue: Cue, subject: Subject) -> bool:
    """Refuse suppositions ("if Reyes says"), nouns ("a claim") and singular pronouns ("he say")."""
    words = scene.words[subject.start : subject.end]
    supposed = scene.word(subject.start - 1) in SUPPOSING and cue.verb not in NAMING_VERBS
    nobody = len(words) == 1 and words[0] in _NOBODY
    if supposed or nobody or scene.word(cue.start - 1) in LINKING_WORDS:
        return False
    if _is_owner(scene, cue, subject) or _is_made_to(scene, cue, subject):
        return False
    if subject.mention.form is Form.DESCRIPTION and _is_thing(scene, cue, words):
        return False
    if _is_noun(scene, cue, subject):
        return False
    return not (cue.plain and words in (["he"], ["she"], ["it"]))


def _is_owner(scene: Scene, cue: Cue, subject: Subject) -> bool:
    """Tell the owner in "Reyes's alleged “friends”"."""
    return scene.word(subject.end - 1).endswith(("'s", "s'")) and subject.end <= cue.start


def _is_made_to(scene: Scene, cue: Cue, subject: Subject) -> bool:
    """Tell "had Reyes read the letter", where Reyes reports nothing."""
    base = cue.present or cue.verb in {"read", "put"}
    return base and scene.word(subject.start - 1) in _CAUSING


def _is_noun(scene: Scene, cue: Cue, subject: Subject) -> bool:
    """Tell a cue that is a noun here: "the tax claims of the firm"."""
    if cue.form is not CueForm.FINITE or cue.verb not in NOUNLIKE_VERBS or not cue.present:
        return False
    described = cue.plain and subject.mention.form is Form.DESCRIPTION
    return described or not scene.is_recognised(subject.mention)
