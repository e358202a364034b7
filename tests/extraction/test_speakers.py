"""Whom a mention means, and when nobody is named rather than the wrong one."""

import time

import pytest

from extraction.mentions import find_mentions
from extraction.pipeline import extract_text, read
from extraction.speakers import Cast
from news.speaker import SpeakerType
from tests.support.casting import Reading, name_of, people

FALK = "Mayor Ida Falk opened the pool. "
AKER = "Harbour chief Nils Aker stayed away. "


def test_all_forms_of_a_name_are_one_person():
    text = "Nils B. Aker spoke. Nils Aker left. Mr. Aker’s car waited.\n\nAKER: Good night."

    assert people(text) == ["Nils B. Aker"]
    assert name_of(text, "AKER") == "Nils B. Aker"
    assert set(Reading(text).person("Nils B. Aker").aliases) == {
        "Nils Aker",
        "Aker",
        "Mr. Aker",
        "AKER",
    }


def test_two_people_with_one_surname_stay_two_and_the_bare_surname_is_unknown():
    speaker = Reading("Sen. Ida Moe and Rep. Nils Moe disagreed. Moe said no.").who("Moe")

    assert (speaker.name, speaker.type) == ("Moe", SpeakerType.UNKNOWN)


def test_a_surname_stays_with_who_was_called_so_before_a_namesake_came_up():
    text = "Nils Moe spoke. Moe said no.\n\nHis cousin Ida Moe was silent. Moe said yes."

    assert name_of(text, "Moe") == "Nils Moe"


def test_a_son_is_not_his_father():
    text = "Nils Moe Jr. spoke in Rye. His father, Nils Moe, was silent."

    assert people(text) == ["Nils Moe Jr.", "Nils Moe"]


def test_a_title_tells_namesakes_apart():
    text = "Ida Moe and Nils Moe disagreed. Ms. Moe said yes. Mr. Moe said no."

    assert name_of(text, "Ms. Moe") == "Ida Moe"
    assert name_of(text, "Mr. Moe") == "Nils Moe"


def test_a_namesake_who_comes_later_does_not_disturb():
    text = "Nils Moe spoke. Moe said no.\n\nHis cousin Ida Moe was silent."

    assert Reading(text).cast.speakers[0].aliases == ("Moe",)


@pytest.mark.parametrize(
    ("text", "name", "roles"),
    [
        ("It works, city pool spokesman Nils Aker said.", "Nils Aker", ("city pool spokesman",)),
        ("Ida Falk, a nurse on the ward, said no.", "Ida Falk", ("a nurse on the ward",)),
        (
            "The head of the water board, Ida Falk, said no.",
            "Ida Falk",
            ("The head of the water board",),
        ),
        (
            "“No,” the board’s former top water official, Ida Falk, wrote.",
            "Ida Falk",
            ("the board’s former top water official",),
        ),
        ("Mr. Nils Aker said no.", "Nils Aker", ()),
        ("In town, the mayor also met Nils Aker.", "Nils Aker", ()),
        ("After meeting the mayor, Nils Aker said no.", "Nils Aker", ()),
        ("Nils Aker, 44, who runs a bakery in Rye, said no.", "Nils Aker", ()),
        ("After hours with Mr. Nils Aker, the mayor looked tired, Ida Falk said.", "Nils Aker", ()),
        ("She argued that Mr. Nils Aker had left the port.", "Nils Aker", ()),
        ("They met Sens. Nils Aker and Ida Falk.", "Nils Aker", ()),
        ("As Ohio’s governor, Nils Aker said no.", "Nils Aker", ("Ohio’s governor",)),
        ("The plan of Gov. Nils Aker is dead, she said.", "Nils Aker", ("Gov.",)),
        ("Critics of Mayor Nils Aker left.", "Nils Aker", ("Mayor",)),
        ("They met Senators Nils Aker and Ida Falk.", "Nils Aker", ()),
        ("They heard Republican Ohio Sen. Nils Aker.", "Nils Aker", ("Republican Ohio Sen.",)),
        (
            "Nils Aker, another former adviser to the port, said no.",
            "Nils Aker",
            ("former adviser to the port",),
        ),
        (
            "Nils Aker, president and director of the Rye Museum, said no.",
            "Nils Aker",
            ("president and director of the Rye Museum",),
        ),
        (
            "Nils Aker, a nurse arrested in Rye in May, said no.",
            "Nils Aker",
            ("a nurse arrested in Rye in May",),
        ),
    ],
)
def test_a_role_is_given_as_written_beside_the_name(text, name, roles):
    assert Reading(text).person(name).descriptions == roles


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("It works, said Nils Aker, the harbour master.", "Nils Aker", "the harbour master"),
        ("Nils Aker, the harbour master, said no.", "Nils Aker", "the harbour master"),
        (
            "Ida Falk, the keeper of the Rye light, said no.",
            "Ida Falk",
            "the keeper of the Rye light",
        ),
        (
            "No, said Ida Falk, the ice carver of the town’s fair in Rye.",
            "Ida Falk",
            "the ice carver of the town’s fair in Rye",
        ),
        (
            "Chairman of the Port Authority Gen. Nils Aker said no.",
            "Nils Aker",
            "Chairman of the Port Authority",
        ),
    ],
)
def test_a_role_needs_no_listed_noun_beside_a_speaker_and_holds_no_rank(text, name, role):
    (speaker,) = [s for s in extract_text(text).speakers if s.name == name]

    assert speaker.descriptions == (role,)


