"""The trained reader: labels that are well formed, and weights that are whole or refused."""

import json

import numpy as np
import pytest

from extraction.reader import Reader
from extraction.tagging import spans
from news.errors import WeightsDamaged

NAMES = ("O", "B-SRC", "I-SRC", "B-CUE", "I-CUE", "B-CON", "I-CON")


def scores(*likeliest):
    """Log-probabilities in which each word's label is clearly the likeliest."""
    table = np.full((len(likeliest), len(NAMES)), -5.0, np.float32)
    for word, name in enumerate(likeliest):
        table[word, NAMES.index(name)] = -0.1
    return table


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        (["B-SRC", "I-SRC", "B-CUE", "O"], [("SRC", 0, 2), ("CUE", 2, 3)]),
        (["B-CON", "I-CON", "B-CON"], [("CON", 0, 2), ("CON", 2, 3)]),
        (["O", "O"], []),
    ],
)
def test_labels_become_spans(labels, expected):
    assert spans(scores(*labels), NAMES, [False] * len(labels)) == expected


def test_an_inside_without_its_beginning_is_never_decoded():
    table = scores("O", "I-SRC", "B-CUE")
    table[1, NAMES.index("B-SRC")] = -0.5

    assert spans(table, NAMES, [False] * 3) == [("SRC", 1, 2), ("CUE", 2, 3)]


def test_a_span_goes_on_over_a_paragraph_break():
    found = spans(scores("B-CON", "O", "I-CON"), NAMES, [False, True, False])

    assert found == [("CON", 0, 3)]


def test_missing_weights_cost_one_sentence(tmp_path):
    with pytest.raises(WeightsDamaged, match="missing"):
        Reader(tmp_path)


def test_damaged_weights_cost_one_sentence(tmp_path):
    (tmp_path / "checksums.json").write_text(json.dumps({"reader.onnx": "0" * 64}))
    (tmp_path / "reader.onnx").write_bytes(b"not what it was")

    with pytest.raises(WeightsDamaged, match="damaged"):
        Reader(tmp_path)
