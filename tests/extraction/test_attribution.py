"""Whose words they are: what counts as a report, what does not, and what stays unattributed."""

import pytest

from extraction.pipeline import extract_text

CAST = "Lena Brandt, the harbour master, met Captain Ivo Lund at noon.\n\n"


def shown(text):
    """Return (kind, speaker, words) of every shown quote of a text after the cast."""
    findings = extract_text(CAST + text)
    return [
        (
            quote.kind.value,
            findings.speakers[quote.speaker].name,
            " / ".join(span.of(CAST + text) for span in quote.spans),
        )
        for quote in findings.quotes
        if quote.shown
    ]


@pytest.mark.parametrize(
    "text",
    [
        "“The quay is closed,” Brandt said.",
        "“The quay is closed,” said Brandt.",
        "“The quay is closed,” said Brandt on Monday.",
        "“The quay is closed,” Lena Brandt, who has run the port since May, told reporters.",
        "“The quay is closed,” Lena Brandt, 54, of Rye, N.Y., said.",
        "Brandt said, “The quay is closed,”",
        "Brandt told the captain on Monday: “The quay is closed,”",
        "Brandt wrote in an email: “The quay is closed,”",
        "As Brandt put it, “The quay is closed,”",
        "In the words of Lena Brandt, “The quay is closed,”",
        "Lena Brandt: “The quay is closed,”",
        "“The quay is closed,” — Lena Brandt",
        "“The quay is closed,” Brandt laughed.",
        "“The quay is closed,” Brandt said to loud applause.",
        "Brandt shot back, “The quay is closed,”",
        "In Rye, Brandt waved a letter, saying, “The quay is closed,”",
        "Lena Brandt has a short answer: “The quay is closed,”",
    ],
)
def test_direct_words_are_tied_to_the_speaker_beside_the_cue(text):
    assert shown(text) == [("direct", "Lena Brandt", "The quay is closed,")]


def test_a_quotation_that_the_cue_cuts_in_two_is_one_quote():
    assert shown("“The quay,” Brandt said, “is closed.”") == [
        ("direct", "Lena Brandt", "The quay, / is closed.")
    ]
    assert shown("“It is closed,” Brandt said. “Nobody may dock.”") == [
        ("direct", "Lena Brandt", "It is closed, / Nobody may dock.")
    ]


def test_words_with_a_cue_of_their_own_are_a_quote_of_their_own():
    assert shown("“It is closed,” Brandt told reporters. “Nobody may dock,” she added.") == [
        ("direct", "Lena Brandt", "It is closed,"),
        ("direct", "Lena Brandt", "Nobody may dock,"),
    ]


def test_a_quotation_goes_on_in_the_next_sentence_whatever_ends_it():
    (inside,) = shown('"It is shut," said Brandt, 54. "I kept asking, saying, \'Who shut it?\'"')
    (tail,) = shown("“It is shut,” said Brandt. “Nobody may dock or sail” in the harbour of Rye.")

    assert inside[2] == "It is shut, / I kept asking, saying, 'Who shut it?'"
    assert tail[2] == "It is shut, / Nobody may dock or sail"


def test_what_is_said_of_the_speaker_after_the_name_is_none_of_the_words():
    (quote,) = shown(
        "The quay keeps out the swell, said Lena Brandt, a historian of harbours in Rye."
    )

    assert quote == ("indirect", "Lena Brandt", "The quay keeps out the swell")


