"""How chances are fitted, and how the annotators' files are read."""

import numpy as np
import pytest

from extraction.agreement import Ground
from training.calibrate import expected_error, fitted, module, share
from training.standoff import attributions, touched

TEXT = "Falk said it was late, according to Aker."


def an_article(folder, *lines):
    (folder / "late_1.ann").write_text("\n".join(lines), encoding="utf-8")
    return attributions(folder, "late", TEXT)


def test_an_attribution_is_read_with_all_its_pieces(tmp_path):
    (one,) = an_article(
        tmp_path,
        "T1\tSource 0 4\tFalk",
        "T2\tCue 5 9\tsaid",
        "T3\tContent 10 12;17 21\tit late",
        "E1\tAttribution:T2 Source:T1 Cue:T2 Content:T3",
    )

    assert (one.source, one.cue, one.content) == (((0, 4),), ((5, 9),), ((10, 12), (17, 21)))


def test_a_source_and_a_cue_that_were_swapped_are_put_right(tmp_path):
    (one,) = an_article(
        tmp_path,
        "T1\tSource 23 35\taccording to",
        "T2\tCue 36 40\tAker",
        "T3\tContent 0 21\t",
        "E1\tAttribution:T2 Source:T1 Cue:T2 Content1:T3",
    )

    assert (one.source, one.cue) == (((36, 40),), ((23, 35),))


def test_malformed_lines_and_missing_spans_are_passed_over(tmp_path):
    (one,) = an_article(tmp_path, "T1", "E9", "nothing", "", "E1\tCue:T7 Source:T1")

    assert (one.source, one.cue, one.content) == ((), (), ())


def test_a_word_is_touched_where_one_character_is():
    assert touched([(0, 4), (5, 9)], [(3, 5)]) == {0}


def test_a_fitted_chance_follows_the_shares():
    rows = np.array([[1.0, x] for x in (-2.0, 2.0) for _ in range(100)])
    right = np.array([n < 20 for n in range(100)] + [n < 90 for n in range(100)])
    constant, slope = fitted(rows, right)

    low, high = (1 / (1 + np.exp(-constant - slope * x)) for x in (-2.0, 2.0))
    assert low == pytest.approx(0.2, abs=0.02)
    assert high == pytest.approx(0.9, abs=0.02)


def test_few_mentions_are_pulled_towards_the_narrative_and_nothing_is_certain():
    assert share((0, 0), (0, 0)) < 0.5
    assert share((3, 3), (14, 18)) < share((30, 30), (14, 18)) < 1


def test_the_expected_error_is_the_gap_between_chance_and_share():
    found = [(0.95, True)] * 19 + [(0.95, False)] + [(0.55, False)] * 20

    assert expected_error(found) == pytest.approx(27.5)


def test_what_is_written_down_can_be_read_again():
    written: dict[str, object] = {}
    exec(module([0.5, 1.0], [2.0], {Ground.ROLE: 0.9}), written)

    assert written["QUOTE"] == (0.5, 1.0)
    assert written["MENTION"] == (2.0,)
    assert written["GROUNDS"] == {"role": 0.9, "no person": 1.0}
