"""Which figures of a story are shown, and which are shown side by side because they disagree."""

import random

import pytest

from news.figure import Circumstances, FigureKind, Qualifier
from services.key_figures import conflicts, key_figures, same_thing, thing, weight
from tests.support.periods import Period


@pytest.fixture
def period():
    return Period()


def injured(period, number, *, verb="injured", article=None, **options):
    """Somebody writes that so many people were injured."""
    words = f"{number:,} people"
    return period.figure(
        article or period.article(),
        f"In the end {words} were {verb} on the bridge.",
        words,
        float(number),
        measures="people",
        **options,
    )


def values(figures):
    return [figure.value for figure in figures]


def disputed(period):
    return [values(thing) for thing in conflicts(period.figures)]


def test_two_sources_with_different_numbers_of_one_thing_are_shown_side_by_side(period):
    injured(period, 12, article=period.article(hours_ago=2))
    injured(period, 15, article=period.article(hours_ago=1))

    assert disputed(period) == [[15.0, 12.0]]


def test_two_speakers_of_one_article_can_disagree(period):
    article = period.article()
    injured(period, 12, article=article, by=period.speaker("Ann Example"))
    injured(period, 15, article=article, by=period.speaker("Bo Sample"))

    assert disputed(period) == [[12.0, 15.0]]


def test_a_speaker_does_not_disagree_with_themselves_in_two_outlets(period):
    mayor = period.speaker()
    injured(period, 12, by=mayor)
    injured(period, 15, by=mayor)

    assert disputed(period) == []


def test_an_outlet_that_corrects_itself_does_not_disagree(period):
    injured(period, 12, article=period.article(outlet="Gazette"))
    injured(period, 15, article=period.article(outlet="GAZETTE"))

    assert disputed(period) == []


def test_the_same_number_is_no_conflict(period):
    injured(period, 12)
    injured(period, 12)

    assert disputed(period) == []


@pytest.mark.parametrize(
    ("time", "other", "disagrees"),
    [
        ("On Saturday night", "on Monday", False),
        ("On Saturday night", "Saturday", True),
        ("On Saturday night", "in May", True),
    ],
)
def test_numbers_of_two_named_days_do_not_disagree(period, time, other, disagrees):
    injured(period, 12, circumstances=Circumstances(time=time))
    injured(period, 15, circumstances=Circumstances(time=other))

    assert bool(disputed(period)) is disagrees


def test_people_of_whom_something_else_is_said_are_another_thing(period):
    injured(period, 12)
    injured(period, 15, verb="rescued")

    assert not same_thing(*map(thing, period.figures))
    assert disputed(period) == []


def test_what_another_clause_says_does_not_count_as_said_of_it(period):
    one, other = period.article(), period.article()
    context = "Doctors said 12 people were injured and 30 people were rescued."
    period.figure(one, context, "30 people", 30.0, measures="people")
    injured(period, 15, article=other)

    assert disputed(period) == []


@pytest.mark.parametrize(
    ("context", "agrees"),
    [
        ("Police said 15 people were injured there.", True),
        ("By night 15 people had been injured, doctors said.", True),
        ("The fall injured 15 people on the bridge.", True),
        ("The fall stranded 15 people on the bridge.", False),
        ("On the bridge were 15 people.", False),
    ],
)
def test_what_is_said_of_people_may_follow_or_precede(period, context, agrees):
    injured(period, 12)
    period.figure(period.article(), context, "15 people", 15.0, measures="people")

    assert bool(disputed(period)) is agrees


@pytest.mark.parametrize(
    ("words", "qualifier", "value", "others"),
    [
        ("more than 1,000", Qualifier.OVER, 1000.0, 1214),
        ("nearly 1,300", Qualifier.UNDER, 1300.0, 1214),
        ("about 1,200", Qualifier.ABOUT, 1200.0, 1214),
        ("1,000 to 1,500", Qualifier.EXACT, 1000.0, 1214),
    ],
)
def test_numbers_that_can_both_be_right_do_not_disagree(period, words, qualifier, value, others):
    context = f"In the end {words} people were injured on the bridge."
    period.figure(
        period.article(),
        context,
        words,
        value,
        measures="people",
        qualifier=qualifier,
        high=1500.0 if "to" in words else None,
    )
    injured(period, others)

    assert same_thing(*map(thing, period.figures))
    assert disputed(period) == []


