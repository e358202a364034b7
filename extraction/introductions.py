"""Introductions: somebody described first and named a few sentences later, "Her name is …"."""

from collections.abc import Callable, Sequence

from extraction.names import Name
from extraction.people import Gender, People
from extraction.words import Words

_POSSESSIVES = {"his": Gender.MALE, "her": Gender.FEMALE}
_REACH = 8  # sentences between a description and the name
_COPULAS = frozenset(["is", "was"])


def introduced_later(
    words: Words, names: Sequence[Name], people: People
) -> Callable[[int, Gender | None], int | None]:
    """Return a look-up from a description (place, gender) to the person named soon after it."""
    found: list[tuple[int, int, Gender]] = []
    for name in names:
        at, person = name.start, people.of(name)
        named = words.at(at - 1) in _COPULAS and words.at(at - 2) == "name"
        gender = _POSSESSIVES.get(words.at(at - 3))
        if named and gender and person is not None:
            found.append((at, person, gender))
            people.persons[person].gender = gender

    def look_up(place: int, gender: Gender | None) -> int | None:
        fitting = {
            person
            for at, person, stated in found
            if at > place
            and gender is stated
            and words.sentence[at] - words.sentence[place] <= _REACH
            and words.line[at] == words.line[place]
        }
        return fitting.pop() if len(fitting) == 1 else None

    return look_up
