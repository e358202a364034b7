"""Rounds over the feeds: nobody is asked more often than it is good for them."""

from datetime import timedelta

import pytest
from aiohttp import web

from news.errors import NotFound, PageUnavailable
from services.feed_rounds import AT_ONCE, EVERY, GAP, GIVEN_UP, LONGEST_WAIT
from tests.support.builders import ELSEWHERE, GUILD, NOW
from tests.support.feeds import asked, follow, rss, submitted


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
