"""Portraits: a person's fullest name, other written forms and best roles in one article."""

from extraction.people import Person
from extraction.roles import roles_of
from extraction.words import Words
from news.speaker import Speaker, SpeakerType
from news.text import fold

_MOST_ROLES = 3
_LONGEST_TITLE = 2  # words


def portrait(words: Words, person: Person) -> Speaker:
    """Describe a person by what is written at all places of the name."""
    cores = [words.phrase(name.core, name.end) for name in person.names]
    name = max(cores, key=lambda core: (len(core.split()), not core.isupper()))
    wholes = [
        words.phrase(n.start, n.end) for n in person.names if _is_form(words, n.start, n.core)
    ]
    aliases = dict.fromkeys(form for form in [*cores, *wholes] if form != name)
    return Speaker(name, SpeakerType.PERSON, tuple(aliases), _descriptions(words, person))


def _is_form(words: Words, start: int, core: int) -> bool:
    """Tell "Mr. Kirby" and "Mayor Holt", which are names too, from a role before a name."""
    capitals = all(words.capital[i] or words.text[i] == "." for i in range(start, core))
    return capitals and 0 < core - start <= _LONGEST_TITLE


def _descriptions(words: Words, person: Person) -> tuple[str, ...]:
    best: dict[str, str] = {}
    for name in person.names:
        for start, end in roles_of(words, name):
            best.setdefault(fold(words.phrase(start, end)), words.phrase(start, end))
    ranked = sorted(best.values(), key=lambda role: len(role.split()) == 1)
    return tuple(ranked[:_MOST_ROLES])
