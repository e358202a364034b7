"""What figures say together: grouped by what they count, merged, and set against each other."""

import pytest

from services.statements import by_thing, figure_groups, in_question
from tests.support.periods import Period


@pytest.fixture
def period():
    return Period()


def boats(period, number, *, words=None, article=None, **options):
    """Somebody writes that so many boats sank."""
    words = words or f"{number} fishing boats"
    return period.figure(
        article or period.article(),
        f"In the gale {words} sank off the coast.",
        words,
        float(number),
        measures="fishing boats",
        unit="items",
        **options,
    )


def told(period, *, same_event=lambda *_: True):
    """Each group as the values of its statements, with the number of places of each."""
    groups = figure_groups(by_thing(period.figures), same_event)
    return [
        ([(s.places[0].value, len(s.places)) for s in group.statements], group.disputed)
        for group in groups
    ]


def test_figures_of_one_thing_stand_together_in_the_order_in_which_they_came(period):
    boats(period, 12)
    period.figure(period.article(), "The fair drew 900 pupils.", "900", 900.0, measures="pupils")
    boats(period, 12)
    assert told(period) == [([(12.0, 2)], False), ([(900.0, 1)], False)]


def test_the_same_figure_of_one_event_is_told_once_with_all_its_places(period):
    for _ in range(3):
        boats(period, 12)
    assert told(period) == [([(12.0, 3)], False)]


def test_the_same_figure_of_another_event_is_told_by_itself(period):
    boats(period, 12)
    boats(period, 12)
    assert told(period, same_event=lambda one, other: one == other) == [
        ([(12.0, 1), (12.0, 1)], False)
    ]


def test_one_place_that_repeats_a_figure_is_one_place(period):
    article = period.article()
    boats(period, 12, article=article)
    boats(period, 12, article=article)
    assert told(period) == [([(12.0, 1)], False)]


def test_two_speakers_of_one_article_with_one_figure_are_two_places(period):
    article = period.article()
    boats(period, 12, article=article, by=period.speaker("Ada Moss"))
    boats(period, 12, article=article, by=period.speaker("Ida Brandt"))
    assert told(period) == [([(12.0, 2)], False)]


def test_sources_that_cannot_both_be_right_disagree(period):
    article = period.article()
    boats(period, 12, article=article, by=period.speaker("Ada Moss"))
    boats(period, 30, article=article, by=period.speaker("Ida Brandt"))
    assert told(period) == [([(12.0, 1), (30.0, 1)], True)]


def test_figures_of_two_events_do_not_disagree(period):
    boats(period, 12)
    boats(period, 30)
    assert told(period, same_event=lambda one, other: one == other)[0][1] is False


def test_one_source_does_not_disagree_with_itself(period):
    article, ada = period.article(), period.speaker("Ada Moss")
    boats(period, 12, article=article, by=ada)
    boats(period, 30, article=article, by=ada)
    assert told(period)[0][1] is False


def test_a_denial_is_told_apart_and_disagrees_with_nobody(period):
    article = period.article()
    boats(period, 12, article=article, by=period.speaker("Ada Moss"))
    boats(period, 12, article=article, by=period.speaker("Ida Brandt"), denied=True)
    boats(period, 30, article=article, by=period.speaker("Eli Voss"), denied=True)
    ((statements, disputed),) = told(period)
    assert (len(statements), disputed) == (3, False)


def test_a_number_whose_article_does_not_say_what_it_counts_stands_alone(period):
    for _ in range(2):
        period.figure(period.article(), "Police held 40.", "40", 40.0)
    assert told(period) == [([(40.0, 1)], False), ([(40.0, 1)], False)]


def test_only_articles_with_a_common_thing_are_in_question_and_the_newest_first(period):
    new = boats(period, 30, article=period.article(hours_ago=1))
    old = boats(period, 12, article=period.article(hours_ago=9))
    boats(period, 12, article=period.article(hours_ago=200))
    period.figure(period.article(), "The fair drew 900 pupils.", "900", 900.0, measures="pupils")
    groups = by_thing(period.figures)
    assert in_question(groups, limit=5) == [new.article.id, old.article.id]
    assert in_question(groups, limit=1) == [new.article.id]


def test_there_is_nothing_to_say_of_no_figures():
    assert figure_groups(by_thing([]), lambda *_: True) == ()
