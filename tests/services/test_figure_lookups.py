"""The figures that articles give: found, grouped, and set against each other."""

import pytest

from news.errors import BadOption
from news.figure import FigureKind
from news.findings import Findings
from services.asked import FiguresQuestion
from services.figure_lookups import STATEMENTS_A_PAGE
from services.views import NothingFound
from tests.support.builders import (
    EDITOR,
    GUILD,
    NOW,
    a_figure,
    a_person,
    a_quote,
    filed,
)


def figures_of(answer):
    """Every figure of an answer, place by place."""
    if isinstance(answer, NothingFound):
        return []
    return [
        figure
        for group in answer.groups
        for statement in group.statements
        for figure in statement.places
    ]


async def test_figures_show_their_words_their_sentence_and_who_gave_them(database, archive):
    text = "Rain fell. “More than 300 sheep are missing,” Ada Moss said. Nobody knew why."
    quote = a_quote(text, "More than 300 sheep are missing", cue="said", mention="Ada Moss")
    figure = a_figure(text, "More than 300", 300.0, measures="sheep", unit="items", quote=0)
    await filed(database, text, Findings((a_person("Ada Moss", "a farmer"),), (quote,), (figure,)))

    answer = await archive.ask(
        FiguresQuestion(about="sheep"), guild=GUILD, asked_by=EDITOR, now=NOW
    )

    (found,) = figures_of(answer)
    assert (found.words, found.measures, found.value) == ("More than 300", "sheep", 300.0)
    assert found.context == "“More than 300 sheep are missing,” Ada Moss said."
    assert found.speaker.name == "Ada Moss"
    assert answer == await archive.again(answer.paging.question, guild=GUILD, page=0)


async def test_figures_are_found_since_a_day_and_by_words_around_them(database, archive):
    for days_ago in (0, 3):
        text = f"The flood took {days_ago + 5} houses."
        figure = a_figure(text, str(days_ago + 5), float(days_ago + 5), measures="houses")
        await filed(database, text, Findings(figures=(figure,)), days_ago=days_ago)

    async def values(**options):
        answer = await archive.ask(
            FiguresQuestion(**options), guild=GUILD, asked_by=EDITOR, now=NOW
        )
        return [figure.value for figure in figures_of(answer)]

    assert await values() == [5.0, 8.0]
    assert await values(since=NOW.date()) == [5.0]
    assert await values(about="floods") == [5.0, 8.0]
    assert await values(about="8 houses") == [8.0]
    assert await values(about="earthquake") == []


@pytest.fixture
def look_for(archive):
    """Ask for figures with any options, as a member of the guild."""

    async def look_for(**options):
        question = FiguresQuestion(**options)
        return await archive.ask(question, guild=GUILD, asked_by=EDITOR, now=NOW)

    return look_for


def boats_text(number, who="Ada Moss", place="Skagen"):
    """A text and findings in which somebody says that so many fishing boats sank."""
    words = f"{number} fishing boats sank off {place}"
    text = f"“{words},” {who} said."
    quote = a_quote(text, words, cue="said", mention=who)
    figure = a_figure(
        text, str(number), float(number), measures="fishing boats", unit="items", quote=0
    )
    return text, Findings((a_person(who),), (quote,), (figure,))


async def test_figures_of_one_unit_are_found_by_its_name_or_its_sign(database, look_for):
    text = "It paid $5 for 12 eels."
    figures = (
        a_figure(text, "$5", 5.0, unit="USD", kind=FigureKind.MONEY),
        a_figure(text, "12", 12.0, unit="items", measures="eels"),
    )
    await filed(database, text, Findings(figures=figures))

    for unit in ("USD", "usd", "$", "dollars"):
        assert [figure.value for figure in figures_of(await look_for(unit=unit))] == [5.0]
    assert isinstance(await look_for(unit="parsecs"), NothingFound)


async def test_figures_of_a_speaker_are_those_in_their_shown_words(database, look_for):
    await filed(database, *boats_text(12))
    await filed(database, *boats_text(30, who="Ida Brandt"), outlet="Other News")

    answer = await look_for(speaker="moss")

    assert answer.speaker.name == "Ada Moss"
    assert [figure.value for figure in figures_of(answer)] == [12.0]
    with pytest.raises(BadOption, match="Nobody called “Nobody”"):
        await look_for(speaker="Nobody")


async def test_one_figure_of_one_event_in_two_articles_is_told_once_with_both(database, look_for):
    for outlet in ("Bulletin", "Harbour News"):
        text, findings = boats_text(12)
        await filed(
            database,
            f"{text} {outlet} was there.",
            findings,
            title=f"Gale sinks fishing boats off Skagen: {outlet}",
            outlet=outlet,
        )

    ((group,),) = [(await look_for()).groups]

    (statement,) = group.statements
    assert {figure.article.outlet for figure in statement.places} == {"Bulletin", "Harbour News"}
    assert not group.disputed


async def test_sources_of_one_event_that_disagree_stand_in_one_group(database, look_for):
    for number, who in ((12, "Ada Moss"), (30, "Ida Brandt")):
        await filed(
            database,
            *boats_text(number, who=who),
            title="Gale sinks fishing boats off Skagen overnight",
            outlet=f"Paper {number}",
        )

    ((group,),) = [(await look_for()).groups]

    assert {s.places[0].speaker.name for s in group.statements} == {"Ada Moss", "Ida Brandt"}
    assert group.disputed


async def test_figures_of_two_events_are_neither_merged_nor_set_against_each_other(
    database, look_for
):
    await filed(database, *boats_text(12, place="Skagen"), title="Gale at Skagen", outlet="A")
    await filed(database, *boats_text(12, place="Brest", who="Eli Voss"), title="Fire", outlet="B")
    await filed(database, *boats_text(40, place="Cork", who="Max Orr"), title="Ice", outlet="C")

    ((group,),) = [(await look_for()).groups]

    assert [len(statement.places) for statement in group.statements] == [1, 1, 1]
    assert not group.disputed


async def test_a_page_of_figures_goes_on_where_the_one_before_ends(database, archive, look_for):
    for number in range(11, 11 + 2 * STATEMENTS_A_PAGE + 1):
        await filed(database, *boats_text(number, who=f"Ada M{number}oss"), outlet=f"P{number}")

    asked = (await look_for()).paging.question
    pages = [await archive.again(asked, guild=GUILD, page=page) for page in range(4)]

    seen = [figure.value for page in pages[:3] for figure in figures_of(page)]
    assert len(seen) == len(set(seen)) == 2 * STATEMENTS_A_PAGE + 1
    assert (pages[0].paging.pages, pages[0].paging.total) == (3, 2 * STATEMENTS_A_PAGE + 1)
    assert figures_of(pages[3]) == figures_of(pages[2])
