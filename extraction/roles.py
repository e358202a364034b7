"""Roles: what an article says somebody is, before the name or after it, verbatim.

A role is a noun phrase that names an office, a job or a relation; what somebody does ("who owns a
bakery") is none, and is left out.
"""

import re

from extraction.lexicon import (
    ADVERBS,
    AUXILIARIES,
    BE_FORMS,
    HONORIFICS,
    MODALS,
    PERIODS,
    PREPOSITIONS,
    ROLE_NOUNS,
    SHORT_TITLES,
    WEEKDAYS,
)
from extraction.names import Name
from extraction.noun_phrases import (
    OPENERS,
    REPORTING_FORMS,
    STOPS,
    is_plural_person,
    is_title,
    phrase_start,
    singular,
)
from extraction.words import Words

_SHORT_ROLE = 5  # words of a role whose noun is in no list
_TIMES = PERIODS | WEEKDAYS | frozenset(["hour", "minute", "decade", "moment", "same", "next"])
_AGE = re.compile(r"\d\d")
_NO_DOERS = frozenset(["former", "latter", "matter", "number", "order", "other"])
_LONGEST = 16  # words of a role
_BEFORE_APPOSITION = REPORTING_FORMS | {"that", "and", "but", ",", ":", "by", "”", '"', "’"}
_QUOTES = frozenset('“”"') | {"''", "``"}
_ENDS = frozenset(",.;:)(?!—–|/") | _QUOTES | {"--"}
_DESCRIBING = frozenset(["chief", "senior", "veteran", "longtime", "fellow"])
_VERBS = REPORTING_FORMS | BE_FORMS | AUXILIARIES | MODALS | ADVERBS
_BREAKS = STOPS - PREPOSITIONS - OPENERS
_FORMS = ("ed", "ing", "en")  # of verbs that describe a noun: "retired", "leading"
_CLAUSES = frozenset(
    ["who", "whose", "whom", "which", "that", "and", "but", "when", "where", "while", "as"]
)


def roles_of(words: Words, name: Name) -> list[tuple[int, int]]:
    """Return the roles stated beside a name as ranges of words, best first."""
    found = [
        role_before(words, name),
        role_ahead(words, name),
        role_after(words, name.end) or role_of_speaker(words, name),
    ]
    return [role for role in found if role]


def role_before(words: Words, name: Name) -> tuple[int, int] | None:
    """Find the role closed up to a name: "fire chief Omar Reyes"; "Mr." is none."""
    start = _without_lead(words, name.start, name.core)
    end = _without_short_title(words, start, name.core)
    if all(word in HONORIFICS | {"."} for word in words.bare[start:end]):
        return None
    if _is_of_several(words, end - 1) or _ends_sentence(words, end - 1):
        return None
    return None if end - start == 1 and _only_describes(words, start) else (start, end)


def _without_lead(words: Words, start: int, end: int) -> int:
    """Return where a role begins: "praises | mayor Lee", "that | Mr. Lee", "critics of | mayor"."""
    if start < end and words.lower[start] in OPENERS - {"the"}:
        start += 1
    if start + 2 < end and words.at(start + 1) == "of" and is_plural_person(words, start):
        start += 2
    while start < end and _is_verb_before(words, start):
        start += 1
    return start


def _is_verb_before(words: Words, at: int) -> bool:
    is_verb = words.part[at] == "VERB" and not words.lower[at].endswith(_FORMS)
    return is_verb and not is_title(words, at)


def _is_of_several(words: Words, last: int) -> bool:
    """Tell "Senators Lee and Bay" and "Sens. Lee and Bay", whose title is not one person's."""
    at = last - (words.text[last] == ".")
    one = singular(words.bare[at])
    return is_plural_person(words, at) or (one != words.bare[at] and one in SHORT_TITLES)


def _ends_sentence(words: Words, last: int) -> bool:
    """Tell whether a name was joined to a role by a full stop: "our chief. Lee laughed"."""
    return words.text[last] == "." and words.bare[last - 1] not in SHORT_TITLES | HONORIFICS


def _only_describes(words: Words, at: int) -> bool:
    """Tell the "veteran" of "veteran Lee fans", which says nothing of Lee."""
    return words.lower[at] in _DESCRIBING and words.part[at] != "NOUN"


def _without_short_title(words: Words, start: int, end: int) -> int:
    """Leave out the "Gen." of "Chairman of the Joint Chiefs of Staff Gen.", which is no role."""
    last = end
    while last > start and words.bare[last - 1] in SHORT_TITLES | {"."}:
        last -= 1
    office = any(
        words.bare[i] in ROLE_NOUNS - SHORT_TITLES
        and (i == last - 1 or words.at(i + 1) in PREPOSITIONS)
        for i in range(start, last)
    )
    return last if office else end


def role_ahead(words: Words, name: Name) -> tuple[int, int] | None:
    """Find the role a comma before a name: "the head of the agency, Ruth Calder"."""
    comma = name.start - 1
    if words.at(comma) != "," or not words.same_line(comma, name.start):
        return None
    for head in range(comma - 1, max(comma - _LONGEST, -1), -1):
        if not words.same_line(head, comma) or words.text[head] in _ENDS:
            return None
        if is_title(words, head) and (head == comma - 1 or words.at(head + 1) in PREPOSITIONS):
            start = phrase_start(words, head)
            if _opens_clause(words, start) or words.at(start - 1) in _BEFORE_APPOSITION:
                return start, comma
        if words.lower[head] in _BREAKS:
            return None
    return None