def test_two_speakers_stay_apart():
    assert shown("“It is closed,” Brandt said. “It is not,” Lund added.") == [
        ("direct", "Lena Brandt", "It is closed,"),
        ("direct", "Ivo Lund", "It is not,"),
    ]


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("Brandt said the quay was closed.", "indirect", "the quay was closed"),
        ("Brandt said on Monday that it was closed.", "indirect", "that it was closed"),
        ("Brandt told Lund that it was closed.", "indirect", "that it was closed"),
        ("Brandt told a crowd it was closed.", "indirect", "it was closed"),
        ("Brandt told him it was closed.", "indirect", "it was closed"),
        ("Brandt urged people not to dock there.", "indirect", "not to dock there"),
        ("The quay was closed, Brandt said.", "indirect", "The quay was closed"),
        ("Overall, Brandt said, it had been closed.", "indirect", "Overall / it had been closed"),
        ("The quay, Brandt said, was closed.", "indirect", "The quay / was closed"),
        ("The quay was closed, according to Brandt.", "indirect", "The quay was closed"),
        ("According to Lena Brandt, the quay was closed.", "indirect", "the quay was closed"),
        ("Brandt said it was “a ruin” and would go.", "mixed", "it was “a ruin” and would go"),
        ("Brandt called the quay “a ruin”.", "mixed", "the quay “a ruin”"),
        ("The quay was “a ruin,” Brandt said.", "mixed", "The quay was “a ruin,”"),
        ("Brandt vowed to close it.", "indirect", "to close it"),
        ("Brandt, speaking in Oslo, said it was closed.", "indirect", "it was closed"),
    ],
)
def test_reported_clauses_are_content_without_addressee_time_and_place(text, kind, words):
    assert shown(text) == [(kind, "Lena Brandt", words)]


def test_a_second_report_borrows_the_subject_and_ends_the_first():
    assert shown("Brandt argued that it was closed, but insisted it would open.") == [
        ("indirect", "Lena Brandt", "that it was closed"),
        ("indirect", "Lena Brandt", "it would open"),
    ]
    assert shown("“It is closed,” she said, adding that ships must wait.")[-1][2] == (
        "that ships must wait"
    )


def test_a_participle_belongs_to_the_subject_of_its_own_clause():
    (quote,) = shown("Brandt praised the plan, but Lund left the room, saying that it was closed.")

    assert quote == ("indirect", "Ivo Lund", "that it was closed")


def test_a_report_inside_a_report_is_the_outer_speakers():
    assert shown("Brandt said Lund had told her the mast was broken.") == [
        ("indirect", "Lena Brandt", "Lund had told her the mast was broken")
    ]


def test_a_quotation_alone_goes_to_the_one_person_named_just_before():
    assert shown("Brandt was blunt. “It is closed.”") == [
        ("direct", "Lena Brandt", "It is closed.")
    ]
    assert shown("Brandt looked at Lund. “It is closed for good.”") == []


def test_transcript_turns_are_direct_words():
    assert shown("BRANDT: It is closed.\n\nLUND: Not for me.") == [
        ("direct", "Lena Brandt", "It is closed."),
        ("direct", "Ivo Lund", "Not for me."),
    ]


def test_joint_sources_are_one_source():
    (quote,) = shown("The port and its owners said the quay was safe.")

    assert quote[1] == "The port and its owners"


@pytest.mark.parametrize(
    "text",
    [
        "Brandt declined to comment.",
        "Brandt could not be reached for comment.",
        "If Brandt says it is closed, ships will wait.",
        "Brandt would say only that it was late.",
        "Brandt did not say whether it was closed.",
        "Brandt asked whether it was closed.",
        "Brandt believes it is closed.",
        "Winds said to come from Oslo were late.",
        "Brandt was told that it was closed.",
        "It was reported that it was closed.",
        "Neither Brandt nor Lund said it was closed.",
        "Everything went according to plan.",
        "Brandt sang “The Long Way” and “Home” again.",
        "The so-called “sea gate” cost Brandt a fortune.",
        "Brandt praised the “brave” crew.",
        "Brandt warned against “false hopes”.",
        "Brandt's claim that it was closed was late.",
        "PHOTO: The harbour at night",
    ],
)
def test_what_nobody_said_is_not_shown(text):
    assert shown(text) == []


