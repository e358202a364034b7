"""Sight: how strongly the reader takes each word for part of a name, and of what kind of name."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

_LABELS = ("PER", "ORG", "LOC", "MISC")


class Seen(NamedTuple):
    """Probabilities that words are part of the name of a person, a body, a place, another thing."""

    person: float
    organization: float
    place: float
    other: float


class Sight:
    """What the reader sees in the words of a document, `tokens` being their indices.

    Names of another spaCy pipeline, where one is plugged in, count as much where the two differ.
    """

    def __init__(self, doc: Doc, tokens: Sequence[int]) -> None:
        self.is_given = doc._.reading is not None
        self._table = np.zeros((len(tokens), len(_LABELS)), np.float16)
        if self.is_given:
            self._table = _probabilities(doc._.reading, tokens)
        self.people = list(self._take(doc, np.asarray(tokens)))

    def of(self, start: int, end: int) -> Seen:
        """Return what a range of words is taken for, the mean of its words."""
        return Seen(*self._table[start:end].mean(0, np.float32).tolist())

    def _take(self, doc: Doc, tokens: NDArray[np.int64]) -> Iterator[tuple[int, int]]:
        """Yield the names of persons as ranges of words, and heed a plugged pipeline."""
        for name in doc.ents:
            if name.label_ not in _LABELS:
                continue
            start, end = np.searchsorted(tokens, [name.start, name.end]).tolist()
            kind = _LABELS.index(name.label_)
            seen = self._table[start:end]
            if start < end and seen.mean(0).argmax() != kind:
                seen[:] = (seen + np.eye(len(_LABELS))[kind]) / 2
            if start < end and name.label_ == "PER":
                yield start, end


def _probabilities(reading: Any, tokens: Sequence[int]) -> NDArray[np.float16]:
    table = np.zeros((len(tokens), len(_LABELS)), np.float16)
    for kind, label in enumerate(_LABELS):  # one after the other: a long text has many words
        columns = [at for at, name in enumerate(reading.labels.ner) if name.endswith(label)]
        table[:, kind] = np.exp(reading.ner[:, columns]).sum(1)[tokens]
    return table
