"""Quotes found by their meaning, behind those found by their words, on both databases."""

import pytest

from extraction.meaning import SentenceMeaning
from news.quote import Order
from services.archive import Archive
from services.asked import QuotesQuestion, SearchQuestion, Section
from services.meanings import Meanings
from services.views import NothingFound, QuotesView, SearchView
from tests.support.builders import EDITOR, ELSEWHERE, GUILD, NOW, a_page, filed, said

ASKED = "weapons delays"
MEANT = "We are still holding up the shipment of artillery shells until the review is over"
WORDED = "The weapons will arrive after long delays in the harbour of the island"
OTHER = "The bakery sells forty kinds of bread and opens at six"


@pytest.fixture
def archive(database):
    return Archive(database, SentenceMeaning())


@pytest.fixture
def caught_up(database):
    return Meanings(database, SentenceMeaning()).catch_up


@pytest.fixture
def search(archive):
    async def search(words=ASKED, *, guild=GUILD):
        return await archive.ask(SearchQuestion(words), guild=guild, asked_by=EDITOR, now=NOW)

    return search


@pytest.fixture
def quotes(archive):
    async def quotes(**others):
        asked = QuotesQuestion("Ada Moss", about=ASKED, **others)
        return await archive.ask(asked, guild=GUILD, asked_by=EDITOR, now=NOW)

    return quotes


def words(sayings):
    return [" ".join(saying.quotes[0].fragments) for saying in sayings]


async def file(database, *texts, name="Ada Moss", guild=GUILD):
    return [await filed(database, *said(text, name=name), guild=guild) for text in texts]


async def test_a_search_finds_other_words_for_the_same_and_keeps_them_apart(
    database, caught_up, search
):
    await file(database, MEANT, WORDED, OTHER)
    assert await caught_up() == 3
    assert await caught_up() == 0, "what is made is not made again"

    view = await search()

    assert isinstance(view, SearchView)
    assert words(view.sayings) == [WORDED]
    assert words(view.near) == [MEANT]
    assert Section.NEAR in view.sections


async def test_all_that_is_near_can_be_asked_for(database, caught_up, archive, search):
    await file(database, MEANT, WORDED, OTHER)
    await caught_up()
    asked = (await search()).paging.question

    full = await archive.in_full(asked, Section.NEAR, guild=GUILD, asked_by=EDITOR, now=NOW)

    assert words(full.sayings) == [MEANT]


async def test_the_same_words_of_two_outlets_are_one_result(database, caught_up, search):
    await file(database, MEANT)
    await filed(database, *said(MEANT), outlet="Courier")
    await caught_up()
    assert words((await search()).near) == [MEANT]


async def test_nothing_is_near_while_it_is_switched_off_or_not_made_yet(
    database, caught_up, search
):
    await file(database, MEANT)
    assert isinstance(await search(), NothingFound)

    await caught_up()
    off = await Archive(database).ask(SearchQuestion(ASKED), guild=GUILD, asked_by=EDITOR, now=NOW)

    assert isinstance(off, NothingFound)
    assert words((await search()).near) == [MEANT]


async def test_another_guild_and_what_is_taken_back_are_not_found(database, caught_up, search):
    (article,) = await file(database, MEANT)
    await file(database, OTHER, guild=ELSEWHERE)
    await caught_up()
    assert isinstance(await search(guild=ELSEWHERE), NothingFound)

    async with database.transaction() as stores:
        await stores.articles.retract(GUILD, article, at=NOW)

    assert isinstance(await search(), NothingFound)


async def test_what_a_page_says_by_now_is_what_is_found(database, caught_up, search):
    (article,) = await file(database, OTHER)
    await caught_up()
    text, findings = said(MEANT, name="Ada Moss")
    async with database.transaction() as stores:
        await stores.guilds.lock(GUILD)
        await stores.revisions.apply(GUILD, article, a_page(text), findings, at=NOW)

    assert await caught_up() == 1

    assert words((await search()).near) == [MEANT]


async def test_codes_of_words_that_changed_meanwhile_are_not_kept(database):
    (article,) = await file(database, MEANT)
    async with database.transaction() as stores:
        read = await stores.meanings.words(GUILD, article)
        await stores.articles.retract(GUILD, article, at=NOW)
        assert not await stores.meanings.keep(GUILD, article, "model", read, bytes(48))


async def test_codes_of_other_weights_are_made_anew(database, caught_up, search):
    (article,) = await file(database, MEANT)
    async with database.transaction() as stores:
        read = await stores.meanings.words(GUILD, article)
        assert await stores.meanings.keep(GUILD, article, "older", read, bytes(48))
    assert isinstance(await search(), NothingFound)

    assert await caught_up() == 1

    assert words((await search()).near) == [MEANT]


async def test_no_time_left_leaves_the_rest_for_the_next_round(database):
    await file(database, MEANT, OTHER)
    ticks = iter([0.0, 0.0, 5.0])
    meanings = Meanings(database, SentenceMeaning(), clock=lambda: next(ticks))
    assert await meanings.catch_up(seconds=1) == 2

    late = iter([0.0, 5.0])
    assert (
        await Meanings(database, SentenceMeaning(), clock=lambda: next(late)).catch_up(seconds=1)
        == 0
    )


async def test_the_best_match_of_a_speaker_goes_on_with_what_is_near(database, caught_up, quotes):
    await file(database, MEANT, WORDED, OTHER)
    await file(database, "Arms are held back at the border for weeks", name="Bo Lund")
    await caught_up()

    view = await quotes(order=Order.BEST)

    assert isinstance(view, QuotesView)
    assert [" ".join(quote.fragments) for quote in view.quotes] == [WORDED, MEANT]
    assert view.near == {view.quotes[1].id}
    assert (view.paging.total, view.alike) == (2, 1)
    newest = await quotes()
    assert [" ".join(quote.fragments) for quote in newest.quotes] == [WORDED]


async def test_where_no_quote_has_the_words_those_near_to_them_are_shown(
    database, caught_up, quotes
):
    await file(database, MEANT, OTHER)
    await caught_up()

    view = await quotes()

    assert [" ".join(quote.fragments) for quote in view.quotes] == [MEANT]
    assert view.near == {quote.id for quote in view.quotes}
    assert isinstance(await quotes(until=NOW.date().replace(year=2000)), NothingFound)
