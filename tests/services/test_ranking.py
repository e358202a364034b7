"""What a briefing shows of what is filed, as a whole; its parts are tried one by one elsewhere."""

import random
from dataclasses import replace

import pytest

from news.briefing import Voice
from news.speaker import SpeakerType
from services.ranking import Material, narrowed, settled, told, voices
from tests.support.periods import Period


@pytest.fixture
def period():
    return Period()


def material(period, *, new=(), followed=()):
    return Material(
        tuple(period.articles),
        tuple(period.quotes),
        tuple(period.figures),
        frozenset(new),
        frozenset(followed),
    )


def a_busy_day(period):
    """Two stories of several outlets, a few single articles, shared speakers and numbers."""
    people = [period.speaker(f"Person{n} Sample") for n in range(6)]
    for number in range(18):
        theme = ("Ferry crews strike over winter rota", "River floods old market square")
        title = theme[number % 2] if number < 14 else f"Lone article number {number}"
        article = period.article(title, outlet=f"Outlet {number % 5}", hours_ago=number / 2)
        for person in people[number % 3 : number % 3 + 3]:
            period.quote(article, f"Nothing changes before hour {number}", by=person, role="head")
        count = 20 + number % 4
        context = f"In all {count} boats were moored there."
        period.figure(article, context, f"{count} boats", float(count), measures="boats",
                      unit="items")  # fmt: skip


def test_nothing_filed_makes_no_stories_and_no_voices():
    assert told(Material()) == ()
    assert voices(Material()) == ()


def test_every_article_is_in_exactly_one_story(period):
    a_busy_day(period)

    shown = [article for story in told(material(period)) for article in story.articles]

    assert len(shown) == len(period.articles)
    assert set(shown) == set(period.articles)


def test_all_that_a_story_shows_was_filed_for_its_own_articles(period):
    a_busy_day(period)

    for story in told(material(period)):
        disputed = [figure for thing in story.conflicts for figure in thing]
        for finding in (*story.quotes, *story.figures, *disputed):
            assert finding in (*period.quotes, *period.figures)
            assert finding.article in story.articles


def test_a_busy_day_has_its_conflict_and_no_figure_twice(period):
    a_busy_day(period)

    first = told(material(period))[0]

    (boats,) = first.conflicts
    assert {figure.value for figure in boats} <= {20.0, 21.0, 22.0, 23.0}
    assert len(boats) > 1
    assert not set(boats) & set(first.figures)


def test_a_voice_shown_in_the_first_story_gives_way_in_the_next(period):
    mayor = period.speaker("Ann Example")
    for hour, title in ((1, "Bridge closes"), (2, "Museum reopens")):
        article = period.article(title, hours_ago=hour)
        period.quote(article, f"We worked {hour} whole nights on it", by=mayor)
        period.quote(article, f"Nobody asked the {hour} of us at all")

    first, second = told(material(period))

    assert first.quotes[0].speaker == mayor
    assert second.quotes[0].speaker != mayor


def test_the_same_articles_in_any_order_make_the_same_stories(period):
    a_busy_day(period)
    expected = told(material(period)), voices(material(period))

    for seed in range(5):
        for findings in (period.articles, period.quotes, period.figures):
            random.Random(seed).shuffle(findings)
        assert (told(material(period)), voices(material(period))) == expected


def test_who_is_quoted_most_comes_first_then_who_is_in_more_articles_then_by_name(period):
    most, wide, narrow, twin = (
        period.speaker(name) for name in ("Zed Most", "Yan Wide", "Ann Narrow", "Bo Narrow")
    )
    one, other = period.article(), period.article()
    for words in ("first", "second", "third"):
        period.quote(one, words, by=most)
    for article in (one, other):
        period.quote(article, "Here we are", by=wide)
    for speaker in (twin, narrow):
        period.quote(one, "I say", by=speaker)
        period.quote(one, "I say it again", by=speaker)

    assert voices(material(period, new={narrow.id})) == (
        Voice(most, 3, new=False),
        Voice(wide, 2, new=False),
        Voice(narrow, 2, new=True),
        Voice(twin, 2, new=False),
    )


@pytest.mark.parametrize("type_", [SpeakerType.GROUP, SpeakerType.ANONYMOUS, SpeakerType.UNKNOWN])
def test_nobody_without_a_name_is_among_the_voices(period, type_):
    period.quote(period.article(), "It may rain", by=period.speaker("critics", type_))

    assert voices(material(period)) == ()


def test_following_keeps_articles_of_a_topic_and_those_that_quote_a_speaker(period):
    topical, quoting, other = (period.article(title) for title in ("Rota", "Bridge", "Museum"))
    followed = period.quote(quoting, "The bridge is safe")
    period.quote(other, "The hall is full")
    period.figure(other, "It has 12 halls.", "12 halls", 12.0)

    kept = narrowed(material(period, followed={followed.speaker.id}), {topical.id})

    assert kept.articles == (topical, quoting)
    assert kept.quotes == (followed,)
    assert kept.figures == ()


def test_speakers_are_described_by_the_newest_article_that_gives_a_role(period):
    speaker = period.speaker("Ann Example", role="retired")
    for hours_ago, role in ((3, "candidate"), (2, "mayor"), (1, None)):
        article = period.article(hours_ago=hours_ago)
        period.quote(article, "The bridge is safe", by=speaker, role=role)
    period.figure(article, "It has 12 halls.", "12 halls", 12.0, by=speaker)

    found = settled(material(period))

    described = {finding.speaker for finding in (*found.quotes, *found.figures)}
    assert described == {replace(speaker, role="mayor", quotes=3)}
