"""What rules and the reader say of a pronoun, and what is made of it."""

import numpy as np
import spacy

from extraction.agreement import Ground, Meaning, agree, alone
from extraction.antecedents import Source
from extraction.coreference import SINGULAR, Coreference
from extraction.people import Gender
from extraction.reading import Pointing
from extraction.words import Words

FALK, AKER = 0, 1


class Said:
    """What the reader says of words: for each of them, other words and how likely they mean it."""

    def __init__(self, count: int, rows: dict[int, dict[int, float]]) -> None:
        table = np.zeros((count, count + 1), np.float32)
        for word, row in rows.items():
            table[word, list(row)] = list(row.values())
        self.antecedent_scores = Pointing(count)
        self.antecedent_scores.take(0, 0, table)


def beliefs(text, rows, owner, *, inside=(), fits=None):
    doc = spacy.blank("en")(text)
    spoken = [word in inside for word in range(len(doc))]
    return Coreference(Words(doc), Said(len(doc), rows), owner, spoken, fits or (lambda *_: True))


def test_an_earlier_pronoun_hands_on_what_is_believed_of_it():
    coreference = beliefs(
        "Falk left . She swam . She won", {3: {0: 1.0}, 6: {3: 0.75, 2: 0.25}}, {0: FALK}
    )

    assert coreference.of(6) == {FALK: 0.75}


def test_later_words_and_the_pronoun_itself_do_not_count():
    coreference = beliefs("Falk saw her mother Moe", {2: {0: 0.2, 2: 0.3, 4: 0.5}}, {0: 0, 4: 1})

    assert coreference.of(2) == {FALK: 1.0}


def test_nobody_of_another_gender_and_nobody_named_in_a_quotation_is_meant():
    def fits(who, pronoun):
        return (who == AKER) == (SINGULAR[pronoun] is Gender.MALE)

    coreference = beliefs(
        "Falk met Aker : Moe Joe , he said",
        {7: {0: 0.4, 2: 0.4, 4: 0.2}},
        {0: FALK, 2: AKER, 4: AKER},
        inside=(4, 5),
        fits=fits,
    )

    assert coreference.of(7) == {AKER: 0.5}


def test_without_a_reading_nothing_is_believed():
    doc = spacy.blank("en")("Falk said she won")

    assert Coreference(Words(doc), None, {0: FALK}, [False] * 4, lambda *_: True).of(2) == {}


def test_both_together_are_surer_than_either_alone():
    assert agree(FALK, {FALK: 0.9}) == Meaning(FALK, Ground.AGREED)
    assert agree(FALK, {FALK: 0.3, AKER: 0.2}) == Meaning(FALK, Ground.HINTED)
    assert agree(FALK, {}) == Meaning(FALK, Ground.RULE)
    assert agree(None, {FALK: 0.98}) == Meaning(FALK, Ground.READER)


def test_nobody_is_meant_where_the_two_differ_or_the_reader_alone_is_not_sure():
    assert agree(FALK, {AKER: 0.6, FALK: 0.4}) is None
    assert agree(None, {FALK: 0.8}) is None
    assert agree(None, {}) is None


def test_a_body_is_meant_by_the_reader_alone_and_a_person_never():
    council = Source(0, 2)

    assert alone({council: 0.9}) == Meaning(council, Ground.NO_PERSON)
    assert alone({council: 0.5, FALK: 0.2}) is None
    assert alone({FALK: 0.9}) is None
