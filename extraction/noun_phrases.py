"""Noun phrases by form: roles in front of a name, and descriptions that stand for a source."""

from collections.abc import Iterable

from extraction.lexicon import (
    ADVERBS,
    AUXILIARIES,
    BARE_PERSONS,
    BE_FORMS,
    BEFORE_TITLES,
    CONJUNCTIONS,
    DESCRIBING_ING,
    DETERMINERS,
    DOCUMENT_NOUNS,
    FUNCTION_WORDS,
    HONORIFICS,
    MODALS,
    MONTHS,
    ORGANIZATION_NOUNS,
    PLURAL_PERSONS,
    PREPOSITIONS,
    REPORTING_VERBS,
    ROLE_NOUNS,
    SHORT_TITLES,
    VERBS,
    WEEKDAYS,
)
from extraction.words import Words

PERSONS = ROLE_NOUNS | BARE_PERSONS
TITLES = HONORIFICS | SHORT_TITLES | ROLE_NOUNS
SOURCE_NOUNS = ROLE_NOUNS | BARE_PERSONS | PLURAL_PERSONS | ORGANIZATION_NOUNS | DOCUMENT_NOUNS
REPORTING_FORMS = frozenset(form for row in REPORTING_VERBS for form in row)
# Reporting verbs that are nouns far more often when they stand inside a noun phrase.
_ALSO_NOUNS = frozenset(["report", "post", "state", "charge", "text", "fear", "hope", "reason"])
_POSSESSIVES = frozenset(["'s", "'"])
OPENERS = DETERMINERS | frozenset(["my", "your", "another", "two", "three", "four", "five", "six"])
STOPS = (
    PREPOSITIONS
    | AUXILIARIES
    | BE_FORMS
    | MODALS
    | CONJUNCTIONS
    | ADVERBS
    | (FUNCTION_WORDS - {"other", "same"})
    | VERBS
    | (REPORTING_FORMS - _ALSO_NOUNS)
    | OPENERS
) - {"lead", "state", "then", "vote", "second", "first", "will"}
_LIKE_ADJECTIVES = frozenset(["retired", "elected", "appointed", "armed", "red", "wounded"])
_BEFORE_TITLES = BEFORE_TITLES | {"of", "the"}
_CALENDAR = WEEKDAYS | MONTHS
_REACH = 9  # words of a noun phrase before its head


def singular(noun: str) -> str:
    """Return a regular plural's singular; other words come back as they are."""
    for ending, instead in (("men", "man"), ("ies", "y"), ("s", "")):
        if noun.endswith(ending) and len(noun) > len(ending) + 2:
            return noun[: -len(ending)] + instead
    return noun


def is_title(words: Words, index: int) -> bool:
    """Tell whether a word is a title or a role: "Mr.", "Senator", "spokesman"."""
    return 0 <= index < words.size and words.bare[index] in TITLES


def is_plural_person(words: Words, index: int) -> bool:
    """Tell whether a word stands for several persons without a determiner: "critics"."""
    bare = words.bare[index]
    if bare in PLURAL_PERSONS:
        return bare.endswith("s") or bare in {"police", "people"}
    return bare.endswith(("s", "men")) and singular(bare) in PERSONS


def role_start(words: Words, core: int) -> int:
    """Return where the title or role right before a name begins, `core` if there is none."""
    head = core - 1
    if words.at(head) == "." and words.glued[head]:
        head -= 1
    if not is_title(words, head) or not words.same_line(head, core):
        return _office_start(words, core)
    return phrase_start(words, head)


def _office_start(words: Words, core: int) -> int:
    """Find the role in "Secretary of State Ann Lee", whose head is not beside the name."""
    for head in range(core - 2, max(core - 6, -1), -1):
        if not words.same_line(head, core):
            break
        if is_title(words, head) and words.at(head + 1) == "of" and words.capital[core - 1]:
            return phrase_start(words, head)
        if not (words.capital[head] or words.at(head) in {"of", "the"}):
            break
    return core


def phrase_start(words: Words, head: int) -> int:
    """Return where the noun phrase of a head begins, determiner and possessor included."""
    start = head
    while head - start < _REACH and words.same_line(start - 1, head):
        if not _is_modifier(words, start - 1, start) or _is_before_title(words, start - 1, head):
            break
        start -= 1
    while start < head and words.text[start] in {"-", "."}:
        start += 1
    return _determiner(words, start) if words.same_line(start - 1, head) else start


def _is_modifier(  # noqa: PLR0911 - one case after the other
    words: Words, index: int, following: int
) -> bool:
    """Tell whether a word belongs to the noun phrase that goes on after it."""
    word = words.lower[index]
    if words.text[index] == "-":
        return words.glued[index] and words.glued[following]
    if words.text[index] == ".":
        return words.bare[index - 1] in SHORT_TITLES and words.glued[index]
    if words.initial[following] and not words.text[index].endswith("."):
        return False
    if not word[0].isalpha() or (word in STOPS and not words.text[index].isupper()):
        return word in {"of", "the"} and _links_capitals(words, index)
    if words.capital[index] or words.glued[index]:
        return not word.endswith("ly") and word not in _CALENDAR
    if word.endswith(("ed", "ing")):
        return word in _LIKE_ADJECTIVES or word in DESCRIBING_ING
    return not word.endswith("ly")


def _is_before_title(words: Words, index: int, head: int) -> bool:
    """Stop at a lower-case word before a capitalised title: "consider | Rep. Ann Lee"."""
    lower = words.text[index][0].islower() and not words.glued[index]
    return lower and words.capital[head] and words.lower[index] not in _BEFORE_TITLES


def _links_capitals(words: Words, index: int) -> bool:
    """Let "of the" pass only inside a capitalised office: "Chairman of the Joint Chiefs"."""
    link = index if words.lower[index] == "of" else index - 1
    after = index + 2 if words.at(index + 1) == "the" else index + 1
    if words.at(link) != "of" or not words.same_line(link - 1, after):
        return False
    return words.capital[link - 1] and words.capital[after]


def _determiner(words: Words, start: int) -> int:
    """Take the determiner or the possessor before a phrase: "the", "his", "the Pentagon's"."""
    before = words.lower[start - 1]
    closed = before == "'" and not words.lower[start - 2].endswith("s")  # a quotation mark
    if before in _POSSESSIVES and start > 1 and not closed:
        owner = start - 2
        while (
            words.same_line(owner - 1, start)
            and words.capital[owner]
            and words.capital[owner - 1]
            and words.lower[owner - 1] not in STOPS | {"as"}
            and not words.initial[owner]
        ):
            owner -= 1
        opened = words.same_line(owner - 1, start) and words.lower[owner - 1] in OPENERS
        return owner - 1 if opened else owner
    return start - 1 if before in OPENERS else start


def description_ends(words: Words) -> Iterable[int]:
    """Yield every word that ends a description of a source: the last of adjoining heads."""
    for index in range(words.size):
        if _is_head(words, index) and not _goes_on(words, index + 1):
            yield index


def _is_head(words: Words, index: int) -> bool:
    bare = words.bare[index]
    return bare in SOURCE_NOUNS or (bare.endswith(("s", "men")) and singular(bare) in SOURCE_NOUNS)


def _goes_on(words: Words, index: int) -> bool:
    if not words.same_line(index - 1, index) or words.lower[index] in REPORTING_FORMS:
        return False
    return _is_head(words, index) or (words.text[index] == "-" and words.glued[index])
