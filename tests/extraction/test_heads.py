"""Who speaks, where the words of a source are more than a name."""

import pytest

from news.speaker import SpeakerType
from tests.support.casting import Reading

STORY = "Pool chief Ida Falk of Rye met Sen. Nils Aker. Ida Falk’s aide Lena Moe came.\n\n"


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Ida Falk of Rye", "Ida Falk"),
        ("Sen. Nils Aker, who left early,", "Nils Aker"),
        ("the head of the pool, Ida Falk,", "Ida Falk"),
        ("former mayor and pool chief Ida Falk", "Ida Falk"),
        ("master of ceremonies Nils Aker, a diver from Rye", "Nils Aker"),
        ("Ida Falk’s aide Lena Moe", "Lena Moe"),
        ("Ms. Falk’s", "Ida Falk"),
    ],
)
def test_a_role_or_a_place_beside_a_name_changes_nobody(words, name):
    speaker = Reading(f"{STORY}On Friday {words} spoke again.").who(words)

    assert (speaker.name, speaker.type) == (name, SpeakerType.PERSON)


@pytest.mark.parametrize(
    "words",
    [
        "a friend of Ida Falk",
        "Ida Falk’s team",
        "people close to Nils Aker",
        "Ida Falk and pool chief Nils Aker",
        "Ida Falk, Nils Aker and others",
        "neither Ida Falk nor her friends",
        "the Falk campaign",
    ],
)
def test_who_only_stands_in_the_words_is_not_the_one_who_speaks(words):
    speaker = Reading(f"{STORY}On Friday {words} spoke again.").who(words)

    assert speaker.type is not SpeakerType.PERSON


def test_several_people_are_a_group():
    speaker = Reading(f"{STORY}On Friday he and Ms. Falk spoke.").who("he and Ms. Falk")

    assert speaker.type is SpeakerType.GROUP


@pytest.mark.parametrize(
    ("story", "short", "full"),
    [
        (
            "The Rye Evening Herald wrote it. The Herald said no.",
            "The Herald",
            "Rye Evening Herald",
        ),
        (
            "The Marine Bridges Commission (M.B.C.) met. The MBC said no.",
            "The MBC",
            "Marine Bridges Commission",
        ),
    ],
)
def test_a_short_form_of_a_body_is_the_body(story, short, full):
    assert Reading(story).who(short).name == full


def test_a_house_is_not_the_white_house():
    text = "The White House waited. The House said no."

    assert Reading(text).who("The House").name == "House"