@pytest.mark.parametrize("beside", ["the next morning", "the number of boats"])
def test_a_time_or_a_number_beside_a_speaker_is_no_role(beside):
    (speaker, *_) = extract_text(f"It works, said Nils Aker, {beside}.").speakers

    assert (speaker.name, speaker.descriptions) == ("Nils Aker", ())


def test_a_person_and_the_body_that_they_belong_to_are_two():
    names = {s.name for s in extract_text("Nils Aker of the Pier Union said no.").speakers}

    assert "Nils Aker" in names


def test_a_title_used_alone_means_its_only_holder():
    assert name_of(FALK + "The mayor said no.", "The mayor") == "Ida Falk"
    two = FALK + "Mayor Otto Brandt of Vik came too. The mayor said no."
    assert Reading(two).who("The mayor").type is SpeakerType.ANONYMOUS


def test_a_title_may_come_a_few_sentences_before_its_holder_is_named():
    text = "The mayor said no on Monday. It rained. Mayor Ida Falk of Rye swam."

    assert name_of(text, "The mayor") == "Ida Falk"
    late = text.replace("It rained. ", "It rained. " * 5)
    assert Reading(late).who("The mayor").type is SpeakerType.ANONYMOUS


def test_a_former_holder_is_not_the_holder():
    text = "Former President Otto Brandt swam. President Ida Falk watched. The president said no."

    assert name_of(text, "The president") == "Ida Falk"


def test_a_pronoun_means_the_last_one_of_its_gender():
    text = FALK + AKER + "“No,” she said. “Yes,” he added."

    assert name_of(text, "she") == "Ida Falk"
    assert name_of(text, "he") == "Nils Aker"


def test_a_pronoun_prefers_the_subject_of_the_sentence_before():
    assert name_of("Nils Aker wrote to Otto Brandt. “No,” he said.", "he") == "Nils Aker"


def test_a_pronoun_that_could_mean_two_means_nobody():
    assert name_of("A letter reached Nils Aker and Otto Brandt. “No,” he said.", "he") is None


def test_a_pronoun_does_not_reach_over_several_paragraphs():
    text = AKER + "\n\nIt rained.\n\nIt snowed.\n\nIt froze.\n\n“No,” he said."

    assert name_of(text, "he") is None


def test_whoever_is_named_inside_a_quotation_is_not_meant():
    assert name_of(FALK + "“Lena Moe is late,” she said.", "she") == "Ida Falk"


def test_somebody_unnamed_can_be_meant_by_a_pronoun():
    assert name_of(FALK + "A woman in the crowd wept. “No,” she said.", "she") == "A woman"


def test_an_unnamed_source_is_taken_up_again():
    text = "A senior ministry official spoke. “No,” the senior official said. The official left."

    assert name_of(text, "the senior official") == "A senior ministry official"
    assert name_of(text, "The official") == "A senior ministry official"


def test_somebody_who_is_named_only_later_gets_the_name():
    text = "“No,” the woman said. She had waited for days. Her name is Lena Moe."

    assert name_of(text, "the woman") == "Lena Moe"


def test_an_acronym_joins_the_name_that_it_stands_for():
    text = "The National Water Board (NWB) met. The NWB said no."

    assert name_of(text, "NWB") == "National Water Board"


def test_two_joined_names_are_one_source_and_neither_person():
    speaker = Reading("Ida Falk and Nils Aker said no.").who("Ida Falk and Nils Aker")

    assert (speaker.name, speaker.type) == ("Ida Falk and Nils Aker", SpeakerType.GROUP)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("the union", SpeakerType.ORGANIZATION),
        ("Dockers Local 88", SpeakerType.ORGANIZATION),
        ("the Vik Water Board", SpeakerType.ORGANIZATION),
        ("the indictment", SpeakerType.DOCUMENT),
        ("critics", SpeakerType.GROUP),
        ("US officials", SpeakerType.GROUP),
        ("a pilot at the base", SpeakerType.ANONYMOUS),
        ("two people briefed on the plan", SpeakerType.ANONYMOUS),
    ],
)
def test_unnamed_sources_are_typed_by_their_head(words, kind):
    assert Reading(f"The pool stays shut, according to {words}.").who(words).type is kind


def test_indices_stay_when_more_speakers_are_asked_for():
    reading = Reading(FALK + "The union said no.")
    before = reading.cast.speakers
    reading.who("The union")

    assert reading.cast.speakers[: len(before)] == before
    assert reading.cast.speakers[-1].name == "The union"


def test_one_surname_shared_by_thousands_takes_time_in_proportion():
    given = [f"{a}{b}{c}o" for a in "BDFGKLMNRST" for b in "aeiou" for c in "bdfgklmnrst"]
    text = " ".join(f"{name} Moe swam. Moe said no." for name in given * 5)
    doc = read(text)
    began = time.perf_counter()
    Cast(doc, find_mentions(doc), [])

    assert time.perf_counter() - began < 10
