"""The sentence encoder: what is near, and that nothing but the words counts."""

import struct

import numpy as np
import pytest

from bot.app import running
from extraction.checksums import MEANING, check_weights
from extraction.encoder import CODE, KEPT, WIDTH, Encoder
from extraction.meaning import SentenceMeaning
from news.errors import WeightsDamaged
from tests.support.databases import sqlite_copy

DELAYS = "weapons delays"
TEXTS = [
    "the bakery sells forty kinds of bread",
    "we are still holding up the shipment of artillery shells until the review is over",
    "the team lost by two goals",
]


@pytest.fixture(scope="module")
def encoder():
    return Encoder(MEANING)


def test_other_words_for_the_same_are_nearest(encoder):
    closeness = encoder.vectors(TEXTS) @ encoder.vectors([DELAYS])[0]
    assert closeness.argmax() == 1
    assert closeness[1] > 0.3 > max(closeness[0], closeness[2])


def test_a_vector_has_length_one_and_is_the_same_in_any_company(encoder):
    together = encoder.vectors([*TEXTS, *["a"] * 20])[: len(TEXTS)]
    alone = np.concatenate([encoder.vectors([text]) for text in TEXTS])
    assert together.shape == (len(TEXTS), WIDTH)
    assert np.allclose(np.linalg.norm(together, axis=1), 1, atol=1e-4)
    assert ((together * alone).sum(1) > 0.99).all()


def test_texts_of_any_length_and_script_and_none_have_codes(encoder):
    odd = ["", " ", "x" * 4_000, "word " * 4_000, "нет войны", "\u200f\ud7ff", "🙂"]
    assert len(encoder.codes(odd)) == CODE * len(odd)
    assert encoder.codes([]) == b""


def sought(encoder, *texts, among=None):
    seeking = encoder.seeking(DELAYS)
    for number, text in enumerate(texts, start=1):
        seeking.look_through(struct.pack("<q", number), encoder.codes([text]), among=among)
    return seeking


def test_an_archive_is_gone_through_piece_by_piece_and_equal_words_stand_together(encoder):
    seeking = sought(encoder, TEXTS[0], TEXTS[1], TEXTS[2], TEXTS[1])
    first, *others = seeking.nearest(10)
    assert first == [2, 4]
    assert len(others) == 2
    assert seeking.nearest(1) == [first]


def test_only_those_that_are_wanted_count(encoder):
    assert sought(encoder, *TEXTS, among={1, 3, 7}).nearest(10) in ([[1], [3]], [[3], [1]])
    assert sought(encoder, *TEXTS, among=()).nearest(10) == []


def test_what_stays_in_sight_is_bounded_and_the_nearest_of_all(encoder):
    seeking = encoder.seeking(DELAYS)
    dice = np.random.default_rng(7)
    for start in range(0, 5 * KEPT, KEPT):
        codes = dice.integers(0, 256, (KEPT, CODE), np.uint8)
        if start == 2 * KEPT:
            codes[17] = np.frombuffer(encoder.codes([DELAYS]), np.uint8)
        numbers = range(start, start + KEPT)
        seeking.look_through(struct.pack(f"<{KEPT}q", *numbers), codes.tobytes())
    assert seeking.nearest(1) == [[2 * KEPT + 17]]
    assert sum(map(len, seeking.nearest(5 * KEPT))) == KEPT


async def test_closeness_is_that_of_the_vectors(encoder):
    closeness = await encoder.seeking(DELAYS).closeness(TEXTS)
    assert closeness == pytest.approx(
        (encoder.vectors(TEXTS) @ encoder.vectors([DELAYS])[0]).tolist(), abs=1e-5
    )


def test_the_weights_are_what_their_checksums_say_and_have_a_name():
    check_weights(MEANING)
    assert len(SentenceMeaning().model) == 12


async def test_damaged_weights_stop_the_start_unless_it_is_switched_off(
    sqlite_with_tables, tmp_path, monkeypatch
):
    url, weights = sqlite_copy(sqlite_with_tables, tmp_path), tmp_path / "weights"
    weights.mkdir()
    for path in MEANING.iterdir():
        (weights / path.name).write_bytes(path.read_bytes()[:1_000])
    monkeypatch.setattr("bot.app.MEANING", weights)
    with pytest.raises(WeightsDamaged, match=r"encoder.onnx of the encoder is damaged"):
        async with running(url, extractor=object()):
            pass
    async with running(url, extractor=object(), meaning=False) as app:
        assert app.working
