"""How sure a quote and its speaker are."""

import pytest

from extraction.agreement import Ground
from extraction.calibration import GROUNDS
from extraction.confidence import SPEAKER_FROM, quote_confidence, speaker_confidence
from extraction.frames import Frame, Rule
from extraction.pipeline import extract_text
from news.quote import Kind
from news.text import Span


def a_frame(*, rule=Rule.BOTH, kind=Kind.DIRECT, confidence=0.9):
    return Frame(rule, kind, (Span(0, 4),), ((0, 1),), None, None, None, confidence)


@pytest.mark.parametrize("rule", [Rule.BOTH, Rule.READ, Rule.GUESSED])
def test_what_is_surer_of_itself_is_surer(rule):
    chances = [quote_confidence(a_frame(rule=rule, confidence=c / 10)) for c in range(11)]

    assert chances == sorted(chances)
    assert 0 < chances[0] < chances[-1] < 1


def test_what_a_rule_says_of_itself_is_taken_as_it_is():
    assert quote_confidence(a_frame(rule=Rule.TURN, confidence=0.7)) == 0.7


def test_a_speaker_is_less_sure_where_the_reader_guesses_or_a_pronoun_is_doubtful():
    name = speaker_confidence(a_frame(), Ground.FULL_NAME)

    assert speaker_confidence(a_frame(rule=Rule.GUESSED), Ground.FULL_NAME) < name
    doubtful = speaker_confidence(a_frame(rule=Rule.GUESSED, confidence=0.4), Ground.RULE)
    assert doubtful < SPEAKER_FROM < name


def test_every_ground_has_a_measured_share():
    assert set(GROUNDS) == {ground.value for ground in Ground}
    assert all(0 <= share <= 1 for share in GROUNDS.values())


def test_a_quote_carries_both_and_is_shown_only_where_both_are_high():
    text = "“The pool is full,” Mayor Ida Falk said. She added that it was warm."
    quotes = extract_text(text).quotes

    assert all(0 <= q.confidence <= 1 and 0 <= q.speaker_confidence <= 1 for q in quotes)
    assert quotes[0].shown
    assert quotes[0].speaker_confidence > SPEAKER_FROM


def test_a_quote_of_nobody_is_not_shown_and_has_no_confidence():
    (quote,) = extract_text("A letter reached Nils Aker and Otto Brandt. “No,” he said.").quotes

    assert (quote.speaker, quote.confidence, quote.speaker_confidence) == (None, 0.0, 0.0)
    assert not quote.shown
