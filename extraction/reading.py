"""What the reader says about the words of an article, gathered from its windows."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, overload

import numpy as np
from numpy.typing import NDArray

from extraction.windows import Window

_KEPT = 16  # of a word's probabilities over its window: all of them would take 2 KB a word

Floats = NDArray[np.float32]
Integers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Labels:
    """What the label numbers of the reader mean."""

    roles: tuple[str, ...]
    ner: tuple[str, ...]
    upos: tuple[str, ...]
    relations: tuple[str, ...]


class Pointing(Sequence[tuple[int, Floats]]):
    """For each of N words: the first word of its window, and its probabilities over that window.

    Only the 16 largest probabilities of a word are kept, the others are 0.
    `words` (N, 16) are the words that they are for, `probabilities` (N, 16) the probabilities,
    the largest first; what is beyond the window is "nobody".
    """

    def __init__(self, count: int) -> None:
        self.words = np.zeros((count, _KEPT), np.int32)
        self.probabilities = np.zeros((count, _KEPT), np.float16)
        self._first = np.zeros(count, np.int32)
        self._width = np.zeros(count, np.int16)

    def __len__(self) -> int:
        return len(self.words)

    @overload
    def __getitem__(self, place: int) -> tuple[int, Floats]: ...
    @overload
    def __getitem__(self, place: slice) -> "Sequence[tuple[int, Floats]]": ...
    def __getitem__(self, place: int | slice) -> Any:
        """Return the first word of the window and the probabilities over its words."""
        if isinstance(place, slice):
            return [self[at] for at in range(*place.indices(len(self)))]
        first = int(self._first[place])
        row = np.zeros(int(self._width[place]), np.float32)
        kept = self.probabilities[place] > 0
        row[self.words[place][kept] - first] = self.probabilities[place][kept]
        return first, row

    def take(self, start: int, first: int, probabilities: Floats) -> None:
        """Keep the largest of each row; the rows are the words from `start` on."""
        rows, width = probabilities.shape
        count = min(_KEPT, width)
        largest = np.argpartition(probabilities, width - count, 1)[:, width - count :]
        values = np.take_along_axis(probabilities, largest, 1)
        order = np.argsort(-values, 1, kind="stable")
        these = slice(start, start + rows)
        self.words[these, :count] = np.take_along_axis(largest, order, 1) + first
        self.probabilities[these, :count] = np.take_along_axis(values, order, 1)
        self._first[these] = first
        self._width[these] = width


@dataclass(frozen=True, slots=True)
class Reading:
    """What the reader says about the N words of an article; what `labels` name is in their order.

    `role` (N, 7), `ner` (N, 9), `upos` (N, 17), `relation` (N, 51): log-probabilities, the last two
    of half precision.
    `cue`, `head`, `antecedent`: (N,) number of the likeliest word (first word of the cue; syntactic
    head, itself for a root; antecedent, an earlier word, -1 for nobody), each with its probability.
    `cue_scores`, `head_scores`, `antecedent_scores`: see `Pointing`; for antecedents later words
    and, last, nobody included.
    """

    labels: Labels
    role: Floats
    ner: Floats
    upos: NDArray[Any]
    relation: NDArray[Any]
    cue: Integers
    cue_probability: Floats
    head: Integers
    head_probability: Floats
    antecedent: Integers
    antecedent_probability: Floats
    cue_scores: Pointing
    head_scores: Pointing
    antecedent_scores: Pointing


class Gathering:
    """Collects what is said about each word in the one window in which it stands most centrally."""

    def __init__(self, labels: Labels, cut: Sequence[Window]) -> None:
        count = cut[-1].last if cut else 0
        self._labels = labels
        self._tables: list[NDArray[Any]] = [
            np.zeros((count, len(labels.roles)), np.float32),
            np.zeros((count, len(labels.ner)), np.float32),
            np.zeros((count, len(labels.upos)), np.float16),
            np.zeros((count, len(labels.relations)), np.float16),
        ]
        self._pointings = [Pointing(count) for _ in range(3)]
        self._antecedent = np.zeros(count, np.int64)
        self._probability = np.zeros(count, np.float32)
        middles = [(two.first + one.last) // 2 for one, two in pairwise(cut)]
        edges = pairwise([0, *middles, count])
        self._owned = {window.first: owned for window, owned in zip(cut, edges, strict=False)}

    def take(self, window: Window, outputs: Sequence[NDArray[Any]]) -> None:
        """Take one window's row of the encoder's outputs, padded to any width."""
        start, end = self._owned[window.first]
        width = window.last - window.first
        rows = slice(start - window.first, end - window.first)
        role, ner, upos, cue, head, relation, antecedent = (output[rows] for output in outputs)
        for table, logits in zip(self._tables, (role, ner, upos, relation), strict=True):
            table[start:end] = _log_softmax(logits)
        everyone = np.concatenate([antecedent[:, :width], antecedent[:, -1:]], 1)
        tables = (cue[:, :width], head[:, :width], everyone)
        for pointing, logits in zip(self._pointings, tables, strict=True):
            pointing.take(start, window.first, _softmax(logits))
        later = np.arange(width) >= np.arange(rows.start, rows.stop)[:, None]
        everyone[:, :width][later] = -1e4
        earlier = _softmax(everyone)
        best = earlier.argmax(1)
        self._antecedent[start:end] = np.where(best == width, -1, best + window.first)
        self._probability[start:end] = earlier.max(1)

    def reading(self) -> Reading:
        """Return what was collected, once every window was taken."""
        role, ner, upos, relation = self._tables
        cue, head, antecedent = self._pointings
        return Reading(
            self._labels,
            role,
            ner,
            upos,
            relation,
            cue=cue.words[:, 0].astype(np.int64),
            cue_probability=cue.probabilities[:, 0].astype(np.float32),
            head=head.words[:, 0].astype(np.int64),
            head_probability=head.probabilities[:, 0].astype(np.float32),
            antecedent=self._antecedent,
            antecedent_probability=self._probability,
            cue_scores=cue,
            head_scores=head,
            antecedent_scores=antecedent,
        )


def _softmax(logits: NDArray[Any]) -> Floats:
    powers = np.exp(logits - logits.max(-1, keepdims=True))
    return np.asarray(powers / powers.sum(-1, keepdims=True), np.float32)


def _log_softmax(logits: NDArray[Any]) -> Floats:
    shifted = logits - logits.max(-1, keepdims=True)
    return np.asarray(shifted - np.log(np.exp(shifted).sum(-1, keepdims=True)), np.float32)
