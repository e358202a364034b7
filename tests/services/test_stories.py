"""Which articles are one story, and why."""

import random

import pytest

from services.grouping import grouped
from services.stories import ENOUGH, one_story, profile, stories, ties
from tests.support.periods import Period


@pytest.fixture
def period():
    return Period()


def profile_of(period, article):
    return profile(
        article,
        [quote for quote in period.quotes if quote.article == article],
        [figure for figure in period.figures if figure.article == article],
    )


def shared(period, one, other):
    return ties(profile_of(period, one), profile_of(period, other))


def told(period):
    by_article = {
        article.id: (
            [quote for quote in period.quotes if quote.article == article],
            [figure for figure in period.figures if figure.article == article],
        )
        for article in period.articles
    }
    found = stories(
        period.articles,
        {id_: quotes for id_, (quotes, _) in by_article.items()},
        {id_: figures for id_, (_, figures) in by_article.items()},
    )
    return [[article.title for article in story] for story in found]


def test_two_titles_with_four_telling_words_in_common_are_one_story(period):
    one = period.article("Ferry crews strike over winter rota")
    other = period.article("Winter rota: ferries idle as crews walk out")

    assert shared(period, one, other).title_words == {"ferry", "crew", "winter", "rota"}
    assert one_story(profile_of(period, one), profile_of(period, other))


def test_three_title_words_alone_are_not_enough(period):
    one = period.article("Ferry crews back rota")
    other = period.article("Ferry crews reject rota of the airport")

    assert shared(period, one, other).points == 3 < ENOUGH
    assert not one_story(profile_of(period, one), profile_of(period, other))


def test_grammar_and_the_calendar_are_not_evidence(period):
    one = period.article("What we know so far on Monday after the last of the votes")
    other = period.article("What we know so far on Monday after the last of the goals")

    assert shared(period, one, other).title_words == set()


def test_a_speaker_of_both_is_evidence_and_completes_two_title_words(period):
    mayor, union = period.speaker("Ann Example"), period.speaker("Bo Sample")
    one = period.article("Ferry crews strike")
    other = period.article("Boats stay idle as crews and ferry owners talk")
    for article in (one, other):
        period.quote(article, f"We will talk in {article.id} rooms", by=mayor)
        period.quote(article, f"We are in {article.id} minds", by=union)

    found = shared(period, one, other)

    assert (found.title_words, found.speakers) == ({"ferry", "crew"}, {mayor.id, union.id})
    assert found.points == ENOUGH


def test_speakers_alone_never_make_a_story_since_spokespeople_speak_of_everything(period):
    people = [period.speaker(f"Person{n} Sample") for n in range(5)]
    one, other = period.article("Harvest begins"), period.article("Museum reopens")
    for person in people:
        period.quote(one, f"The wheat of {person.id} is dry", by=person)
        period.quote(other, f"The hall of {person.id} is full", by=person)

    assert len(shared(period, one, other).speakers) == 5
    assert not one_story(profile_of(period, one), profile_of(period, other))


def test_a_speaker_named_in_both_titles_counts_once(period):
    mayor = period.speaker("Ann Example")
    one = period.article("Ann Example opens bridge")
    other = period.article("Ann Example closes school")
    period.quote(one, "Walk over it today", by=mayor)
    period.quote(other, "The roof leaks", by=mayor)

    found = shared(period, one, other)

    assert (found.title_words, found.speakers, found.points) == (set(), {mayor.id}, 1)


def test_the_same_words_reported_make_one_story_whatever_the_titles(period):
    words = "No ferry leaves this harbour before the rota is withdrawn"
    one, other = period.article("Idle boats"), period.article("Crews dig in")
    period.quote(one, words, by=period.speaker("the union"))
    period.quote(other, f"{words}, and that is final", by=period.speaker("Bo Sample"))

    assert shared(period, one, other).same_words
    assert one_story(profile_of(period, one), profile_of(period, other))


def test_a_stock_phrase_reported_twice_is_no_evidence(period):
    one, other = period.article("Idle boats"), period.article("A new roof")
    period.quote(one, "At the end of the day it is what it is")
    period.quote(other, "At the end of the day it is what it is")

    assert not shared(period, one, other).same_words


def test_the_same_figure_of_the_same_thing_is_evidence_and_a_bare_number_is_none(period):
    one = period.article("Ferry crews strike")
    other = period.article("Crews of the ferry stay out, owners wait")
    for article, thing in ((one, "sailings"), (other, "sailings")):
        context = f"All 312 {thing} were cancelled."
        period.figure(article, context, "312", 312.0, measures=thing, unit="items")
    period.figure(one, "It lasted 12 days.", "12 days", 12.0, unit="days")
    period.figure(other, "It took 12 days.", "12 days", 12.0, unit="days")

    assert shared(period, one, other).figures == {("items", 312.0)}


def test_what_happened_weeks_apart_is_not_one_story(period):
    title = "Ferry crews strike over winter rota"
    period.article(title)
    period.article(title, hours_ago=24 * 2)
    period.article(title, hours_ago=24 * 20)

    assert [len(story) for story in told(period)] == [2, 1]


def test_a_chain_of_likeness_does_not_join_its_ends():
    groups = grouped([1, 2, 3, 4, 5], lambda one, other: abs(one - other) == 1)

    assert groups == [[1, 2], [3, 4], [5]]


def test_an_item_joins_the_group_in_which_most_are_tied_to_it():
    tied = {("a", "c"), ("b", "c"), ("a", "b"), ("x", "y"), ("x", "z"), ("y", "z"), ("a", "z")}

    groups = grouped("abcxyz", lambda one, other: (one, other) in tied)

    assert groups == [["a", "b", "c"], ["x", "y", "z"]]


def test_the_story_of_most_outlets_comes_first_and_two_articles_of_one_outlet_are_one(period):
    for hour in range(3):
        period.article("River floods the old market square", outlet="Gazette", hours_ago=hour)
    period.article("Ferry crews strike over winter rota", outlet="Gazette", hours_ago=9)
    period.article("Winter rota makes ferry crews strike", outlet="Post", hours_ago=8)

    assert [story[0] for story in told(period)] == [
        "Winter rota makes ferry crews strike",
        "River floods the old market square",
    ]


def test_between_equals_a_story_with_something_said_comes_first_and_then_the_newest(period):
    period.article("Museum reopens", hours_ago=1)
    period.article("Harvest begins", hours_ago=2)
    spoken = period.article("Bridge closes", hours_ago=3)
    period.quote(spoken, "Nobody may cross it")

    assert told(period) == [["Bridge closes"], ["Museum reopens"], ["Harvest begins"]]


def test_within_a_story_the_newest_article_comes_first(period):
    period.article("Ferry crews strike over winter rota", hours_ago=5)
    period.article("Ferry crews end strike over winter rota", hours_ago=1)

    assert told(period) == [
        ["Ferry crews end strike over winter rota", "Ferry crews strike over winter rota"]
    ]


def test_the_order_in_which_articles_are_given_changes_nothing(period):
    for number in range(24):
        theme = ("Ferry crews strike over winter rota", "River floods old market square")[
            number % 2
        ]
        period.article(f"{theme} {['harbour', 'school', 'bridge'][number % 3]}", hours_ago=number)
    expected = told(period)

    for seed in range(10):
        random.Random(seed).shuffle(period.articles)
        assert told(period) == expected
