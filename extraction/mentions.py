"""Mentions: every place where words stand for somebody or something that can speak."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from spacy.tokens import Doc

from extraction.names import Kind, Name, find_names
from extraction.noun_phrases import description_ends, is_plural_person, phrase_start
from extraction.words import Words

PRONOUNS = frozenset("he she they it i we you".split())


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

    Places and nationalities are none; names, personal pronouns and descriptions with a
    determiner ("the senior official") or of several persons ("US officials") are.
    """
    words = Words(doc)
    names = [name for name in find_names(words) if name.kind is not Kind.PLACE]
    taken = _marks(names, words.size)
    found = [(name.start, name.end, Form.NAME) for name in names]
    found += [(s, e, Form.DESCRIPTION) for s, e in _descriptions(words, taken)]
    found += [
        (i, i + 1, Form.PRONOUN)
        for i, word in enumerate(words.lower)
        if word in PRONOUNS and not taken[i]
    ]
    return tuple(
        Mention(words.token[start], words.token[end - 1] + 1, form)
        for start, end, form in sorted(found)
    )


def _marks(names: list[Name], size: int) -> list[bool]:
    taken = [False] * size
    for name in names:
        taken[name.start : name.end] = [True] * (name.end - name.start)
    return taken


def _descriptions(words: Words, taken: list[bool]) -> Iterator[tuple[int, int]]:
    last = 0
    for head in description_ends(words):
        if taken[head] or words.headline[head]:
            continue
        start = phrase_start(words, head)
        while start < head and (taken[start] or start < last):
            start += 1
        if start < head or is_plural_person(words, head):
            yield start, head + 1
            last = head + 1
