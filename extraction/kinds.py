"""Kinds: what a run of capitalised words is a name of."""

import re
from enum import StrEnum

from extraction.lexicon import (
    DEMONYMS,
    GIVEN_NAMES,
    KNOWN_ORGANIZATIONS,
    LABELS,
    NOT_SURNAMES,
    ORGANIZATION_ENDINGS,
    ORGANIZATION_NOUNS,
    PLACE_NOUNS,
    PLACES,
    SURNAME_BODIES,
)
from extraction.runs import LINKS
from extraction.sight import Seen
from extraction.words import Words

_INITIAL = re.compile(r"[A-Z]\.?(?:[A-Z]\.)*")
_SHORTEST_LABEL = 3  # letters; "Q:" and "A:" name nobody
_BODY_NOUNS = ORGANIZATION_NOUNS | ORGANIZATION_ENDINGS
_NO_SURNAMES = PLACE_NOUNS | NOT_SURNAMES
_PLACE_WORDS = PLACES | PLACE_NOUNS | DEMONYMS | LINKS | {"the", "-"}
_LINKING = LINKS | {"&"}
_NO_PERSON = 0.2  # below it the reader takes a name for no person's
_PERSON, _SURELY_PERSON = 0.5, 0.85
_NAMED = 0.3  # from which on it is taken for the name of something else


class Kind(StrEnum):
    """What a name is a name of."""

    PERSON = "person"
    ORGANIZATION = "organization"
    PLACE = "place"
    OTHER = "other"
    """A work, an event, a people; or no name, for all its capitals."""
    UNSURE = "unsure"
    """One capitalised word, or several without any sign of a person."""


def kind_of(words: Words, start: int, core: int, end: int) -> Kind:
    """Tell what a name is a name of, by its words and by the title before it."""
    titled = core > start and words.bare[core - 1] not in DEMONYMS
    if _is_organization(words, core, end, titled=titled):
        return Kind.ORGANIZATION
    if titled or _is_label(words, core, end):
        return Kind.PERSON
    if _is_place(words, core, end):
        return Kind.PLACE
    if end - core == 1:
        return Kind.UNSURE
    first, surname = words.bare[core], words.bare[end - 1]
    if first in GIVEN_NAMES and surname not in _NO_SURNAMES:
        return Kind.PERSON
    has_initial = _INITIAL.fullmatch(words.text[core]) and "." in words.text[core]
    return Kind.PERSON if has_initial and first not in DEMONYMS else Kind.UNSURE


def kind_as_seen(kind: Kind, seen: Seen, *, several: bool) -> Kind:
    """Correct the kind that a name has by its form by what the reader takes it for.

    `seen` is the mean over all places where the name stands; `several`: it has several words.
    """
    if kind in {Kind.PERSON, Kind.UNSURE} and seen.person < _NO_PERSON:
        return _body_place_or_other(seen)
    if kind is Kind.UNSURE and several and seen.person >= _PERSON:
        return Kind.PERSON
    if kind in {Kind.ORGANIZATION, Kind.PLACE} and seen.person >= _SURELY_PERSON:
        return Kind.PERSON if several else Kind.UNSURE
    return kind


def _body_place_or_other(seen: Seen) -> Kind:
    if max(seen) < _NAMED:
        return Kind.OTHER
    if seen.organization >= max(seen):
        return Kind.ORGANIZATION
    return Kind.PLACE if seen.place >= max(seen) else Kind.OTHER


def _is_label(words: Words, core: int, end: int) -> bool:
    """Accept "HOLT:" at the start of a line, as transcripts have it."""
    if end - core != 1 or words.at(end) != ":" or words.same_line(core - 1, core):
        return False
    shouted = words.text[core].isupper() and len(words.text[core]) >= _SHORTEST_LABEL
    return shouted and words.bare[core] not in LABELS


def _is_place(words: Words, core: int, end: int) -> bool:
    inside = words.bare[core:end]
    if all(word in _PLACE_WORDS for word in inside):
        return bool(set(inside) - PLACE_NOUNS) or len(inside) > 1
    if len(inside) == 1:
        return False
    if inside[0] in {"new", "san", "los", "las", "santa", "north", "south", "east", "west", "st"}:
        return True
    return inside[-1] in PLACE_NOUNS and inside[0] not in GIVEN_NAMES


def _is_organization(words: Words, core: int, end: int, *, titled: bool) -> bool:
    bare = words.bare[core:end]
    if len(bare) == 1:
        text = words.text[core]
        acronym = text.isupper() and sum(c.isalpha() for c in text) > 1 and words.at(end) != ":"
        listed = bare[0] in KNOWN_ORGANIZATIONS or bare[0] in ORGANIZATION_NOUNS
        if titled:
            return bare[0] in ORGANIZATION_NOUNS or bare[0] in _NO_SURNAMES
        return listed or (acronym and bare[0] not in _PLACE_WORDS)
    if _LINKING & set(bare) and _BODY_NOUNS & set(bare):
        return True
    last = bare[-1]
    if bare[0] in GIVEN_NAMES and bare[0] not in PLACES and not titled:
        return (last in ORGANIZATION_NOUNS and last not in SURNAME_BODIES) or (
            last in ORGANIZATION_ENDINGS and len(bare) > 2  # noqa: PLR2004 - "John Post" is a person
        )
    return last in _BODY_NOUNS
