"""Runs: capitalised words, with the small words and marks that hold a name together."""

from collections.abc import Iterator

from extraction.lexicon import (
    DEMONYMS,
    GIVEN_NAMES,
    HONORIFICS,
    LABELS,
    NAME_PARTICLES,
    NEVER_NAMES,
    ORGANIZATION_NOUNS,
    SHORT_TITLES,
    WORD_SURNAMES,
)
from extraction.noun_phrases import TITLES, is_plural_person
from extraction.words import Words

LINKS = frozenset({"of", "for"})
_BEFORE_SURNAMES = GIVEN_NAMES | (TITLES - NEVER_NAMES)
_HYPHENS = frozenset("-‐‑")
_ABBREVIATED = SHORT_TITLES | HONORIFICS
_NICKNAME_MARKS = frozenset('“”"()')
_LONGEST = 14  # words of a run; longer ones are lists or shouting
_BODY_WORDS = 3  # words after the "and" in the name of a body, and before it without "the"
_SEEN = 0.6  # from which belief on the reader takes a word for part of the name of no person
_SHORT_HALF = 5  # characters of either half of a given name like "Jae-hoon"


def runs(words: Words) -> Iterator[tuple[int, int]]:
    """Yield every run as a range of words, in reading order."""
    at = 0
    while at < words.size:
        end = _run_end(words, at)
        if end > at:
            yield at, end
        at = max(end, at + 1)


def _run_end(words: Words, at: int) -> int:
    """Return the end of the run that begins at a word, the word itself if there is none."""
    if not _can_begin(words, at):
        return at
    end = at + 1
    while end - at < _LONGEST and words.same_line(at, end):
        step = _step(words, at, end)
        if not step:
            break
        end += step
    return end


def _can_begin(words: Words, at: int) -> bool:
    if _is_small_name(words, at):
        return True
    if not is_name_word(words, at):
        return False
    return not (words.initial[at] and _is_plain_opening(words, at))


def _is_plain_opening(words: Words, at: int) -> bool:
    """Tell a first word that is no name whatever follows: "Critics", "Americans"."""
    bare = words.bare[at]
    followed = words.same_line(at, at + 1) and words.capital[at + 1]
    if followed and bare in GIVEN_NAMES and bare not in WORD_SURNAMES:
        return False
    plural = is_plural_person(words, at) and not followed
    return plural or (bare in words.common and bare not in TITLES and bare not in DEMONYMS)


def _is_small_name(words: Words, at: int) -> bool:
    """Accept "al-Hamadi" and "van Dyke" where a name begins in lower case, after a title."""
    if words.lower[at] not in NAME_PARTICLES or words.capital[at]:
        return False
    if not words.same_line(at, at + 2):
        return False
    return words.text[at + 1] in _HYPHENS and words.glued[at + 1] and words.capital[at + 2]


def is_name_word(words: Words, index: int) -> bool:
    """Tell whether a word can be part of a name by its capital."""
    text, bare = words.text[index], words.bare[index]
    if not words.capital[index] or words.headline[index]:
        return False
    if text.isupper() and len(text) > 1 and text.isalpha():
        label = words.at(index + 1) == ":" and bare in LABELS
        return not label and not (bare in NEVER_NAMES and bare not in TITLES)
    if bare in TITLES or (bare not in NEVER_NAMES and "'" not in bare[-3:-1]):
        return True
    initial = len(text) == 2 and text.endswith(".")  # noqa: PLR2004 - a letter and its dot
    if initial or _is_joined(words, index):
        return True
    before = words.bare[index - 1] if words.same_line(index - 1, index) else ""
    if words.capital[index - 1] and before in _BEFORE_SURNAMES:
        return bare in WORD_SURNAMES
    following = words.same_line(index, index + 1) and words.capital[index + 1]
    return bare in GIVEN_NAMES and following and not words.initial[index]


