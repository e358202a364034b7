"""Roles as articles state them: whether two of them can be told to be of one person.

Only what is recognisably the same counts as agreeing. A senator who was a mayor is asked about:
a question costs a moderator a click, a wrong join puts words into the wrong mouth.
"""

import re
from collections.abc import Collection
from enum import Enum, auto
from functools import lru_cache

from news.text import fold


class Agreement(Enum):
    """How what is known of two people's roles compares."""

    AGREE = auto()
    UNKNOWN = auto()
    """Of one of them no role is known."""
    CONTRADICT = auto()


_JOBS = """
spokesman spokeswoman spokesperson spokesmen press_secretary
ceo chief_executive boss
founder cofounder
chairman chairwoman chair chairperson chairs
congressman congresswoman representative lawmaker legislator mp
senator
president
prime_minister premier
chancellor
minister
secretary
governor
mayor mayoress
councillor councilor councilman councilwoman
ambassador envoy
diplomat
adviser advisor
director head
manager
leader
commissioner
attorney lawyer counsel solicitor barrister
judge justice
prosecutor
general
admiral
colonel
commander
sheriff
officer constable
detective
professor
researcher scientist
economist
analyst
historian
engineer
teacher
doctor physician
nurse
surgeon
actor actress
singer
author writer novelist
journalist reporter correspondent
editor
farmer
pilot
coach trainer
player
candidate nominee
activist campaigner
owner
resident
witness
father
mother
son
daughter
brother
sister
husband
wife
widow widower
student
"""
_INSTITUTIONS = """
whitehouse white_house pentagon national_security_council national_security
downing_street number_10
kremlin
knesset
idf
"""
_UNSAID_WORDS = """
    a an the of for at in on to with and his her their its our my who is was s former ex late
    retired outgoing acting incoming longtime new then current senior chief top veteran first
    longest serving one man woman person people official from by as
"""
_UNSAID = frozenset(_UNSAID_WORDS.split())


def _first_of_line(table: str) -> dict[str, str]:
    lines = [line.split() for line in table.strip().splitlines()]
    return {word.replace("_", " "): line[0] for line in lines for word in line}


_JOB = _first_of_line(_JOBS)
_INSTITUTION = _first_of_line(_INSTITUTIONS)
_JOB_NAMES = frozenset(_JOB.values())
_BODY_NAMES = frozenset(_INSTITUTION.values())
_PHRASES = {phrase: name for phrase, name in (_JOB | _INSTITUTION).items() if " " in phrase}
_MALE = re.compile(r"\w*(?:spokesman|chairman|congressman|councilman|actor|father|husband|widower)")
_FEMALE = re.compile(
    r"\w*(?:spokeswoman|chairwoman|congresswoman|councilwoman|actress|mother|wife|widow)"
)


def compare(some: Collection[str], others: Collection[str]) -> Agreement:
    """Compare the roles that articles give to one name with those that others give to another.

    >>> compare(["mayor of Larkhaven"], ["the Larkhaven mayor"]).name
    'AGREE'
    >>> compare(["mayor of Larkhaven"], ["a farmer"]).name
    'CONTRADICT'
    """
    mine = [words for role in some if (words := _content(role))]
    theirs = [words for role in others if (words := _content(role))]
    if not mine or not theirs:
        return Agreement.UNKNOWN
    if _all_genders(some) ^ _all_genders(others) == {"m", "f"}:
        return Agreement.CONTRADICT
    agree = any(_agree(one, other) for one in mine for other in theirs)
    return Agreement.AGREE if agree else Agreement.CONTRADICT


@lru_cache(maxsize=10_000)
def _content(role: str) -> frozenset[str]:
    text = fold(role.replace("’s", "").replace("'s", ""))
    for phrase, name in _PHRASES.items():
        text = re.sub(rf"\b{phrase}\b", name, text)
    words = (_JOB.get(word) or _INSTITUTION.get(word) or word for word in text.split())
    return frozenset(words) - _UNSAID


def _agree(one: frozenset[str], other: frozenset[str]) -> bool:
    if one <= other or other <= one:
        return True
    shared = one & other
    if shared & _BODY_NAMES:
        return True
    mine, theirs = one - _JOB_NAMES, other - _JOB_NAMES
    return bool(shared & _JOB_NAMES) and (not mine or not theirs or bool(mine & theirs))


def _all_genders(roles: Collection[str]) -> frozenset[str]:
    return frozenset[str]().union(*map(_genders, roles))


@lru_cache(maxsize=10_000)
def _genders(role: str) -> frozenset[str]:
    words = fold(role).split()
    male = {"m" for word in words if _MALE.fullmatch(word)}
    return frozenset(male | {"f" for word in words if _FEMALE.fullmatch(word)})
