"""Heads: which of the names in a source's words is the one who speaks."""

from collections.abc import Sequence

from extraction.lexicon import PREPOSITIONS
from extraction.names import Name
from extraction.noun_phrases import is_title
from extraction.people import People
from extraction.words import Words

_POSSESSIVES = frozenset(["'s", "'"])
_EDGES = frozenset([",", "“", "”", '"', "‘", "’", "'", "(", ")", ";", ":", "—", "–", "-", "--"])
_RELATIVES = frozenset(["who", "whose", "whom", "which", "that"])
_OPEN_ASIDES = frozenset([",", "(", "—", "–", "-", "--"])
_NO_ROLES = (
    PREPOSITIONS
    | _POSSESSIVES
    | frozenset(["and", "or", "nor", "neither", "but", "a", "an", "the", "including", "than"])
)
_DETERMINERS = frozenset(["a", "an", "the", "both"])


def trimmed(words: Words, start: int, end: int) -> tuple[int, int]:
    """Leave out marks around a source, and the possessive of "Ida Falk's", whose words follow."""
    while start < end and words.lower[start] in _EDGES:
        start += 1
    while start < end and words.lower[end - 1] in _EDGES | _POSSESSIVES:
        end -= 1
    return start, end


def head_name(
    words: Words, names: Sequence[Name], people: People, start: int, end: int
) -> Name | None:
    """Return the name of who speaks, where a range of words is a name and what goes with it.

    `names` are those in the range, which is trimmed. "Ida Falk of Rye, the mayor", "the mayor,
    Ida Falk" and "former pool chief Ida Falk" are Ida Falk; "Ida Falk's aide" is not.
    """
    if not names:
        return None
    first = names[0]
    determined = first.start == start + 1 and words.at(start) in _DETERMINERS
    person = _is_person(people, first)
    if (first.start <= start or determined) and _stands_alone(words, first, end, person=person):
        return first
    if person and first.start <= start and words.at(first.end) in _OPEN_ASIDES:
        return None  # "Ida Falk, Nils Aker and others"
    for name in names:
        if not _is_person(people, name):
            continue
        if _ends_role(words, name, start, end):
            return name
        if words.at(name.end) in {"and", "or", "nor"}:
            return None  # "Ida Falk and pool chief Nils Aker"
    return None


def is_joint(words: Words, names: Sequence[Name], start: int, end: int) -> bool:
    """Tell "Mr. Lee and Ms. Bay", where nothing but names is joined."""
    covered = {i for name in names for i in range(name.start, name.end)}
    between = {words.lower[i] for i in range(start, end) if i not in covered}
    return len(names) > 1 and between <= {",", "and", "&", "the", "both"}


def _is_person(people: People, name: Name) -> bool:
    return people.of(name) is not None or name.start in people.ambiguous


def _stands_alone(words: Words, name: Name, end: int, *, person: bool) -> bool:
    if name.end >= end:
        return True
    after = words.at(name.end)
    if after in _OPEN_ASIDES:
        return not _goes_on_as_list(words, name.end, end)
    return person and (after in _RELATIVES or after in PREPOSITIONS)


def _goes_on_as_list(words: Words, comma: int, end: int) -> bool:
    """Tell "Ida Falk, Nils Aker and Otto Brandt" from "Ida Falk, the mayor and a diver"."""
    if words.at(comma) != "," or "and" not in words.lower[comma:end]:
        return False
    after = comma + 1
    return words.capital[after] and words.lower[after] not in _DETERMINERS | {"who"}


def _ends_role(words: Words, name: Name, start: int, end: int) -> bool:
    """Tell whether a person's name closes a role: "pool chief Ida Falk", "the chief, Ida Falk"."""
    if name.end < end and words.at(name.end) not in _OPEN_ASIDES | _RELATIVES | {"of", "from"}:
        return False
    if name.start <= start:
        return False
    before = words.at(name.start - 1)
    if before == ",":
        return "and" not in words.lower[start:end]
    if before == "and" and is_title(words, name.start - 2):
        return name.core > name.start  # "mayor and pool chief Ida Falk", not "divers and"
    if before in _NO_ROLES or not (before[-1:].isalpha() or before == "-"):
        return False
    return "and" not in words.lower[name.end : end] or words.at(name.end) in _OPEN_ASIDES
