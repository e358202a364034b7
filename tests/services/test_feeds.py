"""Feeds that are followed: what is new in them is submitted once, and nothing else."""

import asyncio
from datetime import timedelta

import pytest

from news.errors import BadOption, LinkRefused, SubmissionRefused
from services.feed_documents import read_feed
from services.feed_rounds import EVERY
from services.pages import Pages
from tests.support.builders import EDITOR, ELSEWHERE, GUILD, NOW
from tests.support.feeds import Following, asked, follow, rss, submitted
from tests.support.handing_in import SOON, an_intake, at_work, waiting


async def test_what_a_feed_lists_already_stays_out_and_what_is_new_is_submitted_once(
    feeds, site, database
):
    link = site.serves("/feed", rss(site, "a", "b"))
    added = await feeds.add(link, guild=GUILD, by=EDITOR, daily=50, now=NOW)
    assert (added.feed.title, added.listed) == ("The Courier", 2)
    site.serves("/feed", rss(site, "c", "a", "b"))

    await feeds.poll_due(NOW + EVERY)
    await feeds.poll_due(NOW + 2 * EVERY)

    assert await submitted(database) == [(GUILD, "c")]
    (one,) = await waiting(database)
    async with database.reading() as stores:
        summary = await stores.articles.summary(GUILD, one.id)
    assert summary.submitted_by == EDITOR


async def test_an_item_that_its_feed_says_was_changed_is_read_again(site, database, extractor):
    intake = an_intake(database, extractor)
    feeds = Following(database, intake)

    def changed(day):
        date = f'<atom:updated xmlns:atom="http://www.w3.org/2005/Atom">{day}</atom:updated>'
        site.serves("/feed", rss(site, "a").replace("</item>", f"{date}</item>"))

    await follow(feeds, site.serves("/feed", rss(site)))
    site.serves("/a", "The bridge is closed until May.")
    changed("2024-07-26T12:00:00Z")
    async with at_work(intake):
        await feeds.poll_due(NOW + EVERY)
        await until_settled(database)
        site.serves("/a", "The bridge is closed until June.")
        await feeds.poll_due(NOW + 2 * EVERY)
        changed("2024-07-26T14:00:00Z")
        await feeds.poll_due(NOW + 3 * EVERY)
        await until_settled(database)

    async with database.reading() as stores:
        ((article,), total) = await stores.articles.latest(GUILD, limit=9)
        text = await stores.articles.text(GUILD, article.line.id)
    assert (total, text) == (1, "The bridge is closed until June.")
    assert article.revised_at is not None
    assert len(asked(site, "/a")) == 2


async def until_settled(database):
    async with asyncio.timeout(SOON):
        while await submitted(database):  # noqa: ASYNC110 - a table knows no event
            await asyncio.sleep(0.01)


async def test_what_a_feed_lists_no_more_is_forgotten_after_a_while(feeds, site, database):
    feed = await follow(feeds, site.serves("/feed", rss(site, "a", "b")))
    site.serves("/feed", rss(site, "b"))

    await feeds.poll_due(NOW + timedelta(days=91))

    _, (a, b) = read_feed(rss(site, "a", "b").encode(), "application/rss+xml", feed.link)
    async with database.reading() as stores:
        assert await stores.feeds.unmet(feed, [a, b]) == [a]
    assert await submitted(database) == []


async def test_what_is_no_feed_or_followed_already_is_refused(feeds, site):
    with pytest.raises(SubmissionRefused, match="no feed"):
        await follow(feeds, site.serves("/page", "<html><p>Hello</p></html>"))
    link = site.serves("/feed", rss(site))
    await follow(feeds, link)
    with pytest.raises(BadOption, match="already"):
        await follow(feeds, f"{link}?utm_source=x")
    await follow(feeds, link, guild=ELSEWHERE)


async def test_a_feed_on_a_private_address_is_refused(database, extractor):
    feeds = Following(database, an_intake(database, extractor), Pages())

    with pytest.raises(LinkRefused):
        await follow(feeds, "http://192.168.0.1/feed")
