"""The component: an ordinary spaCy document that other spaCy code can work on."""

import numpy as np
import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.matcher import DependencyMatcher, Matcher
from spacy.tokens import Doc

from extraction.language import read

TEXT = (
    "The ferry is late again, Ada Pell said on Monday.\n\n“We know,” she told  the Harbour Board "
    "in Oslo. The board did not answer."
)


@pytest.fixture(scope="module")
def doc():
    return read(TEXT)


def test_words_have_parts_of_speech_and_heads_and_sentences_one_root_each(doc):
    assert doc.has_annotation("DEP")
    assert [token.pos_ for token in doc[:4]] == ["DET", "NOUN", "AUX", "ADJ"]
    assert {token.pos_ for token in doc if token.is_space} == {"SPACE"}
    for sentence in doc.sents:
        assert [token.dep_ for token in sentence if token.head == token] == ["ROOT"]
        assert sentence.root.dep_ == "ROOT"


def test_roles_are_groups_of_spans(doc):
    assert {group: [span.text for span in doc.spans[group]] for group in ("sources", "cues")} == {
        "sources": ["Ada Pell", "she"],
        "cues": ["said", "told"],
    }
    assert "We know" in doc.spans["contents"][1].text


def test_names_are_entities(doc):
    assert ("Ada Pell", "PER") in [(name.text, name.label_) for name in doc.ents]


def test_the_reading_has_a_row_for_each_token(doc):
    assert len(doc._.reading.role) == len(doc)
    assert doc[doc._.reading.cue[6]].text == "said"


def test_a_dependency_matcher_works_on_it(doc):
    matcher = DependencyMatcher(doc.vocab)
    subject = {"LEFT_ID": "verb", "REL_OP": ">", "RIGHT_ID": "subject"}
    pattern = [
        {"RIGHT_ID": "verb", "RIGHT_ATTRS": {"POS": "VERB"}},
        subject | {"RIGHT_ATTRS": {"DEP": {"REGEX": "^nsubj"}}},
    ]
    matcher.add("SAYS", [pattern])

    found = {(doc[verb].text, doc[who].text) for _, (verb, who) in matcher(doc)}

    assert {("said", "Ada"), ("told", "she")} <= found


def test_a_matcher_of_entities_and_parts_of_speech_works_on_it(doc):
    matcher = Matcher(doc.vocab)
    matcher.add("PERSON SAYS", [[{"ENT_TYPE": "PER", "OP": "+"}, {"POS": "VERB"}]])

    assert "Ada Pell said" in {doc[start:end].text for _, start, end in matcher(doc)}


def test_an_ordinary_pipeline_may_have_it_and_gets_its_sentences():
    nlp = spacy.blank("en")
    nlp.add_pipe("verbatim_reader")

    found = nlp("It rains. Ada Pell said so.")

    assert [sentence.text for sentence in found.sents] == ["It rains.", "Ada Pell said so."]


def test_documents_in_a_stream_are_those_read_alone(doc):
    nlp = spacy.blank("en")
    nlp.add_pipe("verbatim_reader")

    texts = [doc.text, "", "One word", doc.text * 9]
    stream = list(nlp.pipe(texts))

    assert [each.text for each in stream] == texts
    assert np.array_equal(stream[0]._.reading.role, doc._.reading.role)
    assert [token.head.i for token in stream[0]] == [token.head.i for token in doc]


@pytest.fixture(scope="module")
def other_pipeline(tmp_path_factory):
    """A pipeline of others, saved as spaCy saves them: names by a list, syntax none."""
    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "PERSON", "pattern": "The ferry"}])
    folder = tmp_path_factory.mktemp("pipelines") / "theirs"
    nlp.to_disk(folder)
    return str(folder)


def test_another_pipeline_gives_the_names_and_ours_what_it_lacks(other_pipeline):
    doc = read(TEXT, spacy_pipeline=other_pipeline)

    assert [(name.text, name.label_) for name in doc.ents] == [("The ferry", "PER")]
    assert [span.text for span in doc.spans["sources"]] == ["Ada Pell", "she"]
    assert doc.has_annotation("DEP")
    assert doc.text == TEXT


def check(doc: Doc) -> None:
    """Make sure that a document is whole: words literal, one tree for each sentence."""
    assert all(doc.text[t.idx : t.idx + len(t)] == t.text for t in doc)
    for sentence in doc.sents:
        assert all(sentence.start <= token.head.i < sentence.end for token in sentence)
        assert sum(token.head == token for token in sentence) == 1
    for span in [*doc.ents, *(span for group in doc.spans.values() for span in group)]:
        assert span.text == doc.text[span.start_char : span.end_char]
        assert span.text.strip()


PIECES = st.sampled_from(
    [*"“”\"'.,?! \n\t\u200b\u00a0\u2060🙂éß中", "\n\n", "  ", " said ", "Ada Pell ", "she "]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES | st.text(max_size=3), max_size=60).map("".join))
def test_any_text_becomes_a_whole_document(text):
    doc = read(text)

    assert doc.text == text
    check(doc)


def test_a_sentence_without_end_and_with_crossing_arcs_stays_one_tree():
    rng = np.random.default_rng(3)
    words = rng.choice(["pier", "said", "the", "Pell", ",", "“", "which"], 3000)

    check(read(" ".join(words)))
