"""Ordinals that look like parts: the "third" of "a third night" is no fraction."""

from extraction.lexicon import (
    AUXILIARIES,
    BE_FORMS,
    CONJUNCTIONS,
    DETERMINERS,
    FUNCTION_WORDS,
    MODALS,
    PREPOSITIONS,
    VERBS,
)
from extraction.pieces import Pieces

_QUALIFYING = frozenset(
    ["about", "nearly", "over", "than", "roughly", "almost", "only", "least", "around", "some"]
)
_NO_NOUNS = (
    PREPOSITIONS
    | FUNCTION_WORDS
    | DETERMINERS
    | VERBS
    | AUXILIARIES
    | BE_FORMS
    | MODALS
    | CONJUNCTIONS
)


def is_ordinal(pieces: Pieces, index: int) -> bool:
    """Tell "a third night", which is one more, from "a third said" and "about a third voters"."""
    if pieces.low(index) == "quarter" or pieces.low(index - 2) in _QUALIFYING:
        return False
    at = index + 1 + pieces.hyphenated(index + 1)
    low, is_parted = pieces.low(at), pieces.at(at).sentence != pieces.at(index).sentence
    if not pieces.is_word(at) or is_parted or low in _NO_NOUNS:
        return False
    return not low.endswith(("ed", "er", "ly"))
