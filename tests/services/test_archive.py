"""Questions and articles of a guild's archive: asked again, forgotten, and nobody else's."""

from datetime import date, timedelta

import pytest

from news.errors import NotFound
from news.findings import Findings
from news.ids import ArticleId, QuestionId, SpeakerId
from news.quote import Kind
from services.asked import ArticlesQuestion, FiguresQuestion
from services.lookups import QUOTES_A_PAGE
from services.views import NothingFound
from tests.support.asking import words
from tests.support.builders import (
    EDITOR,
    ELSEWHERE,
    GUILD,
    NOW,
    a_figure,
    a_person,
    a_quote,
    filed,
    said,
)


async def test_pages_go_on_where_the_last_one_ended(database, archive, ask):
    said_words = [f"Sentence {number}" for number in range(2 * QUOTES_A_PAGE + 1)]
    await filed(database, *said(*said_words))
    first = await ask("kirby")

    pages = [await archive.again(first.paging.question, guild=GUILD, page=n) for n in range(3)]

    assert pages[0] == first
    assert [word for page in pages for word in words(page)] == said_words
    assert [page.paging.pages for page in pages] == [3, 3, 3]
    assert await archive.again(first.paging.question, guild=GUILD, page=99) == pages[2]
    assert await archive.again(first.paging.question, guild=GUILD, page=-1) == first


async def test_a_question_is_asked_again_with_all_its_options(database, archive, ask):
    await filed(database, *said("We want peace", "We want war"), outlet="The Bulletin")
    options = {
        "about": "peace",
        "since": date(2024, 1, 1),
        "until": date(2024, 12, 31),
        "outlet": "bulletin",
        "kind": Kind.DIRECT,
    }
    first = await ask("kirby", **options)

    assert words(first) == ["We want peace"]
    assert await archive.again(first.paging.question, guild=GUILD, page=0) == first


async def test_a_question_is_forgotten_after_thirty_days(database, archive, ask):
    await filed(database, *said("Hello"))
    first = await ask("kirby")

    await ask("kirby", now=NOW + timedelta(days=29))
    assert await archive.again(first.paging.question, guild=GUILD, page=0) == first
    await ask("kirby", now=NOW + timedelta(days=31))

    with pytest.raises(NotFound, match="ask it again"):
        await archive.again(first.paging.question, guild=GUILD, page=0)


async def test_nothing_crosses_guilds(database, archive, ask):
    article = await filed(database, *said("Only here"), outlet="The Bulletin", title="Secret talks")
    first = await ask("kirby")

    assert isinstance(await ask("kirby", guild=ELSEWHERE), NothingFound)
    assert (await ask("kirbi", guild=ELSEWHERE)).near == ()
    assert isinstance(await ask(f"id:{first.speaker.id}", guild=ELSEWHERE), NothingFound)
    assert await archive.suggest_speakers("", guild=ELSEWHERE) == ()
    assert await archive.suggest_outlets("", guild=ELSEWHERE) == ()
    assert await archive.suggest_articles("", guild=ELSEWHERE) == ()
    for question in (FiguresQuestion(), ArticlesQuestion()):
        answer = await archive.ask(question, guild=ELSEWHERE, asked_by=EDITOR, now=NOW)
        assert isinstance(answer, NothingFound)
    with pytest.raises(NotFound):
        await archive.again(first.paging.question, guild=ELSEWHERE, page=0)
    with pytest.raises(NotFound):
        await archive.choose(
            first.paging.question, first.speaker.id, guild=ELSEWHERE, asked_by=EDITOR, now=NOW
        )
    with pytest.raises(NotFound):
        await archive.article(article, guild=ELSEWHERE)


async def test_the_same_person_in_two_guilds_is_two(database, ask):
    await filed(database, *said("In the first guild"))
    await filed(database, *said("In the second guild"), guild=ELSEWHERE)

    here, there = await ask("kirby"), await ask("kirby", guild=ELSEWHERE)

    assert (words(here), words(there)) == (["In the first guild"], ["In the second guild"])
    assert here.speaker.id != there.speaker.id


async def test_articles_are_listed_newest_first_and_by_words_of_the_title(database, archive):
    text, findings = said("Hello", "Again")
    await filed(database, text, findings, title="The bridge is open", days_ago=2)
    await filed(database, "Empty.", title="Council meets", days_ago=1)

    async def titles(about=None):
        answer = await archive.ask(ArticlesQuestion(about), guild=GUILD, asked_by=EDITOR, now=NOW)
        return [(one.line.title, one.quotes, one.speakers) for one in answer.articles]

    assert await titles() == [("Council meets", 0, 0), ("The bridge is open", 2, 1)]
    assert await titles("bridges") == [("The bridge is open", 2, 1)]


async def test_an_article_shows_all_that_was_found_in_reading_order(database, archive):
    text = "“One,” Ada Moss said. “Two,” she said. That makes 2 remarks."
    quotes = (a_quote(text, "One"), a_quote(text, "Two"))
    figure = a_figure(text, "2", 2.0, measures="remarks")
    article = await filed(database, text, Findings((a_person("Ada Moss"),), quotes, (figure,)))

    view = await archive.article(article, guild=GUILD)

    assert [quote.fragments for quote in view.quotes] == [("One",), ("Two",)]
    assert [figure.words for figure in view.figures] == ["2"]
    assert (view.article.quotes, view.article.speakers, view.article.figures) == (2, 1, 1)


async def test_an_article_that_is_not_there_is_said_to_be_gone(archive):
    with pytest.raises(NotFound, match="archive"):
        await archive.article(ArticleId(12345), guild=GUILD)


async def test_a_question_that_was_never_asked_is_not_found(archive):
    with pytest.raises(NotFound):
        await archive.again(QuestionId(12345), guild=GUILD, page=0)
    with pytest.raises(NotFound):
        await archive.choose(QuestionId(1), SpeakerId(1), guild=GUILD, asked_by=EDITOR, now=NOW)
