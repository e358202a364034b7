"""Who says it in a posted briefing, once it is known better."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from bot.demo_transcript import readable
from bot.kept import KeptPart
from commands.briefing_text import parts_of
from commands.withdrawals import corrected
from news.briefing import Correction, Withdrawn
from news.ids import DeliveryId, FigureId
from news.text import Span
from tests.support.briefing_values import a_briefing, a_long_briefing, a_story, briefings
from tests.support.views import JULY, a_filed_figure, a_filed_quote, a_speaker, an_article

pytestmark = pytest.mark.filterwarnings("ignore:Generating overly large repr")
LATER = JULY + timedelta(days=1)
BRIDGE = an_article(title="A bridge is open", link="https://news.example/bridge")
FERRY = an_article(2, title="Ferries sail", link="https://post.example/ferry", outlet="The Post")
JOHN = a_speaker(role=None)
JACK = a_speaker("Jack Kirby", number=2, role=None)
ANN = a_speaker("Ann Example", number=3, role=None)
CROWD = "The bridge carries 40,000 people a day, 300 of them on foot."


def components_of(briefing):
    return [KeptPart.of(layout).components for layout in parts_of(briefing, marker=DeliveryId(1))]


def findings_of(briefing):
    """Everything that a briefing shows, as it would be read again."""
    return {
        "quotes": tuple(quote for story in briefing.stories for quote in story.quotes),
        "figures": tuple(
            figure
            for story in briefing.stories
            for figure in (*story.figures, *(f for sides in story.conflicts for f in sides))
        ),
    }


def put_right(briefing, *findings, **others):
    """The only message of a briefing, with these findings as they are known now."""
    (components,) = components_of(briefing)
    by_id = {(type(each), each.id): each for each in findings}
    known = {
        kind: tuple(by_id.get((type(each), each.id), each) for each in every)
        for kind, every in findings_of(briefing).items()
    }
    counts = replace(briefing, stories=(), unread=())
    return components, corrected(components, Correction(counts, (), LATER, **known, **others))


def quoted(words, article=BRIDGE, *, number=1, speaker=JOHN, role=None):
    return a_filed_quote(words, article=article, number=number, speaker=speaker, role=role)


def figure(words, *, number, speaker, context=CROWD, article=BRIDGE):
    start = context.index(words)
    phrase = Span(start, start + len(words))
    return a_filed_figure(
        words, number=FigureId(number), speaker=speaker, context=context, phrase=phrase,
        measures="people", article=article,
    )  # fmt: skip


def note(*lines):
    return "\n".join(f"**Corrected on <t:{int(LATER.timestamp())}:D>:** {line}" for line in lines)


def test_only_the_line_below_the_words_changes_and_the_note_names_both():
    one, other = quoted("Open"), quoted("Closed", number=2, role="a spokesman")
    briefing = a_briefing(a_story(one, other, articles=(BRIDGE,)))

    before, after = put_right(briefing, replace(one, speaker=JACK, role="an artist"))

    lines, others = readable(before).split("\n"), readable(after).split("\n")
    changed = [line for line in others if line not in lines]
    assert changed[1:] == ["— Jack Kirby, an artist · cue “said” · direct"]
    heading = after[0]["components"][0]["content"]
    assert heading == (
        f"{before[0]['components'][0]['content']}\n"
        f"{note('**Jack Kirby**, an artist, not **John Kirby** (1 place)')}"
    )


def test_the_same_change_in_several_places_is_one_line_of_the_note():
    one, other = quoted("Open"), quoted("Closed", number=2)
    briefing = a_briefing(a_story(one, other, articles=(BRIDGE,)))
    _, after = put_right(briefing, replace(one, speaker=JACK), replace(other, speaker=JACK))
    heading = after[0]["components"][0]["content"]
    assert heading.endswith(note("**Jack Kirby**, not **John Kirby** (2 places)"))


def test_the_same_words_of_two_articles_are_told_apart_by_their_source():
    one, other = quoted("No comment"), quoted("No comment", FERRY, number=2)
    story = a_story(one, other, articles=(BRIDGE, FERRY))
    _, after = put_right(a_briefing(story), replace(other, speaker=JACK))
    assert "“No comment”\n— John Kirby · cue “said” · direct\nA bridge is open" in readable(after)
    assert "“No comment”\n— Jack Kirby · cue “said” · direct\nFerries sail" in readable(after)


def test_the_same_words_of_two_stories_are_told_apart_by_the_head_above():
    one, other = quoted("No comment"), quoted("No comment", FERRY, number=2)
    stories = a_story(one, articles=(BRIDGE,)), a_story(other, articles=(FERRY,))
    _, after = put_right(a_briefing(*stories), replace(other, speaker=JACK))
    bridge, ferry = readable(after).split("Ferries sail")
    assert "— John Kirby ·" in bridge
    assert "— Jack Kirby ·" in ferry


def test_an_article_whose_title_changed_since_is_put_right_all_the_same():
    one = quoted("Open")
    renamed = replace(BRIDGE, title="The bridge is open at last")
    briefing = a_briefing(a_story(one, articles=(BRIDGE,)))
    _, after = put_right(briefing, replace(one, speaker=JACK, article=renamed))
    assert "— Jack Kirby ·" in readable(after)


def test_words_that_nobody_says_any_more_are_unattributed():
    one = quoted("Open")
    _, after = put_right(a_briefing(a_story(one, articles=(BRIDGE,))), replace(one, speaker=None))
    assert "“Open”\n— unattributed · cue “said” · direct" in readable(after)
    assert (
        note("unattributed, not **John Kirby** (1 place)") in after[0]["components"][0]["content"]
    )


def test_whoever_gave_a_figure_is_put_right_below_its_sentence():
    crowd, walkers = (
        figure("40,000 people", number=1, speaker=JOHN),
        figure("300", number=2, speaker=ANN),
    )
    briefing = a_briefing(a_story(articles=(BRIDGE,), figures=(crowd, walkers)))
    _, after = put_right(briefing, replace(crowd, speaker=JACK))
    assert "given by Jack Kirby" in readable(after)
    assert "given by Ann Example" in readable(after)
    assert "given by John Kirby" not in readable(after)
    assert "denied" not in readable(after)


def test_figures_of_one_block_are_put_right_together():
    both = [
        figure("40,000 people", number=1, speaker=JOHN),
        figure("300", number=2, speaker=JOHN),
    ]
    briefing = a_briefing(a_story(articles=(BRIDGE,), figures=tuple(both)))
    _, after = put_right(briefing, *(replace(each, speaker=JACK) for each in both))
    assert readable(after).count("given by") == 1
    assert "given by Jack Kirby" in readable(after)


def test_a_figure_that_nobody_gives_any_more_loses_its_line():
    crowd = figure("40,000 people", number=1, speaker=JOHN)
    briefing = a_briefing(a_story(articles=(BRIDGE,), figures=(crowd,)))
    before, after = put_right(briefing, replace(crowd, speaker=None))
    assert "given by" not in readable(after)
    assert "\n\n\n" not in after[0]["components"][2]["content"]
    assert readable(before).count("40,000") == readable(after).count("40,000")


def test_sides_that_do_not_agree_are_put_right_each():
    one = figure("40,000 people", number=1, speaker=JOHN)
    other = figure(
        "30,000 people", number=2, speaker=ANN, article=FERRY, context="It is 30,000 people."
    )
    story = a_story(articles=(BRIDGE, FERRY), conflicts=((one, other),))
    _, after = put_right(a_briefing(story), replace(one, speaker=JACK, denied=False))
    assert "- 40,000 people · given by Jack Kirby · A bridge is open" in readable(after)
    assert "- 30,000 people · given by Ann Example · Ferries sail" in readable(after)


def test_a_role_may_have_the_dots_of_ours_in_it():
    dotted = replace(JOHN, role="pilot · cook")
    one = figure("40,000 people", number=1, speaker=dotted)
    other = figure(
        "30,000 people", number=2, speaker=dotted, article=FERRY, context="It is 30,000 people."
    )
    story = a_story(articles=(BRIDGE, FERRY), conflicts=((one, other),))
    before, after = put_right(a_briefing(story))
    assert before == after
    _, after = put_right(a_briefing(story), replace(other, speaker=JACK))
    assert "- 40,000 people · given by John Kirby, pilot · cook · A bridge" in readable(after)
    assert "- 30,000 people · given by Jack Kirby · Ferries sail" in readable(after)


def test_another_cue_of_a_page_that_was_read_again_changes_the_speaker_only():
    one = quoted("Open", role="pilot · cook")
    briefing = a_briefing(a_story(one, articles=(BRIDGE,)))
    _, after = put_right(briefing, replace(one, speaker=JACK, role=None, cue="shouted"))
    assert "“Open”\n— Jack Kirby · cue “said” · direct" in readable(after)


def test_what_was_taken_back_and_what_was_put_right_are_both_noted():
    one, other = quoted("Open"), quoted("Sailing", FERRY, number=2)
    stories = a_story(one, articles=(BRIDGE,)), a_story(other, articles=(FERRY,))
    briefing = a_briefing(*stories)
    (components,) = components_of(briefing)
    known = {"quotes": (replace(one, speaker=JACK),)}
    counts = replace(briefing, stories=(), unread=())
    gone = (Withdrawn(FERRY, LATER),)

    after = readable(corrected(components, Correction(counts, gone, LATER, **known)))

    assert "“Open”\n— Jack Kirby" in after
    assert "Sailing" not in after
    assert after.count("Withdrawn on") == after.count("Corrected on") == 1


def test_long_names_and_roles_give_way_where_a_full_message_has_no_room():
    briefing = a_long_briefing()
    name = a_speaker("N" * 300, number=9, role="r" * 300)
    known = [
        replace(quote, speaker=name, role="r" * 300)
        for story in briefing.stories
        for quote in story.quotes
    ]
    counts = replace(briefing, stories=(), unread=())
    for components in components_of(briefing):
        after = corrected(components, Correction(counts, (), LATER, quotes=tuple(known)))
        KeptPart.of(KeptPart(after).layout())  # within Discord's limits
        assert "— John Kirby" not in readable(after)
        assert "Corrected on" in readable(after)


@given(briefings)
@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    phases=[Phase.explicit, Phase.generate],
)
def test_what_is_still_so_is_not_changed_whatever_it_says(briefing):
    counts = replace(briefing, stories=(), unread=())
    correction = Correction(counts, (), LATER, **findings_of(briefing))
    for components in components_of(briefing):
        assert corrected(components, correction) == components


@given(briefings)
@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    phases=[Phase.explicit, Phase.generate],
)
def test_whoever_says_it_now_discord_takes_it_and_nobody_is_left_who_does_not(briefing):
    known = {
        kind: tuple(replace(each, speaker=ANN) for each in every)
        for kind, every in findings_of(briefing).items()
    }
    counts = replace(briefing, stories=(), unread=(), voices=())
    for components in components_of(briefing):
        after = corrected(components, Correction(counts, (), LATER, **known))
        KeptPart.of(KeptPart(after).layout())
        text = "\n".join(
            child["content"] for child in after[0]["components"][1:] if child["type"] == 10
        )
        said = [line for line in text.split("\n") if line.startswith("— ")]
        assert all(line.startswith(("— **Ann Example**", "— unattributed")) for line in said)
