"""Names by form: capitalised words with titles and roles in front, and what they are names of."""

import re
from dataclasses import dataclass
from enum import StrEnum

from extraction.lexicon import (
    DEMONYMS,
    FEMALE_NAMES,
    HONORIFICS,
    KNOWN_ORGANIZATIONS,
    LABELS,
    MALE_NAMES,
    NAME_PARTICLES,
    NAME_SUFFIXES,
    NEVER_NAMES,
    ORGANIZATION_ENDINGS,
    ORGANIZATION_NOUNS,
    PLACE_NOUNS,
    PLACES,
    ROLE_NOUNS,
    SHORT_TITLES,
)
from extraction.noun_phrases import role_start
from extraction.words import Words

GIVEN_NAMES = MALE_NAMES | FEMALE_NAMES
TITLES = HONORIFICS | SHORT_TITLES | ROLE_NOUNS
_INITIAL = re.compile(r"[A-Z]\.?(?:[A-Z]\.)*")
_LINKS = frozenset({"of", "for"})
_LONGEST = 12  # words of a run; longer ones are lists or shouting
_PLACE_OPENERS = frozenset("new san los las santa saint st north south east west great".split())


class Kind(StrEnum):
    """What a name is a name of."""

    PERSON = "person"
    ORGANIZATION = "organization"
    PLACE = "place"
    UNSURE = "unsure"
    """One capitalised word, or several without any sign of a person."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name as words: `start` with title and role, `core` without them; `end` exclusive."""

    start: int
    core: int
    end: int
    kind: Kind


def find_names(words: Words) -> list[Name]:
    """Return every name of a text in reading order, lines in Title Case left out."""
    names: list[Name] = []
    at = 0
    while at < words.size:
        end = _run_end(words, at)
        if end > at:
            _add(words, at, end, names)
        at = max(end, at + 1)
    return names


def is_name_word(words: Words, index: int) -> bool:
    """Tell whether a word can be part of a name by its capital."""
    text, bare = words.text[index], words.bare[index]
    if not words.capital[index] or words.headline[index]:
        return False
    if text.isupper() and len(text) > 1 and bare not in TITLES:
        return not (words.at(index + 1) == ":" and bare in LABELS)
    if bare not in NEVER_NAMES or _INITIAL.fullmatch(text) and len(text) > 1:
        return True
    # "Will Smith", "Theresa May": a word of another kind beside a given name or a title.
    before = words.bare[index - 1] if words.same_line(index - 1, index) else ""
    if words.capital[index - 1] and before in GIVEN_NAMES | TITLES - NEVER_NAMES:
        return index > 0 and before not in NEVER_NAMES
    return bare in TITLES or (bare in GIVEN_NAMES and not words.initial[index])


def _run_end(words: Words, at: int) -> int:
    """Return the end of the run of name words that begins here, `at` itself if there is none."""
    if not is_name_word(words, at):
        return at
    end = at + 1
    while end - at < _LONGEST and words.same_line(at, end):
        step = _step(words, end)
        if not step:
            break
        end += step
    return end


def _step(words: Words, end: int) -> int:
    """Return how many words the run goes on by after `end`: a name word with what joins it."""
    if words.initial[end] and not words.bare[end - 1] in TITLES:
        return 0
    if words.text[end] == "." and words.glued[end] and words.bare[end - 1] in TITLES:
        return 1
    if words.text[end] in {"-", "‐", "‑"} and words.glued[end]:
        joined = words.same_line(end, end + 1) and words.glued[end + 1]
        return (
            2
            if joined and words.text[end + 1].isalpha() and words.capital[end + 1]
            else (
                2 if joined and words.text[end + 1].isalpha() and _is_given_tail(words, end) else 0
            )
        )
    if is_name_word(words, end):
        return 1
    if words.lower[end] in NAME_PARTICLES | _LINKS | {"the", "&"}:
        return _through_particles(words, end)
    return 0


def _is_given_tail(words: Words, hyphen: int) -> bool:
    """Accept the small second half of "Jae-hoon", but not that of "US-sponsored"."""
    tail = words.text[hyphen + 1]
    return (
        tail.islower()
        and 1 < len(tail) <= 5
        and len(words.text[hyphen - 1]) <= 5
        and (
            words.same_line(hyphen - 2, hyphen)
            and words.capital[hyphen - 2]
            and not words.text[hyphen - 1].isupper()
        )
    )


