"""The trained reader: a row for each word, whatever the length, and whole weights or none."""

import json

import numpy as np
import pytest

from extraction.checksums import check_spacy_pipeline, check_weights
from extraction.reader import Reader, reader
from news.errors import ConfigurationWrong, WeightsDamaged

ARTICLE = ["Ada", "Pell", "said", "the", "ferry", "is", "late", ".", "\n\n", "She", "left", "."]


def test_every_word_has_its_row_whatever_the_length():
    for words in ([], ["No"], ARTICLE * 60):
        reading = reader().read(words)

        assert len(reading.role) == len(reading.cue) == len(words)
        assert np.allclose(np.exp(reading.role).sum(1), 1, atol=1e-4)
        assert ((reading.head >= 0) & (reading.head < max(len(words), 1))).all()
        assert (reading.antecedent < np.arange(len(words))).all()


def test_blanks_are_not_seen_and_never_pointed_at():
    words = [*ARTICLE[:3], "  ", *ARTICLE[3:]]
    plain, spaced = reader().read(ARTICLE), reader().read(words)
    others = [at for at in range(len(words)) if at != 3]

    assert not {3} & {*spaced.head[others], *spaced.cue[others], *spaced.antecedent[others]}
    assert np.array_equal(spaced.upos[others].argmax(1), plain.upos.argmax(1))


def test_the_probabilities_of_an_arc_are_those_of_its_window():
    reading = reader().read(ARTICLE * 60)
    first, row = reading.antecedent_scores[400]

    assert first <= 400 < first + len(row) - 1
    assert 0.9 < row.sum() < 1.01
    assert reading.cue_scores[400][1].max() == pytest.approx(reading.cue_probability[400])
    assert [len(each) for _, each in reading.cue_scores[:2]] == [len(reading.cue_scores[0][1])] * 2


def test_missing_weights_cost_one_sentence(tmp_path):
    with pytest.raises(WeightsDamaged, match="missing"):
        Reader(tmp_path)


def test_damaged_weights_cost_one_sentence(tmp_path):
    (tmp_path / "checksums.json").write_text(json.dumps({"reader.onnx": "0" * 64}))
    (tmp_path / "reader.onnx").write_bytes(b"not what it was")

    with pytest.raises(WeightsDamaged, match="damaged"):
        Reader(tmp_path)


def test_a_damaged_list_of_checksums_costs_one_sentence(tmp_path):
    for text in ("{", "[1]", '"words"'):
        (tmp_path / "checksums.json").write_text(text)

        with pytest.raises(WeightsDamaged, match="damaged"):
            check_weights(tmp_path)


def test_the_weights_of_this_installation_are_whole():
    check_weights()


@pytest.mark.parametrize("name", ["no_such_pipeline", "no.such.pipeline", "../nowhere", "a b"])
def test_a_spacy_pipeline_that_is_not_installed_is_named(name):
    with pytest.raises(ConfigurationWrong, match="is not installed: install it, or leave"):
        check_spacy_pipeline(name)


def test_a_package_or_a_folder_may_be_a_spacy_pipeline(tmp_path):
    check_spacy_pipeline(None)
    check_spacy_pipeline("spacy")
    check_spacy_pipeline(str(tmp_path))
