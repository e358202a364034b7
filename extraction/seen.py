"""Names as the reader sees them: edges cut, kinds corrected, missed ones found."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from statistics import fmean
from typing import TYPE_CHECKING

from extraction.kinds import Kind, kind_as_seen
from extraction.lexicon import GIVEN_NAMES, NAME_SUFFIXES
from extraction.noun_phrases import TITLES
from extraction.runs import LINKS
from extraction.sight import Seen
from extraction.words import Words

if TYPE_CHECKING:
    from extraction.names import Name

_PART, _NO_PART = 0.5, 0.15  # of a word at an edge, to be part of a person's name or not
_PLAINLY = 0.3  # of a first word, to be of a place's or another name: "Ohioan"


def as_seen(words: Words, names: Sequence["Name"]) -> list["Name"]:
    """Correct names that were found by their form; one form is of one kind in all its places."""
    cut = [_cut(words, name) for name in names]
    seen = _means(words, cut)
    corrected = []
    for name in cut:
        sight = seen[_form(words, name)]
        kind = kind_as_seen(name.kind, sight, several=name.end - name.core > 1)
        start = name.start if kind in {Kind.PERSON, Kind.UNSURE} else name.core
        if kind is Kind.ORGANIZATION and name.kind is Kind.ORGANIZATION:
            start = name.start
        corrected.append(replace(name, start=start, kind=kind, person=sight.person))
    return corrected


def missed(words: Words, names: Iterable["Name"]) -> Iterator[tuple[int, int, float]]:
    """Yield names of persons that their form hides, with the reader's belief: "Will said"."""
    taken = {word for name in names for word in range(name.start, name.end)}
    for start, end in words.sight.people:
        person = words.sight.of(start, end).person
        whole = all(words.capital[i] and i not in taken for i in (start, end - 1))
        title = end - start == 1 and words.bare[start] in TITLES
        if whole and person >= _PART and not title and not words.headline[start]:
            yield start, end, person


def _form(words: Words, name: "Name") -> tuple[str, ...]:
    return tuple(words.bare[name.core : name.end])


def _means(words: Words, names: Iterable["Name"]) -> dict[tuple[str, ...], Seen]:
    places: defaultdict[tuple[str, ...], list[Seen]] = defaultdict(list)
    for name in names:
        places[_form(words, name)].append(words.sight.of(name.core, name.end))
    return {form: Seen(*map(fmean, zip(*seen, strict=True))) for form, seen in places.items()}


def _cut(words: Words, name: "Name") -> "Name":
    """Cut "Picks" from "Ida Falk Picks", where a heading capitalises every word."""
    if name.kind not in {Kind.PERSON, Kind.UNSURE} or name.end - name.core == 1:
        return name
    person = [words.sight.of(i, i + 1).person for i in range(name.core, name.end)]
    if max(person) < _PART:
        return name
    start, end = name.core, name.end
    while person[end - 1 - name.core] < _NO_PART and _is_plain(words, end - 1):
        end -= 1
        while words.bare[end - 1] in LINKS:
            end -= 1
    if person[0] < _NO_PART and start + 1 < end and _is_no_beginning(words, start):
        start += 1
    return replace(name, core=start, end=end)


def _is_plain(words: Words, at: int) -> bool:
    """Tell a word that may be cut off from "Jr." and from the "seo" of "Min-seo"."""
    return words.capital[at] and not words.glued[at] and words.bare[at] not in NAME_SUFFIXES


def _is_no_beginning(words: Words, start: int) -> bool:
    """Tell the "Ohioan" of "Ohioan Ida Falk", and the "Notice" of "Notice Falk came"."""
    other = max(words.sight.of(start, start + 1)[1:]) > _PLAINLY
    return other or words.initial[start] or words.bare[start + 1] in GIVEN_NAMES
