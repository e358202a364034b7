"""What is left of a posted briefing when an article in it is taken back."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from bot.demo_transcript import readable
from bot.kept import KeptPart
from commands.briefing_text import parts_of
from commands.correction_notes import EXPLANATION
from commands.withdrawals import corrected
from news.briefing import Correction, Voice, Withdrawn
from news.ids import DeliveryId
from tests.support.briefing_values import (
    a_briefing,
    a_long_briefing,
    a_story,
    an_ordinary_briefing,
    briefings,
    voices,
)
from tests.support.views import JULY, a_filed_figure, a_filed_quote, a_speaker, an_article, ids

pytestmark = pytest.mark.filterwarnings("ignore:Generating overly large repr")
LATER = JULY + timedelta(days=1)
BRIDGE = an_article(title="A bridge is open", link="https://news.example/bridge")
FERRY = an_article(2, title="Ferries sail", link="https://post.example/ferry", outlet="The Post")
TIDE = an_article(3, title="High tide", link="https://wave.example/tide", outlet="The Wave")
POST, WAVE = f"The Post <{FERRY.link}>", f"The Wave <{TIDE.link}>"


def without(components, gone, counts):
    return corrected(components, Correction(counts, withdrawn=tuple(gone)))


def components_of(briefing):
    return [KeptPart.of(layout).components for layout in parts_of(briefing, marker=DeliveryId(1))]


def left_of(briefing, *articles):
    """What members read of a briefing's only message when articles are taken back."""
    (components,) = components_of(briefing)
    gone = [Withdrawn(article, LATER) for article in articles]
    return readable(without(components, gone, counts_of(briefing)))


def counts_of(briefing, **others):
    """What is counted afterwards: the same as before, unless said otherwise."""
    return replace(briefing, stories=(), unread=(), **others)


def quoted(words, article):
    return a_filed_quote(words, article=article, number=article.id)


def told_by(*articles, **others):
    """A story of several articles, each with a quote."""
    quotes = [quoted(f"Said in {article.title}", article) for article in articles]
    return a_story(*quotes, articles=articles, **others)


def test_a_story_of_one_article_goes_with_its_evidence_and_the_note_says_so():
    bridge = a_story(quoted("Open", BRIDGE), articles=(BRIDGE,), figures=(a_filed_figure(),))
    ferry = a_story(quoted("Sailing", FERRY), articles=(FERRY,))
    briefing = a_briefing(bridge, ferry)
    before = components_of(briefing)[0]

    left = without(before, [Withdrawn(BRIDGE, LATER)], counts_of(briefing))

    assert "Open”" not in readable(left)
    assert "40,000" not in readable(left)
    assert "“Sailing”" in readable(left)
    heading = left[0]["components"][0]["content"]
    note = f"**Withdrawn on <t:{int(LATER.timestamp())}:D>:** “A bridge is open”\n{EXPLANATION}"
    assert heading == f"{before[0]['components'][0]['content']}\n{note}"
    assert left[0]["components"][1:] == before[0]["components"][3:]
    assert left[1:] == before[1:]


def test_a_message_that_does_not_show_the_article_stays_as_it_is():
    briefing = an_ordinary_briefing()
    (components,) = components_of(briefing)
    assert without(components, [Withdrawn(TIDE, LATER)], counts_of(briefing)) == components


def test_counts_and_voices_are_those_of_what_is_left():
    briefing = an_ordinary_briefing()
    (components,) = components_of(briefing)
    kirby, ann = briefing.voices
    assert "2 articles · 2 voices · 2 quotes · 1 figure\n" in readable(components)
    assert "New since before: Ann Example" in readable(components)
    counts = counts_of(
        briefing, articles=1, speakers=1, quotes=1, voices=(replace(kirby, quotes=1),)
    )

    (ferry,) = briefing.stories[1].articles
    text = readable(without(components, [Withdrawn(ferry, LATER)], counts))

    assert "1 article · 1 voice · 1 quote · 1 figure\n" in text
    assert f"Spoke most: {kirby.speaker.name} (1)" in text
    assert "New since before" not in text
    assert ann.speaker.name not in text


def test_a_message_that_only_counts_the_article_says_that_one_was_withdrawn():
    briefing = an_ordinary_briefing()
    (components,) = components_of(briefing)

    left = without(components, [Withdrawn(TIDE, LATER)], counts_of(briefing, articles=1))

    before, after = (each[0]["components"][0]["content"] for each in (components, left))
    counted = before.replace("2 articles", "1 article")
    assert after == f"{counted}\n**Withdrawn since:** 1 article"
    assert left[0]["components"][1:] == components[0]["components"][1:]


def test_without_any_voice_left_there_is_no_line_of_voices():
    briefing = an_ordinary_briefing()
    (components,) = components_of(briefing)
    gone = [Withdrawn(article, LATER) for story in briefing.stories for article in story.articles]
    none = counts_of(briefing, articles=0, speakers=0, quotes=0, figures=0, voices=())

    text = readable(without(components, gone, none))

    assert "0 articles · 0 voices · 0 quotes · 0 figures" in text
    assert "Spoke most" not in text


