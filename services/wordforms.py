"""Whether two texts are one sentence that two outlets spell a little differently."""

import re
from difflib import SequenceMatcher

from rapidfuzz import fuzz

from news.quote import RUN
from news.saying import is_part

_NEAR = 80.0  # of 100, for two spellings of one word: "colour", "color"; "crosses", "crossed"
_LONGEST = 1_500  # characters; comparing longer ones would hold up the loop
_SAME_START = 2  # letters; "able" and "unable" are no spellings of one word
_FILLERS = {"a", "an", "and", "just", "so", "that", "the", "well"}
_DECIDES = re.compile(
    r".*\d.*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty"
    r"|not?|never|none|nobody|nothing|neither|nor|cannot|without"
    r"|(?:do|does|did|is|are|was|were|wo|ca|could|would|should|has|have|had|must|need)nt"
)
"""Numbers and denials: where they differ, the sense does."""


def is_one_sentence(one: str, other: str) -> bool:
    """Tell whether folded texts are equal, part of one another, or differ in spellings only.

    Fewer words than `RUN` may be said by anyone, so they are never told to be one here.

    >>> is_one_sentence("we will open the pier in spring", "we will open a pier in springs")
    True
    >>> is_one_sentence("we will open the pier in spring", "we will close the pier in spring")
    False
    """
    if min(one.count(" "), other.count(" ")) + 1 < RUN:
        return False
    if is_part(one, other):
        return True
    too_long = max(len(one), len(other)) > _LONGEST
    if too_long or fuzz.ratio(one, other, score_cutoff=_NEAR) == 0:
        return False
    words, others = one.split(), other.split()
    changes = SequenceMatcher(None, words, others, autojunk=False).get_opcodes()
    return all(
        kind == "equal" or _is_spelling(words[a:b], others[c:d]) for kind, a, b, c, d in changes
    )


def _is_spelling(words: list[str], others: list[str]) -> bool:
    told = [word for word in words if word not in _FILLERS]
    retold = [word for word in others if word not in _FILLERS]
    return len(told) == len(retold) and all(map(_is_one_word, told, retold))


def _is_one_word(one: str, other: str) -> bool:
    if _DECIDES.fullmatch(one) or _DECIDES.fullmatch(other):
        return one == other
    return one[:_SAME_START] == other[:_SAME_START] and fuzz.ratio(one, other) >= _NEAR
