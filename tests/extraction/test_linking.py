"""Sources and words are tied to the cue at which they point, and one source may serve two cues."""

import numpy as np
import spacy
from spacy.tokens import Doc, Span

import extraction.component  # noqa: F401 - gives documents the place for a reading
from extraction.linking import link
from extraction.reading import Labels, Pointing, Reading

ROLES = ("O", "B-SRC", "I-SRC", "B-CUE", "I-CUE", "B-CON", "I-CON")
GROUPS = {"SRC": "sources", "CUE": "cues", "CON": "contents"}


def read(words, *spans):
    """Make a document of which a reader has said: (role, start, end, {cue word: probability})."""
    starts = [place == 0 for place in range(len(words))]
    doc = Doc(spacy.blank("en").vocab, words=words, sent_starts=starts)
    role = np.full((len(words), len(ROLES)), -20, np.float32)
    role[:, 0] = 0
    pointing = Pointing(len(words))
    for group in GROUPS.values():
        doc.spans[group] = []
    for name, start, end, arcs in spans:
        doc.spans[GROUPS[name]].append(Span(doc, start, end, name))
        role[start:end, 0] = -20
        role[start:end, ROLES.index(f"I-{name}")] = np.log(0.9)
        for place, (word, probability) in enumerate(arcs.items()):
            pointing.words[start:end, place] = word
            pointing.probabilities[start:end, place] = probability
    doc._.reading = _reading(role, pointing)
    return doc


def _reading(role, cues):
    empty = np.zeros((len(role), 0), np.float32)
    numbers, nothing = np.zeros(len(role), np.int64), np.zeros(len(role), np.float32)
    others = Pointing(len(role))
    return Reading(
        Labels(ROLES, (), (), ()),
        role,
        empty,
        empty,
        empty,
        cue=cues.words[:, 0].astype(np.int64),
        cue_probability=cues.probabilities[:, 0].astype(np.float32),
        head=numbers,
        head_probability=nothing,
        antecedent=numbers,
        antecedent_probability=nothing,
        cue_scores=cues,
        head_scores=others,
        antecedent_scores=others,
    )


def tied(doc):
    """Return (source, cue, contents) of each attribution as words."""
    return [
        (
            doc[slice(*one.source)].text if one.source else None,
            doc[slice(*one.cue)].text,
            [doc[slice(*content)].text for content in one.contents],
        )
        for one in link(doc)
    ]


def test_each_part_goes_to_the_cue_at_which_it_points_most():
    doc = read(
        ["Ada", "said", "no", "and", "Bo", "said", "yes", "."],
        ("SRC", 0, 1, {1: 0.9}),
        ("CUE", 1, 2, {}),
        ("CON", 2, 3, {5: 0.3, 1: 0.6}),
        ("SRC", 4, 5, {5: 0.8}),
        ("CUE", 5, 6, {}),
        ("CON", 6, 7, {5: 0.9}),
    )

    assert tied(doc) == [("Ada", "said", ["no"]), ("Bo", "said", ["yes"])]


def test_the_words_of_a_cue_may_stand_in_two_places_and_its_source_in_one():
    doc = read(
        ["It", "is", "late", ",", "said", "Ada", ",", "Bo", ",", "very", "late", "."],
        ("CON", 0, 3, {4: 0.9}),
        ("CUE", 4, 5, {}),
        ("SRC", 5, 6, {4: 0.9}),
        ("SRC", 7, 8, {4: 0.5}),
        ("CON", 9, 11, {4: 0.7}),
    )

    assert tied(doc) == [("Ada", "said", ["It is late", "very late"])]


def test_a_source_serves_the_cue_beside_it_though_it_points_at_the_next():
    doc = read(
        ["Ada", "said", "no", ",", "adding", "that", "it", "rained", "."],
        ("SRC", 0, 1, {4: 0.9}),
        ("CUE", 1, 2, {}),
        ("CON", 2, 3, {1: 0.9}),
        ("CUE", 4, 5, {}),
        ("CON", 5, 8, {4: 0.9}),
    )

    assert tied(doc) == [
        ("Ada", "said", ["no"]),
        ("Ada", "adding", ["that it rained"]),
    ]
    assert [one.borrowed for one in link(doc)] == [True, False]


def test_a_cue_behind_reported_words_borrows_only_where_it_is_plainly_joined():
    def last_source(*words):
        spans = [("SRC", 0, 1, {1: 0.9}), ("CUE", 1, 2, {}), ("CON", 2, 4, {1: 0.9})]
        doc = read(
            ["Ada", "said", "it", "rained", *words, "it", "cleared"],
            *spans,
            ("CUE", 5, 6, {}),
            ("CON", 6, 8, {5: 0.9}),
        )
        return tied(doc)[-1][0]

    assert last_source("and", "claimed") == "Ada"
    assert last_source(",", "adding") == "Ada"
    assert last_source(";", "reportedly") is None


def test_a_cue_without_words_and_words_without_a_cue_are_no_attribution():
    assert link(read(["Ada", "denied", "it"], ("CUE", 1, 2, {}))) == []
    assert link(read(["It", "rained"], ("CON", 0, 2, {}))) == []
    doc = read(["Ada", "said", "no"], ("CUE", 1, 2, {}), ("CON", 2, 3, {0: 0.9}))
    assert link(doc) == []


def test_probabilities_are_those_of_the_labels_and_of_the_arcs():
    doc = read(
        ["Ada", "said", "no"],
        ("SRC", 0, 1, {1: 0.5}),
        ("CUE", 1, 2, {}),
        ("CON", 2, 3, {1: 1.0}),
    )

    (one,) = link(doc)

    sure = (one.source_probability, one.cue_probability, one.content_probability)
    assert np.allclose(sure, (0.45, 0.9, 0.9), atol=1e-3)
