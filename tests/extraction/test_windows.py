"""Windows: the words of an article as the reader sees them, none left out, none too long."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tokenizers import Tokenizer
from tokenizers.models import WordPiece

from extraction.windows import WINDOW_PIECES, batch, encode, windows
from news.errors import WeightsDamaged

NAMES = ["[PAD]", "[UNK]", "[CLS]", "[SEP]"]
LETTERS = "abcdefghijklmnopqrstuvwxyz“”.,"
WORDS = st.lists(
    st.one_of(st.text("abcxyz", min_size=1, max_size=9), st.sampled_from(["\n\n", "“", "”", "§"])),
    min_size=1,
    max_size=400,
)


@pytest.fixture(scope="module")
def tokenizer():
    """A tokenizer with one piece for each letter."""
    pieces = [*NAMES, *LETTERS, *(f"##{letter}" for letter in LETTERS)]
    vocabulary = {piece: place for place, piece in enumerate(pieces)}
    return Tokenizer(WordPiece(vocabulary, unk_token="[UNK]"))


@given(words=WORDS, overlap=st.integers(1, 60))
@settings(max_examples=60, deadline=None)
def test_every_word_stands_in_a_window_and_no_window_is_too_long(tokenizer, words, overlap):
    cut = windows(encode(words, tokenizer), overlap=overlap)

    assert {place for window in cut for place in range(window.first, window.last)} == set(
        range(len(words))
    )
    assert all(window.size <= WINDOW_PIECES or window.last - window.first == 1 for window in cut)


def test_a_word_longer_than_a_window_is_cut_and_costs_nothing_else(tokenizer):
    cut = windows(encode(["a", "b" * 1000, "c"], tokenizer), overlap=8)

    arrays = batch(cut)

    assert arrays["ids"].shape[1] <= WINDOW_PIECES + 2
    assert arrays["heads"].max() <= WINDOW_PIECES


def test_a_batch_says_where_each_word_begins_and_what_is_padding(tokenizer):
    short, long = (encode(words, tokenizer) for words in (["ab"], ["ab", "\n\n", "“", "cd", "”"]))

    arrays = batch([windows(short, overlap=4)[0], windows(long, overlap=4)[0]])

    assert arrays["words"].tolist() == [[True] + [False] * 4, [True] * 5]
    assert arrays["heads"][1].tolist() == [1, 3, 4, 5, 7]
    assert arrays["ids"][1, 3] == NAMES.index("[SEP]")
    assert arrays["quoted"][1].tolist() == [0, 1, 1, 1, 2, 2, 2, 2, 0]
    assert np.array_equal(arrays["mask"].sum(1), [4, 9])


def test_a_tokenizer_without_its_marks_is_damaged():
    with pytest.raises(WeightsDamaged, match=r"\[CLS\]"):
        encode(["a"], Tokenizer(WordPiece({"[UNK]": 0, "[SEP]": 1, "a": 2}, unk_token="[UNK]")))
