"""Antecedents: whom a pronoun stands for, and None wherever two could be meant."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from extraction.noun_phrases import REPORTING_FORMS
from extraction.people import Gender, Person
from extraction.words import Words

GENDERS = {"he": Gender.MALE, "she": Gender.FEMALE}
"""Pronouns that the rules resolve, with the gender that they ask for."""
_SENTENCES = 4  # sentences with somebody in them that are looked back over
_LINES = 2  # paragraphs, those of nothing but quotations too, that are looked back over
_FAR_LINES = 3  # the same for somebody whom the reader sees
_MOST = 50  # appearances that are compared in one sentence, which may have no end
_BACK = 40  # sentences looked back over in all
_SPEAKS, _OPENS, _LEADS, _OCCURS = 3, 2, 1, 0
_CLAUSE_OPENERS = frozenset([",", "later", "then", "and", "but", "when", "that", "where"])


@dataclass(frozen=True, slots=True)
class Stranger:
    """Somebody without a name, where first described: a range of words."""

    start: int
    end: int
    gender: Gender | None


@dataclass(frozen=True, slots=True)
class Source:
    """Several people, a body or a document, where first named so: a range of words."""

    start: int
    end: int


Who = int | Stranger | Source
"""A person by index, somebody without a name, or a source that is no person."""


@dataclass(frozen=True, slots=True)
class _Appearance:
    """A place of the narrative where somebody is meant. `weight`: speaks, opens, leads, occurs."""

    at: int
    end: int
    who: Who
    weight: int


class Stage:
    """Who has appeared, sentence by sentence, as reading goes on. Persons are indices."""

    def __init__(self, words: Words, persons: Sequence[Person]) -> None:
        self._words = words
        self._persons = persons
        self._in_sentence: defaultdict[int, list[_Appearance]] = defaultdict(list)
        self._last: dict[Who, int] = {}
        self._paired: dict[Who, Who] = {}

    def enter(self, start: int, end: int, who: Who) -> None:
        """Note that the words of a range mean this person or stranger."""
        sentence = self._words.sentence[start]
        seen = self._in_sentence[sentence]
        weight = _weight(self._words, start, end)
        self._paired.pop(who, None)
        if seen and self._words.at(start - 1) == "and" and seen[-1].end == start - 1:
            weight = seen[-1].weight  # "Ann Lee and Tom Bay": neither stands out
            self._paired |= {who: seen[-1].who, seen[-1].who: who}
        seen.append(_Appearance(start, end, who, weight))
        self._last[who] = start

    def is_near(self, who: Who, pronoun: int) -> bool:
        """Tell whether somebody appeared shortly before a pronoun, and not just in a pair.

        After "Ann Lee and Joan Bay" nobody can tell which of them "she" is.
        """
        last, other = self._last.get(who), self._paired.get(who)
        gender = GENDERS.get(self._words.lower[pronoun])
        if last is None or self._words.line[pronoun] - self._words.line[last] > _FAR_LINES:
            return False
        return other is None or gender is None or not self.may_be(other, gender)

    def meant(self, pronoun: int) -> Who | None:
        """Return whom "he" or "she" at a word means, None when that is not safe.

        The nearest sentence with somebody of the right gender decides. Who leads it or speaks in it
        is meant; one who only occurs in it must not compete with the leader of an earlier one.
        """
        gender = GENDERS.get(self._words.lower[pronoun])
        if gender is None:
            return None
        passed: Who | None = None
        for seen in self._looking_back(pronoun):
            fitting = self._fitting(seen, gender)
            if not fitting:
                continue
            chosen, weight = _foremost(fitting)
            if passed is not None:
                return passed if chosen == passed or weight == _OCCURS else None
            if chosen is None or weight > _OCCURS:
                return chosen
            passed = chosen
        return passed

    def may_be(self, who: Who, gender: Gender) -> bool:
        """Tell whether somebody can be of a gender: it is theirs, or theirs is not known."""
        return not isinstance(who, Source) and self._gender(who) in {gender, None}

    def _looking_back(self, pronoun: int) -> list[list[_Appearance]]:
        """Return the appearances of the nearest sentences, the nearest first."""
        found: list[list[_Appearance]] = []
        here, line = self._words.sentence[pronoun], self._words.line[pronoun]
        for sentence in range(here, max(here - _BACK, 0), -1):
            seen = self._in_sentence.get(sentence)
            if not seen:
                continue
            if len(found) == _SENTENCES or line - self._words.line[seen[0].at] > _LINES:
                break
            found.append(seen[-_MOST:])
        return found

    def _fitting(self, seen: Sequence[_Appearance], gender: Gender) -> list[_Appearance]:
        """Keep whom the pronoun's gender fits; a known gender is better than an unknown one."""
        fitting = [a for a in seen if self.may_be(a.who, gender)]
        known = [a for a in fitting if self._gender(a.who) is gender]
        return known if len({a.who for a in known}) == 1 else fitting

    def _gender(self, who: Who) -> Gender | None:
        if isinstance(who, Source):
            return None
        return self._persons[who].gender if isinstance(who, int) else who.gender


def _foremost(seen: Sequence[_Appearance]) -> tuple[Who | None, int]:
    """Return the one who stands out in a sentence and how, None where two do alike."""
    weight = max(a.weight for a in seen)
    foremost = {a.who for a in seen if a.weight == weight}
    return (foremost.pop() if len(foremost) == 1 else None), weight


def _weight(words: Words, start: int, end: int) -> int:
    """Tell a speaker or a subject by its place: beside a report, or at the start of a clause."""
    if words.at(end) in {"'s", "'"}:
        return _OCCURS
    if words.at(end) in REPORTING_FORMS:
        return _SPEAKS
    before = words.at(start - 1) if words.same_line(start - 1, start) else ""
    if before in REPORTING_FORMS and words.text[start - 2 : start - 1] != [","]:
        inverted = start > 1 and words.text[start - 2] in {"”", '"', "’", "»", "'"}
        return _SPEAKS if inverted else _OCCURS
    if words.initial[start]:
        return _OPENS
    return _LEADS if before in _CLAUSE_OPENERS else _OCCURS
