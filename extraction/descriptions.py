"""Descriptions: "the mayor", "the senior official", "critics": whom they mean, and of what type."""

from collections import defaultdict
from collections.abc import Sequence

from extraction.lexicon import (
    DOCUMENT_NOUNS,
    FEMALE_TITLES,
    FULL_TITLES,
    MALE_TITLES,
    ORGANIZATION_NOUNS,
    PLURAL_PERSONS,
    PREPOSITIONS,
    ROLE_NOUNS,
)
from extraction.names import Name
from extraction.noun_phrases import OPENERS, PERSONS, SOURCE_NOUNS, TITLES, singular
from extraction.people import Gender, People
from extraction.roles import roles_of
from extraction.words import Words
from news.speaker import SpeakerType

_BEGIN_TAIL = PREPOSITIONS | frozenset(["who", "whose", "whom", "which", "that", "(", ","])
_FORMER = frozenset(["former", "ex", "late", "retired", "outgoing", "past"])
_PLAIN = OPENERS | frozenset({"-", ".", "'s", "’s", "of", "for"})
_BRIEFED = frozenset(
    ["briefed", "familiar", "knowledge", "close", "anonymity", "condition", "involved", "aware"]
)
_SOMEBODY = PERSONS - PLURAL_PERSONS - {"source", "insider"}
_SOON = 3  # sentences between "the mayor" and "Mayor Ida Falk", where the name comes second
_MOST = 30  # persons or descriptions with one head that are compared


class Descriptions:
    """Roles of persons and unnamed sources, by the noun that is their head."""

    def __init__(self, words: Words, people: People, names: Sequence[Name]) -> None:
        self._words = words
        self._with_role: defaultdict[str, dict[int, int]] = defaultdict(dict)
        self._roles: defaultdict[int, set[str]] = defaultdict(set)
        self._earlier: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
        self.stated: dict[int, int] = {}
        """Words that say what a person is, and who that is."""
        for name in names:
            person = people.of(name)
            if person is not None:
                self._learn(name, person)

    def person(self, start: int, end: int) -> int | None:
        """Return the only person of this article whose stated role a definite phrase repeats."""
        if not self._is_definite(start):
            return None
        wanted = self._content(start, end)
        head = self._words.bare[head_of(self._words, start, end)]
        holders = self._with_role.get(head, {})
        if len(holders) > _MOST:
            return None
        known = [who for who, since in holders.items() if since < start]
        if not known:  # "The mayor spoke. … Mayor Ida Falk said"
            known = [who for who, since in holders.items() if self._is_soon(start, since)]
        fitting = [who for who in known if _fits(wanted, self._roles[who])]
        return fitting[0] if len(fitting) == 1 else None

    def is_role(self, start: int) -> bool:
        """Tell whether a phrase only says what a named person is: "Ana Ruiz, a nurse"."""
        return start in self.stated

    def note(self, start: int, end: int) -> None:
        """Remember an unnamed source for later, shorter forms of it."""
        head = self._words.bare[head_of(self._words, start, end)]
        known = self._earlier[head]
        if len(known) < _MOST and head in PERSONS:
            known.append((start, end))

    def earlier(self, start: int, end: int) -> tuple[int, int] | None:
        """Return the first form of an unnamed source that "the senior official" takes up again."""
        if not self._is_definite(start):
            return None
        head = self._words.bare[head_of(self._words, start, end)]
        wanted = self._content(start, end)
        introduced = [
            (s, e)
            for s, e in self._earlier.get(head, ())
            if s < start and self._words.lower[s] in {"a", "an", "one", "another"}
        ]
        fitting = [(s, e) for s, e in introduced if wanted <= self._content(s, e)]
        return fitting[0] if len(fitting) == 1 else None

    def _learn(self, name: Name, person: int) -> None:
        for start, end in roles_of(self._words, name):
            content = self._content(start, end)
            self._roles[person] |= content
            self.stated.update(dict.fromkeys(range(start, end), person))
            head = head_of(self._words, start, end)
            heads = self._content(start, head + 1) | self._content(end - 1, end)
            for word in heads & ROLE_NOUNS:
                self._with_role[word].setdefault(person, start)
        if self._words.at(name.end) == "of":  # "Ann Lee of Vermont"
            self._roles[person] |= self._content(name.end + 1, name.end + 3)

    def _is_soon(self, start: int, since: int) -> bool:
        sentence = self._words.sentence
        return 0 <= sentence[since] - sentence[start] <= _SOON

    def _is_definite(self, start: int) -> bool:
        return self._words.lower[start] in {"the", "that", "this"}

    def _content(self, start: int, end: int) -> frozenset[str]:
        bare = self._words.bare[start:end]
        return frozenset(FULL_TITLES.get(word, word) for word in bare) - _PLAIN


def _fits(wanted: frozenset[str], role: set[str]) -> bool:
    """Tell whether a role may be called so: nothing wanted is missing, and it is not a past one."""
    return wanted <= role and (bool(wanted & _FORMER) or not role & _FORMER)


def head_of(words: Words, start: int, end: int) -> int:
    """Return the head of a phrase: its last word before a preposition, a relative or a comma."""
    for i in range(start + 1, end):
        told = words.lower[i].endswith("ed") or words.lower[i] in {"familiar", "close", "aware"}
        if words.lower[i] in _BEGIN_TAIL or (told and words.bare[i - 1] in SOURCE_NOUNS):
            return i - 1
    return end - 1


def gender_of(words: Words, start: int, end: int) -> Gender | None:
    """Tell the gender that a description states: "the woman", "his sister", "a spokesman"."""
    head = words.bare[head_of(words, start, end)]
    if head in MALE_TITLES | {"man", "boy"}:
        return Gender.MALE
    return Gender.FEMALE if head in FEMALE_TITLES | {"woman", "girl"} else None


def is_somebody(words: Words, start: int, end: int) -> bool:
    """Tell whether a description is one unnamed person, who may be "he" or "she" later."""
    head = words.bare[head_of(words, start, end)]
    goes_on = words.same_line(end - 1, end) and words.part[end] == "NOUN"  # "her star turn"
    return end - start > 1 and head in _SOMEBODY and not goes_on


def type_of(words: Words, start: int, end: int) -> SpeakerType:
    """Tell what kind of source a description names, by its head noun."""
    # "Dockworkers Local 88"
    numbered = end - start > 1 and words.bare[end - 1].isdigit() and words.capital[end - 2]
    head = words.bare[head_of(words, start, end)]
    one = singular(head)
    body = head in ORGANIZATION_NOUNS and words.bare[start:end].count("and") == 0
    if body or numbered:
        return SpeakerType.ORGANIZATION
    if head in PLURAL_PERSONS or (head != one and one in PERSONS):
        return _several(words, start, end)
    if head in PERSONS or head in TITLES:
        return SpeakerType.ANONYMOUS
    if head in DOCUMENT_NOUNS or one in DOCUMENT_NOUNS:
        return SpeakerType.DOCUMENT
    if head in ORGANIZATION_NOUNS or one in ORGANIZATION_NOUNS or "and" in words.lower[start:end]:
        return SpeakerType.ORGANIZATION
    return SpeakerType.UNKNOWN


def _several(words: Words, start: int, end: int) -> SpeakerType:
    """Count "two people briefed on the matter" as anonymous, "critics" as a group."""
    return SpeakerType.ANONYMOUS if _BRIEFED & set(words.lower[start:end]) else SpeakerType.GROUP