def _through_particles(words: Words, at: int) -> int:
    """Step over "van der", "of the", "el-" when a capitalised word follows."""
    end = at
    while end < at + 3 and words.same_line(at, end):
        word = words.lower[end]
        linking = word in _LINKS or (word == "the" and words.at(end - 1) in _LINKS) or word == "&"
        if not (linking or word in NAME_PARTICLES or (word == "-" and words.glued[end])):
            break
        end += 1
    if end > at and words.same_line(at, end) and is_name_word(words, end):
        return end + 1 - at
    return 0


def _add(words: Words, start: int, end: int, names: list[Name]) -> None:
    """Read one run and add the name in it, with the role that stands before it."""
    core = _core(words, start, end)
    if core >= end:
        return
    kind = _kind(words, start, core, end)
    if kind is Kind.ORGANIZATION:
        core = start
    titled = kind is Kind.PERSON or (kind is Kind.UNSURE and not _has_article(words, start))
    begin = role_start(words, core) if titled else start
    if begin < core and kind is Kind.UNSURE:
        kind = Kind.PERSON
    while names and names[-1].start >= begin:
        names.pop()
    if names and names[-1].end > begin:
        begin = names[-1].end
    names.append(Name(min(begin, core), core, end, kind))


def _core(words: Words, start: int, end: int) -> int:
    """Return where the name proper begins in a run: after the last title and its "of" phrase."""
    core = start
    last = end - 1
    while last > start and words.bare[last] in NAME_SUFFIXES:
        last -= 1
    for i in range(start, end):
        word = words.bare[i]
        if word == "." and core == i:
            core = i + 1
        elif word in TITLES and i < last + (i == start) and not _is_own_name(words, i, start, end):
            core = i + 1
        elif word in DEMONYMS and core == i and i < last:
            core = i + 1
    return _after_office(words, core, end)


def _is_own_name(words: Words, index: int, start: int, end: int) -> bool:
    """Keep "Dean" of "Dean Heller" and "King" of "Martin Luther King Jr."."""
    word = words.bare[index]
    if word in GIVEN_NAMES and index == start and end - index == 2:
        return True
    return index > start and words.bare[index - 1] in GIVEN_NAMES


def _after_office(words: Words, core: int, end: int) -> int:
    """Step over "of State" in "Secretary of State Ann Lee"."""
    if core >= end or words.lower[core] not in _LINKS:
        return core
    for i in range(core + 1, end):
        if words.bare[i] in GIVEN_NAMES or (i > core + 2 and words.capital[i]):
            return i
    return end


def _kind(words: Words, start: int, core: int, end: int) -> Kind:
    titled = core > start
    inside = [w for w in words.bare[core:end] if w.isalpha() or "-" in w or "'" in w]
    if _is_organization(words, core, end) and not (titled and words.bare[end - 1] in GIVEN_NAMES):
        return Kind.ORGANIZATION
    if end - core == 1 and words.bare[core] in DEMONYMS | PLACES and not titled:
        return Kind.PLACE
    if titled and words.bare[core - 1] not in DEMONYMS:
        return Kind.PERSON
    if all(w in PLACES | PLACE_NOUNS | _LINKS | {"the"} for w in inside):
        return Kind.PLACE
    if end - core == 1:
        return Kind.UNSURE
    first = words.bare[core]
    if first in GIVEN_NAMES or (_INITIAL.fullmatch(words.text[core]) and len(inside) > 1):
        return Kind.PERSON
    if first in _PLACE_OPENERS or words.bare[end - 1] in PLACE_NOUNS:
        return Kind.PLACE
    return Kind.UNSURE


def _is_organization(words: Words, core: int, end: int) -> bool:
    bare = words.bare[core:end]
    if end - core == 1:
        acronym = words.text[core].isupper() and len(words.text[core]) > 1
        place = bare[0] in PLACES | DEMONYMS | HONORIFICS
        return bare[0] in KNOWN_ORGANIZATIONS | ORGANIZATION_NOUNS or (
            acronym and not place and words.at(core + 1) != ":"
        )
    if any(word in _LINKS for word in bare) and set(bare) & ORGANIZATION_NOUNS:
        return True
    last = bare[-1] if bare[-1] not in NAME_SUFFIXES else bare[-2]
    return last in ORGANIZATION_NOUNS | ORGANIZATION_ENDINGS and (
        bare[0] not in GIVEN_NAMES or last in ORGANIZATION_NOUNS or bare[-1] in ORGANIZATION_ENDINGS
    )


def _has_article(words: Words, start: int) -> bool:
    return words.at(start - 1) in {"the", "a", "an"} and words.same_line(start - 1, start)
