"""Briefings from what is filed, on SQLite and PostgreSQL."""

from dataclasses import replace
from datetime import timedelta

import pytest

from news.briefing import Briefing
from news.findings import Findings
from news.ids import ArticleId, SpeakerId
from news.speaker import Speaker, SpeakerType
from services.briefings import Briefings
from tests.support.builders import (
    EDITOR,
    ELSEWHERE,
    GUILD,
    NOW,
    a_document,
    a_figure,
    a_person,
    a_quote,
    a_submission,
    filed,
    said,
)

SINCE = NOW - timedelta(hours=24)
BEFORE = SINCE - timedelta(hours=1)


@pytest.fixture
def briefings(database):
    return Briefings(database)


@pytest.fixture
def compile_(briefings):
    """Compile a briefing of articles, with any other option, for the day up to `NOW`."""

    async def compile_(*articles, guild=GUILD, **options):
        return await briefings.compile(guild, articles, since=SINCE, until=NOW, **options)

    return compile_


@pytest.fixture
def preview(briefings):
    async def preview(*, hours=24, guild=GUILD, **options):
        return await briefings.preview(guild, hours=hours, now=NOW, **options)

    return preview


def titles(briefing):
    return [[article.title for article in story.articles] for story in briefing.stories]


def newcomers(briefing):
    return {voice.speaker.name for voice in briefing.voices if voice.new}


async def id_of(database, name, guild=GUILD):
    async with database.reading() as stores:
        (speaker,) = await stores.speakers.matching(guild, name)
    return speaker.id


async def test_a_period_without_articles_makes_a_briefing_with_zero_of_everything(compile_):
    assert await compile_() == Briefing(
        since=SINCE, until=NOW, articles=0, quotes=0, figures=0, speakers=0
    )


async def test_a_briefing_counts_the_whole_period_and_shows_what_matters(database, compile_):
    text, findings = said("We worked all night", "The bolts are new", "Walk over it", "Go home now")
    text += "\n\nIn all 120 bolts were replaced."
    bolts = a_figure(text, "120 bolts", 120.0, measures="bolts", unit="items")
    article = await filed(database, text, replace(findings, figures=(bolts,)), title="Bridge opens")

    briefing = await compile_(article, late=True)

    assert (briefing.since, briefing.until, briefing.late) == (SINCE, NOW, True)
    counts = (briefing.articles, briefing.quotes, briefing.figures, briefing.speakers)
    assert counts == (1, 4, 1, 1)
    (story,) = briefing.stories
    assert [line.id for line in story.articles] == [article]
    assert [quote.fragments for quote in story.quotes] == [
        ("We worked all night",),
        ("The bolts are new",),
        ("Walk over it",),
    ]
    assert [figure.words for figure in story.figures] == ["120 bolts"]
    ((voice),) = briefing.voices
    assert (voice.speaker.name, voice.quotes) == ("John Kirby", 4)


async def test_every_word_of_a_briefing_stands_in_its_article(database, compile_):
    text, findings = said("We worked all night", "The bolts are new")
    article = await filed(database, text, findings)

    briefing = await compile_(article)

    assert briefing.stories[0].quotes
    for quote in briefing.stories[0].quotes:
        assert all(fragment in text for fragment in (*quote.fragments, quote.mention, quote.cue))


async def test_articles_of_one_event_are_one_story_and_their_same_words_are_shown_once(
    database, compile_
):
    words = "No ferry leaves this harbour before the rota is withdrawn"
    one = await filed(database, *said(words), title="Boats idle", outlet="Gazette", days_ago=1)
    other = await filed(database, *said(f"{words} today"), title="Crews dig in", outlet="Post")
    third = await filed(database, *said("The hall is full"), title="Museum", outlet="Post")

    briefing = await compile_(one, other, third)

    assert titles(briefing) == [["Crews dig in", "Boats idle"], ["Museum"]]
    assert len(briefing.stories[0].quotes) == 1
    assert briefing.quotes == 3


async def test_sources_that_disagree_are_shown_side_by_side(database, compile_):
    articles = []
    for number, outlet in ((12, "Gazette"), (15, "Post")):
        text = f"The storm was short. In the end {number} people were injured on the bridge."
        figure = a_figure(text, f"{number} people", float(number), measures="people")
        title = "Storm on the old bridge injures people"
        findings = Findings(figures=(figure,))
        articles.append(await filed(database, text, findings, title=title, outlet=outlet))

    (story,) = (await compile_(*articles)).stories

    ((one, other),) = story.conflicts
    assert {one.words, other.words} == {"12 people", "15 people"}
    assert story.figures == ()


