"""Agreement: what rules and the reader say of one mention, made one answer with a confidence."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from extraction.antecedents import Source, Who

_SPLIT = 0.5  # of all belief, below which the reader is of two minds
_MEANT = 0.7  # of all belief, from which on a body or a group is meant
_OUTRIGHT = 0.8  # of all that the reader says of a description, for it to mean somebody named
_SILENT = 0.1  # of all belief, below which the reader says nothing
_SURE = 0.95  # of all belief, from which on the reader is believed where rules see nobody


class Ground(StrEnum):
    """Why a mention is taken for its speaker."""

    FULL_NAME = "full name"
    SHORT_NAME = "short name"
    SHARED_NAME = "shared name"
    """Several people have it, and one was called so before the others came up."""
    ROLE = "role"
    """A definite phrase repeats the stated role of one person."""
    AGREED = "agreed"
    """Rules and the reader see the same person in a pronoun."""
    HINTED = "hinted"
    """They do, but the reader is of two minds."""
    RULE = "rule"
    """Rules see somebody, and the reader nobody."""
    READER = "reader"
    """The reader sees somebody, and rules nobody."""
    NO_PERSON = "no person"
    """The mention names no person: a body, a document, a group, somebody unnamed."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """Whom a mention means, and why."""

    who: Who
    ground: Ground


def agree(rule: Who | None, belief: Mapping[Who, float]) -> Meaning | None:
    """Decide whom a pronoun means, None where that is not safe.

    `belief` are the reader's shares. Where it sees somebody else than the rules, nobody is meant.
    """
    foremost = max(belief, key=lambda who: belief[who], default=None)
    share = belief[foremost] if foremost is not None else 0.0
    if rule is None:
        if foremost is None or share < _SURE:
            return None
        return Meaning(foremost, Ground.READER)
    if share < _SILENT:
        return Meaning(rule, Ground.RULE)
    if foremost != rule:
        return None
    return Meaning(rule, Ground.AGREED if share >= _SPLIT else Ground.HINTED)


def described(belief: Mapping[Who, float]) -> Meaning | None:
    """Decide whom "the governor" means where no role that is stated tells."""
    foremost = max(belief, key=lambda who: belief[who], default=None)
    if isinstance(foremost, int) and belief[foremost] >= _OUTRIGHT:
        return Meaning(foremost, Ground.READER)
    return None


def alone(belief: Mapping[Who, float]) -> Meaning | None:
    """Decide which body or group "it" or "they" means, of which rules know nothing."""
    foremost = max(belief, key=lambda who: belief[who], default=None)
    if isinstance(foremost, Source) and belief[foremost] >= _MEANT:
        return Meaning(foremost, Ground.NO_PERSON)
    return None
