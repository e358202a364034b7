"""Finite clauses: whether the words after a cue are reported or only its object."""

from itertools import takewhile

from extraction.cues import Cue
from extraction.lexicon import (
    AUXILIARIES,
    BARE_CLAUSE,
    BE_FORMS,
    CLAUSE_SIGNS,
    LINKING_WORDS,
    MODALS,
    PERIODS,
    PLEDGING_VERBS,
    QUOTE_ONLY,
)
from extraction.scene import Scene
from news.quote import Act

_QUESTION_WORDS = frozenset(
    ["whether", "if", "why", "how", "what", "who", "when", "where", "which"]
)
_BREAKS = _QUESTION_WORDS | {"that", "—", "–", "as", "after", "before"}
_SHORTEST = 3  # words of a clause with its "that"
_LONG_ENOUGH = 5  # words after "said" that are a clause whatever they are
_NO_OPENINGS = (
    LINKING_WORDS
    | _QUESTION_WORDS
    | BE_FORMS
    | MODALS
    | (AUXILIARIES - {"having"})
    | frozenset(["to", "so", ",", "down", "out", "off", "up", "back", "them", "while", "although"])
)
_NO_VERBS = frozenset(["his", "its", "this", "'s", "less", "news", "as", "us"])


def has_clause(scene: Scene, cue: Cue, start: int, end: int, *, quoted: bool) -> bool:
    """Tell whether the words after a cue are a reported clause and not an object."""
    word = scene.word(start)
    goes_on = word in {"and", "but", "or"} and scene.word(start - 1) == ","
    if word in {":", ""} or goes_on:
        return False
    if word == "that":
        finite = quoted or _is_finite(scene, start, end)
        return end - start >= _SHORTEST and finite and (quoted or cue.verb not in QUOTE_ONLY)
    if cue.act in {Act.QUESTION, Act.REFUSAL}:
        return word in _QUESTION_WORDS
    if cue.verb == "deny" or (word == "to" and cue.verb in PLEDGING_VERBS):
        return (word == "to" or word.endswith("ing")) and end - start > 1
    whole = word not in {"down", "up", "off"}  # "shouted down by"
    words = cue.verb in QUOTE_ONLY - {"post"} or _holds_clause(scene, cue, start, end)
    return (whole and quoted and words) or _has_bare_clause(scene, cue, start, end)


def _is_finite(scene: Scene, start: int, end: int) -> bool:
    """Tell "that rents rise" from "that approach in an interview", which has no verb."""
    words = scene.words[start + 1 : end]
    if words[:1] and words[0] in PERIODS | {"same", "very"}:
        return False
    if end - start > _LONG_ENOUGH + _SHORTEST or set(words) & CLAUSE_SIGNS:
        return True
    return any(w.endswith(("ed", "s", "n't")) and w not in _NO_VERBS for w in words[1:])


def _holds_clause(scene: Scene, cue: Cue, start: int, end: int) -> bool:
    """Tell whether words with quotation marks in them are a clause: "it was “a ruin”"."""
    if scene.word(start) in LINKING_WORDS and scene.quote_at[start] < 0:
        return False
    signs = cue.verb == "say" or set(scene.words[start:end]) & CLAUSE_SIGNS
    return cue.verb in BARE_CLAUSE and bool(signs)


def _has_bare_clause(scene: Scene, cue: Cue, start: int, end: int) -> bool:
    if cue.verb not in BARE_CLAUSE - {"add"}:
        return False
    opening = scene.shapes[start]
    if scene.word(start) in _NO_OPENINGS or (opening.islower() and opening.endswith("ed")):
        return False  # "in an interview aired on Monday"
    return _has_finite_verb(scene, cue, start, end)


def _has_finite_verb(scene: Scene, cue: Cue, start: int, end: int) -> bool:
    words = [scene.words[i] for i in range(start + 1, end) if scene.shapes[i] != "May"]
    plain = list(takewhile(lambda w: cue.verb == "say" or w not in _BREAKS, words))
    if any(w in CLAUSE_SIGNS for w in plain):
        return True
    if cue.verb not in {"say", "tell"}:
        return False
    return any(w.endswith("ed") for w in words) or end - start >= _LONG_ENOUGH
