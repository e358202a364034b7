"""Qualifiers: the words that say how exactly a number is meant ("nearly", "at least", "or so")."""

from extraction.lexicon import (
    ABOUT_TAKERS,
    OVER_VERBS,
    QUALIFYING_PHRASES,
    QUALIFYING_TAILS,
    UNDER_VERBS,
)
from extraction.pieces import Pieces
from news.figure import Qualifier

_LONGEST = max(len(phrase.split()) for phrase in QUALIFYING_PHRASES)
_ALSO_PREPOSITIONS = {"about", "over", "under", "around", "above", "below"}


def qualifier_before(pieces: Pieces, index: int) -> tuple[Qualifier, int] | None:
    """Return the qualifier that ends right before a piece, and where it begins."""
    for length in range(_LONGEST, 0, -1):
        begin = index - length
        phrase = " ".join(pieces.low(at) for at in range(begin, index))
        name = QUALIFYING_PHRASES.get(phrase)
        if name and not _is_preposition(pieces, begin, index):
            return Qualifier(name), begin
    return None


def _is_preposition(pieces: Pieces, begin: int, index: int) -> bool:
    """Tell "a dispute over two islands" from "over two million".

    The way in "over 140 miles of road" is a path, not a bound.
    """
    if index - begin > 1 or pieces.low(begin) not in _ALSO_PREPOSITIONS:
        return False
    return pieces.low(begin - 1) in ABOUT_TAKERS


def qualifier_after(pieces: Pieces, index: int) -> tuple[Qualifier, int] | None:
    """Return the qualifier that begins at a piece ("or so", "-plus", "+"), and where it ends."""
    name = QUALIFYING_TAILS.get(f"{pieces.low(index)} {pieces.low(index + 1)}")
    if name:
        return Qualifier(name), index + 2
    if pieces.low(index) == "+" and pieces.glued(index):
        return Qualifier.OVER, index + 1
    if pieces.hyphenated(index) and pieces.low(index + 1) in {"plus", "odd"}:
        is_over = pieces.low(index + 1) == "plus"
        return Qualifier.OVER if is_over else Qualifier.ABOUT, index + 2
    return None


def qualifier_of_verb(pieces: Pieces, index: int) -> Qualifier:
    """Return what a verb such as "exceeds" or "approached" right before a piece says."""
    if pieces.low(index - 1) in OVER_VERBS:
        return Qualifier.OVER
    return Qualifier.UNDER if pieces.low(index - 1) in UNDER_VERBS else Qualifier.EXACT
