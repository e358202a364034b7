"""People of one article: the written forms of a name joined, two namesakes kept two."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from extraction.kinds import Kind
from extraction.lexicon import (
    COMMON_GENDER_NAMES,
    DEMONYMS,
    FEMALE_NAMES,
    FEMALE_TITLES,
    GIVEN_NAMES,
    MALE_NAMES,
    MALE_TITLES,
    NAME_PARTICLES,
    NAME_SUFFIXES,
    NICKNAMES,
    NOT_GIVEN,
    NOT_SURNAMES,
    ORGANIZATION_NOUNS,
    PLACES,
)
from extraction.names import Name
from extraction.noun_phrases import REPORTING_FORMS
from extraction.roles import is_introduced
from extraction.runs import LINKS
from extraction.words import Words
from news.text import fold

_NO_PERSON_AFTER = ORGANIZATION_NOUNS | {"the", "a", "an", "this", "our", "his", "her", "their"}
_NOT_GIVEN = NOT_GIVEN | PLACES | DEMONYMS
_NO_PART = NOT_SURNAMES | LINKS | {"the", "&", "and"}
# From which belief on one word is a person's name: beside another sign of it, with a report, alone.
_LIKELY, _PROBABLE, _SURE = 0.4, 0.7, 0.9
_NAMESAKES = 40  # persons of one surname, beyond which only equal names are joined


class Gender(StrEnum):
    """What titles, given names and pronouns say; None where they say nothing."""

    FEMALE = "female"
    MALE = "male"


@dataclass(slots=True)
class Person:
    """One person: the places where the name is written, and what the fullest form is."""

    names: list[Name] = field(default_factory=list)
    parts: tuple[str, ...] = ()
    suffix: str = ""
    gender: Gender | None = None


class People:
    """All persons of a text. `of(name)` tells whose name it is."""

    def __init__(self, words: Words, names: Sequence[Name]) -> None:
        self._words = words
        self.persons: list[Person] = []
        self._with_part: defaultdict[str, list[int]] = defaultdict(list)
        self._with_surname: defaultdict[str, list[int]] = defaultdict(list)
        self._with_both: dict[tuple[str, str, str], int] = {}
        self._owner: dict[int, int] = {}
        self._called: defaultdict[int, set[tuple[str, ...]]] = defaultdict(set)
        self.ambiguous: dict[int, tuple[int, ...]] = {}
        """Names that may be of several people, by their first words."""
        self.usual: dict[int, int] = {}
        """Who of these was called so before the others came up."""
        self._join(names)

    def of(self, name: Name) -> int | None:
        """Return the index of the person whose name this is; None for namesakes and others."""
        return self._owner.get(name.start)

    def is_surname(self, word: str) -> bool:
        """Tell whether somebody's name ends with this word."""
        return fold(word) in self._with_surname

    def _join(self, names: Sequence[Name]) -> None:
        alone = {self._words.bare[n.core] for n in names if n.end - n.core == 1}
        full = [n for n in names if _is_full(self._words, n) and self._is_person(n, alone)]
        for name in full:
            self._add_full(name)
        known = {name.start for name in full}
        for name in names:
            if name.start in known:
                continue
            if name.kind in {Kind.PERSON, Kind.UNSURE} or self._reports_as_person(name):
                self._add_short(name)

    def _reports_as_person(self, name: Name) -> bool:
        """Take "Jordan said" for Ann Jordan where the text names her, not for the country."""
        return (
            name.kind is Kind.PLACE
            and self._reports(name)
            and self.is_surname(self._words.text[name.end - 1])
        )

    def _reports(self, name: Name) -> bool:
        words = self._words
        return words.at(name.end) in REPORTING_FORMS or words.at(name.start - 1) == "said"

    def _is_person(self, name: Name, alone: set[str]) -> bool:
        """Tell whether several capitalised words without title or known given name are a person."""
        if name.kind is not Kind.UNSURE:
            return name.kind is Kind.PERSON
        words = self._words
        inside = words.bare[name.core : name.end]
        before = words.at(name.start - 1) if words.same_line(name.start - 1, name.start) else ""
        if before in _NO_PERSON_AFTER or inside[0] in _NOT_GIVEN:
            return False
        if _NO_PART & set(inside):
            return False
        if any(word in words.common for word in inside):
            return is_introduced(words, name.end)
        reports = words.at(name.end) in REPORTING_FORMS or before in REPORTING_FORMS
        shown = reports or inside[-1] in alone or is_introduced(words, name.end)
        return shown or before not in {"in", "at", "near", "on", "across", "outside", "inside"}

    def _add_full(self, name: Name) -> None:
        parts, suffix = name_parts(self._words, name), _suffix(self._words, name)
        index = self._same_person(parts, suffix)
        if index is None:
            index = len(self.persons)
            self.persons.append(Person(suffix=suffix))
            self._with_surname[parts[-1]].append(index)
        self._claim(name, index, parts)

    def _same_person(self, parts: tuple[str, ...], suffix: str) -> int | None:
        """Return who has this full name already; "Ann Lee" is "Ann Lee Bay", and never "Jr."."""
        equal = self._with_both.get((parts[0], parts[-1], suffix))
        namesakes = self._with_surname.get(parts[-1], [])
        if equal is not None or len(namesakes) > _NAMESAKES:
            return equal
        near = [
            i
            for i in namesakes
            if self.persons[i].suffix == suffix
            and _is_short_for(self.persons[i].parts[0], parts[0])
        ]
        longer = [i for i in self._with_part.get(parts[-1], []) if self._begins_so(i, parts)]
        near = near or longer
        return near[0] if len(near) == 1 else None

    def _begins_so(self, index: int, parts: tuple[str, ...]) -> bool:
        own = self.persons[index].parts
        return len(own) > len(parts) and own[: len(parts)] == parts

    def _claim(self, name: Name, index: int, parts: tuple[str, ...]) -> None:
        person = self.persons[index]
        person.names.append(name)
        self._with_both.setdefault((parts[0], parts[-1], person.suffix), index)
        self._owner[name.start] = index
        for part in parts:
            if index not in self._with_part[part][-3:]:
                self._with_part[part].append(index)
        if len(parts) > len(person.parts):
            person.parts = parts
        person.gender = person.gender or _gender(self._words, name, parts)

    def _add_short(self, name: Name) -> None:
        """Give a surname, a given name or "Mr. Kirby" to the one person it can mean."""
        parts = name_parts(self._words, name)
        if not parts:
            return
        candidates = self._candidates(name, parts)
        if len(candidates) == 1:
            self._called[candidates[0]].add(parts)
            self._claim(name, candidates[0], parts)
        elif candidates:
            self.ambiguous[name.start] = tuple(candidates)
            usual = [i for i in candidates if parts in self._called[i]]
            if len(usual) == 1:
                self.usual[name.start] = usual[0]
        elif name.kind is Kind.PERSON or self._is_lone_person(name, parts):
            self.persons.append(Person())
            self._with_surname[parts[-1]].append(len(self.persons) - 1)
            self._claim(name, len(self.persons) - 1, parts)

    def _candidates(self, name: Name, parts: tuple[str, ...]) -> list[int]:
        """Return whom a short form can mean: by surname first, of the right gender, introduced."""
        found = self._with_surname.get(parts[-1]) or self._with_part.get(parts[-1]) or []
        if len(found) == 1 or len(found) > _NAMESAKES:
            return list(found)
        gender = _gender(self._words, name, parts, titles_only=len(parts) == 1)
        fitting = [i for i in found if not gender or self.persons[i].gender in {gender, None}]
        if gender and any(self.persons[i].gender is gender for i in fitting):
            fitting = [i for i in fitting if self.persons[i].gender is gender]
        introduced = [i for i in fitting if self.persons[i].names[0].start < name.start]
        return introduced or fitting

    def _is_lone_person(self, name: Name, parts: tuple[str, ...]) -> bool:
        if len(parts) != 1:
            return False
        following = self._words.at(name.end), self._words.at(name.end + 1)
        shown = following[0] == "administration" or following[1] in {"who", "whose", "whom"}
        if self._words.sight.is_given:
            if self._reports(name):
                return name.person >= _PROBABLE
            return name.person >= (_LIKELY if shown or parts[0] in GIVEN_NAMES else _SURE)
        return shown or parts[0] in GIVEN_NAMES