async def test_an_article_that_was_retracted_meanwhile_is_left_out(database, compile_):
    kept = await filed(database, *said("We worked all night"), title="Bridge opens")
    withdrawn = await filed(database, *said("The hall is full"), title="Museum")
    async with database.transaction() as stores:
        assert await stores.articles.retract(GUILD, withdrawn, at=NOW)

    briefing = await compile_(kept, withdrawn)

    assert titles(briefing) == [["Bridge opens"]]
    assert (briefing.articles, briefing.quotes) == (1, 1)


async def test_what_is_not_to_be_shown_is_neither_shown_nor_counted(database, compile_):
    text, findings = said("This is shown", "This is doubtful")
    hidden = replace(findings.quotes[1], shown=False)
    article = await filed(database, text, replace(findings, quotes=(findings.quotes[0], hidden)))

    briefing = await compile_(article)

    assert briefing.quotes == 1
    assert [quote.fragments for quote in briefing.stories[0].quotes] == [("This is shown",)]


async def test_nothing_of_another_guild_is_in_a_briefing(database, compile_, preview):
    article = await filed(database, *said("We worked all night"), guild=ELSEWHERE)

    assert (await compile_(article)).articles == 0
    assert (await preview()).articles == 0
    assert (await preview(guild=ELSEWHERE)).articles == 1


async def test_an_article_that_does_not_exist_is_left_out(compile_):
    assert (await compile_(ArticleId(10**6))).articles == 0


async def test_who_was_quoted_in_an_earlier_article_is_not_new(database, compile_):
    await filed(database, *said("The bolts are old"), filed_at=BEFORE)
    again = await filed(database, *said("The bolts are new now"))
    fresh = await filed(database, *said("Walk over it", name="Ann Example"))

    assert newcomers(await compile_(again, fresh)) == {"Ann Example"}


async def test_who_was_only_named_or_not_shown_before_is_new(database, compile_):
    text, findings = said("This is doubtful")
    hidden = replace(findings.quotes[0], shown=False)
    await filed(database, text, replace(findings, quotes=(hidden,)), filed_at=BEFORE)
    article = await filed(database, *said("We worked all night"))

    assert newcomers(await compile_(article)) == {"John Kirby"}


async def test_in_the_first_briefing_of_an_archive_nobody_is_new(database, compile_):
    article = await filed(database, *said("We worked all night"))

    assert newcomers(await compile_(article)) == set()


async def test_a_surname_alone_is_never_new_because_it_is_never_known_again(database, compile_):
    await filed(database, *said("The bolts are old", name="Ann Example"), filed_at=BEFORE)
    article = await filed(database, *said("We worked all night", name="Kirby"))

    assert newcomers(await compile_(article)) == set()


async def test_what_is_filed_after_a_briefing_does_not_change_it(database, compile_):
    await filed(database, *said("Old words", name="Bo Sample"), filed_at=BEFORE)
    article = await filed(database, *said("We worked all night"))
    first = await compile_(article)
    later = NOW + timedelta(hours=1)
    await filed(database, *said("The hall is full", role="former spokesman"), filed_at=later)

    assert await compile_(article) == first


async def test_a_role_that_only_another_article_gives_is_not_told(database, compile_):
    await filed(database, *said("The bolts are old", role="mayor"), filed_at=BEFORE)
    article = await filed(database, *said("We worked all night", role=None))

    (voice,) = (await compile_(article)).voices

    assert (voice.speaker.role, voice.speaker.quotes) == (None, 1)


async def test_the_order_of_articles_changes_nothing(database, compile_):
    articles = [
        await filed(database, *said(f"We worked {n} nights", name=f"Person{n} Sample"), days_ago=n)
        for n in range(4)
    ]

    assert await compile_(*articles) == await compile_(*reversed(articles))


async def test_a_topic_is_found_in_titles_quotes_and_figures_whatever_the_ending(
    database, compile_
):
    text = "In all 120 bridges were closed."
    figure = a_figure(text, "120 bridges", 120.0, measures="bridges", unit="items")
    articles = [
        await filed(database, *said("The hall is full"), title="Bridges of the town"),
        await filed(database, *said("That old bridge is safe"), title="Safety"),
        await filed(database, text, Findings(figures=(figure,)), title="Roads"),
        await filed(database, *said("The museum is open"), title="Museum"),
    ]

    briefing = await compile_(*articles, topics=["bridge", "harbour strike"])

    assert sorted(title for (title,) in titles(briefing)) == [
        "Bridges of the town",
        "Roads",
        "Safety",
    ]
    assert (briefing.articles, briefing.quotes, briefing.figures) == (3, 2, 1)


