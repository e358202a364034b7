"""When two texts speak of the same thing, or say the same, told by their words alone."""

import re
from functools import lru_cache

from rapidfuzz import fuzz

from news.text import fold

NEAR = 90.0  # of 100: a comma, a "that" or one changed word in ten still passes
RUN = 6  # words in a row that two articles do not have by chance
REMEMBERED = 4096  # texts; each quote of a story is compared with every chosen one
SHORTEST = 3  # letters of a word that tells something

# Words that any two headlines may share: grammar, reporting, and the calendar.
_EMPTY = frozenset(
    re.findall(
        r"\w+",
        """about after again against all also amid among and any are as at back be been before
        being between both but by call calls can could day days did do does during each far
        first for from get gets had has have he her here his how if in into is it its just know
        last latest less live made make makes may month months more most new news next no nor
        not now of off on one only or other our out over own report reports said say says she
        should since so some still such tell tells than that the their them then there these
        they this those three through time to today told tomorrow too two under until up update
        updates us very was we week weeks were what when where which while who whom whose why
        will with would year years yesterday yet you monday tuesday wednesday thursday friday
        saturday sunday january february march april may june july august september october
        november december""",
    )
)


_folded = lru_cache(REMEMBERED)(fold)


def content_words(text: str) -> frozenset[str]:
    """Return the stems of the words that tell something, without numbers.

    >>> sorted(content_words("Ferries are stopped: 3 strikes at the harbour"))
    ['ferry', 'harbour', 'stopped', 'strike']
    """
    return frozenset(stem(word) for word in _folded(text).split() if tells(word))


def tells(word: str) -> bool:
    """Tell whether a folded word is a content word: not grammar, not a number, not a scrap."""
    return len(word) >= SHORTEST and word not in _EMPTY and not word[0].isdigit()


def runs(text: str) -> frozenset[tuple[str, ...]]:
    """Return the runs of `RUN` words that tell something (shingles, Broder 1997).

    At least half of a run must be content words: "at the end of the day" is anybody's.
    """
    words = _folded(text).split()
    telling = [tells(word) for word in words]
    return frozenset(
        tuple(words[i : i + RUN])
        for i in range(len(words) - RUN + 1)
        if 2 * sum(telling[i : i + RUN]) >= RUN
    )


def nearly_same(one: str, other: str) -> bool:
    """Tell whether two quotes have nearly the same words, or one has all words of the other.

    Fewer than `RUN` words that are only a part of a longer quote may stand anywhere.
    """
    short, long = sorted((_folded(one), _folded(other)), key=len)
    if fuzz.ratio(short, long) >= NEAR:
        return True
    return len(short.split()) >= RUN and fuzz.partial_ratio(short, long, score_cutoff=NEAR) > 0


def stem(word: str) -> str:
    """Take a folded word's plural ending off.

    The S-stemmer of Harman, "How effective is suffixing?", 1991.
    """
    if word.endswith("ies") and not word.endswith(("eies", "aies")):
        return word[:-3] + "y"
    if word.endswith("es") and not word.endswith(("aes", "ees", "oes")):
        return word[:-1]
    if word.endswith("s") and not word.endswith(("us", "ss")):
        return word[:-1]
    return word
