import math
import time

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from extraction.figures import find_figures
from extraction.sentences import with_sentences
from news.figure import FigureKind, Qualifier

TOKENS = spacy.blank("en")
TOKENS.max_length = 10_000_000


def read(text):
    return with_sentences(TOKENS.make_doc(text))


def figures_in(text):
    """Each figure as (words, value, unit, what it measures)."""
    return [
        (f.span.of(text), pytest.approx(f.value), f.unit, f.measures and f.measures.of(text))
        for f in find_figures(read(text))
    ]


def figure_in(text):
    (figure,) = find_figures(read(text))
    return figure


def qualified(text):
    figure = figure_in(text)
    return figure.span.of(text), figure.value, figure.high, figure.qualifier


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("The ferry took 61 dockers home.", ("61", 61, "people", "dockers")),
        ("Some of the three Welsh poets sang.", ("three", 3, "people", "Welsh poets")),
        ("The gale felled 4,200 old oak trees.", ("4,200", 4200, "items", "old oak trees")),
        ("A new survey names 12 sales offices.", ("12", 12, "items", "sales offices")),
        ("They hired 25 more gardeners.", ("25", 25, "people", "gardeners")),
        ("Fog kept 300 Norwegians on the pier.", ("300", 300, "people", "Norwegians")),
        ("Fog kept 300 New Zealanders home.", ("300", 300, "people", "New Zealanders")),
        ("A seven-judge bench sat.", ("seven-judge", 7, "items", "bench")),
        ("They sent 40 nurses and doctors there.", ("40", 40, "people", "nurses and doctors")),
        ("They sent 40 nurses and lorries there.", ("40", 40, "items", "nurses and lorries")),
        ("Two of the guards fled.", ("Two", 2, "people", "guards")),
        ("It has 90 poets and sends a few.", ("90", 90, "people", "poets")),
        ("Bay won 19 votes and Ann Sanders won few.", ("19", 19, "items", "votes")),
        ("We met a choir and a crowd of 4,000.", ("4,000", 4000, "people", "crowd")),
        ("The flood left 14 dead.", ("14", 14, "people", "dead")),
        ("Gunmen took 30 hostage.", ("30", 30, "people", "hostage")),
        ("She called on us four times.", ("four", 4, "items", "times")),
    ],
)
def test_a_count_says_what_is_counted_and_whether_it_is_people(text, figure):
    assert figures_in(text) == [figure]


