"""Mentions: every place where words stand for somebody or something that can speak."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import zip_longest

from spacy.tokens import Doc

from extraction.kinds import Kind
from extraction.lexicon import DEMONYMS, PLACES
from extraction.names import Name, find_names
from extraction.noun_phrases import description_ends, is_plural_person, phrase_start
from extraction.words import Words

_STATES = frozenset(["us", "u.s", "uk", "u.k", "un", "u.n", "eu"])
PRONOUNS = frozenset(["he", "she", "they", "it", "i", "we", "you"])


class Form(StrEnum):
    """By what kind of words a mention stands for its speaker."""

    NAME = "name"
    PRONOUN = "pronoun"
    DESCRIPTION = "description"


@dataclass(frozen=True, slots=True)
class Mention:
    """A mention as tokens of a document, `end` exclusive: title, determiner and role included."""

    start: int
    end: int
    form: Form


def find_mentions(doc: Doc) -> tuple[Mention, ...]:
    """Return all mentions in reading order; they never overlap.

    Nationalities are none; names of all kinds ("Oslo denied it"), personal pronouns and
    descriptions are: with a determiner ("the senior official") or of several persons
    ("US officials"). A description holds the names in it ("the Ports Council's chairman").
    """
    words = Words(doc)
    names = [name for name in find_names(words) if not _is_nationality(words, name)]
    descriptions = list(_descriptions(words, names))
    covered = _marks(descriptions, words.size)
    named = [(name.start, name.end) for name in names if not covered[name.start]]
    taken = _marks([*named, *descriptions], words.size)
    found = [(start, end, Form.NAME) for start, end in named]
    found += [(start, end, Form.DESCRIPTION) for start, end in descriptions]
    found += [
        (i, i + 1, Form.PRONOUN)
        for i, word in enumerate(words.lower)
        if word in PRONOUNS and not taken[i]
    ]
    return tuple(
        Mention(words.token[start], words.token[end - 1] + 1, form)
        for start, end, form in sorted(found)
    )


def _is_nationality(words: Words, name: Name) -> bool:
    return name.kind is Kind.PLACE and words.bare[name.end - 1] in DEMONYMS - PLACES - _STATES


def _marks(ranges: Iterable[tuple[int, int]], size: int) -> list[bool]:
    taken = [False] * size
    for start, end in ranges:
        taken[start:end] = [True] * (end - start)
    return taken


def _is_possessor(words: Words, head: int, following: int) -> bool:
    """Tell the group of "the group's director" from a source of its own."""
    return words.at(head + 1) in {"'s", "'"} and phrase_start(words, following) <= head


def _descriptions(words: Words, names: Iterable[Name]) -> Iterator[tuple[int, int]]:
    """Yield descriptions, with the names that they hold: "the Ports Council's chairman"."""
    end_of_name = {i: name.end for name in names for i in range(name.start, name.end)}
    starts = {name.start for name in names}
    last = 0
    heads = [h for h in description_ends(words) if not (h in end_of_name or words.headline[h])]
    for head, following in zip_longest(heads, heads[1:]):
        if following is not None and _is_possessor(words, head, following):
            continue
        start = max(phrase_start(words, head), last)
        while start < head and (start in end_of_name and start not in starts):
            start = end_of_name[start]
        while start < head and words.lower[start] in {"'s", "'"}:
            start += 1
        if start < head or is_plural_person(words, head):
            yield start, head + 1
            last = head + 1
