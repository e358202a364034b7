"""What a briefing reads like, and that none breaks a limit or cuts a quote."""

import re
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from commands.briefing_text import PARTS_AT_MOST, parts_of, sheets_of
from commands.limits import check_message
from commands.text import CUT_QUOTE, muted
from news.article import State
from news.briefing import Voice
from tests.support.briefing_values import (
    a_briefing,
    a_long_briefing,
    a_story,
    an_ordinary_briefing,
    briefings,
)
from tests.support.inert import assert_inert, texts
from tests.support.views import (
    a_filed_figure,
    a_filed_quote,
    a_speaker,
    a_summary,
    an_article,
)

# Briefings are large, and so are their representations when hypothesis makes a note of one.
pytestmark = pytest.mark.filterwarnings("ignore:Generating overly large repr")
thorough = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    phases=[Phase.explicit, Phase.generate],  # briefings are large: shrinking one takes minutes
)
QUOTED = re.compile(r"^“(.*)”\n— ", re.MULTILINE)


def test_the_lead_line_says_the_period_and_how_much_was_filed():
    heading = sheets_of(an_ordinary_briefing())[0].heading
    assert heading == (
        "### Briefing\n<t:1721822400:f> – <t:1721908800:f>\n"
        "2 articles · 2 voices · 2 quotes · 1 figure"
    )


def test_a_late_briefing_says_so():
    (sheet,) = sheets_of(replace(an_ordinary_briefing(), late=True))
    assert "*Late:* this was due earlier." in sheet.heading


def test_an_empty_period_is_one_message_that_says_so():
    (sheet,) = sheets_of(a_briefing())
    assert sheet.heading.endswith("\nNothing was filed in this time.")
    assert sheet.blocks == ()


def test_a_story_has_title_link_outlet_quotes_and_figures():
    block = sheets_of(an_ordinary_briefing())[0].blocks[0]
    assert block == (
        "**[A bridge is open](https://news.example/a)**\n"
        "-# Harbour News · <t:1721908800:D>\n\n"
        "“We are closer than before”\n— **John Kirby**, a spokesman · cue “said” · direct\n\n"
        "**nearly 40,000** — people\n> The bridge carries nearly 40,000 people a day."
    )


def test_in_a_story_of_several_articles_each_quote_names_its_own():
    other = an_article(2, title="The bridge, again", outlet="Gazette", link="https://g.example/b")
    story = a_story(a_filed_quote(article=other), articles=(an_article(), other))
    (block,) = sheets_of(a_briefing(story))[0].blocks
    assert "-# Also: [Gazette](https://g.example/b)" in block
    assert "-# [The bridge, again](https://g.example/b) · Gazette · <t:1721908800:D>" in block


def test_figures_that_disagree_stand_side_by_side_and_not_twice():
    ours = a_filed_figure("40")
    theirs = a_filed_figure("60", number=2, speaker=a_speaker(role=None))
    story = a_story(figures=(ours, theirs), conflicts=((ours, theirs),))
    (block,) = sheets_of(a_briefing(story))[0].blocks
    source = "[A bridge is open](https://news.example/a) · Harbour News · <t:1721908800:D>"
    assert block.endswith(
        "*Figures that do not agree:*\n"
        f"- **40** — people · {source}\n"
        f"- **60** — people · given by **John Kirby** · {source}"
    )
    assert block.count("**40**") == 1


def test_voices_are_named_by_how_often_they_spoke_and_new_ones_are_introduced():
    blocks = sheets_of(an_ordinary_briefing())[0].blocks
    assert blocks[-1] == (
        "**Spoke most:** **John Kirby** (3) · **Ann Example** (1)\n"
        "**New since before:** **Ann Example**, the harbour master"
    )


def test_more_new_voices_than_fit_are_counted():
    voices = tuple(Voice(a_speaker(f"N{n}", number=n, role=None), 1, new=True) for n in range(11))
    (block,) = sheets_of(a_briefing(voices=voices))[0].blocks
    assert block.endswith("**N7** and 3 more")


def test_what_could_not_be_read_is_said_with_the_reason():
    unread = (a_summary(state=State.FAILED, reason="The page *needs* a login."),) * 7
    (block,) = sheets_of(a_briefing(unread=unread))[0].blocks
    assert block.startswith("**Could not be read:** 7 articles\n- A bridge is open: ")
    assert r"The page \*needs\* a login." in block
    assert block.endswith(" and 2 more")


