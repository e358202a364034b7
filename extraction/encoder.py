"""Near in meaning: texts as vectors, by the sentence encoder of `weights/meaning`.

A text's vector has 384 numbers and length 1; the cosine of two says how alike the texts are. Kept
are the signs alone ("code": 48 bytes), by whose differing bits a whole archive is compared; the
few nearest are then compared by their vectors. Negation and numbers hardly count in it, so it is
for finding, and never for telling whether two texts say the same.
"""

import asyncio
from collections.abc import Collection, Sequence
from pathlib import Path

import numpy as np
import onnxruntime as ort
from numpy.typing import NDArray
from tokenizers import Tokenizer

WIDTH = 384
CODE = WIDTH // 8  # bytes
LONGEST = 128  # word pieces; the rest of a longer text does not count
KEPT = 1_000
"""Quotes that stay in sight while an archive is gone through: the nearest, copies among them."""
_AT_ONCE = 8  # texts; more take more memory and save hardly any time

Vectors = NDArray[np.float32]


class Encoder:
    """Turns texts into vectors. Reading the weights takes a tenth of a second."""

    def __init__(self, folder: Path) -> None:
        self.tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        """Cuts texts into the word pieces that the encoder knows."""
        self.tokenizer.enable_truncation(LONGEST)
        options = ort.SessionOptions()
        options.intra_op_num_threads = 1  # one text is too short to be shared out
        self._session = ort.InferenceSession(
            str(folder / "encoder.onnx"), options, providers=["CPUExecutionProvider"]
        )

    def codes(self, texts: Sequence[str]) -> bytes:
        """Return the codes of some texts, one after another."""
        return np.packbits(self.vectors(texts) > 0, axis=1).tobytes()

    def seeking(self, words: str) -> "Seeking":
        """Begin to look for what is near to some words."""
        return Seeking(self, self.vectors([words])[0])

    def vectors(self, texts: Sequence[str]) -> Vectors:
        """Return (N, 384), in the order of the texts."""
        found = np.zeros((len(texts), WIDTH), np.float32)
        # Those of one length together, so that little is padded.
        order = sorted(range(len(texts)), key=lambda at: len(texts[at]))
        for start in range(0, len(order), _AT_ONCE):
            some = order[start : start + _AT_ONCE]
            pieces = [each.ids for each in self.tokenizer.encode_batch([texts[at] for at in some])]
            ids = np.zeros((len(some), max(map(len, pieces))), np.int64)
            mask = np.zeros_like(ids)
            for row, each in enumerate(pieces):
                ids[row, : len(each)], mask[row, : len(each)] = each, 1
            (found[some],) = self._session.run(None, {"ids": ids, "mask": mask})
        return found


class Seeking:
    """Looks through an archive, piece by piece, for the quotes nearest to some words."""

    def __init__(self, encoder: Encoder, vector: Vectors) -> None:
        self._encoder = encoder
        self._vector = vector
        self._code = np.packbits(vector > 0).view(np.uint64)
        self._ids = np.zeros(0, np.int64)
        self._codes = np.zeros((0, CODE // 8), np.uint64)
        self._far = np.zeros(0, np.int64)

    def look_through(
        self, quotes: bytes, codes: bytes, *, among: Collection[int] | None = None
    ) -> None:
        """See a piece of the archive: numbers of quotes, eight bytes each, and their codes.

        Only quotes that are `among` some count, if those are given.
        """
        ids = np.frombuffer(quotes, "<i8")
        rows = np.frombuffer(codes, np.uint64).reshape(-1, CODE // 8)
        if among is not None:
            known = np.isin(ids, np.fromiter(among, np.int64, len(among)))
            ids, rows = ids[known], rows[known]
        far = np.bitwise_count(rows ^ self._code).sum(axis=1, dtype=np.int64)
        ids, rows = np.concatenate([self._ids, ids]), np.concatenate([self._codes, rows])
        far = np.concatenate([self._far, far])
        order = np.argsort(far, kind="stable")[:KEPT]
        self._ids, self._codes, self._far = ids[order], rows[order], far[order]

    def nearest(self, limit: int) -> list[list[int]]:
        """Return the nearest so far, those of one code (the same words, mostly) together.

        Of the question all 384 numbers are known, so these are weighed by the signs of the
        others, which tells more than counting differing bits (asymmetric distance: Dong,
        Charikar and Li, 2008).
        """
        signs = np.unpackbits(self._codes.view(np.uint8), axis=1).astype(np.float32) * 2 - 1
        groups: dict[bytes, list[int]] = {}
        for at in np.argsort(-(signs @ self._vector), kind="stable"):
            groups.setdefault(self._codes[at].tobytes(), []).append(int(self._ids[at]))
        return list(groups.values())[:limit]

    async def closeness(self, texts: Sequence[str]) -> list[float]:
        """Return how near each text is to the words, up to 1."""
        vectors = await asyncio.to_thread(self._encoder.vectors, texts)
        return [float(each) for each in vectors @ self._vector]