def _is_joined(words: Words, index: int) -> bool:
    """Tell the "New" of "New York": the reader sees it and the next word as one name."""
    if not words.same_line(index, index + 1) or not words.capital[index + 1]:
        return False
    return all(max(words.sight.of(at, at + 1)[1:]) >= _SEEN for at in (index, index + 1))


def _step(words: Words, start: int, end: int) -> int:  # noqa: PLR0911 - one case after the other
    """Return by how many words the run goes on: a name word with what joins it, or none."""
    text, titled = words.text[end], words.bare[end - 1] in TITLES
    if text == "." and words.glued[end] and words.bare[end - 1] in _ABBREVIATED:
        return 1
    if words.initial[end] and not titled:
        return 0
    if text in _HYPHENS and words.glued[end]:
        return 2 if _joins(words, end) else 0
    if _is_shouted(words, end - 1) and not _is_shouted(words, end) and words.capital[end]:
        return 0
    if text in _NICKNAME_MARKS:
        return _through_nickname(words, end)
    if text == "," and words.at(end + 1) in {"jr.", "jr", "sr.", "sr", "iii"}:
        return 2
    if is_name_word(words, end):
        return 1
    if text == "and":
        return _through_and(words, start, end)
    return _through_particles(words, end)


def _is_shouted(words: Words, index: int) -> bool:
    """Tell a heading in capitals from an acronym and an initial."""
    return words.text[index].isupper() and len(words.text[index]) > _SHORT_HALF


def _through_nickname(words: Words, at: int) -> int:
    """Step over the nickname of "Robert “Bobby” Scott", when a name goes on behind it."""
    closed = words.same_line(at, at + 3) and words.text[at + 2] in _NICKNAME_MARKS
    inside = closed and words.capital[at + 1] and words.text[at + 3].isalpha()
    return 4 if inside and words.capital[at + 3] and not words.headline[at] else 0


def _joins(words: Words, hyphen: int) -> bool:
    """Tell the hyphen of "Mbeki-Ross" and "Jae-hoon" from that of "US-sponsored"."""
    if not words.same_line(hyphen, hyphen + 1) or not words.glued[hyphen + 1]:
        return False
    before, after = words.text[hyphen - 1], words.text[hyphen + 1]
    if words.capital[hyphen + 1]:
        return after.isalpha()
    short = len(before) <= _SHORT_HALF and 1 < len(after) <= _SHORT_HALF and after.isalpha()
    family = words.same_line(hyphen - 2, hyphen) and words.capital[hyphen - 2]
    return short and family and not before.isupper() and after not in {"based", "style", "led"}


def _through_and(words: Words, start: int, at: int) -> int:
    """Step over the "and" of "Securities and Exchange Commission", not of two names."""
    left = set(words.bare[start:at])
    seen = words.sight.of(at, at + 1).organization >= _SEEN
    if left & (ORGANIZATION_NOUNS - {"state"}) and not left & LINKS:
        return 0
    held = seen or words.at(start - 1) == "the" or bool(left & LINKS)
    if not held and at - start < _BODY_WORDS:
        return 0
    end = at + 1
    while end - at <= _BODY_WORDS and words.same_line(at, end) and is_name_word(words, end):
        end += 1
    bodied = end > at + 1 and words.bare[end - 1] in ORGANIZATION_NOUNS
    return end - at if bodied and not {words.bare[at + 1], *left} & _BEFORE_SURNAMES else 0


def _through_particles(words: Words, at: int) -> int:
    """Step over "van der", "of the", "el-" when a capitalised word follows."""
    end = at
    while end < at + 3 and words.same_line(at, end):
        word = words.lower[end]
        linking = word in LINKS | {"&"} or (word == "the" and words.at(end - 1) in LINKS)
        hyphen = words.text[end] in _HYPHENS and words.glued[end] and end > at
        if not (linking or hyphen or (word in NAME_PARTICLES and word not in {"a", "e", "y"})):
            break
        end += 1
    if end > at and words.same_line(at, end) and is_name_word(words, end):
        return end + 1 - at
    return 0
