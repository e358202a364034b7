"""A posted briefing after an article in it was put right, or a quote found to be none."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from bot.demo_transcript import readable
from bot.kept import KeptPart
from commands.briefing_text import parts_of
from commands.limits import check_message
from commands.withdrawals import corrected
from news.briefing import Correction, Refiled, Reworded, Withdrawn
from news.ids import DeliveryId
from news.quote import Kind
from tests.support.briefing_values import a_briefing, a_story, briefings
from tests.support.views import JULY, a_filed_figure, a_filed_quote, an_article, article_lines

pytestmark = pytest.mark.filterwarnings("ignore:Generating overly large repr")
LATER = JULY + timedelta(days=1)
BRIDGE = an_article(title="A brigde is open", link="https://news.example/bridge")
FERRY = an_article(2, title="Ferries sail", link="https://post.example/ferry", outlet="The Post")
RIGHT = replace(BRIDGE, title="A bridge is open", outlet="The Echo", link="https://e.example/b")
OPEN, DEAR = (
    a_filed_quote(words, article=BRIDGE, number=number)
    for number, words in enumerate(("It is open", "It was dear"), 10)
)


def components_of(briefing):
    return [KeptPart.of(layout).components for layout in parts_of(briefing, marker=DeliveryId(1))]


def put_right(briefing, **correction):
    """What members read of a briefing's only message afterwards."""
    (components,) = components_of(briefing)
    counts = replace(briefing, stories=(), unread=())
    return readable(corrected(components, Correction(counts, **correction)))


def refiled(now=RIGHT, *was):
    return (Refiled(now, was or (BRIDGE,), LATER),)


def test_a_title_outlet_and_link_that_were_put_right_are_so_wherever_they_stand():
    alone = a_story(OPEN, articles=(BRIDGE,), figures=(a_filed_figure(article=BRIDGE),))
    both = a_story(DEAR, a_filed_quote("Sailing", article=FERRY), articles=(FERRY, BRIDGE))
    text = put_right(a_briefing(alone, both), refiled=refiled())

    assert "brigde" not in text
    assert "https://news.example/bridge" not in text
    assert text.count("A bridge is open <https://e.example/b>") == 2
    assert "Also: The Echo <https://e.example/b>" in text
    assert "Corrected on 26 July 2024: how “A bridge is open” is named, dated or linked" in text
    assert text.count("Corrected on") == 1
    assert "“It is open”" in text


def test_what_was_put_right_is_taken_back_with_its_article_and_undone_without_a_trace():
    briefing = a_briefing(a_story(OPEN, articles=(BRIDGE,)), a_story(articles=(FERRY,)))
    gone = Withdrawn(RIGHT, LATER, "It was a hoax")
    text = put_right(briefing, refiled=refiled(), withdrawn=(gone,))
    assert "It is open" not in text
    assert "Corrected" not in text
    assert "Withdrawn on 26 July 2024: “A bridge is open” (It was a hoax)" in text

    undone = put_right(briefing, refiled=refiled(BRIDGE, RIGHT), attributed_at=LATER)
    assert undone == readable(components_of(briefing)[0])


def test_a_quote_that_is_none_goes_and_the_same_words_of_another_stay():
    same = replace(OPEN, id=99, article=FERRY)
    briefing = a_briefing(a_story(OPEN, DEAR, articles=(BRIDGE,)), a_story(same, articles=(FERRY,)))
    shown = {"quotes": (DEAR, same), "attributed_at": LATER}
    text = put_right(briefing, hidden=(OPEN,), **shown)

    assert text.count("“It is open”") == 1
    assert text.index("“It is open”") > text.index("Ferries sail")
    assert "“It was dear”" in text
    assert "Corrected on 26 July 2024: 1 quote is taken out" in text
    assert "who spoke" not in text
    kept = put_right(briefing, hidden=(OPEN,), **shown | {"quotes": (OPEN, DEAR, same)})
    assert kept == readable(components_of(briefing)[0])


def test_words_that_were_put_right_stand_where_the_old_ones_stood():
    same = replace(OPEN, id=99, article=FERRY)
    briefing = a_briefing(a_story(OPEN, DEAR, articles=(BRIDGE,)), a_story(same, articles=(FERRY,)))
    now = replace(OPEN, fragments=("It is open at last",), kind=Kind.MIXED, article=RIGHT)
    shown = {"quotes": (now, DEAR, same), "attributed_at": LATER, "refiled": refiled()}
    text = put_right(briefing, reworded=(Reworded(now, (OPEN,)),), **shown)

    assert "Partly quoted: It is open at last\n— John Kirby" in text
    assert text.count("mixed") == 1
    assert text.count("“It is open”") == 1
    assert text.index("“It is open”") > text.index("Ferries sail")
    assert "Corrected on 26 July 2024: the words of 1 quote" in text
    assert "who spoke" not in text
    struck = shown | {"quotes": (DEAR, same), "hidden": (now,)}
    none = put_right(briefing, reworded=(Reworded(now, (OPEN,)),), **struck)
    assert "It is open at last" not in none
    assert "1 quote is taken out" in none
    undone = {**shown, "quotes": (OPEN, DEAR, same), "refiled": ()}
    assert put_right(briefing, reworded=(Reworded(OPEN, (now,)),), **undone) == readable(
        components_of(briefing)[0]
    )


@settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    phases=[Phase.explicit, Phase.generate],
)
@given(briefings, article_lines)
async def test_whatever_is_put_right_discord_takes_what_is_left(briefing, line):
    """Every article becomes this one, and every quote has other words, or is none."""
    articles = [article for story in briefing.stories for article in story.articles]
    quotes = tuple(quote for story in briefing.stories for quote in story.quotes)
    longer = [replace(quote, fragments=(line.title * 20 or "More",)) for quote in quotes[::2]]
    correction = Correction(
        replace(briefing, stories=(), unread=()),
        attributed_at=LATER,
        hidden=quotes[1::2],
        reworded=tuple(map(Reworded, longer, ((quote,) for quote in quotes[::2]))),
        refiled=tuple(Refiled(replace(line, id=each.id), (each,), LATER) for each in articles),
    )
    for components in components_of(briefing):
        check_message(KeptPart(corrected(components, correction)).without_picture().layout())
