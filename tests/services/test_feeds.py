"""Feeds that are followed: asked politely, and their new items submitted once."""

import asyncio
import time
from datetime import timedelta

import pytest
from aiohttp import web

from news.errors import BadOption, LinkRefused, NotFound, PageUnavailable, SubmissionRefused
from news.feed import OfferedFeed
from services.feed_documents import read_feed
from services.feed_links import offered_feeds
from services.feed_rounds import AT_ONCE, EVERY, GAP, GIVEN_UP, LONGEST_WAIT, FeedRounds
from services.feeds import Feeds
from services.pages import Pages
from services.robots import Robots
from tests.support.builders import EDITOR, ELSEWHERE, GUILD, NOW
from tests.support.handing_in import SOON, an_intake, at_work, waiting

PAGES = Pages(allow=lambda _: True, limit_seconds=5)


def rss(site, *names, title="The Courier"):
    items = "".join(
        f"<item><title>{name}</title><guid>{name}</guid><link>{site.address}/{name}</link></item>"
        for name in names
    )
    return f'<rss version="2.0"><channel><title>{title}</title>{items}</channel></rss>'


class Following:
    """Feeds and their rounds, which note for how long they would have slept."""

    def __init__(self, database, intake, pages=PAGES):
        robots = Robots(pages)
        self.slept = []
        feeds = Feeds(database, pages, robots)
        rounds = FeedRounds(database, intake, pages, robots, sleep=self._sleep)
        self.add, self.all, self.choose = feeds.add, feeds.all, feeds.choose
        self.pause, self.remove = feeds.pause, feeds.remove
        self.poll_due = rounds.poll_due

    async def _sleep(self, seconds):
        self.slept.append(seconds)


@pytest.fixture
def feeds(database, extractor):
    return Following(database, an_intake(database, extractor))


async def follow(feeds, link, *, daily=50, guild=GUILD):
    added = await feeds.add(link, guild=guild, by=EDITOR, daily=daily, now=NOW)
    return added.feed


async def submitted(database):
    return [(one.guild, one.content.rsplit("/", 1)[1]) for one in await waiting(database)]


def asked(site, path):
    return [request for request in site.requests if request.path == path]


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


async def test_a_feed_is_not_asked_before_its_time(feeds, site):
    await follow(feeds, site.serves("/feed", rss(site, "a")))

    await feeds.poll_due(NOW + EVERY - timedelta(seconds=1))

    assert len(asked(site, "/feed")) == 1


async def test_a_site_is_asked_whether_anything_changed(feeds, site, database):
    async def answer(request):
        if request.headers.get("If-None-Match") == '"one"':
            return web.Response(status=304)
        marks = {"ETag": '"one"', "Last-Modified": "Fri, 26 Jul 2024 12:00:00 GMT"}
        return web.Response(text=rss(site, "a"), content_type="application/rss+xml", headers=marks)

    await follow(feeds, site.answers("/feed", answer))
    await feeds.poll_due(NOW + EVERY)
    await feeds.poll_due(NOW + 2 * EVERY)

    again = asked(site, "/feed")[-1]
    assert again.headers["If-Modified-Since"] == "Fri, 26 Jul 2024 12:00:00 GMT"
    assert "Verbatim" in again.headers["User-Agent"]
    assert "Cookie" not in again.headers
    (feed,) = await feeds.all(GUILD)
    assert (feed.failures, feed.etag) == (0, '"one"')


async def test_a_few_are_submitted_at_a_time_and_no_more_a_day_than_chosen(feeds, site, database):
    await follow(feeds, site.serves("/feed", rss(site)), daily=AT_ONCE + 2)
    site.serves("/feed", rss(site, *(f"n{number}" for number in range(20))))

    counts = []
    for turn in range(1, 4):
        await feeds.poll_due(NOW + turn * EVERY)
        counts.append(len(await submitted(database)))
    await feeds.poll_due(NOW + timedelta(days=2))

    assert counts == [AT_ONCE, AT_ONCE + 2, AT_ONCE + 2]
    assert len(await submitted(database)) == 2 * AT_ONCE + 2


async def test_a_feed_that_fails_is_asked_less_and_less_and_then_paused(feeds, site):
    await follow(feeds, site.serves("/feed", rss(site)))
    site.serves("/feed", "", status=503)

    pauses, now = [], NOW + EVERY
    for _ in range(GIVEN_UP):
        await feeds.poll_due(now)
        (feed,) = await feeds.all(GUILD)
        pauses.append(feed.next_at - now)
        now = feed.next_at

    assert pauses[:3] == [2 * EVERY, 4 * EVERY, 8 * EVERY]
    assert max(pauses) == timedelta(hours=24)
    assert feed.paused
    assert "503" in feed.trouble
    site.serves("/feed", rss(site))
    resumed = await feeds.pause(feed.id, guild=GUILD, paused=False, now=now)
    assert (resumed.paused, resumed.failures, resumed.trouble) == (False, 0, None)


