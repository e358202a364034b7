"""Antecedents: which person a pronoun stands for, and None wherever two could be meant."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from extraction.lexicon import PREPOSITIONS
from extraction.noun_phrases import REPORTING_FORMS
from extraction.people import Gender, Person
from extraction.words import Words

GENDERS = {"he": Gender.MALE, "she": Gender.FEMALE}
_SENTENCES = 5  # sentences with somebody in them that are looked back over
_LINES = 2  # paragraphs with somebody in them that are looked back over
_BACK = 40  # sentences looked back over in all


@dataclass(frozen=True, slots=True)
class Appearance:
    """A place of the narrative where a person is meant; `leads` as subject or as who speaks."""

    at: int
    person: int
    leads: bool


class Stage:
    """Who has appeared, sentence by sentence, as reading goes on."""

    def __init__(self, words: Words, persons: Sequence[Person]) -> None:
        self._words = words
        self._persons = persons
        self._in_sentence: defaultdict[int, list[Appearance]] = defaultdict(list)

    def enter(self, start: int, end: int, person: int) -> None:
        """Note that the words of a range mean this person."""
        leads = _leads(self._words, start, end)
        self._in_sentence[self._words.sentence[start]].append(Appearance(start, person, leads))

    def meant(self, pronoun: int) -> int | None:
        """Return the person whom "he" or "she" at a word means, None when that is not safe."""
        gender = GENDERS.get(self._words.lower[pronoun])
        if gender is None:
            return None
        here = self._words.sentence[pronoun]
        passed: int | None = None
        sentences = lines = 0
        line = self._words.line[pronoun]
        for sentence in range(here, max(here - _BACK, 0), -1):
            seen = self._in_sentence.get(sentence)
            if not seen:
                continue
            sentences += 1
            if self._words.line[seen[0].at] != line:
                line, lines = self._words.line[seen[0].at], lines + 1
            if sentences > _SENTENCES or lines > _LINES:
                return passed
            chosen, sure = self._choose(seen, gender)
            if chosen is None:
                if sure:
                    return None
                continue
            if passed is not None:
                return passed if chosen == passed else None
            if sure:
                return chosen
            passed = chosen
        return passed

    def _choose(self, seen: Sequence[Appearance], gender: Gender) -> tuple[int | None, bool]:
        """Return who of one sentence is meant, and whether looking further back can be spared."""
        fitting = [a for a in seen if self._persons[a.person].gender in {gender, None}]
        if not fitting:
            return None, False
        people = {a.person for a in fitting}
        known = {p for p in people if self._persons[p].gender is gender}
        if len(people) > 1 and len(known) == 1:
            people = known
        leading = [a.person for a in fitting if a.leads and a.person in people]
        if leading:
            return leading[0], True
        return (next(iter(people)), False) if len(people) == 1 else (None, True)


def _leads(words: Words, start: int, end: int) -> bool:
    """Tell a subject or a speaker by its place: at the start of a clause, or beside a report."""
    if words.at(end) in {"'s", "'"}:
        return False
    if words.at(end) in REPORTING_FORMS or words.at(start - 1) in REPORTING_FORMS - {
        "told",
        "asked",
    }:
        return True
    before = words.at(start - 1) if words.same_line(start - 1, start) else ""
    return words.initial[start] or (before not in PREPOSITIONS and _opens_clause(words, start))


def _opens_clause(words: Words, start: int) -> bool:
    return words.at(start - 1) in {
        ",",
        "later",
        "then",
        "and",
        "but",
        "when",
        "as",
        "that",
        "where",
    }