def test_a_quote_too_long_to_stand_whole_gives_way_to_the_next():
    long = a_filed_quote("word " * 600)
    (block,) = sheets_of(a_briefing(a_story(long, a_filed_quote("Short", number=2))))[0].blocks
    assert "word" not in block
    assert "“Short”" in block


def test_invisible_characters_take_no_words_from_a_quote():
    quote = a_filed_quote("\u2060" * 1_500 + "All of", "this stands.")
    assert "“All of” … “this stands.”" in sheets_of(a_briefing(a_story(quote)))[0].blocks[0]


def test_stories_have_fewer_quotes_before_there_are_more_messages():
    (sheet,) = sheets_of(a_long_briefing(2))
    assert [quotes_in(block) for block in sheet.blocks] == [2, 2]


def test_a_longer_briefing_is_split_between_stories_and_numbered():
    first, second = sheets_of(a_long_briefing(4))
    assert first.heading.startswith("### Briefing, part 1 of 2\n")
    assert second.heading == "### Briefing, part 2 of 2"
    told = [*first.blocks, *second.blocks]
    assert [f"Story {n}:" in block for n, block in enumerate(told, 1)] == [True] * 4
    assert {quotes_in(block) for block in told} == {2}
    assert second.footer == ""


def test_stories_have_one_quote_each_before_any_story_is_left_out():
    sheets = sheets_of(a_long_briefing(9))
    told = [block for sheet in sheets for block in sheet.blocks]
    assert [quotes_in(block) for block in told] == [1] * 9
    assert len(sheets) == PARTS_AT_MOST


def quotes_in(block):
    return len(QUOTED.findall(block))


def test_what_three_messages_cannot_hold_is_counted():
    sheets = sheets_of(a_long_briefing(40))
    told = sum(len(sheet.blocks) for sheet in sheets)
    assert len(sheets) == PARTS_AT_MOST
    assert sheets[-1].footer == f"{40 - told} more stories: see /articles"


async def test_every_part_carries_its_mark():
    layouts = parts_of(a_long_briefing(40), marker=2**63)
    marks = {
        item.custom_id
        for layout in layouts
        for item in layout.walk_children()
        if getattr(item, "custom_id", None)
    }
    assert marks == {f"v1:brief:{2**63}:{part}" for part in range(3)}


@thorough
@given(briefings)
async def test_any_briefing_is_at_most_three_valid_messages_with_whole_quotes(briefing):
    layouts = parts_of(briefing, marker=7)
    assert 1 <= len(layouts) <= PARTS_AT_MOST
    whole = _whole_quotes(briefing)
    for layout in layouts:
        check_message(layout)
        assert_inert_but_for_times(layout)
        for text in texts(layout):
            assert CUT_QUOTE not in text
            assert {found[1] for found in QUOTED.finditer(text)} <= whole


@pytest.mark.parametrize("text", ["*" * 890, "<@1> " * 150, "word " * 170, "x" * 4_000])
async def test_the_largest_briefing_fits(text):
    article = an_article(title=text, outlet=text, link="https://news.example/" + "a" * 170)
    speaker = a_speaker(text, role=text)
    quote = a_filed_quote(text, cue=text, role=text, speaker=speaker, article=article)
    figure = a_filed_figure(text, measures=text, context=text, speaker=speaker, article=article)
    story = a_story(
        *(quote,) * 3,
        articles=(article,) * 9,
        figures=tuple(replace(figure, context=f"{n} {text}") for n in range(9)),
        conflicts=((figure,) * 9,) * 9,
    )
    voices = (Voice(speaker, 2**63, new=True),) * 30
    unread = (a_summary(article, state=State.FAILED, reason=text),) * 30
    for many in (1, 3, 100):
        briefing = a_briefing(*(story,) * many, voices=voices, unread=unread, late=True)
        for layout in parts_of(briefing, marker=2**63):
            check_message(layout)


def _whole_quotes(briefing):
    return {
        muted("” … “".join(quote.fragments), 10_000)
        for story in briefing.stories
        for quote in story.quotes
    }


def assert_inert_but_for_times(layout):
    """As for answers; the period's two moments are ours."""
    for item in layout.walk_children():
        if hasattr(item, "content"):
            item.content = re.sub(r"<t:-?\d+:f>", "", item.content)
    assert_inert(layout)