def test_a_title_that_reads_like_the_line_of_voices_is_a_title():
    sly = replace(FERRY, title="Spoke most:", link=None)
    assert "Said in Spoke most:" not in left_of(a_briefing(told_by(BRIDGE), told_by(sly)), sly)
    text = left_of(a_briefing(told_by(BRIDGE), told_by(sly)), BRIDGE)
    assert "Spoke most:\nThe Post" in text
    assert "Said in Spoke most:" in text


def test_an_article_of_the_same_title_elsewhere_stays():
    other = replace(BRIDGE, outlet="The Post", link="https://post.example/bridge")
    text = left_of(a_briefing(told_by(BRIDGE), told_by(other)), BRIDGE)
    assert text.count("Said in A bridge is open") == 1
    assert "The Post" in text


def test_the_first_article_of_a_story_goes_and_the_others_stay():
    text = left_of(a_briefing(told_by(BRIDGE, FERRY, TIDE)), BRIDGE)
    assert f"An article that was withdrawn\nAlso: {POST} · {WAVE}\n" in text
    assert "Said in A bridge" not in text
    assert "“Said in Ferries sail”" in text
    assert "“Said in High tide”" in text


@pytest.mark.parametrize(("gone", "also"), [(FERRY, WAVE), (TIDE, POST)])
def test_a_later_article_of_a_story_goes_with_what_it_said(gone, also):
    text = left_of(a_briefing(told_by(BRIDGE, FERRY, TIDE)), gone)
    assert f"\nAlso: {also}\n" in text
    assert f"Said in {gone.title}" not in text
    assert "Said in A bridge is open" in text


@pytest.mark.parametrize("order", [(BRIDGE, FERRY, TIDE), (TIDE, FERRY, BRIDGE)])
def test_a_story_goes_when_all_its_articles_went_in_any_order(order):
    bank = an_article(4, title="Banks open", link="https://bank.example/")
    text = left_of(a_briefing(told_by(BRIDGE, FERRY, TIDE), told_by(bank)), *order)
    assert "Said in Banks open" in text
    assert text.count("Said in") == 1
    assert "An article that was" not in text
    assert text.count("Withdrawn on") == 3


def test_figures_that_no_longer_disagree_are_not_set_side_by_side():
    sides = tuple(
        a_filed_figure(words, number=n, article=article)
        for n, (words, article) in enumerate([("12", BRIDGE), ("15", FERRY), ("20", TIDE)], 1)
    )
    pair = a_briefing(a_story(articles=(BRIDGE, FERRY), conflicts=(sides[:2],)))
    three = a_briefing(a_story(articles=(BRIDGE, FERRY, TIDE), conflicts=(sides,)))
    assert "do not agree" not in left_of(pair, FERRY)
    assert "do not agree" in left_of(three, FERRY)
    assert "- 15" not in left_of(three, FERRY)
    assert "- 20" in left_of(three, FERRY)


def test_voices_and_many_short_stories_in_one_text_stay():
    many = [an_article(n, title=f"Event {n}", link=f"https://a.example/{n}") for n in range(1, 15)]
    briefing = a_briefing(
        *(a_story(articles=(each,)) for each in many), voices=(Voice(a_speaker(), 3, new=True),)
    )
    text = left_of(briefing, many[-1])
    assert "Spoke most:" in text
    assert "Event 13" in text
    assert text.count("Event 14") == 1  # in the note


def test_pasted_articles_without_a_link_are_found_too():
    pasted = replace(BRIDGE, link=None, outlet=None)
    assert "Said in" not in left_of(a_briefing(told_by(pasted)), pasted)
    text = left_of(a_briefing(told_by(FERRY, pasted)), pasted)
    assert "Said in A bridge" not in text
    assert "Also:" not in text


def test_the_bare_name_of_an_outlet_may_be_another_article_and_stays():
    one, two = (replace(TIDE, id=TIDE.id + n, title=f"Tide {n}", link=None) for n in (1, 2))
    briefing = a_briefing(a_story(articles=(BRIDGE, one)), a_story(articles=(FERRY, two)))
    (components,) = components_of(briefing)
    assert without(components, [Withdrawn(one, LATER)], counts_of(briefing)) == components


def test_a_long_briefing_without_any_of_its_articles_says_how_many_went():
    briefing = a_long_briefing()
    gone = [Withdrawn(article, LATER) for story in briefing.stories for article in story.articles]
    for components in components_of(briefing):
        left = without(components, gone, counts_of(briefing))
        KeptPart.of(KeptPart(left).layout())
        assert "word" not in readable(left)
        assert "Withdrawn" in readable(left)


@given(briefings, st.lists(voices, max_size=12).map(tuple), ids)
@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    phases=[Phase.explicit, Phase.generate],
)
def test_whatever_goes_discord_takes_what_is_left_and_the_note_pings_nobody(
    briefing, others, number
):
    counts = counts_of(briefing, voices=others, articles=number, quotes=number)
    lines = [line for story in briefing.stories for line in story.articles]
    for gone in (lines[:1], lines[::2], lines):
        for components in components_of(briefing):
            left = without(components, [Withdrawn(line, LATER) for line in gone], counts)
            KeptPart.of(KeptPart(left).layout())
            assert "@everyone" not in left[0]["components"][0]["content"]
            assert left[-1] == components[-1]