@pytest.mark.parametrize(
    ("words", "qualifier", "value"),
    [
        ("more than 1,300", Qualifier.OVER, 1300.0),
        ("nearly 1,200", Qualifier.UNDER, 1200.0),
        ("about 1,500", Qualifier.ABOUT, 1500.0),
    ],
)
def test_numbers_that_cannot_both_be_right_do(period, words, qualifier, value):
    context = f"In the end {words} people were injured on the bridge."
    period.figure(period.article(), context, words, value, measures="people", qualifier=qualifier)
    injured(period, 1214)

    assert len(disputed(period)) == 1


def test_other_units_and_other_things_measured_are_other_things(period):
    article, other = period.article(), period.article()
    period.figure(article, "Repairs cost $5 million.", "$5 million", 5e6, measures="Repairs",
                  unit="USD", kind=FigureKind.MONEY)  # fmt: skip
    period.figure(other, "Repairs cost £9 million.", "£9 million", 9e6, measures="Repairs",
                  unit="GBP", kind=FigureKind.MONEY)  # fmt: skip
    period.figure(other, "Tolls bring $2 million.", "$2 million", 2e6, measures="Tolls",
                  unit="USD", kind=FigureKind.MONEY)  # fmt: skip
    period.figure(other, "It was $7 million.", "$7 million", 7e6, unit="USD", kind=FigureKind.MONEY)

    assert disputed(period) == []


def test_a_thing_named_by_more_than_one_word_needs_no_word_beside_it(period):
    thing = "steel bolts"
    for number in (80, 95):
        period.figure(period.article(), f"Workers replaced {number} {thing}.", str(number),
                      float(number), measures=thing, unit="items")  # fmt: skip
    period.figures[1] = period.figure(period.article(), f"{95} {thing} had to go, he said.", "95",
                                      95.0, measures=thing, unit="items")  # fmt: skip

    assert len(disputed(period)) == 1


def test_two_disputed_things_are_two_conflicts(period):
    for number in (12, 15):
        injured(period, number)
        injured(period, number * 10, verb="rescued")

    assert disputed(period) == [[12.0, 15.0], [120.0, 150.0]]


def test_a_figure_of_the_title_comes_first(period):
    article = period.article("15 injured on bridge")
    injured(period, 120, verb="rescued", article=article, by=period.speaker())
    injured(period, 15, article=article)

    assert values(key_figures(period.figures)) == [15.0, 120.0]


def test_a_figure_that_more_outlets_give_comes_first_and_once(period):
    injured(period, 120, verb="rescued", by=period.speaker())
    injured(period, 15)
    injured(period, 15)

    assert values(key_figures(period.figures)) == [15.0, 120.0]


@pytest.mark.parametrize(
    ("better", "worse", "decides"),
    [
        ({"measures": "people"}, {}, "unmeasured"),
        ({}, {"kind": FigureKind.DURATION}, "lasts"),
        ({}, {"value": 3, "unit": "items"}, "slight"),
        ({"value": 3}, {"value": 3, "unit": "items"}, "slight"),
        ({"by": True}, {}, "unsourced"),
        ({"hours_ago": 1}, {"hours_ago": 2}, "older"),
        ({}, {}, "place"),
    ],
)
def test_what_decides_between_two_figures(period, better, worse, decides):
    def given(*, value=20, hours_ago=0, by=False, **options):
        article = period.article(hours_ago=hours_ago)
        words = f"{value} people"
        return period.figure(article, f"There are {words} here.", words, float(value),
                             by=period.speaker() if by else None, **options)  # fmt: skip

    first, second = given(**better), given(**worse)
    one, other = (weight(figure) for figure in (first, second))

    assert one < other
    assert decides == next(
        name for name, a, b in zip(one._fields, one, other, strict=True) if a != b
    )


def test_what_a_conflict_shows_is_not_shown_again(period):
    injured(period, 12)
    injured(period, 15)
    injured(period, 120, verb="rescued")
    shown = [figure for thing in conflicts(period.figures) for figure in thing]

    assert values(key_figures(period.figures, without=shown)) == [120.0]


def test_no_more_than_three_figures_are_shown(period):
    for number in range(20, 26):
        injured(period, number, article=period.article(outlet="Gazette"))

    assert len(key_figures(period.figures)) == 3


def test_the_order_in_which_figures_are_given_changes_nothing(period):
    for number in range(18):
        injured(period, number % 7 + 10, verb=("injured", "rescued")[number % 2])
    expected = conflicts(period.figures), key_figures(period.figures)

    for seed in range(10):
        random.Random(seed).shuffle(period.figures)
        assert (conflicts(period.figures), key_figures(period.figures)) == expected
