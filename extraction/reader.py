"""The trained reader: one small encoder says of each word its role, name, syntax and antecedent.

How its weights are made: `training/`. There are none in the repository yet, and the bot does not
use the reader yet: see docs/extraction.md.
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from extraction.windows import Window, batch, encode, windows
from news.errors import WeightsDamaged

WEIGHTS = Path(__file__).with_name("weights")
_OVERLAP = 96  # pieces; a word is read where it stands most centrally
_BATCH = 8  # windows

Floats = NDArray[np.float32]
Integers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Labels:
    """What the label numbers of the reader mean."""

    roles: tuple[str, ...]
    ner: tuple[str, ...]
    upos: tuple[str, ...]
    relations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """What the reader says about the N words of an article.

    `role` (N, 7), `ner` (N, 9), `upos` (N, 17), `relation` (N, 51): log-probabilities.
    `cue`, `head`, `antecedent`: (N,) index of the likeliest word (first word of the cue; syntactic
    head, itself for a root; antecedent, -1 for nobody), each with its probability.
    `cue_scores`, `antecedent_scores`: for each word, the first word of the window in which it was
    read, and the probabilities over that window's words (for antecedents later words and, last,
    nobody included).
    """

    role: Floats
    ner: Floats
    upos: Floats
    relation: Floats
    cue: Integers
    cue_probability: Floats
    head: Integers
    head_probability: Floats
    antecedent: Integers
    antecedent_probability: Floats
    cue_scores: tuple[tuple[int, Floats], ...]
    antecedent_scores: tuple[tuple[int, Floats], ...]


class Reader:
    """The encoder with its heads, loaded once per process."""

    def __init__(self, folder: Path = WEIGHTS, *, threads: int = 1) -> None:
        _check(folder)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        self._session = onnxruntime.InferenceSession(
            str(folder / "reader.onnx"), options, providers=["CPUExecutionProvider"]
        )
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self.labels = Labels(
            **{k: tuple(v) for k, v in json.loads((folder / "labels.json").read_text()).items()}
        )

    def read(self, words: Sequence[str]) -> Reading:
        """Read one article; a word that begins with a newline is a paragraph break."""
        cut = windows(encode(words, self._tokenizer), overlap=_OVERLAP)
        parts = _Parts(len(words), self.labels)
        order = sorted(range(len(cut)), key=lambda place: cut[place].size)
        for start in range(0, len(order), _BATCH):
            chosen = [cut[place] for place in order[start : start + _BATCH]]
            outputs = self._session.run(None, batch(chosen))
            for row, window in enumerate(chosen):
                parts.take(window, [output[row] for output in outputs])
        return parts.reading()


class _Parts:
    """Collects, for every word, the window in which it stands most centrally."""

    def __init__(self, count: int, labels: Labels) -> None:
        sizes = (len(labels.roles), len(labels.ner), len(labels.upos), len(labels.relations))
        self._tables = [np.zeros((count, size), np.float32) for size in sizes]
        self._central = np.full(count, -1)
        self._pointers = [
            (np.zeros(count, np.int64), np.zeros(count, np.float32)) for _ in range(3)
        ]
        self._cues: list[tuple[int, Floats]] = [(0, np.zeros(0, np.float32))] * count
        self._antecedents = list(self._cues)
        self._count = count

    def take(self, window: Window, outputs: list[Any]) -> None:
        width = window.last - window.first
        places = np.arange(window.first, window.last)
        left = places - window.first if window.first else np.full(width, self._count)
        right = (
            window.last - 1 - places if window.last < self._count else np.full(width, self._count)
        )
        central = np.minimum(left, right)
        better = central > self._central[places]
        self._central[places[better]] = central[better]
        role, ner, upos, cue, head, relation, antecedent = outputs
        for table, logits in zip(self._tables, (role, ner, upos, relation), strict=True):
            table[places[better]] = _log_softmax(logits[:width])[better]
        cue = np.exp(_log_softmax(cue[:width, :width]))
        head = np.exp(_log_softmax(head[:width, :width]))
        before = np.tril(np.ones((width, width), bool), -1)
        earlier = np.where(before, antecedent[:width, :width], -1e4)
        nobody = antecedent[:width, -1:]
        chosen = np.exp(_log_softmax(np.concatenate([earlier, nobody], 1)))
        for pointer, scores in zip(self._pointers, (cue, head, chosen), strict=True):
            best = scores.argmax(1)
            pointer[1][places[better]] = scores.max(1)[better]
            found = np.where(best == width, -1, best + window.first)
            pointer[0][places[better]] = found[better]
        everyone = np.exp(_log_softmax(np.concatenate([antecedent[:width, :width], nobody], 1)))
        for place in np.flatnonzero(better):
            self._cues[window.first + place] = (window.first, cue[place])
            self._antecedents[window.first + place] = (window.first, everyone[place])

    def reading(self) -> Reading:
        role, ner, upos, relation = self._tables
        (cue, cue_p), (head, head_p), (antecedent, antecedent_p) = self._pointers
        return Reading(
            role, ner, upos, relation, cue, cue_p, head, head_p, antecedent, antecedent_p,
            tuple(self._cues), tuple(self._antecedents),
        )  # fmt: skip


def spans(
    scores: Floats, names: Sequence[str], breaks: Sequence[bool]
) -> list[tuple[str, int, int]]:
    """Decode the likeliest well-formed BIO labels: (role, first word, end), in reading order.

    Viterbi over the constraint that I-X follows only B-X or I-X; paragraph breaks are passed
    over, so that a span may go on in the next paragraph.
    """
    allowed = np.array([[0.0 if _may_follow(one, two) else -1e4 for two in names] for one in names])
    words = [i for i in range(len(scores)) if not breaks[i]]
    if not words:
        return []
    path = _viterbi(scores[words], allowed, [n.startswith("I-") for n in names])
    return _joined(words, [names[label] for label in path])


def _may_follow(one: str, two: str) -> bool:
    """Tell whether label `two` may stand after `one`: I-X goes on from B-X or I-X only."""
    return not two.startswith("I-") or one[1:] == two[1:]


def _viterbi(scores: Floats, allowed: NDArray[Any], inside: list[bool]) -> list[int]:
    best = scores[0] + np.where(inside, -1e4, 0.0)
    back = np.zeros(scores.shape, np.int64)
    for step in range(1, len(scores)):
        ways = best[:, None] + allowed
        back[step] = ways.argmax(0)
        best = ways.max(0) + scores[step]
    path = [int(best.argmax())]
    for step in range(len(scores) - 1, 0, -1):
        path.append(int(back[step, path[-1]]))
    return path[::-1]


def _joined(words: list[int], names: list[str]) -> list[tuple[str, int, int]]:
    found: list[tuple[str, int, int]] = []
    for place, name in zip(words, names, strict=True):
        if name == "O":
            continue
        begin, role = name.split("-")
        if begin == "I" and found and found[-1][0] == role:
            found[-1] = (role, found[-1][1], place + 1)
        else:
            found.append((role, place, place + 1))
    return found


def _log_softmax(scores: Any) -> Floats:
    shifted = scores - scores.max(-1, keepdims=True)
    return np.asarray(shifted - np.log(np.exp(shifted).sum(-1, keepdims=True)), np.float32)


def _check(folder: Path) -> None:
    try:
        sums = json.loads((folder / "checksums.json").read_text())
        for name, wanted in sums.items():
            if hashlib.sha256((folder / name).read_bytes()).hexdigest() != wanted:
                raise WeightsDamaged(f"{name} of the reader is damaged: install Verbatim again.")
    except OSError as error:
        raise WeightsDamaged("The reader's weights are missing: install Verbatim again.") from error


@cache
def reader() -> Reader:
    """Load the reader once per process."""
    return Reader()
