"""Nouns: whether a word is a plural, and whether it stands for persons, by lists and endings."""

from extraction.lexicon import (
    DEMONYM_ENDINGS,
    IRREGULAR_PLURALS,
    NOT_PERSONS,
    NOT_PLURAL,
    PERSON_ENDINGS,
    PERSON_NOUNS,
)
from extraction.pieces import Piece

_PEOPLE_ADJECTIVES = ("ese", "french", "british", "irish", "dutch", "swiss", "spanish", "polish")


def is_plural(piece: Piece) -> bool:
    """Tell whether a word looks like the plural of a noun."""
    low = piece.low
    if low in IRREGULAR_PLURALS or low.endswith(("men", "women", "people", "folk", "children")):
        return True
    if piece.is_capital and low.endswith(_PEOPLE_ADJECTIVES):
        return True
    if low in NOT_PLURAL or "'" in low or low.endswith(("ss", "us")):
        return False
    if low.endswith("is"):
        return piece.is_capital
    return low.endswith("s") and len(low) > 2  # noqa: PLR2004  "as", "us"


def is_person(piece: Piece) -> bool:
    """Tell whether a noun stands for persons: by the list, or by its ending."""
    low = piece.low
    if piece.is_capital and low.endswith(DEMONYM_ENDINGS) and low not in NOT_PERSONS:
        return True
    for single in _singulars(low):
        if single in PERSON_NOUNS:
            return True
        if single in NOT_PERSONS:
            return False
    return any(single.endswith(PERSON_ENDINGS) for single in _singulars(low)[:1])


def _singulars(low: str) -> list[str]:
    """Return the forms that a plural may come from, the likeliest first."""
    if low.endswith("ies"):
        return [low[:-3] + "y", low[:-1], low]
    if low.endswith("es"):
        return [low[:-1], low[:-2], low]
    if low.endswith("s"):
        return [low[:-1], low]
    return [low]
