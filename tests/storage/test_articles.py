"""Articles on their way into the archive, on both databases."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import text as sql

from news.article import ArticleSummary, State
from news.errors import NotFound
from news.ids import ArticleId
from storage.database import Database
from tests.support.builders import (
    EDITOR,
    ELSEWHERE,
    GUILD,
    NOW,
    a_document,
    a_page,
    a_submission,
    filed,
    said,
)
from tests.support.databases import engine_of
from tests.support.handing_in import waiting

LINK = "https://news.example/a?id=7"


async def queue(database, content=None, **others):
    async with database.transaction() as stores:
        return await stores.articles.queue(a_submission(content, **others))


async def summary(database, article, guild=GUILD):
    async with database.reading() as stores:
        return await stores.articles.summary(guild, article)


async def state(database, article):
    return (await summary(database, article)).state


async def test_what_is_queued_survives_a_restart_as_it_was_handed_in(database, database_url):
    document = a_document("<p>Hello</p>", media_type="text/html", name="hello.html")
    first = await queue(database, document)
    second = await queue(database, LINK, guild=ELSEWHERE)
    await database.close()

    reopened = Database(database_url)
    kept = await waiting(reopened)
    await reopened.close()

    assert [(one.id, one.guild, one.content, one.attempts) for one in kept] == [
        (first, GUILD, document, 0),
        (second, ELSEWHERE, LINK, 0),
    ]


async def test_the_oldest_come_first_and_those_in_work_take_no_place(database):
    ids = [await queue(database, f"{LINK}{number}") for number in range(4)]

    async with database.reading() as stores:
        oldest = await stores.articles.first_of_guilds()
        next_ = await stores.articles.first_of_guilds(without={ids[0]})

    assert (oldest, next_) == ({GUILD: ids[0]}, {GUILD: ids[1]})


async def test_tries_are_counted(database):
    article = await queue(database)
    for expected in (1, 2):
        async with database.transaction() as stores:
            assert await stores.articles.begin(GUILD, article) == expected

    async with database.transaction() as stores:
        assert await stores.articles.begin(ELSEWHERE, article) == 0
    (one,) = await waiting(database)
    assert one.attempts == 2


@pytest.mark.parametrize(
    ("first", "again"),
    [
        (LINK, "HTTPS://News.example:443/a/?utm_source=x&id=7#top"),
        (a_document("The mayor opened the bridge."), a_document("the MAYOR opened\nthe bridge")),
        (a_document("Ça alors"), a_document("Ca alors", media_type="text/markdown")),
    ],
    ids=["link", "text", "accents"],
)
async def test_the_same_thing_again_is_the_article_that_is_there(database, first, again):
    article = await queue(database, first)

    found = await queue(database, again)

    assert isinstance(found, ArticleSummary)
    assert (found.line.id, found.state) == (article, State.QUEUED)
    assert len(await waiting(database)) == 1


async def test_another_guild_may_have_the_same_thing(database):
    await queue(database, LINK)

    assert isinstance(await queue(database, LINK, guild=ELSEWHERE), int)


async def test_bytes_that_are_no_utf8_are_the_same_only_when_equal(database):
    def submission(text):
        document = a_document()
        return type(document)(text.encode("utf-16"), "text/plain")

    article = await queue(database, submission("日本語"))

    assert isinstance(await queue(database, submission("中国語")), int)
    assert (await queue(database, submission("日本語"))).line.id == article


@pytest.mark.parametrize("content", [LINK, a_document("All at once.")], ids=["link", "text"])
async def test_of_many_at_the_same_moment_exactly_one_is_queued(database, content):
    answers = await asyncio.gather(*(queue(database, content) for _ in range(8)))

    ids = [answer for answer in answers if isinstance(answer, int)]
    assert len(ids) == 1
    assert {answer.line.id for answer in answers if isinstance(answer, ArticleSummary)} == set(ids)


async def test_filing_keeps_what_was_read_and_drops_what_was_handed_in(database, database_url):
    article = await queue(database, "https://short.example/x")
    page = a_page(
        "The text.",
        title="The title",
        outlet="The Bulletin",
        byline="Ada Moss",
        published=NOW - timedelta(days=2),
        link="https://news.example/long?utm_source=y",
    )

    async with database.transaction() as stores:
        assert await stores.articles.file(GUILD, article, page, at=NOW) is None

    found = await summary(database, article)
    assert found.state is State.FILED
    assert (found.line.title, found.line.outlet) == ("The title", "The Bulletin")
    assert found.line.link == "https://news.example/long"
    assert found.line.dated == NOW - timedelta(days=2)
    assert (found.line.submitted_at, found.submitted_by) == (NOW, EDITOR)
    async with database.reading() as stores:
        assert await stores.articles.text(GUILD, article) == "The text."
    assert await waiting(database) == ()
    assert await count(database_url, "submissions") == 0
    for link in ("https://short.example/x", "https://news.example/long"):
        assert (await queue(database, link)).line.id == article


@pytest.mark.parametrize(
    "page",
    [
        a_page("Other words.", link=LINK + "#part"),
        a_page("The words. Of the first!", link="https://elsewhere.example/"),
    ],
    ids=["link", "text"],
)
async def test_what_reading_shows_to_be_the_same_becomes_a_duplicate(database, page):
    first, second = await queue(database, LINK), await queue(database, "https://mirror.example/a")
    async with database.transaction() as stores:
        await stores.articles.file(
            GUILD, first, a_page("the words of the first", link=LINK), at=NOW
        )

    async with database.transaction() as stores:
        held = await stores.articles.file(GUILD, second, page, at=NOW)
        assert held.line.id == first
        await stores.articles.duplicate(GUILD, second, of=held.line.id)

    found = await summary(database, second)
    assert (found.state, found.duplicate_of) == (State.DUPLICATE, first)
    assert isinstance(await queue(database, "https://mirror.example/a"), int)


async def test_two_that_turn_out_to_be_one_are_filed_once(database):
    ids = [await queue(database, f"https://mirror.example/{number}") for number in range(6)]

    async def file(article):
        async with database.transaction() as stores:
            held = await stores.articles.file(
                GUILD, article, a_page("The same.", link=LINK), at=NOW
            )
            if held is not None:
                await stores.articles.duplicate(GUILD, article, of=held.line.id)

    await asyncio.gather(*(file(article) for article in ids))

    states = [await state(database, article) for article in ids]
    assert sorted(states) == sorted([State.FILED] + [State.DUPLICATE] * 5)


async def test_what_failed_says_why_and_may_be_handed_in_again(database, database_url):
    article = await queue(database, LINK)

    async with database.transaction() as stores:
        assert await stores.articles.fail(GUILD, article, "That page is a photograph.", at=NOW)
        assert not await stores.articles.fail(GUILD, article, "Twice.", at=NOW)

    found = await summary(database, article)
    assert (found.state, found.reason) == (State.FAILED, "That page is a photograph.")
    assert await count(database_url, "claims") == 0
    assert isinstance(await queue(database, LINK), int)


async def test_a_retracted_article_leaves_nothing_behind(database, database_url):
    await filed(database, *said("I stay", name="Jane Kirby"))
    content = said("I go", "And this too")
    article = await filed(database, *content, outlet="The Bulletin")

    async with database.transaction() as stores:
        assert await stores.articles.retract(GUILD, article, at=NOW)
        assert not await stores.articles.retract(GUILD, article, at=NOW)

    assert await state(database, article) is State.RETRACTED
    assert await count(database_url, "quotes") == 1
    assert await count(database_url, "speakers") == 1
    assert await count(database_url, "appearances") == 1
    assert await count(database_url, "claims") == 1
    async with database.reading() as stores:
        assert await stores.articles.outlets(GUILD) == ()
        assert await stores.speakers.matching(GUILD, "john kirby") == ()
    await filed(database, *content)


async def test_an_article_that_was_taken_back_meanwhile_is_not_filed(database):
    article = await queue(database)
    async with database.transaction() as stores:
        assert await stores.articles.retract(GUILD, article, at=NOW)

    async with database.transaction() as stores:
        with pytest.raises(NotFound, match="taken back"):
            await stores.articles.file(GUILD, article, a_page(), at=NOW)


async def test_an_article_of_another_guild_cannot_be_touched(database):
    article = await filed(database, *said("Mine"))
    waiting = await queue(database, LINK)

    async with database.transaction() as stores:
        assert not await stores.articles.retract(ELSEWHERE, article, at=NOW)
        assert not await stores.articles.fail(ELSEWHERE, waiting, "No.", at=NOW)
        assert not await stores.articles.duplicate(ELSEWHERE, waiting, of=article)
        assert await stores.articles.text(ELSEWHERE, article) is None
        with pytest.raises(NotFound):
            await stores.articles.file(ELSEWHERE, waiting, a_page(), at=NOW)

    assert await state(database, article) is State.FILED
    assert await summary(database, article, guild=ELSEWHERE) is None


async def test_an_error_rolls_everything_back(database, database_url):
    async def queue_and_fall():
        async with database.transaction() as stores:
            await stores.articles.queue(a_submission())
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await queue_and_fall()

    assert await count(database_url, "articles") == 0


async def test_ids_are_never_given_out_twice(database):
    first = await queue(database, LINK)
    assert isinstance(await queue(database, LINK), ArticleSummary)

    assert await queue(database, LINK + "0") > first


async def test_very_long_links_and_names_are_kept(database):
    link = "https://news.example/" + "a" * 9000

    article = await queue(database, link)

    assert (await queue(database, link)).line.id == article
    assert (await summary(database, article)).line.title == link


async def test_characters_that_a_database_refuses_are_left_out(database):
    document = a_document("Words.", name="a\x00b.txt")
    article = await queue(database, document)
    page = a_page("Words.", title="T\x00\ud800itle", outlet="O\x00", byline="B\x00")

    async with database.transaction() as stores:
        assert await stores.articles.file(GUILD, article, page, at=NOW) is None

    assert (await summary(database, article)).line.title == "Title"
    assert isinstance(await queue(database, "https://news.example/\x00"), int)


async def test_a_guild_goes_with_everything_that_is_its_own(database, database_url):
    await filed(database, *said("Hello"))
    await queue(database, LINK)
    async with database.transaction() as stores:
        await stores.questions.remember(GUILD, {"asks": "articles"}, asked_by=EDITOR, asked_at=NOW)

    engine = engine_of(database_url)
    async with engine.begin() as connection:
        if connection.dialect.name == "sqlite":
            await connection.execute(sql("PRAGMA foreign_keys = ON"))
        await connection.execute(sql("DELETE FROM guilds"))
    await engine.dispose()

    for table in ("articles", "submissions", "claims", "speakers", "aliases", "appearances"):
        assert await count(database_url, table) == 0, table
    for table in ("quotes", "figures", "questions"):
        assert await count(database_url, table) == 0, table
    async with database.reading() as stores:
        assert await stores.articles.summary(GUILD, ArticleId(1)) is None


async def count(url, table):
    """Count the rows of a table, past all our own code."""
    engine = engine_of(url)
    async with engine.connect() as connection:
        counted = await connection.scalar(sql(f"SELECT count(*) FROM {table}"))
    await engine.dispose()
    return counted
