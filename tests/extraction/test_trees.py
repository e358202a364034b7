"""Trees: one for each sentence, whatever the parser has said."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extraction.trees import trees


def heads(*candidates, sentences=None, blanks=()):
    """Build the trees from each token's likely heads, as {head: probability}."""
    count, width = len(candidates), max(map(len, candidates))
    places = np.zeros((count, width), np.int32)
    chances = np.zeros((count, width), np.float16)
    for token, likely in enumerate(candidates):
        for column, (head, probability) in enumerate(likely.items()):
            places[token, column], chances[token, column] = head, probability
    words = np.array([token not in blanks for token in range(count)])
    return trees(places, chances, np.array(sentences or [1] * count), words).tolist()


def test_a_tree_stays_as_it_is():
    assert heads({1: 0.9}, {1: 0.9}, {1: 0.8, 0: 0.1}) == [1, 1, 1]


def test_of_two_roots_the_likelier_stays_and_the_other_takes_its_next_head():
    assert heads({0: 0.6, 2: 0.3}, {2: 0.9}, {2: 0.9}) == [2, 2, 2]


def test_a_circle_is_opened_where_least_is_lost():
    assert heads({1: 0.9, 2: 0.01}, {0: 0.6, 2: 0.4}, {2: 1.0}) == [1, 2, 2]


def test_a_circle_without_a_way_out_hangs_on_the_root():
    assert heads({1: 1.0}, {0: 1.0}, {2: 1.0}) == [2, 0, 2]


def test_no_head_is_in_another_sentence():
    found = heads({2: 0.9, 1: 0.1}, {1: 1.0}, {1: 0.7, 3: 0.3}, {3: 1.0}, sentences=[1, 1, 2, 2])

    assert found == [1, 1, 3, 3]


def test_white_space_hangs_on_the_word_before_it_or_on_the_root_and_is_never_a_head():
    found = heads({2: 0.9}, {0: 0.9}, {3: 0.9}, {0: 0.5, 3: 0.4}, {3: 0.9}, blanks=(0, 4))

    assert found == [3, 3, 3, 3, 3]


def test_white_space_alone_is_a_tree():
    assert heads({0: 0.0}, {0: 0.0}, blanks=(0, 1)) == [0, 0]


@pytest.mark.parametrize("size", [2, 5000])
def test_a_circle_of_any_size_is_opened(size):
    found = heads(*({(token + 1) % size: 1.0} for token in range(size)))

    assert sum(head == token for token, head in enumerate(found)) == 1


@given(st.data())
def test_every_sentence_becomes_one_tree(data):
    count = data.draw(st.integers(1, 25))
    scores = st.dictionaries(
        st.integers(0, count - 1), st.floats(0, 1, width=16), min_size=1, max_size=4
    )
    candidates = data.draw(st.lists(scores, min_size=count, max_size=count))
    sentences = np.cumsum(data.draw(st.lists(st.booleans(), min_size=count, max_size=count)))
    blanks = data.draw(st.sets(st.integers(0, count - 1)))

    found = heads(*candidates, sentences=sentences.tolist(), blanks=blanks)

    for token in range(count):
        way = [token]
        while found[way[-1]] != way[-1]:
            way.append(found[way[-1]])
            assert len(way) <= count
        assert {int(sentences[at]) for at in way} == {int(sentences[token])}
    roots = [int(sentences[token]) for token in range(count) if found[token] == token]
    assert sorted(roots) == sorted({int(number) for number in sentences})
