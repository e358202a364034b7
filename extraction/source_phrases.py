"""Source phrases: subjects that no mention covers, read from words beside a cue."""

from dataclasses import dataclass

from extraction.lexicon import (
    ADVERBS,
    AUXILIARIES,
    BE_FORMS,
    CONJUNCTIONS,
    LINKING_WORDS,
    MODALS,
    PHRASE_OPENERS,
    SUPPOSING,
    WEEKDAYS,
)
from extraction.mentions import Mention
from extraction.scene import Scene

_NOUN_LIMIT = 2  # words of a bare noun that begins a sentence
_PHRASE_LIMIT = 7  # words of a subject that is no recognised mention
_NO_NOUN = (
    AUXILIARIES | BE_FORMS | MODALS | CONJUNCTIONS | SUPPOSING | frozenset(["who", "that", "which"])
)
_TIES = frozenset(["familiar", "close", "briefed", "involved", "'s", "'"])
_WORDLIKE = frozenset("abcdefghijklmnopqrstuvwxyz0123456789'")
_PRONOUNS = frozenset(["it", "there", "this", "that", "i", "we", "you"])
_OPENERS = frozenset(["what", "when", "where", "why", "how", "who", "which", "asked", "while"])
_NO_SUBJECTS = SUPPOSING | _PRONOUNS | _OPENERS | frozenset(["as", "although"])


@dataclass(frozen=True, slots=True)
class Subject:
    """Who speaks, and the words that the whole phrase takes, titles and appositions included."""

    mention: Mention
    start: int
    end: int


def phrase_before(scene: Scene, end: int, first: int) -> Subject | None:
    """Take a short noun phrase with a determiner, or the whole beginning of a sentence."""
    for start in range(end - 1, max(first - 1, end - 1 - _PHRASE_LIMIT), -1):
        word = scene.word(start)
        if scene.quote_at[start] >= 0 or word in _NO_NOUN | ADVERBS or word[0] not in _WORDLIKE:
            return None
        head = scene.mention_to.get(start)
        if head is not None and word in LINKING_WORDS | _TIES:
            begin = scene.words_of(head)[0]
            if word in {"'s", "'"} and scene.word(begin - 1) in LINKING_WORDS and begin > first:
                continue  # "officials familiar with the board's debate"
            return Subject(scene.mention(begin, end), begin, end)
        if (
            word in PHRASE_OPENERS
            and start < end - 1
            and scene.word(start - 1) not in LINKING_WORDS
        ):
            return Subject(scene.mention(start, end), start, end)
        if start == first:
            return _opening_noun(scene, start, end)
    return None


def _opening_noun(scene: Scene, start: int, end: int) -> Subject | None:
    """Accept "Police" or "Partisans on both sides" at the start of a sentence."""
    noun = scene.word(start)
    if noun in _NO_SUBJECTS | LINKING_WORDS or scene.word(end - 1) in _NO_SUBJECTS:
        return None
    if set(scene.words[start:end]) & (LINKING_WORDS | PHRASE_OPENERS):
        return Subject(scene.mention(start, end), start, end) if noun.endswith("s") else None
    if end - start > _NOUN_LIMIT or scene.word(end - 1).endswith(("ly", "ing", "ed")):
        return None
    return Subject(scene.mention(start, end), start, end)


def phrase_after(scene: Scene, start: int, last: int) -> Subject | None:
    """Take the short noun phrase that begins at a word: "said union leaders"."""
    end = start
    while end < min(last, start + _PHRASE_LIMIT) and scene.word(end)[0].isalpha():
        if scene.word(end) in _NO_NOUN | ADVERBS or (
            end > start and scene.word(end) in LINKING_WORDS
        ):
            break
        end += 1
    nouns = [w for w in scene.words[start:end] if w not in PHRASE_OPENERS | LINKING_WORDS]
    if not nouns or scene.word(start) in LINKING_WORDS or scene.word(start) in WEEKDAYS:
        return None
    return Subject(scene.mention(start, end), start, end)
