"""The line that leaves the program for one article."""

import json

from extraction.exchange import exchange_line
from extraction.pipeline import extract_text

TEXT = "Lena Brandt, the harbour master, said nearly 40 ships were waiting."


def line():
    return exchange_line("port", TEXT, extract_text(TEXT))


def test_a_line_is_json_and_names_its_article():
    assert json.loads(json.dumps(line()))["id"] == "port"


def test_a_quote_carries_spans_kind_cue_and_speaker():
    (quote,) = line()["quotes"]
    confidence, of_speaker = quote.pop("confidence"), quote["speaker"].pop("confidence")

    assert 0.5 < confidence < 1
    assert 0.8 < of_speaker < 1
    assert quote == {
        "spans": [[38, 66]],
        "text": ["nearly 40 ships were waiting"],
        "kind": "indirect",
        "act": "statement",
        "negated": False,
        "shown": True,
        "cue": {"span": [33, 37], "text": "said"},
        "speaker": {"span": [0, 31], "name": "Lena Brandt", "type": "person"},
    }


def test_people_come_with_their_descriptions():
    text = "Mayor Lena Brandt said it was late. “I am tired,” Brandt said."
    (person,) = exchange_line("late", text, extract_text(text))["people"]

    assert person["name"] == "Lena Brandt"
    assert "Brandt" in person["aliases"]
    assert person["descriptions"] == ["Mayor"]


def test_a_figure_carries_value_unit_and_what_it_measures():
    (figure,) = line()["figures"]

    assert figure["span"] == [38, 47]
    assert (figure["value"], figure["high"], figure["unit"]) == (40.0, None, "items")
    assert (figure["qualifier"], figure["quote"]) == ("under", 0)
    assert figure["measures"]["text"] == "ships"


def test_words_without_a_source_come_with_an_empty_speaker():
    text = "She left.\n\n“Nobody may dock here tonight.”"
    (quote,) = exchange_line("x", text, extract_text(text))["quotes"]

    assert quote["speaker"] == {
        "span": None,
        "name": None,
        "type": "unknown",
        "confidence": 0.0,
    }
    assert quote["cue"] is None
    assert quote["shown"] is False
