"""Endings: the phrase that ends at a word, as far as it can be a subject."""

from extraction.lexicon import (
    CONJUNCTIONS,
    LINKING_WORDS,
)
from extraction.mentions import Form, Mention
from extraction.scene import Scene
from extraction.source_phrases import Subject, phrase_before

_POSSESSIVES = frozenset(["its", "their", "his", "her"])
_OPEN_PUNCTUATION = frozenset(",;:.—–-(…") | {"--", "•", "*", "!", "?"}


def ending_at(scene: Scene, end: int, first: int) -> Subject | None:
    """Read the phrase that ends at a word, as far as it belongs to the subject."""
    mention = scene.mention_to.get(end)
    start = scene.words_of(mention)[0] if mention else end
    if mention is None or scene.word(start) in {"'s", "'"}:
        return phrase_before(scene, end, first)
    before = scene.word(start - 1) if start > first else ""
    owned = before in {"'s", "'"} and scene.quote_at[start - 1] < 0
    if before in {"or", "nor", "neither"} or owned or before.endswith("ing"):
        return None
    if before == "and":
        return _joined(scene, mention, start, first)
    if before in LINKING_WORDS - {"as", "since", "until", "after", "before"}:
        return _headed(scene, start - 1, end, first)
    return Subject(mention, start, end)


def _joined(scene: Scene, mention: Mention, start: int, first: int) -> Subject | None:
    """Take "the company and its auditors" as one source."""
    other = scene.mention_to.get(start - 1)
    end = scene.words_of(mention)[1]
    phrase = phrase_before(scene, start - 1, first) if other is None else None
    if other is None and (phrase is None or phrase.start > first):
        return None if scene.word(start) in _POSSESSIVES else Subject(mention, start, end)
    begin = phrase.start if phrase else scene.words_of(other)[0] if other else start
    free = _OPEN_PUNCTUATION | CONJUNCTIONS | {"both"}
    if begin > first and scene.quote_at[begin - 1] < 0 and scene.word(begin - 1) not in free:
        return None
    return Subject(scene.mention(begin, end), begin, end)


def _headed(scene: Scene, preposition: int, end: int, first: int) -> Subject | None:
    """Widen "the agency" to "a lawyer for the agency" when that is what speaks."""
    head = scene.mention_to.get(preposition)
    start = scene.words_of(head)[0] if head else None
    if start is None or head is None or head.form is not Form.DESCRIPTION:
        phrase = phrase_before(scene, preposition, first)
        if phrase is None:
            return None
        start = phrase.start
    return Subject(scene.mention(start, end), start, end)
