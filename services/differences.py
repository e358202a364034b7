"""What a changed page says otherwise: sentences taken out and put in, as they are printed."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from news.revision import Difference

COMPARED = 3_000  # sentences of each text: comparing takes time in proportion to their product

_BETWEEN_SENTENCES = re.compile(r"(?<=[.!?…])\s+|(?<=[.!?…][”’\"])\s+|\n+")


def differences(before: str, after: str) -> tuple[Difference, ...]:
    """Return the sentences that differ, in reading order.

    Each is literally in one of the texts; blanks that stand for words not kept are left out.
    """
    old, new = sentences(before), sentences(after)
    steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return tuple(
        Difference(" ".join(old[a:b]), " ".join(new[c:d]))
        for step, a, b, c, d in steps
        if step != "equal"
    )


def sentences(text: str) -> Sequence[str]:
    """Split a text roughly into sentences: for showing differences, not for reading it."""
    found = (sentence.strip() for sentence in _BETWEEN_SENTENCES.split(text))
    return [sentence for sentence in found if sentence][:COMPARED]
