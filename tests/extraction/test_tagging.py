"""Labels of words become spans, and always well-formed ones."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extraction.tagging import spans

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


def test_no_words_have_no_spans():
    assert spans(scores(), NAMES, []) == []
    assert spans(scores("B-SRC"), NAMES, [True]) == []


def well_formed(path):
    """Tell whether each inside goes on from its own kind."""
    return all(
        not two.startswith("I") or (one and one[1:] == two[1:])
        for one, two in zip(["", *path], path, strict=False)
    )


@settings(deadline=None, max_examples=60)
@given(st.lists(st.lists(st.integers(-9, 0), min_size=5, max_size=5), min_size=1, max_size=4))
def test_the_likeliest_of_all_well_formed_labels_is_decoded(rows):
    names = NAMES[:5]
    best = max(
        sum(row[names.index(label)] for row, label in zip(rows, path, strict=True))
        for path in product(names, repeat=len(rows))
        if well_formed(path)
    )

    found = spans(np.array(rows, np.float32), names, [False] * len(rows))

    labels = ["O"] * len(rows)
    for name, start, end in found:
        labels[start:end] = [f"B-{name}", *[f"I-{name}"] * (end - start - 1)]
    assert sum(row[names.index(label)] for row, label in zip(rows, labels, strict=True)) == best
