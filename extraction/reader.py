"""The trained reader: one small encoder says of each word its role, name, syntax and antecedent.

How its weights are made: `training/`.
"""

import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import onnxruntime
from tokenizers import Tokenizer

from extraction.checksums import WEIGHTS, check_weights
from extraction.reading import Gathering, Labels, Reading
from extraction.windows import batch, encode, windows

_OVERLAP = 96  # pieces; a word is read where it stands most centrally


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
        """Read one article; a word with a newline in it is a paragraph break.

        One window at a time: int8 weights take the scale of their input from the whole batch, so
        that a window would be read otherwise in other company; and on one thread it is the
        fastest way.
        """
        cut = windows(encode(words, self._tokenizer), overlap=_OVERLAP)
        gathering = Gathering(self.labels, cut)
        for window in cut:
            outputs = self._session.run(None, batch([window]))
            gathering.take(window, [output[0] for output in outputs])
        return gathering.reading()


@cache
def reader() -> Reader:
    """Load the reader once per process."""
    return Reader()
