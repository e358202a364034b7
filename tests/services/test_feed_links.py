"""The feeds that a page offers: found, chosen among, and no others."""

import time

import pytest

from news.errors import NotFound, PageUnavailable
from news.feed import OfferedFeed
from services.feed_links import offered_feeds
from tests.support.builders import EDITOR, ELSEWHERE, GUILD, NOW
from tests.support.feeds import asked, rss


def page_with(*links):
    return f"<html><head>{''.join(links)}</head><body><p>Hello</p></body></html>"


def alternate(href, title="", kind="application/rss+xml", rel="alternate"):
    return f'<link rel="{rel}" type="{kind}" title="{title}" href="{href}">'


async def test_the_feed_that_a_page_offers_is_followed(feeds, site):
    site.serves("/feed", rss(site, "a"))
    link = site.serves("/news", page_with(alternate("/feed")))

    added = await feeds.add(link, guild=GUILD, by=EDITOR, daily=9, now=NOW)

    assert (added.feed.link, added.feed.title, added.listed) == (
        f"{site.address}/feed",
        "The Courier",
        1,
    )


async def test_of_several_that_a_page_offers_one_is_chosen_for_as_long_as_it_is_kept(feeds, site):
    site.serves("/sport", rss(site, title="Sport"))
    offered = alternate("/all", "All"), alternate("/sport", "Sport", "application/atom+xml")
    link = site.serves("/news", page_with(*offered))

    choice = await feeds.add(link, guild=GUILD, by=EDITOR, daily=9, now=NOW)

    assert [feed.title for feed in choice.offered] == ["All", "Sport"]
    assert await feeds.all(GUILD) == ()
    added = await feeds.choose(choice.question, 1, guild=GUILD, by=EDITOR, now=NOW)
    assert (added.feed.title, added.feed.daily) == ("Sport", 9)
    for question, number, guild in ((choice.question, 2, GUILD), (choice.question, 0, ELSEWHERE)):
        with pytest.raises(NotFound):
            await feeds.choose(question, number, guild=guild, by=EDITOR, now=NOW)
    with pytest.raises(PageUnavailable):
        await feeds.choose(choice.question, 0, guild=GUILD, by=EDITOR, now=NOW)


async def test_a_feed_that_a_page_offers_is_held_to_robots_rules_and_to_public_addresses(
    feeds, site
):
    site.serves("/robots.txt", "User-agent: *\nDisallow: /feed\n", Content_Type="text/plain")
    for target in ("/feed", "http://user:secret@a.example/feed"):
        link = site.serves("/news", page_with(alternate(target)))
        with pytest.raises(PageUnavailable):
            await feeds.add(link, guild=GUILD, by=EDITOR, daily=9, now=NOW)
    assert asked(site, "/feed") == []


def test_only_links_to_feeds_count_each_once_and_relative_to_the_base():
    page = page_with(
        '<base href="https://cdn.example/x/">',
        alternate("rss?utm_source=a", "R&amp;D  news"),
        alternate("https://cdn.example/x/rss"),
        alternate("/de", kind="text/html"),
        alternate("/style", kind="application/rss+xml", rel="stylesheet"),
        alternate("javascript:alert(1)"),
        alternate("http://["),
        '<link rel="alternate">',
        alternate("/Atom", kind="Application/ATOM+xml; charset=utf-8", rel="ALTERNATE home"),
    )

    found = offered_feeds(page.encode(), "https://news.example/a")

    assert found == (
        OfferedFeed("R&D news", "https://cdn.example/x/rss"),
        OfferedFeed("https://cdn.example/Atom", "https://cdn.example/Atom"),
    )


@pytest.mark.parametrize("piece", ["<", "<!--", "<link ", "<a b='", "</", "&", '<link rel="'])
def test_a_hostile_page_is_looked_through_soon(piece):
    started = time.process_time()

    assert offered_feeds(piece.encode() * 1_000_000, "https://news.example/") == ()

    assert time.process_time() - started < 5
