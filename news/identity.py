"""Who is who across articles: when two speakers are safely one, and when to ask a moderator."""

from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache

from news.name_variants import may_be_one
from news.person_name import Forms, PersonName, gender, parsed
from news.roles import Agreement, compare
from news.speaker import Speaker, SpeakerType
from news.text import fold

_BODIES = """
    office ministry campaign department government council court police party company union
    committee commission agency authority bank board team administration university hospital
    association institute group embassy church school army navy parliament senate house congress
    cabinet family
"""
_COMMON_BODIES = frozenset(_BODIES.split())


class Verdict(Enum):
    """What may be done with two speakers of different articles."""

    JOIN = auto()
    ASK = auto()
    APART = auto()


@dataclass(frozen=True, slots=True)
class Portrait:
    """What is known of somebody: the full name, all written forms, and roles, newest first."""

    name: str
    type: SpeakerType
    names: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()

    @classmethod
    def of(cls, speaker: Speaker) -> "Portrait":
        """Return what one article tells of a speaker."""
        return cls(
            speaker.name, speaker.type, (speaker.name, *speaker.aliases), speaker.descriptions
        )


def filed_keys(speaker: Portrait) -> frozenset[str]:
    """Return the keys under which a speaker is noted, to be found by those who may be the same.

    None where nobody may be. Who shares no key is apart.
    """
    if speaker.type is SpeakerType.ORGANIZATION:
        return _body_key(speaker)
    name = _person(speaker)
    return frozenset() if name is None else name.filed_keys


def sought_keys(speaker: Portrait) -> frozenset[str]:
    """Return the keys that those whom a speaker may be are noted under.

    One without a space is a surname alone, under which there may be hundreds.
    """
    if speaker.type is SpeakerType.ORGANIZATION:
        return _body_key(speaker)
    name = _person(speaker)
    return frozenset() if name is None else name.sought_keys


def is_whole(speaker: Portrait) -> bool:
    """Tell whether a name is enough to know its bearer again: a full name, a body's own name."""
    if speaker.type is SpeakerType.ORGANIZATION:
        return _body(speaker.name) is not None
    name = parsed(speaker.name) if speaker.type is SpeakerType.PERSON else None
    return name is not None and name.is_whole


def judge(new: Portrait, known: Portrait) -> Verdict:
    """Say whether a new article's speaker is a known one.

    Joined only where the full names are equal (accents, case, titles and transliterations do not
    count) and neither title nor role contradicts; what is only likely is asked.
    """
    if SpeakerType.ORGANIZATION in {new.type, known.type}:
        same = new.type is known.type and _body_key(new) & _body_key(known)
        return Verdict.JOIN if same else Verdict.APART
    one, other = _person(new), _person(known)
    if one is None or other is None or not one.words & other.words:
        return Verdict.APART
    titles = {gender(new.names), gender(known.names)} - {None}
    if len(titles) > 1:
        return Verdict.APART
    roles = compare(new.roles, known.roles)
    if is_equal(new, known):
        return Verdict.ASK if roles is Agreement.CONTRADICT else Verdict.JOIN
    likely = roles is not Agreement.CONTRADICT and _likely(one, other)
    return Verdict.ASK if likely else Verdict.APART


def is_equal(new: Portrait, known: Portrait) -> bool:
    """Tell whether both have the same full name."""
    return is_whole(new) and is_whole(known) and _have_equal_names(new.name, known.name)


@lru_cache(maxsize=10_000)
def _have_equal_names(name: str, known: str) -> bool:
    one, other = parsed(name), parsed(known)
    if one is None or other is None:
        return False
    return (
        len(one.given) == len(other.given)
        and all(a & b for a, b in zip(one.given, other.given, strict=True))
        and bool(one.family & other.family)
        and (one.particles, one.suffix) == (other.particles, other.suffix)
    )


def _person(speaker: Portrait) -> PersonName | None:
    is_one = speaker.type in {SpeakerType.PERSON, SpeakerType.UNKNOWN}
    return parsed(speaker.name) if is_one else None


def _body_key(speaker: Portrait) -> frozenset[str]:
    body = _body(speaker.name)
    return frozenset() if body is None else frozenset([f"organization: {body}"])


def _likely(one: PersonName, other: PersonName) -> bool:
    if one.suffix and other.suffix and one.suffix != other.suffix:
        return False
    if not one.given or not other.given:
        return bool(one.given or other.given)  # "Kirby" and "John Kirby", not two bare surnames
    if one.letters == other.letters:
        return True
    return _may_be(one.given[0], other.given[0]) and _one_extends_the_other(one, other)


def _one_extends_the_other(one: PersonName, other: PersonName) -> bool:
    """Tell "Hillary Clinton" and "Hillary Rodham Clinton"; not two different second names."""
    short, long = sorted((one.later, other.later), key=len)
    left = list(long)
    for word in short:
        found = next((each for each in left if _same_or_initial(word, each)), None)
        if found is None:
            return _is_run_together(one, other) or _is_run_together(other, one)
        left.remove(found)
    return True


def _is_run_together(one: PersonName, other: PersonName) -> bool:
    """Tell "Vanderberg" where the other has "van der Berg"."""
    joined = "".join((*one.particles, min(one.family)))
    return bool(one.particles) and joined in other.family


def _same_or_initial(word: Forms, other: Forms) -> bool:
    if word & other:
        return True
    one, two = min(word), min(other)
    return 1 in {len(one), len(two)} and one[:1] == two[:1]


def _may_be(word: Forms, other: Forms) -> bool:
    return any(may_be_one(one, two) for one in word for two in other)


def _body(name: str) -> str | None:
    """Return an organisation's own name folded, None for a description of one.

    "The ministry" of two articles may be two, and so may "Scholz's office".
    """
    if not any(word[:1].isupper() for word in name.split() if word not in {"The", "A", "An"}):
        return None
    words = [word for word in fold(name).split() if word != "the"]
    owned = "’s " in name or "'s " in name or "s’ " in name
    if not words or (words[-1] in _COMMON_BODIES and (len(words) == 1 or owned)):
        return None
    return " ".join(words)
