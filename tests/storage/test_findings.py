"""Quotes and figures keep their places in the text, and search keeps up with them."""

import json
from dataclasses import replace

import pytest
from sqlalchemy import text as sql

from news.figure import Circumstances, Direction
from news.findings import Findings
from news.quote import Kind
from news.text import Span
from tests.support.builders import (
    GUILD,
    NOW,
    a_document,
    a_figure,
    a_page,
    a_person,
    a_quote,
    a_submission,
    filed,
    said,
    span_of,
)
from tests.support.databases import engine_of

TEXT = "“We counted 12 boats,” Ada Moss said on Friday, “and lost none.”"


async def rows(url, statement):
    engine = engine_of(url)
    async with engine.connect() as connection:
        found = (await connection.execute(sql(statement))).all()
    await engine.dispose()
    return found


def a_split_quote(**others):
    return a_quote(
        TEXT, "We counted 12 boats", "and lost none", cue="said", mention="Ada Moss", **others
    )


async def test_a_split_quote_comes_back_in_its_pieces_and_keeps_its_places(database, database_url):
    article = await filed(database, TEXT, Findings((a_person("Ada Moss"),), (a_split_quote(),)))

    async with database.reading() as stores:
        (quote,) = await stores.quotes.of_article(GUILD, article)
        stored = await stores.articles.text(GUILD, article)

    assert quote.fragments == ("We counted 12 boats", "and lost none")
    ((spans,),) = await rows(database_url, "SELECT spans FROM quotes")
    spans = json.loads(spans) if isinstance(spans, str) else spans
    assert tuple(stored[start:end] for start, end in spans) == quote.fragments


async def test_a_quote_without_a_source_and_without_evidence_is_kept(database):
    quote = a_quote(TEXT, "and lost none", speaker=None, kind=Kind.INDIRECT)
    article = await filed(database, TEXT, Findings((), (quote,)))

    async with database.reading() as stores:
        (found,) = await stores.quotes.of_article(GUILD, article)

    assert (found.speaker, found.role, found.mention, found.cue) == (None, None, None, None)


@pytest.mark.parametrize("span", [Span(0, 10_000), Span(-5, 3), Span(5, 5)])
async def test_words_that_are_not_in_the_text_are_never_filed(database, database_url, span):
    figure = replace(a_figure(TEXT, "12", 12.0), span=span)

    with pytest.raises(ValueError, match="no place"):
        await filed(database, TEXT, Findings(figures=(figure,)))

    assert await rows(database_url, "SELECT id FROM articles") == []


async def test_who_gave_a_figure_is_told_only_when_the_quote_is_shown(database):
    figure = a_figure(TEXT, "12", 12.0, measures="boats", quote=0)

    async def giver(shown):
        text = TEXT + (" Yes." if shown else " No.")
        findings = Findings((a_person("Ada Moss"),), (a_split_quote(shown=shown),), (figure,))
        article = await filed(database, text, findings)
        async with database.reading() as stores:
            (found,) = await stores.figures.of_article(GUILD, article)
        return found.speaker

    assert (await giver(shown=True)).name == "Ada Moss"
    assert await giver(shown=False) is None


async def test_the_index_of_sqlite_agrees_with_the_rows_whatever_was_done(database, database_url):
    if not database_url.startswith("sqlite"):
        pytest.skip("PostgreSQL keeps its index itself")
    text, findings = said("The hospital stands")
    figure = a_figure(text, "hospital", 1.0)
    await filed(database, text, replace(findings, figures=(figure,)), title="Hospital")
    article = await filed(database, *said("The hospital is gone"), title="Gone")
    async with database.transaction() as stores:
        await stores.articles.queue(a_submission(a_document("Waiting")))
        await stores.articles.retract(GUILD, article, at=NOW)

    engine = engine_of(database_url)
    async with engine.begin() as connection:
        for table in ("articles", "figures", "quotes"):
            # Raises "database disk image is malformed" when index and rows differ.
            check = (
                f"INSERT INTO {table}_search ({table}_search, rank) VALUES ('integrity-check', 1)"
            )
            await connection.execute(sql(check))
        await connection.execute(sql("PRAGMA foreign_keys = ON"))
    await engine.dispose()
    found = await rows(database_url, "SELECT rowid FROM quotes_search('hospital')")
    assert len(found) == 1


async def test_a_long_article_is_filed_whole(database):
    page = a_page("Word. " * 50_000)
    async with database.transaction() as stores:
        article = await stores.articles.queue(a_submission("https://news.example/long"))
        assert await stores.articles.file(GUILD, article, page, at=NOW) is None
        assert await stores.articles.text(GUILD, article) == page.text


async def test_what_is_said_around_a_figure_comes_back_in_its_words(database):
    text = "Losses rose to 12 boats a day in May, up from 9, according to the port."
    said = Circumstances(
        event=span_of(text, "Losses"),
        per=span_of(text, "a day"),
        direction=Direction.UP,
        base=span_of(text, "9"),
        base_value=9.0,
        time=span_of(text, "in May"),
        giver=span_of(text, "the port"),
    )
    figure = a_figure(text, "12", 12.0, circumstances=said)
    article = await filed(database, text, Findings(figures=(figure, a_figure(text, "9", 9.0))))

    async with database.reading() as stores:
        found, bare = await stores.figures.of_article(GUILD, article)

    assert found.circumstances == Circumstances(
        event="Losses", per="a day", direction=Direction.UP, base="9", base_value=9.0,
        time="in May", giver="the port",
    )  # fmt: skip
    assert bare.circumstances == Circumstances()


async def test_a_figure_that_its_speaker_denies_says_so(database):
    quote = replace(a_split_quote(), negated=True)
    figures = (a_figure(TEXT, "12", 12.0, quote=0),)
    article = await filed(database, TEXT, Findings((a_person("Ada Moss"),), (quote,), figures))

    async with database.reading() as stores:
        (figure,) = await stores.figures.of_article(GUILD, article)

    assert figure.denied
