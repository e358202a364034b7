"""What is said around a figure, and only where it is plainly said."""

import pytest

from extraction.figures import find_figures
from extraction.pipeline import extract_text, read
from news.figure import Direction


def around(text, at=0):
    """The circumstances of one figure, with the literal words for the spans."""
    circumstances = find_figures(read(text))[at].circumstances
    names = ("event", "per", "base", "place", "time", "giver")
    spans = {name: getattr(circumstances, name) for name in names}
    return {name: span.of(text) for name, span in spans.items() if span}


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("A landslide killed 31 villagers.", "killed"),
        ("In all 31 villagers were buried.", "buried"),
        ("The storm left 31 dead.", "dead"),
        ("Some 240 dinghies had sunk.", "sunk"),
        ("Donors pledged another $7 million.", "pledged"),
        ("The yard laid off 60 welders, and 12 barns burned.", None),
        ("The yard employs 60 welders.", "employs"),
        ("They did not arrest 60 welders.", None),
        ("60 welders could be sacked.", None),
        ("60 welders were not sacked.", None),
        ("He was arrested two days later.", None),
        ("The town has 60 welders.", None),
    ],
)
def test_an_event_is_what_was_done_or_happened_beside_the_number(text, event):
    assert around(text).get("event") == event


def test_each_count_of_a_sentence_has_its_own_event():
    text = "The blast killed 40 people and injured 200; 12 were missing."
    assert [around(text, at)["event"] for at in range(3)] == ["killed", "injured", "missing"]


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("The plant makes 40 tractors a day.", "a day"),
        ("It costs $3.5 million a week.", "a week"),
        ("Welders get $31 an hour.", "an hour"),
        ("It found 12 cases per 100,000 residents.", "per 100,000 residents"),
        ("It burns 40 barrels per hour.", "per hour"),
        ("Trains run 14 times each day.", "each day"),
        ("She sold 40 boats a year later.", None),
        ("She sold 40 boats.", None),
    ],
)
def test_a_rate_says_per_what(text, per):
    assert around(text).get("per") == per


def test_the_base_of_a_rate_is_no_figure_of_its_own():
    (figure,) = find_figures(read("It found 12 cases per 100,000 residents."))
    assert figure.value == 12


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("Turnout rose to 41 percent.", Direction.UP),
        ("Exports shrank by 12 percent.", Direction.DOWN),
        ("The bank cut rates by 25 basis points.", Direction.DOWN),
        ("The fund raised $5 million.", None),
        ("There was a 5 percent drop.", Direction.DOWN),
        ("They saw an increase of 40 pupils.", Direction.UP),
        ("Turnout was 41 percent.", None),
        ("A bus picked up 40 pupils.", None),
    ],
)
def test_a_direction_is_that_of_the_verb_or_noun(text, direction):
    assert find_figures(read(text))[0].circumstances.direction is direction


@pytest.mark.parametrize(
    ("text", "at", "base", "value"),
    [
        ("Turnout was 4.1 percent, up from 3.1 percent a year earlier.", 0, "3.1 percent", 3.1),
        ("Profit rose from $3 million to $5 million.", 1, "$3 million", 3e6),
        ("Prices fell to $40 from $45.", 0, "$45", 45.0),
        ("It sold 120 boats, compared with 90 boats in 2019.", 0, "90", 90.0),
        ("It sold 120 boats in June and 90 boats in May.", 0, None, None),
        ("Sales rose 5 percent. They came from 40 shops.", 0, None, None),
    ],
)  # fmt: skip
def test_a_base_is_the_figure_compared_with_and_keeps_its_value(text, at, base, value):
    circumstances = find_figures(read(text))[at].circumstances
    assert around(text, at).get("base") == base
    assert circumstances.base_value == value


@pytest.mark.parametrize(
    ("text", "place", "time"),
    [
        ("A fire killed 12 cows in Weston on Monday night.", "in Weston", "on Monday night"),
        ("In May 2019, 12 cows were sold.", None, "In May 2019"),
        ("It sold 12 cows last year.", None, "last year"),
        ("It sold 12 cows in the third quarter.", None, "in the third quarter"),
        ("It sold 12 cows on 3 May 2024.", None, "on 3 May 2024"),
        ("It lost 12 cows, she said on Friday.", None, None),
        ("She said on Friday that it lost 12 cows.", None, None),
        ("It lost 12 seats in Senator Holm's state.", None, None),
        ("It lost 12 seats in Danish towns.", None, None),
        ("It lost 12 seats in Congress.", None, None),
        ("It sold 12 cows in Malmo and 9 in Lund.", "in Malmo", None),
        ("It sold 12 cows by the end of June.", None, None),
        ("It sold 12 cows in 2004 and 2008.", None, None),
        ("It sold 12 cows Monday.", None, "Monday"),
    ],
)  # fmt: skip
def test_place_and_time_are_those_of_the_clause(text, place, time):
    found = around(text)
    assert (found.get("place"), found.get("time")) == (place, time)


def test_a_figure_inside_a_quote_is_from_its_speaker():
    text = "“We lost 250 boats,” Mayor Ida Brandt said. The harbour is old."
    findings = extract_text(text)
    (figure,) = findings.figures
    assert findings.speakers[findings.quotes[figure.quote].speaker].name == "Ida Brandt"


def test_a_figure_according_to_somebody_is_from_them():
    text = "The gale sank 250 boats, according to the harbour office."
    findings = extract_text(text)
    (figure,) = findings.figures
    assert figure.circumstances.giver.of(text) == "the harbour office"
    assert findings.speakers[findings.quotes[figure.quote].speaker].name == "the harbour office"


def test_a_figure_that_reported_words_give_to_another_is_not_from_their_speaker():
    text = "Ida Brandt said that 240 boats had sunk, while police put the number at 300."
    hers, theirs = extract_text(text).figures
    assert hers.quote == 0
    assert theirs.quote is None
    assert theirs.circumstances.giver.of(text) == "police"


def test_of_two_sources_in_a_sentence_neither_is_plain():
    text = "It lost 12 boats according to the mayor and 20 boats according to the port."
    assert "giver" not in around(text)


@pytest.mark.parametrize(
    ("text", "giver"),
    [
        ("It sank 12 boats, according to the Malmo harbour office.", "the Malmo harbour office"),
        ("It sank 12 boats, according to the Ministry of Fisheries.", "the Ministry of Fisheries"),
        ("It sank 12 boats, according to a Herald/Times survey.", None),
        ("It sank 12 boats, according to him.", None),
        ("The port put the number of boats at 12.", "The port"),
        ("They put the number of boats at 12.", None),
        ("The sea won, according to men from Lund, one of 12 old towns.", None),
        ("According to the port, it sank 12 boats.", "the port"),
    ],
)
def test_whoever_a_sentence_names_as_source_is_named_whole_or_not(text, giver):
    assert around(text).get("giver") == giver


def test_a_span_of_time_is_not_of_the_year_beside_it():
    assert around("A 30-year veteran retired in 2013.") == {}
