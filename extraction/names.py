"""Names by form: capitalised words with titles and roles in front, and what they are names of."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extraction.kinds import Kind, kind_of
from extraction.lexicon import (
    DEMONYMS,
    GIVEN_NAMES,
    NAME_SUFFIXES,
    NOT_GIVEN,
    NOT_SURNAMES,
    ORGANIZATION_ENDINGS,
    ORGANIZATION_NOUNS,
    PLACE_NOUNS,
    PLACES,
    ROLE_NOUNS,
    SURNAME_ROLES,
)
from extraction.noun_phrases import REPORTING_FORMS, TITLES, role_start, singular
from extraction.runs import LINKS, runs
from extraction.seen import as_seen, missed
from extraction.words import Words

_BODY_NOUNS = ORGANIZATION_NOUNS | ORGANIZATION_ENDINGS
_PLAIN_BODIES = _BODY_NOUNS - ROLE_NOUNS
_NO_SURNAMES = PLACE_NOUNS | NOT_SURNAMES
_PLACE_WORDS = PLACES | PLACE_NOUNS | DEMONYMS | LINKS | {"the", "-"}
_JOINERS = LINKS | {"&", "and", "-", "the"}


@dataclass(frozen=True, slots=True)
class Name:
    """A name as words: `start` with title and role, `core` without them; `end` exclusive."""

    start: int
    core: int
    end: int
    kind: Kind
    person: float = 0.0
    """How sure the reader is that it is a person's, wherever it stands (0 to 1)."""


def find_names(words: Words) -> list[Name]:
    """Return every name of a text in reading order, lines in Title Case left out."""
    names: list[Name] = []
    for start, end in runs(words):
        _read_run(words, start, end, names)
    names = _confirmed(words, names)
    if words.sight.is_given:
        names = as_seen(words, [*names, *_missed(words, names)])
    return sorted([*names, *_in_headlines(words, names)], key=lambda name: name.start)


def _missed(words: Words, names: Sequence[Name]) -> Iterator[Name]:
    for start, end, person in missed(words, names):
        kind = Kind.PERSON if end - start > 1 else Kind.UNSURE
        yield Name(start, start, end, kind, person)


def _in_headlines(words: Words, names: list[Name]) -> list[Name]:
    """Find again in headlines, where every word has a capital, what the text names elsewhere."""
    known = {
        part
        for name in names
        if name.kind in {Kind.PERSON, Kind.UNSURE}
        for part in words.bare[name.core : name.end]
        if part in GIVEN_NAMES or (part[0].isalpha() and not _is_plain(words, part))
    }
    found: list[Name] = []
    for i in range(words.size):
        if words.headline[i] and words.capital[i] and words.bare[i] in known:
            before = found[-1] if found else None
            if before and before.end == i and words.bare[i - 1] in GIVEN_NAMES:
                found[-1] = Name(before.start, before.core, i + 1, Kind.PERSON)
            else:
                found.append(Name(i, i, i + 1, Kind.UNSURE))
    return found


def _is_plain(words: Words, word: str) -> bool:
    return word in words.common or word in TITLES


def _read_run(words: Words, start: int, end: int, names: list[Name]) -> None:
    """Add the names of one run, each with the role that stands before it."""
    core = _core(words, start, end)
    person = _person_of(words, core, end)
    if person is not None:  # "Ann Lee of the Harbor Union": a person and a body
        _read_run(words, start, person, names)
        rest = person + 1 + (words.at(person + 1) == "the")
        _read_run(words, rest, end, names)
        return
    body = _inner_body(words, core, end)
    if body is not None:  # "the Washington Post Tom Bay": two names without a sign between
        _read_run(words, start, body, names)
        _read_run(words, body, end, names)
        return
    if core >= end:
        return
    kind = kind_of(words, start, core, end)
    if kind is Kind.ORGANIZATION:
        core = start
    begin = role_start(words, core) if _may_be_titled(words, core, kind) else start
    begin = min(begin, start)
    if begin < core and kind is Kind.UNSURE:
        kind = Kind.PERSON
    while names and names[-1].start >= begin:
        names.pop()
    if names and names[-1].end > begin:
        begin = names[-1].end
    names.append(Name(min(begin, core), core, end, kind))