async def test_a_topic_is_not_found_in_words_that_are_not_shown(database, compile_):
    text, findings = said("That old bridge is safe")
    hidden = replace(findings.quotes[0], shown=False)
    article = await filed(database, text, replace(findings, quotes=(hidden,)), title="Safety")

    assert (await compile_(article, topics=["bridge"])).articles == 0


@pytest.mark.parametrize("topic", ["", "«»", "*"])
async def test_a_topic_without_words_matches_nothing(database, compile_, topic):
    article = await filed(database, *said("That old bridge is safe"))

    assert (await compile_(article, topics=[topic])).articles == 0


async def test_a_followed_speaker_brings_their_articles_and_comes_first_in_them(database, compile_):
    text = "“The bolts are new,” Ann Example, the mayor, said.\n\n“It sways,” Bo Sample said."
    findings = Findings(
        (a_person("Ann Example", "mayor"), a_person("Bo Sample")),
        (a_quote(text, "The bolts are new"), a_quote(text, "It sways", speaker=1)),
    )
    both = await filed(database, text, findings, title="Bridge opens")
    other = await filed(database, *said("The hall is full"), title="Museum")
    followed = await id_of(database, "Bo Sample")

    briefing = await compile_(both, other, speakers=[followed])

    assert titles(briefing) == [["Bridge opens"]]
    names = [quote.speaker.name for quote in briefing.stories[0].quotes]
    assert names == ["Bo Sample", "Ann Example"]


async def test_topics_and_speakers_each_bring_their_articles(database, compile_):
    one = await filed(database, *said("The bolts are new"), title="Bridge opens")
    other = await filed(database, *said("It rains", name="Bo Sample"), title="Weather")
    third = await filed(database, *said("The hall is full", name="Cy Sample"), title="Museum")
    followed = await id_of(database, "Bo Sample")

    briefing = await compile_(one, other, third, topics=["bridge"], speakers=[followed])

    assert briefing.articles == 2


async def test_a_speaker_who_is_gone_brings_nothing(database, compile_):
    article = await filed(database, *said("We worked all night"))

    assert (await compile_(article, speakers=[SpeakerId(10**6)])).articles == 0


async def test_an_organisation_and_a_group_are_counted_but_only_the_named_is_a_voice(
    database, compile_
):
    text = "“It is safe,” the Harbour Board said.\n\n“It sways,” critics said."
    findings = Findings(
        (
            Speaker("the Harbour Board", SpeakerType.ORGANIZATION),
            Speaker("critics", SpeakerType.GROUP),
        ),
        (a_quote(text, "It is safe"), a_quote(text, "It sways", speaker=1)),
    )

    briefing = await compile_(await filed(database, text, findings))

    assert briefing.speakers == 2
    assert [voice.speaker.name for voice in briefing.voices] == ["the Harbour Board"]


async def test_what_could_not_be_read_in_the_period_is_told(database, compile_):
    async with database.transaction() as stores:
        article = await stores.articles.queue(a_submission(a_document("Broken")))
        assert await stores.articles.fail(GUILD, article, "It is no text.", at=NOW)

    (unread,) = (await compile_()).unread

    assert (unread.line.id, unread.reason, unread.submitted_by) == (
        article,
        "It is no text.",
        EDITOR,
    )


async def test_a_preview_holds_what_was_filed_in_the_last_hours(database, preview):
    for hours, title in ((0, "Now"), (2, "Edge"), (3, "Before")):
        text, findings = said(f"We worked {hours} nights", name=f"{title} Sample")
        at = NOW - timedelta(hours=hours)
        await filed(database, text, findings, title=title, filed_at=at)

    assert titles(await preview(hours=2)) == [["Now"]]
    assert (await preview(hours=3)).articles == 2
    assert (await preview(hours=2)).since == NOW - timedelta(hours=2)


async def test_a_preview_counts_by_filing_and_not_by_the_date_of_the_article(database, preview):
    await filed(database, *said("We worked all night"), days_ago=400)

    assert (await preview(hours=1)).articles == 1


async def test_a_preview_is_what_compiling_the_same_articles_gives(database, preview, compile_):
    await filed(database, *said("The bolts are old"), filed_at=BEFORE)
    articles = [
        await filed(database, *said(f"We worked {n} nights", name=f"Person{n} Sample"))
        for n in range(3)
    ]

    assert await preview(topics=["nights"]) == await compile_(*articles, topics=["nights"])
