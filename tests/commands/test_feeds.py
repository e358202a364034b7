"""/feeds, as moderators see it."""

import pytest

from services.pages import Pages
from tests.support.databases import sqlite_copy
from tests.support.discord_env import is_private, markup, newsroom, read
from tests.support.site import running_site

EMPTY = "<rss version='2.0'><channel><title>The @everyone Courier</title></channel></rss>"


@pytest.fixture
async def web(sqlite_with_tables, tmp_path, extractor):
    """A newsroom that may open pages of this machine, and a site there."""
    url = sqlite_copy(sqlite_with_tables, tmp_path)
    async with (
        running_site() as site,
        newsroom(url, extractor, Pages(allow=lambda _: True)) as room,
    ):
        yield room, site


async def test_a_feed_is_added_listed_paused_resumed_and_removed(web):
    room, site = web
    link = site.serves("/feed", EMPTY)

    added = await room.editor.slash(room.channel, "feeds add", link=link, daily=7)
    assert is_private(added)
    assert read(added).startswith("Following The @everyone Courier")
    assert "@\u200beveryone" in markup(added)
    assert "7 a day at most" in read(added)
    (feed,) = await room.app.services.feeds.all(room.guild.id)
    value = f"id:{feed.id}"
    await room.restarts()
    for command, words in (
        ("feeds list", "1 feed"),
        ("feeds pause", "Paused: "),
        ("feeds list", "paused"),
        ("feeds resume", "Resumed: "),
        ("feeds remove", "Not followed any more: "),
        ("feeds list", "No feeds are followed here."),
    ):
        options = {} if command.endswith("list") else {"feed": value}
        answer = await room.editor.slash(room.channel, command, **options)
        assert is_private(answer)
        assert words in read(answer), command


async def test_a_reader_may_do_none_of_it(web):
    room, site = web
    link = site.serves("/feed", EMPTY)
    for command, options in (
        ("feeds add", {"link": link}),
        ("feeds list", {}),
        ("feeds pause", {"feed": "id:1"}),
        ("feeds remove", {"feed": "id:1"}),
    ):
        answer = await room.reader.slash(room.channel, command, **options)
        assert "Only moderators may do this" in read(answer)
    assert await room.app.services.feeds.all(room.guild.id) == ()


async def test_what_cannot_be_followed_is_one_sentence(web):
    room, site = web
    for link, words in (
        ("http://127.0.0.1:1/feed", "cannot reach that site"),
        ("ftp://a.example/feed", "http://"),
        (site.serves("/page", "<p>Hello</p>"), "no feed"),
    ):
        answer = await room.editor.slash(room.channel, "feeds add", link=link)
        assert is_private(answer)
        assert words in read(answer)


async def test_of_several_feeds_of_a_page_one_is_chosen_also_after_a_restart(web):
    room, site = web
    site.serves("/all", EMPTY)
    head = "".join(
        f"<link rel='alternate' type='application/rss+xml' href='{href}' title='{title}'>"
        for href, title in (("/all", "All @everyone"), ("/gone", "x" * 300), ("/one", ""))
    )
    link = site.serves("/news", f"<html><head>{head}</head><body><p>News</p></body></html>")

    asked = await room.editor.slash(room.channel, "feeds add", link=link, daily=7)

    assert is_private(asked)
    assert read(asked).startswith("That page offers several feeds. Which one do you want")
    assert "All @\u200beveryone" in read(asked) or "All @everyone" in read(asked)
    await room.restarts()
    settings, guild = room.app.services.settings, room.guild.id
    await settings.set_moderator_role(guild, room.guild.create_role("Desk").id)
    denied = await room.editor.select(asked.response, values=["0"])
    assert "Only members with the moderator role" in read(denied)
    await settings.set_moderator_role(guild, None)
    gone = await room.editor.select(asked.response, values=["1"])
    assert is_private(gone)
    assert "no such page" in read(gone)
    await room.editor.select(asked.response, values=["0"])
    assert read(asked).startswith(
        "Following The @everyone Courier\nWhat comes from now on is submitted, 7 a day at most."
    )
    (feed,) = await room.app.services.feeds.all(room.guild.id)
    assert feed.link == f"{site.address}/all"