def _may_be_titled(words: Words, core: int, kind: Kind) -> bool:
    if kind is Kind.UNSURE:
        return words.at(core - 1) not in {"the", "a", "an"}
    return kind is Kind.PERSON


def _core(words: Words, start: int, end: int) -> int:
    """Return where the name proper begins in a run: after the last title and its "of" phrase."""
    core = start
    last = end - 1
    while last > start and words.bare[last] in NAME_SUFFIXES:
        last -= 1
    for i in range(start, last + 1):
        word = words.bare[i]
        leading = core == i and i < last
        dotted = leading and word in {".", "-"}
        nation = leading and word in DEMONYMS and words.bare[i + 1] in GIVEN_NAMES
        if dotted or nation or (_is_title(word) and not _is_own_name(words, i, start, last)):
            core = i + 1
    return _after_office(words, core, end) if core <= last else end


def _is_title(word: str) -> bool:
    return word in TITLES or (word.endswith("s") and singular(word) in ROLE_NOUNS)


def _is_own_name(words: Words, index: int, start: int, last: int) -> bool:
    """Keep "Dean" of "Dean Heller" and "King" of "Martin Luther King Jr."."""
    word = words.bare[index]
    if word in GIVEN_NAMES and index == start and last - index == 1:
        return True
    before = words.bare[index - 1] if index > start else ""
    if index == last and word in SURNAME_ROLES:
        return before in GIVEN_NAMES or bool(before and not _is_title(before) and last - start == 1)
    return before in GIVEN_NAMES and word in SURNAME_ROLES


def _after_office(words: Words, core: int, end: int) -> int:
    """Step over "of State" in "Secretary of State Ann Lee"."""
    if words.lower[core] not in LINKS:
        return core
    for i in range(core + 1, end):
        if words.bare[i] in GIVEN_NAMES or (i > core + 1 and end - i == 2):  # noqa: PLR2004 - two parts
            return i
    return end


def _person_of(words: Words, core: int, end: int) -> int | None:
    """Return where "of" follows two words that can be a person's: "Ann Lee | of the Union"."""
    link = core + 2
    if link >= end - 1 or words.lower[link] != "of":
        return None
    given, surname = words.bare[core], words.bare[core + 1]
    bodies = _BODY_NOUNS | _NO_SURNAMES
    if surname in bodies or {given, surname} & _JOINERS:
        return None
    if given in GIVEN_NAMES:
        return link
    plain = given in words.common or surname in words.common or given in bodies | TITLES
    return None if plain or given in _PLACE_WORDS or surname.endswith("s") else link


def _inner_body(words: Words, core: int, end: int) -> int | None:
    """Return where a run goes on after the name of a body: "… Post | Trump"."""
    for i in range(core + 1, end - 1):
        if words.bare[i] in _PLAIN_BODIES and words.bare[i - 1] not in GIVEN_NAMES:
            after = words.bare[i + 1]
            rest = set(words.bare[i + 1 : end])
            if after not in _JOINERS and not rest & _BODY_NOUNS:
                return i + 1
    return None


def _confirmed(words: Words, names: list[Name]) -> list[Name]:
    """Leave out single words whose capital may come from the start of a sentence alone."""
    sure = {
        part
        for name in names
        if not (words.initial[name.core] and name.end - name.core == 1)
        for part in words.bare[name.core : name.end]
    }
    return [name for name in names if _is_sure(words, name, sure)]


def _is_sure(words: Words, name: Name, sure: set[str]) -> bool:
    alone = name.kind is Kind.UNSURE and name.end - name.core == 1 and words.initial[name.core]
    word = words.bare[name.core]
    if not alone or word in sure or word in GIVEN_NAMES:
        return True
    if word in words.common or word in NOT_GIVEN or word.endswith(("ing", "ly", "ed")):
        return words.at(name.end) == "," and words.at(name.end + 1) in {"who", "whose"}
    following = words.at(name.end)
    if following == ",":
        return words.at(name.end + 1) in {"who", "whose", "a", "an", "the"}
    return following in {"'s", "'", ":"} or following in REPORTING_FORMS
