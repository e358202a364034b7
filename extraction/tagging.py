"""Spans from the labels of words: the likeliest well-formed begin, inside and outside (BIO)."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Tagged = tuple[str, int, int]
"""A name, its first word and the word after its last."""


def spans(
    scores: NDArray[np.float32], names: Sequence[str], breaks: Sequence[bool]
) -> list[Tagged]:
    """Decode the likeliest well-formed labels of words, in reading order.

    `scores` (words, names): log-probabilities. I-X follows only B-X or I-X; words that `breaks`
    marks are passed over, so that a span may go on in the next paragraph.
    """
    words = np.flatnonzero(~np.asarray(breaks, bool)[: len(scores)])
    if not len(words):
        return []
    before = _before(names)
    table = scores[words]
    path = table.argmax(1).tolist()
    if not _is_well_formed(path, before):
        path = _likeliest(table, before)
    return _joined(words.tolist(), [names[label] for label in path])


def _before(names: Sequence[str]) -> list[list[int]]:
    """Return, for each label, the labels that may stand before it; none of them means all."""
    return [
        [at for at, other in enumerate(names) if other[1:] == name[1:]] if name[0] == "I" else []
        for name in names
    ]


def _is_well_formed(path: Sequence[int], before: Sequence[Sequence[int]]) -> bool:
    return all(
        not before[two] or one in before[two] for one, two in zip([-1, *path], path, strict=False)
    )


def _likeliest(table: NDArray[np.float32], before: Sequence[Sequence[int]]) -> list[int]:
    """Viterbi, in plain numbers: an array operation for each word takes ten times as long."""
    best = [-np.inf if allowed else float(s) for s, allowed in zip(table[0], before, strict=True)]
    back: list[bytes] = []
    for scores in table[1:]:
        top = max(range(len(best)), key=best.__getitem__)
        came = [max(way, key=best.__getitem__) if way else top for way in before]
        best = [best[one] + score for one, score in zip(came, scores.tolist(), strict=True)]
        back.append(bytes(came))
    path = [max(range(len(best)), key=best.__getitem__)]
    for choices in reversed(back):
        path.append(choices[path[-1]])
    return path[::-1]


def _joined(words: Sequence[int], names: Sequence[str]) -> list[Tagged]:
    found: list[Tagged] = []
    for place, label in zip(words, names, strict=True):
        begin, _, name = label.partition("-")
        if begin == "B":
            found.append((name, place, place + 1))
        elif begin == "I":
            found[-1] = (name, found[-1][1], place + 1)
    return found
