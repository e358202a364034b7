"""Which words stand for somebody."""

from itertools import pairwise

from extraction.mentions import Form, find_mentions
from extraction.pipeline import read
from tests.support.casting import mentioned, names


def test_a_name_is_mentioned_with_its_title_and_its_role():
    text = "On Monday harbour pilot Nils Aker met Prime Minister Elsa Brun and Mr. Dahl."

    assert names(text) == ["harbour pilot Nils Aker", "Prime Minister Elsa Brun", "Mr. Dahl"]


def test_a_role_may_hold_the_name_of_a_body():
    text = "The vote was fair, Northern Ports Council spokeswoman Ida Falk told reporters."

    assert names(text) == ["Northern Ports Council spokeswoman Ida Falk"]


def test_pronouns_and_descriptions_are_mentions():
    text = "The senior official said he would stay. US officials denied it."

    assert mentioned(text, Form.PRONOUN) == ["he", "it"]
    assert mentioned(text, Form.DESCRIPTION) == ["The senior official", "US officials"]


def test_a_word_that_only_begins_a_sentence_is_no_name():
    assert names("Later Aker left. Nobody minded. Rain fell on Aker.") == ["Aker", "Aker"]


def test_a_possessive_is_not_part_of_a_name():
    assert names("They read Ida Falk’s mind and Nils Aker's face.") == ["Ida Falk", "Nils Aker"]


def test_a_headline_in_title_case_yields_only_names_that_the_text_knows():
    text = "Falk Says Old Harbour Bridge Will Close\n\nMayor Ida Falk spoke on Monday."

    assert names(text) == ["Falk", "Mayor Ida Falk"]


def test_mentions_are_in_order_and_never_overlap():
    text = (
        "The head of the port, Ida Falk, said the Ports Council's chairman, Nils Aker, lied to her."
    )
    found = find_mentions(read(text))

    assert all(one.end <= two.start for one, two in pairwise(found))


def test_a_text_without_words_has_no_mentions():
    assert find_mentions(read("")) == ()
    assert find_mentions(read(" \n\n \t")) == ()