def test_a_denial_is_shown_as_negated():
    text = "Lena Brandt denied that the quay was closed."
    (quote,) = extract_text(text).quotes

    assert quote.shown
    assert quote.negated
    assert quote.cue.of(text) == "denied"


def test_a_whole_quotation_without_a_safe_source_is_kept_but_not_shown():
    text = "Lena Brandt met Ivo Lund. “Nobody may dock here tonight.”"
    (quote,) = extract_text(text).quotes

    assert (quote.speaker, quote.shown) == (None, False)


def test_the_evidence_travels_with_the_quote():
    text = "Lena Brandt runs the port. “The quay is closed,” she told reporters."
    (quote,) = extract_text(text).quotes

    assert quote.cue.of(text) == "told"
    assert quote.mention.of(text) == "she"


def test_a_verb_beside_the_marks_knows_better_than_a_heading_with_a_colon():
    findings = extract_text("Fares: “We pay £5m,” said Ann Lee. The council met on Friday.")

    assert [findings.speakers[q.speaker].name for q in findings.quotes] == ["Ann Lee"]


def test_who_says_nothing_is_not_called_nothing():
    findings = extract_text("Her husband, Tom Bell, said nothing. Anna Bell left early.")

    assert not [quote for quote in findings.quotes if quote.shown]


def test_an_aside_on_the_speaker_is_not_taken_for_the_words_and_the_words_for_the_speaker():
    findings = extract_text("Officials at the port, including Jan Toth, said the quay held.")

    assert not [quote for quote in findings.quotes if quote.shown]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("‘The quay is closed,’ Captain Lund said.", "Ivo Lund"),
        ("“It is closed,” said Jo Marsh of Harbor Capital, who runs it.", "Jo Marsh"),
        ("On Pier Street, Jo Marsh, 41, who runs a kiosk, said it was closed.", "Jo Marsh"),
        ("Jo Marsh, the head of the Quay Union, who said it was closed, left.", "Jo Marsh"),
        ("RYE (AP) — Jo Marsh stayed away, saying that the quay was closed.", "Jo Marsh"),
        ("It is closed, said the union’s head, Jo Marsh, on Monday.", "Jo Marsh"),
        ("A group that represents them said it was closed.", "A group"),
        ("It is closed, according to the Quay Chamber of Trade.", "Quay Chamber of Trade"),
    ],
)
def test_the_speaker_is_found_behind_asides_bodies_and_places(text, speaker):
    assert [name for _, name, _ in shown(text)] == [speaker]


@pytest.mark.parametrize(
    "text",
    [
        "They opposed a levy called the “quay tax” in the council.",
        "While Brandt said no, the council went on, adding that the quay was closed.",
        "Brandt repeated that approach in her interview last week.",
        "The captain had Brandt read the letter in which he “gave up”.",
        "It was shut according to their taste in quays.",
        "The so-called “quay tax” was a must-read.",
        "Brandt spoke on Radio Rye’s “Morning Talk” about boats.",
        "Q: Is the quay closed?\n\nA: It is closed for good.",
        "One of Brandt’s alleged “friends” was there.",
    ],
)
def test_words_are_nobodys_where_their_speaker_is_not_plain(text):
    assert [row for row in shown(text) if row[2] != "no"] == []


@pytest.mark.parametrize(
    "text",
    [
        "She votes in the Rust Belt states that have suffered from the closure of the quay.",
        "If she answers that question well, the harbour will have a new quay.",
    ],
)
def test_a_word_that_may_be_a_cue_is_none_where_the_reader_sees_none(text):
    assert shown(text) == []


@pytest.mark.parametrize("title", ["Fox and the Harbour", "Good Morning Rye", "The Long Quay"])
def test_the_title_of_a_show_is_no_quote_not_even_one_without_a_speaker(title):
    findings = extract_text(CAST + f"She saw a boat race on “{title}.” The harbour was calm.")

    assert findings.quotes == ()
