"""What is a person's name, and what is the name of something else."""

import pytest

from extraction.language import read
from extraction.names import find_names
from extraction.words import Words
from tests.support.casting import people


@pytest.mark.parametrize(
    "name",
    [
        "Ida Falk",
        "J. K. Osterman",
        "John F. Aker",
        "CQ Sand",
        "Pieter van der Molen",
        "Maria de la Cruz",
        "Yusuf al-Hakim",
        "Sean O’Hara",
        "Ana Lind-Berg",
        "Choi Min-seo",
        "Trần Quang Hải",
        "Nils Aker Jr.",
        "Robert “Bob” Falk",
    ],
)
def test_a_person_is_found_whole(name):
    assert people(f"On Monday Mayor {name} opened the pool.") == [name]


@pytest.mark.parametrize(
    "name",
    [
        "the Ports Council",
        "the Ministry of Health",
        "Falk Motors",
        "the University of Oslo",
        "the Securities and Ports Commission",
        "New York",
        "the Middle East",
        "North Korea",
        "the Geneva Convention",
        "NATO",
        "Monday",
    ],
)
def test_bodies_places_and_treaties_are_no_people(name):
    assert people(f"On Friday the crowd spoke of {name} again.") == []


def test_a_title_and_an_office_are_left_out_of_the_name():
    text = (
        "Secretary of Trade Ida Falk met Chairman of the Joint Boards Gen. Nils Aker, former "
        "Vice President Otto Brandt and Det. Sgt. Lena Moe."
    )

    assert people(text) == ["Ida Falk", "Nils Aker", "Otto Brandt", "Lena Moe"]


def test_a_title_that_is_also_a_surname_stays_in_the_name():
    assert people("On Monday Tom Baker met Martin King.") == ["Tom Baker", "Martin King"]


def test_headings_in_title_case_name_nobody():
    assert people("Small Boats Return Home Again\n\nThe boats came back at noon.") == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("She wrote to The New York Times on Monday.", ["The New York Times"]),
        (
            "The federal Securities and Exchange Commission met.",
            ["Securities and Exchange Commission"],
        ),
        ("He left New Jersey in May.", ["New Jersey"]),
    ],
)
def test_a_name_is_whole_where_the_reader_sees_it_whole(text, names):
    words = Words(read(text))

    assert [words.phrase(name.core, name.end) for name in find_names(words)] == names