def name_parts(words: Words, name: Name) -> tuple[str, ...]:
    """Return a name's parts in folded form, particles joined to what follows, no suffix."""
    written = words.phrase(name.core, name.end).split()
    parts = [fold(part) for part in written]
    while len(parts) > 1 and parts[-1] in NAME_SUFFIXES:
        parts.pop()
    return tuple(part for part in parts if part and (part not in NAME_PARTICLES or len(parts) == 1))


def _suffix(words: Words, name: Name) -> str:
    """Return the "jr" that keeps a son from his father."""
    last = fold(words.text[name.end - 1])
    return last if last in NAME_SUFFIXES else ""


def _is_full(words: Words, name: Name) -> bool:
    return len(name_parts(words, name)) > 1


def _is_short_for(one: str, other: str) -> bool:
    """Tell whether one given name is an initial, a beginning or a short form of the other."""
    short, long = sorted((one.replace(" ", ""), other.replace(" ", "")), key=len)
    if NICKNAMES.get(one) == other or NICKNAMES.get(other) == one:
        return True
    return long.startswith(short) and (len(short) == 1 or len(short) > 2)  # noqa: PLR2004 - "Jo" is no "Joan"


def _gender(
    words: Words, name: Name, parts: Iterable[str], *, titles_only: bool = False
) -> Gender | None:
    titles = set(words.bare[name.start : name.core])
    if titles & MALE_TITLES:
        return Gender.MALE
    if titles & FEMALE_TITLES:
        return Gender.FEMALE
    given = next(iter(parts), "")
    if titles_only or given in COMMON_GENDER_NAMES:
        return None
    if given in MALE_NAMES:
        return Gender.MALE
    return Gender.FEMALE if given in FEMALE_NAMES else None
