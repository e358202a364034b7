"""Which quotes of a story are shown, and the merit that decides between two."""

import random

import pytest

from news.quote import Kind
from news.speaker import SpeakerType
from services.key_quotes import Audience, key_quotes, merits, reason
from services.ranking import recognisable
from tests.support.periods import Period

SAID = "No ferry leaves this harbour before the rota is withdrawn"


@pytest.fixture
def period():
    return Period()


@pytest.fixture
def article(period):
    return period.article()


def chosen(period, *, limit=3, **audience):
    return [
        " ".join(quote.fragments)
        for quote in key_quotes(period.quotes, Audience(**audience), limit=limit)
    ]


def decided(first, second, *before, **audience):
    audience = Audience(**audience)
    one, other = (merits(quote, before, audience) for quote in (first, second))
    assert one < other
    return reason(one, other)


def test_a_different_speaker_comes_before_the_same_one_again(period, article):
    mayor, critic = period.speaker("Ann Example"), period.speaker("Bo Sample")
    first = period.quote(article, "The bridge is safe today", by=mayor, role="mayor")
    again = period.quote(article, "Everybody may walk over it", by=mayor, role="mayor")
    other = period.quote(article, "it sways in the wind", by=critic, kind=Kind.INDIRECT)

    assert decided(other, again, first) == "speaker_chosen"
    assert chosen(period) == [
        "The bridge is safe today",
        "it sways in the wind",
        "Everybody may walk over it",
    ]


def test_whom_the_schedule_follows_comes_before_others(period, article):
    other = period.quote(article, "The bridge is safe today", role="mayor")
    followed = period.quote(article, "it sways in the wind", kind=Kind.INDIRECT)

    assert decided(followed, other, followed={followed.speaker.id}) == "not_followed"


@pytest.mark.parametrize(("more", "less"), [(Kind.DIRECT, Kind.MIXED), (Kind.MIXED, Kind.INDIRECT)])
def test_more_literal_words_come_before_less_literal_ones(period, article, more, less):
    less_literal = period.quote(article, "the bridge is safe today", kind=less, role="mayor")
    more_literal = period.quote(article, "It sways in the wind", kind=more)

    assert decided(more_literal, less_literal) == "less_literal"


def test_an_official_comes_before_somebody_without_a_role(period, article):
    passer_by = period.quote(article, "It sways in the wind")
    official = period.quote(article, "The bridge is safe today", role="mayor")

    assert decided(official, passer_by) == "less_standing"


def test_a_new_voice_comes_before_a_known_one(period, article):
    known = period.quote(article, "It sways in the wind")
    new = period.quote(article, "The bridge is safe today")

    assert decided(new, known, new={new.speaker.id}) == "less_standing"


def test_an_official_who_is_new_comes_before_one_who_is_known(period, article):
    known = period.quote(article, "It sways in the wind", role="engineer")
    new = period.quote(article, "The bridge is safe today", role="mayor")

    assert decided(new, known, new={new.speaker.id}) == "less_standing"


def test_who_was_shown_in_a_story_above_comes_after_who_was_not(period, article):
    audience = Audience()
    key_quotes([period.quote(article, "It sways in the wind")], audience)
    heard = period.quote(article, "It does so every day", by=period.quotes[0].speaker)
    unheard = period.quote(article, "The bridge is safe today")

    one, other = (merits(quote, (), audience) for quote in (unheard, heard))

    assert reason(one, other) == "heard_before"
    assert one < other


@pytest.mark.parametrize("length", [1, 3, 61])
def test_a_scrap_and_a_speech_come_after_a_sentence(period, article, length):
    awkward = period.quote(article, " ".join(["bridges"] * length))
    sentence = period.quote(article, "The bridge is safe today")

    assert decided(sentence, awkward) == "awkward_length"


def test_words_that_more_outlets_print_come_first(period, article):
    period.quote(article, "It sways whenever there is any wind at all")
    period.quote(article, SAID)
    period.quote(period.article(), f"{SAID}!", by=period.quotes[-1].speaker)

    assert chosen(period, limit=1)[0].startswith(SAID)


def test_between_equals_the_newest_article_comes_first_and_then_the_order_of_reading(period):
    old, new = period.article(hours_ago=5), period.article(hours_ago=1)
    period.quote(old, "It sways in the wind")
    first = period.quote(new, "The bridge is safe today")
    second = period.quote(new, "Everybody may walk over it")

    assert decided(first, period.quotes[0]) == "older"
    assert decided(first, second) == "place"


def test_nearly_the_same_words_of_several_outlets_are_shown_once(period):
    for words in (SAID, f"{SAID}.", f"I tell you: {SAID}", SAID.replace("before", "until")):
        period.quote(period.article(), words)
    period.quote(period.article(), "It sways in the wind")

    assert len(chosen(period)) == 2


def test_of_the_same_words_those_of_a_named_official_are_kept(period):
    period.quote(period.article(), SAID, by=period.speaker("a union leader", SpeakerType.ANONYMOUS))
    official = period.quote(period.article(), SAID, role="union leader")

    assert key_quotes(period.quotes, Audience()) == (official,)


def test_no_more_than_three_quotes_are_shown_and_fewer_where_there_are_fewer(period, article):
    assert chosen(period) == []
    for words in (
        "The bridge is safe",
        "It sways in wind",
        "Nobody checked these bolts",
        "Go home",
    ):
        period.quote(article, words)

    assert len(chosen(period)) == 3


def test_what_is_chosen_is_what_was_filed_unchanged(period, article):
    quote = period.quote(article, "We are  ready", "so are they")

    assert key_quotes([quote], Audience()) == (quote,)


def test_the_order_in_which_quotes_are_given_changes_nothing(period):
    for number in range(20):
        article = period.article(hours_ago=number % 4)
        theme = ("bridge", "harbour", "school", "ferry", "rota")[number % 5]
        said = f"{theme} words number {number}"
        period.quote(
            article, said, kind=list(Kind)[number % 3], role="mayor" if number % 2 else None
        )
    expected = chosen(period)

    for seed in range(10):
        random.Random(seed).shuffle(period.quotes)
        assert chosen(period) == expected


@pytest.mark.parametrize(
    ("name", "type_", "known_again"),
    [
        ("Ann Example", SpeakerType.PERSON, True),
        ("Harbour Board", SpeakerType.ORGANIZATION, True),
        ("Example", SpeakerType.PERSON, False),
        ("a senior official", SpeakerType.ANONYMOUS, False),
        ("critics", SpeakerType.GROUP, False),
    ],
)
def test_only_who_would_be_known_again_can_be_new(period, name, type_, known_again):
    assert recognisable(period.speaker(name, type_)) is known_again