def _opens_clause(words: Words, start: int) -> bool:
    """Tell whether a role stands first: "The mayor, Ann Lee" and "As mayor of Rye, Ann Lee"."""
    return words.initial[start] or (words.at(start - 1) == "as" and words.initial[start - 1])


def role_after(words: Words, end: int) -> tuple[int, int] | None:
    """Find the role after a name and a comma: "Ana Ruiz, a nurse on the ward,"."""
    start = end + 1
    if words.at(end) != "," or not words.same_line(end, start):
        return None
    head = None
    for at in range(start, start + _LONGEST):
        if _is_end(words, end, at):
            return _whole(words, start, head, at) if head is not None else None
        word = words.lower[at]
        opens = at == start and word in OPENERS
        if word in STOPS and not opens and (head is None or _is_verb(words, at)):
            return None
        if head is not None and _is_predicate(words, start, head, at):
            return None
        if head is None and is_title(words, at) and not is_title(words, at + 1):
            head = at
    return None


def _is_end(words: Words, before: int, at: int) -> bool:
    """Tell whether a role ends before a word; "president and director of" goes on."""
    if not words.same_line(before, at) or words.text[at] in _ENDS or _opens_quote(words, at):
        return True
    if words.lower[at] == "and":
        title = is_title(words, at + 1) and at + 2 < words.size and not words.capital[at + 2]
        return not (title or words.part[at - 1] == "ADJ")
    return words.lower[at] in _CLAUSES


def _whole(words: Words, start: int, head: int, end: int) -> tuple[int, int] | None:
    """Return a role after a name, unless it opens a quotation or another name's list."""
    if _opens_quote(words, end) or not _is_open(words, start, head):
        return None
    return (start + 1 if words.lower[start] == "another" else start), end


def _is_verb(words: Words, at: int) -> bool:
    return words.lower[at] in _VERBS and not words.capital[at]  # "in May"


def _opens_quote(words: Words, at: int) -> bool:
    quotes = _QUOTES | {"'", "‘"}
    return at < words.size and words.text[at] in quotes and not words.glued[at]


def _is_predicate(words: Words, start: int, head: int, at: int) -> bool:
    """Tell a verb of a clause, "the minister looked", from "a trader arrested in Rome"."""
    noun = words.part[at - 1] in {"NOUN", "PROPN"}
    if words.part[at] != "VERB" or words.lower[at].endswith("ing") or not noun:
        return False
    definite = words.lower[start] in OPENERS - {"a", "an"} and head == at - 1
    return definite or at + 1 >= words.size or words.part[at + 1] not in {"ADP", "ADV"}


def role_of_speaker(words: Words, name: Name) -> tuple[int, int] | None:
    """Find the role of a speaker whatever its noun: "said Ann Lee, the harbour master."."""
    start, before = name.end + 1, name.start - 1
    if words.at(name.end) != "," or words.at(start) not in {"the", "a", "an"}:
        return None
    reports = words.same_line(before, start) and words.at(before) in REPORTING_FORMS
    of = _of_doer(words, start)
    for stop in range(start + 1, start + (_LONGEST if of else _SHORT_ROLE) + 1):
        if not words.same_line(start, stop):
            return None
        if words.text[stop] in {",", "."}:
            said = words.text[stop] == "," and words.at(stop + 1) in REPORTING_FORMS
            return (start, stop) if stop > start + 1 and (reports or said) else None
        if not _may_follow(words, stop, of):
            return None
    return None


def _of_doer(words: Words, start: int) -> int:
    """Return the "of" of "the harbour diver of Rye", a noun for who does something; else 0."""
    for at in range(start + 1, start + _SHORT_ROLE):
        if words.at(at + 1) == "of":
            is_doer = words.part[at] == "NOUN" and words.bare[at].endswith(("er", "or"))
            return at + 1 if is_doer and words.bare[at] not in _NO_DOERS else 0
    return 0


def _may_follow(words: Words, at: int, of: int) -> bool:
    """Tell whether a word may stand in the role of a speaker: behind `of`, prepositions, too."""
    if words.bare[at] in _TIMES:
        return False
    if 0 < of <= at:
        return words.lower[at] not in _BREAKS and words.text[at] not in _ENDS
    return words.lower[at] not in STOPS and words.text[at].isalpha()


def _is_open(words: Words, start: int, head: int) -> bool:
    """Refuse the next name of a list: "Ann Lee, Senator Tom Bay and others"."""
    if words.lower[start] in OPENERS or not words.capital[start]:
        return True
    return head + 1 >= words.size or not words.capital[head + 1]


def is_introduced(words: Words, end: int) -> bool:
    """Tell whether what follows a name shows that it is a person's: a role, an age, "who"."""
    if words.at(end) in {"who", "whose"}:
        return True
    if words.at(end) != ",":
        return False
    after = words.at(end + 1)
    if after in {"who", "whose", "whom"} or _AGE.fullmatch(after):
        return True
    return role_after(words, end) is not None
