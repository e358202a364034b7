"""Linking: which sources and contents that the reader sees belong to which cue."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from extraction.reading import Reading

Range = tuple[int, int]
"""Tokens of a document, end exclusive."""

_LINKED_FROM = 0.2  # of a span's arcs, for its words to belong to a cue
_ROLES = {"sources": "SRC", "cues": "CUE", "contents": "CON"}
_JOINTS = frozenset(["and", "but", "then", "later", "also"])  # before a cue that borrows


@dataclass(frozen=True, slots=True)
class Linked:
    """One attribution that the reader sees: a cue, its words and who is their source.

    `source` is None where none is seen. `borrowed`: it is tied to another cue of the sentence.
    The probabilities (0 to 1) are those of the labels of the words and of their arcs to the cue.
    """

    cue: Range
    contents: tuple[Range, ...]
    source: Range | None
    borrowed: bool
    content_probability: float
    cue_probability: float
    source_probability: float


@dataclass(frozen=True, slots=True)
class _Part:
    """A source or content: its words, and how strongly (0 to 1) it belongs to the cue `cue`."""

    range: Range
    cue: int
    tie: float


def link(doc: Doc) -> list[Linked]:
    """Tie the spans of a document that was read into attributions, in the order of their cues.

    Each span goes to the cue at which its words point most; a cue has at most one source, the
    one that is tied to it most strongly. A cue without words of its own reports nothing.
    """
    cues = [(span.start, span.end) for span in doc.spans["cues"]]
    sources, contents = (_parts(doc, group, cues) for group in ("sources", "contents"))
    own, words = _by_cue(sources), _by_cue(contents)
    sure = _label_probability(doc._.reading, "CUE")
    found = []
    for number, cue in enumerate(cues):
        if number not in words:
            continue
        mine = max(own.get(number, ()), key=lambda part: part.tie, default=None)
        source = mine or _shared(doc, cue, sources, contents)
        found.append(
            Linked(
                cue,
                tuple(part.range for part in words[number]),
                source.range if source else None,
                borrowed=mine is None and source is not None,
                content_probability=_mean(words[number]),
                cue_probability=float(sure[_words(doc, cue)].mean()),
                source_probability=source.tie if source else 0.0,
            )
        )
    return found


def _by_cue(parts: Iterable[_Part]) -> dict[int, list[_Part]]:
    found: dict[int, list[_Part]] = {}
    for part in parts:
        found.setdefault(part.cue, []).append(part)
    return found


def _mean(parts: Sequence[_Part]) -> float:
    lengths = [part.range[1] - part.range[0] for part in parts]
    return float(np.average([part.tie for part in parts], weights=lengths))


def _shared(
    doc: Doc, cue: Range, sources: Sequence[_Part], contents: Sequence[_Part]
) -> _Part | None:
    """Take the source of another cue: Reyes in "Reyes said no, adding that it was late".

    A source points at one of its cues only. It serves another in the sentence as well when no
    reported words stand between the two, or when that cue is plainly joined: "and warned".
    """
    after = bisect_left(sources, cue[0], key=_start)
    if after < len(sources) and sources[after].range[0] == cue[1]:
        return sources[after]
    last = sources[after - 1] if after else None
    if last is None or last.range[0] < doc[cue[0]].sent.start:
        return None
    following = bisect_left(contents, last.range[1], key=_start)
    if following == len(contents) or contents[following].range[0] >= cue[0]:
        return last
    joined = doc[cue[0]].lower_.endswith("ing") or doc[cue[0] - 1].lower_ in _JOINTS
    return last if joined else None


def _start(part: _Part) -> int:
    return part.range[0]


def _parts(doc: Doc, group: str, cues: Sequence[Range]) -> list[_Part]:
    """Give each span of a group to the cue at which it points; those that point at none are out."""
    cue_of = np.full(len(doc) + 1, -1)  # a word beyond the window is nobody's
    for number, (start, end) in enumerate(cues):
        cue_of[start:end] = number
    pointing, sure = doc._.reading.cue_scores, _label_probability(doc._.reading, _ROLES[group])
    parts = []
    for span in doc.spans[group]:
        words = _words(doc, (span.start, span.end))
        aims = cue_of[np.minimum(pointing.words[words], len(doc))].ravel()
        weights = np.where(aims >= 0, pointing.probabilities[words].ravel(), 0).astype(np.float64)
        numbers, places = np.unique(aims, return_inverse=True)
        arcs = np.bincount(places, weights) / len(words)
        best = int(arcs.argmax())
        if arcs[best] >= _LINKED_FROM:
            tie = float(sure[words].mean() * arcs[best])
            parts.append(_Part((span.start, span.end), int(numbers[best]), tie))
    return parts


def _words(doc: Doc, one: Range) -> list[int]:
    return [at for at in range(*one) if not doc[at].is_space]


def _label_probability(reading: Reading, role: str) -> NDArray[np.float32]:
    """Return for each word how likely it is a word of a role, at its begin or inside."""
    labels = [at for at, name in enumerate(reading.labels.roles) if name.endswith(role)]
    return np.asarray(np.exp(reading.role[:, labels]).sum(1))
