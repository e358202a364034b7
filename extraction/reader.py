"""The trained reader: one small encoder says of each word its role, name, syntax and antecedent.

How its weights are made: `training/`.
"""

import json
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import onnxruntime
from tokenizers import Tokenizer

from extraction.checksums import WEIGHTS, check_weights
from extraction.reading import Gathering, Labels, Reading
from extraction.windows import Window, batch, encode, windows

_OVERLAP = 96  # pieces; a word is read where it stands most centrally
_BATCH_PIECES = 512  # two full windows: more take memory, and on one thread save no time


class Reader:
    """The encoder with its heads, loaded once per process.

    Raises `WeightsDamaged` when a file of the weights is missing or not what it was.
    """

    def __init__(self, folder: Path = WEIGHTS, *, threads: int = 1) -> None:
        check_weights(folder)
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
        """Read one article; a word with a newline in it is a paragraph break."""
        return self.read_all([words])[0]

    def read_all(self, articles: Sequence[Sequence[str]]) -> list[Reading]:
        """Read several articles; their windows of similar length are read together."""
        cuts = [windows(encode(words, self._tokenizer), overlap=_OVERLAP) for words in articles]
        gathered = [Gathering(self.labels, cut) for cut in cuts]
        waiting = [(article, window) for article, cut in enumerate(cuts) for window in cut]
        waiting.sort(key=lambda each: each[1].size)
        for chosen in _batches(waiting):
            outputs = self._session.run(None, batch([window for _, window in chosen]))
            for row, (article, window) in enumerate(chosen):
                gathered[article].take(window, [output[row] for output in outputs])
        return [each.reading() for each in gathered]


def _batches(waiting: Sequence[tuple[int, Window]]) -> Iterator[list[tuple[int, Window]]]:
    """Cut windows, the shortest first, into batches; padded, none is over `_BATCH_PIECES`."""
    chosen: list[tuple[int, Window]] = []
    for each in waiting:
        if chosen and (len(chosen) + 1) * each[1].size > _BATCH_PIECES:
            yield chosen
            chosen = []
        chosen.append(each)
    if chosen:
        yield chosen


@cache
def reader() -> Reader:
    """Load the reader once per process."""
    return Reader()
