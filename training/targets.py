"""What the heads of the model should say about a batch of windows."""

from collections.abc import Sequence

import numpy as np
import torch

from extraction.windows import Window
from training.corpora import Annotated

Batch = Sequence[tuple[Annotated, Window]]
IGNORED = -100


def targets(batch: Batch, width: int) -> dict[str, torch.Tensor]:
    """Build the target tensors of one batch; all documents are of one set.

    Labels `role`, `ner`, `upos`, `drel` and heads `rhead`, `dhead`: (B, W) integers, `IGNORED`
    where nothing is known. `chain`: (B, W), -1 for none; `aw`: (B, W) weights. A layer that the
    set does not have is missing.
    """
    layers = batch[0][0].layers
    made = {}
    for name in ("role", "ner", "upos", "drel"):
        if name in layers:
            made[name] = torch.from_numpy(_labels(batch, name, width))
    for name in ("rhead", "dhead"):
        if name in layers:
            made[name] = torch.from_numpy(_heads(batch, name, width))
    if "chain" in layers:
        made["chain"] = torch.from_numpy(_plain(batch, "chain", width, -1, np.int64))
        made["aw"] = torch.from_numpy(_plain(batch, "aw", width, 0.0, np.float32))
    if "role" in layers:  # words outside an attribution have no cue to point at
        made["rhead"][made["role"] == 0] = IGNORED
    return made


def _plain(
    batch: Batch, name: str, width: int, empty: float, kind: type[np.generic]
) -> np.ndarray[tuple[int, ...], np.dtype[np.generic]]:
    table = np.full((len(batch), width), empty, kind)
    for row, (document, window) in enumerate(batch):
        if name in document.layers:  # a few articles lack a silver layer
            cells = document.layers[name][window.first : window.last]
            table[row, : len(cells)] = cells
    return table


def _labels(
    batch: Batch, name: str, width: int
) -> np.ndarray[tuple[int, ...], np.dtype[np.generic]]:
    table = _plain(batch, name, width, IGNORED, np.int64)
    for row, (document, window) in enumerate(batch):
        for place, word in enumerate(document.words[window.first : window.last]):
            if word.startswith("\n"):
                table[row, place] = IGNORED
    return table


def _heads(
    batch: Batch, name: str, width: int
) -> np.ndarray[tuple[int, ...], np.dtype[np.generic]]:
    table = _plain(batch, name, width, -1, np.int64)
    for row, (_, window) in enumerate(batch):
        inside = (table[row] >= window.first) & (table[row] < window.last)
        table[row] = np.where(inside, table[row] - window.first, IGNORED)
    return table


def gap_targets(batch: Batch) -> list[tuple[int, int, list[int], list[int], int]]:
    """Return (row, pronoun, words of A, words of B, answer) for each pair inside its window."""
    found = []
    for row, (document, window) in enumerate(batch):
        for pronoun, a_words, b_words, answer in document.layers.get("gap", []):
            places = [pronoun, *a_words, *b_words]
            if all(window.first <= place < window.last for place in places):
                shift = window.first
                found.append(
                    (
                        row,
                        pronoun - shift,
                        [w - shift for w in a_words],
                        [w - shift for w in b_words],
                        answer,
                    )
                )
    return found