async def test_robots_rules_hold_for_the_feed_and_for_what_it_lists(feeds, site, database):
    site.serves("/robots.txt", "User-agent: *\nDisallow: /private\n", Content_Type="text/plain")
    with pytest.raises(PageUnavailable, match="robots"):
        await follow(feeds, site.serves("/private/feed", rss(site)))
    await follow(feeds, site.serves("/feed", rss(site)))
    site.serves("/feed", rss(site, "private/a", "b"))

    await feeds.poll_due(NOW + EVERY)

    assert await submitted(database) == [(GUILD, "b")]
    assert len(asked(site, "/robots.txt")) == 1


async def test_one_feed_that_fails_keeps_no_other_from_being_read(feeds, site, database):
    await follow(feeds, site.serves("/bad", rss(site)))
    await follow(feeds, site.serves("/good", rss(site)))
    site.serves("/bad", "", status=404)
    site.serves("/good", rss(site, "a"))

    await feeds.poll_due(NOW + EVERY)

    assert await submitted(database) == [(GUILD, "a")]


async def test_a_paused_or_removed_feed_is_not_asked(feeds, site, database):
    first = await follow(feeds, site.serves("/one", rss(site)))
    second = await follow(feeds, site.serves("/two", rss(site)))
    await feeds.pause(first.id, guild=GUILD, paused=True, now=NOW)
    await feeds.remove(second.id, guild=GUILD)

    await feeds.poll_due(NOW + EVERY)

    assert len(asked(site, "/one")) == len(asked(site, "/two")) == 1
    with pytest.raises(NotFound):
        await feeds.remove(second.id, guild=GUILD)
    with pytest.raises(NotFound):
        await feeds.pause(first.id, guild=ELSEWHERE, paused=False, now=NOW)


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


def test_atom_relative_links_and_broken_entries_are_read():
    atom = b"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Quay</title>
    <entry><id>1</id><link href="/a"/></entry><entry><id>2</id></entry>
    <entry><id>1</id><link href="/a"/></entry></feed>"""

    title, items = read_feed(atom, "application/atom+xml", "https://quay.example/feed")

    assert title == "Quay"
    assert [item.link for item in items] == ["https://quay.example/a"]


def test_a_feed_that_grows_when_it_is_read_is_no_feed():
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    bomb = (
        f'<!DOCTYPE rss [<!ENTITY e0 "ha">{levels}]><rss version="2.0"><channel>'
        "<title>&e9;</title></channel></rss>"
    )

    title, items = read_feed(bomb.encode(), "application/rss+xml", "https://quay.example/feed")

    assert len(title) <= 200
    assert items == ()


async def test_a_crawl_delay_spaces_out_what_a_site_is_asked(feeds, site, database):
    site.serves("/robots.txt", "User-agent: *\nCrawl-delay: 20\n", Content_Type="text/plain")
    await follow(feeds, site.serves("/one", rss(site)))
    await follow(feeds, site.serves("/two", rss(site)))
    site.serves("/one", rss(site, "a", "b", "c", "d", "e"))

    await feeds.poll_due(NOW + EVERY)

    assert feeds.slept == [20, 20, 20, 20], "before three items, and before the second feed"
    assert [name for _, name in await submitted(database)] == ["a", "b", "c"]
    await feeds.poll_due(NOW + 2 * EVERY)
    assert len(await submitted(database)) == 5


async def test_a_long_crawl_delay_is_waited_out_between_the_rounds(feeds, site, database):
    site.serves("/robots.txt", "User-agent: *\nRequest-rate: 1/7200\n", Content_Type="text/plain")
    await follow(feeds, site.serves("/feed", rss(site)))
    site.serves("/feed", rss(site, "a", "b"))

    await feeds.poll_due(NOW + EVERY)

    (feed,) = await feeds.all(GUILD)
    assert feed.next_at == NOW + EVERY + timedelta(hours=2)
    assert [name for _, name in await submitted(database)] == ["a"]
    assert feeds.slept == []


async def test_two_feeds_of_one_host_are_asked_with_a_gap(feeds, site):
    await follow(feeds, site.serves("/one", rss(site)))
    await follow(feeds, site.serves("/two", rss(site)))

    await feeds.poll_due(NOW + EVERY)

    assert feeds.slept == [GAP]


@pytest.mark.parametrize(
    ("path", "said", "pause"),
    [
        ("/feed", "7200", timedelta(hours=2)),
        ("/feed", "60", 2 * EVERY),
        ("/feed", "99999999", LONGEST_WAIT),
        ("/robots.txt", "7200", timedelta(hours=2)),
    ],
)
async def test_a_site_is_left_alone_for_as_long_as_it_asks(feeds, site, path, said, pause):
    await follow(feeds, site.serves("/feed", rss(site)))
    site.serves(path, "", status=503, Retry_After=said)
    later = NOW + timedelta(days=2)  # the robots rules are read again

    await feeds.poll_due(later)

    (feed,) = await feeds.all(GUILD)
    assert (feed.failures, feed.next_at - later) == (1, pause)


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