@pytest.mark.parametrize(
    ("text", "part", "whole"),
    [
        (
            "38 of the ward's 51 nurses left.",
            ("38", 38, "people", "nurses"),
            ("51", 51, "people", "nurses"),
        ),
        (
            "Two of the wards’ five kitchens shut.",
            ("Two", 2, "items", "kitchens"),
            ("five", 5, "items", "kitchens"),
        ),
        (
            "60 percent of the island's 300 barns burned.",
            ("60 percent", 60, "percent", "barns"),
            ("300", 300, "items", "barns"),
        ),
    ],
)
def test_a_part_is_of_what_is_owned_and_not_of_its_owner(text, part, whole):
    assert figures_in(text) == [part, whole]


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("A $4.5bn bailout began.", ("$4.5bn", 4.5e9, "USD", "bailout")),
        ("He owes £700.", ("£700", 700, "GBP", None)),
        ("He owes A$3m.", ("A$3m", 3e6, "AUD", None)),
        ("He owes CHF 20,000.", ("CHF 20,000", 20000, "CHF", None)),
        ("He owes 9 million Swiss francs.", ("9 million Swiss francs", 9e6, "CHF", None)),
        ("He owes 9 million pounds.", ("9 million pounds", 9e6, "GBP", None)),
        ("He owes 60 cents.", ("60 cents", 0.6, "USD", None)),
        ("The mint lost ₹4 crore.", ("₹4 crore", 4e7, "INR", None)),
        ("A fine of €90 was set.", ("€90", 90, "EUR", "fine")),
        ("They paid $30 million in bonuses.", ("$30 million", 3e7, "USD", "bonuses")),
        ("A welder gets $31 an hour.", ("$31 an hour", 31, "USD", None)),
        ("It swallowed billions of euros.", ("billions of euros", 2e9, "EUR", None)),
    ],
)
def test_money_has_the_code_of_its_currency(text, figure):
    assert figures_in(text) == [figure]


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("Only 8% of tenants agreed.", ("8%", 8, "percent", "tenants")),
        ("Turnout fell to 31 per cent.", ("31 per cent", 31, "percent", "Turnout")),
        ("Sales were up 6pc.", ("6pc", 6, "percent", "Sales")),
        (
            "Rates fell a quarter of 1 percent.",
            ("a quarter of 1 percent", 0.25, "percent", "Rates"),
        ),
        ("Sales fell half of one percent.", ("half of one percent", 0.5, "percent", "Sales")),
        ("Growth was -1.5% in May.", ("-1.5%", -1.5, "percent", "Growth")),
        ("On Tuesday night - 22 percent.", ("22 percent", 22, "percent", None)),
        ("They kept their basic rate at 4 percent.", ("4 percent", 4, "percent", "basic rate")),
        ("It led to a 14 percent rise in births.", ("14 percent", 14, "percent", "births")),
        ("Only 10 percent named the mayor.", ("10 percent", 10, "percent", None)),
        ("Only 10 percent call themselves poets.", ("10 percent", 10, "percent", None)),
        ("Half of Mrs. Bay's boats sank.", ("Half", 0.5, "fraction", "Bay's boats")),
        ("A 12 percent levy hit them.", ("12 percent", 12, "percent", "levy")),
        ("A jobless rate of 7% held.", ("7%", 7, "percent", "jobless rate")),
        (
            "The bank cut rates by 25 basis points.",
            ("25 basis points", 25, "basis points", "rates"),
        ),
        (
            "Approval rose three percentage points.",
            ("three percentage points", 3, "percentage points", "Approval"),
        ),
    ],
)
def test_a_percentage_says_what_it_is_of(text, figure):
    assert figures_in(text) == [figure]


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("Two-fifths of growers quit.", ("Two-fifths", 0.4, "fraction", "growers")),
        ("One in six bulbs failed.", ("One in six", 1 / 6, "fraction", "bulbs")),
        ("Half the orchard froze.", ("Half", 0.5, "fraction", "orchard")),
        ("We saw four times as many owls.", ("four times as many", 4, "times", "owls")),
        ("It is 2.5 times the old fare.", ("2.5 times", 2.5, "times", "old fare")),
        ("The panel split 3 to 1.", ("3 to 1", 3, "fraction", "panel")),
    ],
)
def test_parts_and_multiples_are_ratios(text, figure):
    assert figures_in(text) == [figure]
    assert figure_in(text).kind is FigureKind.RATIO


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("It rained for 11 weeks.", ("11 weeks", 11, "weeks", None)),
        ("A six-week siege ended.", ("six-week", 6, "weeks", "siege")),
        ("He sleeps nine hours a day.", ("nine hours a day", 9, "hours", None)),
        ("We waited half an hour.", ("half an hour", 0.5, "hours", None)),
        ("It holds 3 tonnes of rice.", ("3 tonnes", 3, "tonnes", "rice")),
        ("A 250-lb. anchor fell.", ("250-lb.", 250, "pounds", "anchor")),
        (
            "It fell to minus 9 degrees Celsius.",
            ("minus 9 degrees Celsius", -9, "degrees Celsius", None),
        ),
        ("It ran 14 km.", ("14 km", 14, "kilometres", None)),
        ("A park of 50 square miles opened.", ("50 square miles", 50, "square miles", "park")),
        ("It did 90 miles an hour.", ("90 miles an hour", 90, "miles per hour", None)),
    ],
)
def test_durations_and_measures_have_their_unit_in_the_plural(text, figure):
    assert figures_in(text) == [figure]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The council backed it by a vote of 9-4.", "9-4", 9),
        ("The board ruled 6 to 3 against him.", "6 to 3", 6),
        ("They won 21-14 at home.", "21-14", 21),
        ("It passed by 70 votes to 28.", "70 votes to 28", 70),
    ],
)
def test_a_vote_or_match_is_one_score(text, words, value):
    figure = figure_in(text)

    assert (figure.span.of(text), figure.value, figure.high) == (words, value, None)
    assert figure.kind is FigureKind.SCORE


