"""Syntactic heads into one tree for each sentence, whatever a parser has said."""

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

_STEPS = 100  # up a tree, before a way up counts as none; bounds the time of endless sentences

Integers = NDArray[np.integer[Any]]
Floats = NDArray[np.floating[Any]]


def trees(
    candidates: NDArray[np.integer[Any]],
    probabilities: Floats,
    sentences: Integers,
    words: NDArray[np.bool_],
) -> Integers:
    """Return the head of each of N tokens, itself for a root: one tree for each sentence.

    `candidates`, `probabilities` (N, K): likely heads of each token; its own number for a root.
    `sentences` (N,): the number of each token's sentence, rising. `words` (N,): false for white
    space, which hangs on the word before it.

    The likeliest root of a sentence is its only one, every other word keeps its likeliest head
    inside the sentence, and each circle is opened at the word that loses least by it.
    """
    inside = words[:, None] & words[candidates] & (sentences[candidates] == sentences[:, None])
    chances = np.where(inside, probabilities, 0)
    own = candidates == np.arange(len(words))[:, None]
    roots = _roots(np.where(own, chances, 0).sum(1), sentences, words)
    chances[own] = 0
    best = chances.argmax(1)
    found = np.arange(len(words)), best
    heads = np.where(chances[found] > 0, candidates[found], roots).astype(np.int64)
    heads[roots] = roots
    _open_circles(heads, roots, candidates, chances)
    _hang_blanks(heads, roots, sentences, words)
    return heads


def _roots(chances: Floats, sentences: Integers, words: NDArray[np.bool_]) -> Integers:
    """Return, for each token, the likeliest root of its sentence; a word if there is one."""
    order = np.lexsort((-chances, ~words, sentences))
    _, firsts, inverse = np.unique(sentences[order], return_index=True, return_inverse=True)
    roots = np.empty_like(order)
    roots[order] = order[firsts][inverse]
    return roots


def _open_circles(heads: Integers, roots: Integers, candidates: Integers, chances: Floats) -> None:
    for circle in _circles(heads, roots):
        members = np.asarray(circle)
        lost = chances[members] / chances[members].max(1, keepdims=True)
        for way in np.argsort(-lost, axis=None, kind="stable"):
            row, column = divmod(int(way), lost.shape[1])
            word, head = circle[row], int(candidates[members[row], column])
            if lost[row, column] > 0 and _leads_out(heads, head, circle):
                break
        else:
            word, head = circle[0], int(roots[circle[0]])
        heads[word] = head


def _circles(heads: Integers, roots: Integers) -> Iterator[list[int]]:
    """Yield each circle of heads; whoever takes it opens it."""
    seen = np.zeros(len(heads), np.int64)
    seen[roots] = -1
    for start in np.flatnonzero(~_reaches_root(heads, roots)).tolist():
        way, at = [], start
        while not seen[at]:
            seen[at] = start + 1
            way.append(at)
            at = int(heads[at])
        if seen[at] == start + 1:
            yield way[way.index(at) :]


def _reaches_root(heads: Integers, roots: Integers) -> NDArray[np.bool_]:
    """Tell from which words the heads lead to the root, doubling the steps each time."""
    up = heads
    for _ in range(len(heads).bit_length()):
        up = up[up]
    return np.equal(up, roots)


def _leads_out(heads: Integers, at: int, circle: list[int]) -> bool:
    """Tell whether the way up from a word ends at a root without meeting the circle."""
    for _ in range(_STEPS):
        if at in circle:
            return False
        if heads[at] == at:
            return True
        at = int(heads[at])
    return False


def _hang_blanks(
    heads: Integers, roots: Integers, sentences: Integers, words: NDArray[np.bool_]
) -> None:
    places = np.arange(len(heads))
    before = np.maximum.accumulate(np.where(words, places, 0))
    near = words[before] & (sentences[before] == sentences)
    heads[:] = np.where(words | (roots == places), heads, np.where(near, before, roots))