@pytest.mark.parametrize(
    ("text", "words", "low", "high"),
    [
        ("Between 20 and 25 boats sank.", "Between 20 and 25", 20, 25),
        ("Some say 20-25 boats sank.", "20-25", 20, 25),
        ("It takes five to six years.", "five to six years", 5, 6),
        ("It takes two or three years.", "two or three years", 2, 3),
        ("It costs $4 to $6 million.", "$4 to $6 million", 4e6, 6e6),
        ("It costs 4 to 6 million euros.", "4 to 6 million euros", 4e6, 6e6),
    ],
)
def test_a_range_has_both_ends(text, words, low, high):
    figure = figure_in(text)

    assert (figure.span.of(text), figure.value, figure.high) == (words, low, high)


def test_a_change_from_one_level_to_another_is_two_figures():
    found = figures_in("Rents rose from 5 percent to 9 percent of income.")

    assert [(words, value) for words, value, _, _ in found] == [("5 percent", 5), ("9 percent", 9)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We lost 40 hens.", ("40", 40, None, Qualifier.EXACT)),
        ("We lost roughly 40 hens.", ("roughly 40", 40, None, Qualifier.ABOUT)),
        ("We lost almost 40 hens.", ("almost 40", 40, None, Qualifier.UNDER)),
        ("We lost no fewer than 40 hens.", ("no fewer than 40", 40, None, Qualifier.OVER)),
        ("We lost 40-plus hens.", ("40-plus", 40, None, Qualifier.OVER)),
        ("It took 40 days or so.", ("40 days or so", 40, None, Qualifier.ABOUT)),
        ("It took nearly a year.", ("nearly a year", 1, None, Qualifier.UNDER)),
        ("The loss exceeds $40.", ("$40", 40, None, Qualifier.OVER)),
        ("We lost dozens of hens.", ("dozens", 24, None, Qualifier.OVER)),
        ("It took 40 to almost 50 days.", ("40 to almost 50 days", 40, 50, Qualifier.UNDER)),
        ("We talked about 40 hens.", ("40", 40, None, Qualifier.EXACT)),
        ("The work is spread over 40 years.", ("40 years", 40, None, Qualifier.EXACT)),
    ],
)
def test_the_words_around_say_how_exactly_a_number_is_meant(text, expected):
    assert qualified(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "It opened on 4 March 1911, not on Oct. 30, and closed in 1987.",
        "From 1911 to 1987, between 1914 and 1918 and in 2016-17 it stood empty.",
        "In the 1960s she came at 6:45, at 7 p.m. and again at 8 o'clock.",
        "Anna Berg, 44, has a 9-year-old; those under 18 and men over 65 may not vote.",
        "A third letter came on the twenty-first, in its 12th week.",
        "Nobody works a third night shift or a third-day watch.",
        "The MiG-29 and a Fokker 100 flew to the G20 with COVID-19 kits.",
        "Read Article 9, Chapter 3 and page 212 in Room 101 at 14 Elm Grove Road.",
        "Call 555-0188 or (202) 555-0147; dial 911 calls first.",
        "The Big Five met the Group of Eight.",
        "One of them lost one shoe one day.",
        "The two met again.",
        "The second half was better.",
        "1. Peel it.\n\n2. Boil it.",
    ],
)
def test_dates_ages_names_and_lists_are_no_figures(text):
    assert figures_in(text) == []


def test_a_count_without_a_noun_is_read_by_the_one_before():
    found = figures_in("The storm sank 30 barges on Monday and 12 more on Friday.")

    assert found[1] == ("12 more", 12, "items", "barges")


def test_an_adverb_is_not_what_money_is_for():
    assert figures_in("They pay $50 annually.") == [("$50", 50, "USD", None)]


def test_a_part_of_a_number_counts_the_same_things():
    found = figures_in("She won six of the past nine votes.")

    assert [(value, thing) for _, value, _, thing in found] == [(6, "votes"), (9, "votes")]


def test_a_part_and_the_percentage_that_says_it_more_exactly_are_no_range():
    found = figures_in("More than half — 55 percent — of the growers agreed; a third said no.")

    assert found[:2] == [
        ("More than half", 0.5, "fraction", None),
        ("55 percent", 55, "percent", "growers"),
    ]
    assert found[2][:2] == ("a third", 1 / 3)


def test_a_percentage_without_a_base_takes_the_base_before():
    found = figures_in("Of these, 60 percent of growers agreed, while 15 percent did not care.")

    assert found[1] == ("15 percent", 15, "percent", "growers")


def test_figures_come_in_reading_order_and_without_a_quote():
    text = "“We need 12 boats,” she said, as 300 people and $5 million waited."
    figures = find_figures(read(text))

    assert [f.span for f in figures] == sorted(f.span for f in figures)
    assert [f.quote for f in figures] == [None] * 3


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\n ",
        "1.2.3",
        "$-5",
        "5-4-3",
        "10^9",
        "9" * 400 + " people",
        "1" + ",000" * 200 + " people",
        "Year\tAnna\tBert\n2019\t14\t1,280\n2020\t9\t77\n",
        "Anna 0170 5550142\nBert 0170 5550199\n",
    ],
)
def test_numbers_that_mean_nothing_give_no_figure(text):
    assert figures_in(text) == []


FRAGMENTS = st.sampled_from(
    [
        *"-–—.,()$€%½“”'\n",
        *("١٢", "5", "12", "3,400", "1.5", "2016", "1e9", "10^9", "5-4", "No.", "May", "lb."),
        *("a", "an", "the", "of", "in", "to", "and", "or", "between", "from", "about", "nearly"),
        *("over", "half", "third", "dozen", "hundred", "million", "bn", "percent", "points"),
        *("people", "votes", "years", "times", "killed", "more", "two", "twenty", "one"),
    ]
)


@given(st.lists(FRAGMENTS, max_size=25), st.sampled_from(["", " "]))
@settings(max_examples=300, deadline=None)
def test_any_mixture_of_numbers_gives_literal_spans_and_finite_values(fragments, joint):
    text = joint.join(fragments)
    check_promises(text)


@given(st.text(max_size=200))
@settings(max_examples=200, deadline=None)
def test_any_text_gives_literal_spans_and_finite_values(text):
    check_promises(text)


def check_promises(text):
    end = 0
    for figure in find_figures(read(text)):
        assert end <= figure.span.start < figure.span.end <= len(text)
        assert math.isfinite(figure.value)
        assert figure.high is None or figure.value < figure.high < math.inf
        assert figure.measures is None or figure.measures.of(text).strip()
        end = figure.span.end


@pytest.mark.parametrize(
    "unit", ["5 to ", "five of ", "5% ", "rate of 5 ", "“ 5 ", "one hundred and ", "a half "]
)
def test_time_grows_with_the_length_of_the_text(unit):
    def seconds(repeats):
        doc = read(unit * repeats)
        begun = time.process_time()
        find_figures(doc)
        return time.process_time() - begun

    seconds(50)
    assert seconds(8000) < 40 * max(seconds(1000), 0.05)  # a quadratic step: 64 times


@pytest.mark.parametrize(
    ("text", "at", "measures"),
    [
        ("More than half of tenants (57 percent) agreed.", 1, "tenants"),
        ("Some 55 percent of tenants are old; 86 percent of them are poor.", 1, "tenants"),
        ("Rent was 9 percentage points higher in Malmo.", 0, "Rent"),
        ("She was up an average of 9.2 percent.", 0, None),
        ("It met at the request of 25 percent of tenants.", 0, "tenants"),
        ("It has calculated that plans may cut only 23 percent.", 0, None),
        ("It fell to as low as 19 percent.", 0, None),
    ],
)
def test_a_percentage_is_not_of_a_comparison_and_an_aside_is_of_what_it_stands_by(
    text, at, measures
):
    assert figures_in(text)[at][3] == measures


def test_an_unnamed_sum_is_not_taken_for_people():
    assert figures_in("They go on to invest billions each year.")[0][2] == "items"
