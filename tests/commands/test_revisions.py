"""A page that was changed, as moderators see it."""

import pytest

from services.pages import Pages
from tests.support.builders import said
from tests.support.databases import sqlite_copy
from tests.support.discord_env import newsroom, read
from tests.support.site import running_site

KEPT, GONE, NEW = "The harbour stays open", "It cost us nothing", "It cost two million"


@pytest.fixture
async def web(sqlite_with_tables, tmp_path, extractor):
    """A newsroom that may open pages of this machine, and a site there."""
    url = sqlite_copy(sqlite_with_tables, tmp_path)
    async with (
        running_site() as site,
        newsroom(url, extractor, Pages(allow=lambda _: True)) as room,
    ):
        yield room, site


async def test_what_changed_on_a_page_is_found_shown_and_marked(web, extractor):
    room, site = web
    before, after = said(KEPT, GONE), said(KEPT, NEW)
    link = site.serves("/a", before[0])
    for text, findings in (before, after):
        extractor.finds(text, findings, title="Harbour news", link=link)
    await room.submits(link=link)
    again = await room.submits(link=link)
    site.serves("/a", after[0])

    await room.restarts()
    await room.editor.click(again.response, label="Look for changes")

    assert read(again).startswith("The page was changed\nHarbour news\n")
    assert "1 quote as before, 1 new, 1 gone" in read(again)
    shown = read(await room.editor.click(again.response, label="What changed"))
    assert f"Taken out: “{GONE},” John Kirby said." in shown
    assert f"Put in: “{NEW},” John Kirby said." in shown
    article = read(await room.reader.slash(room.channel, "article show", article="harbour"))
    assert "Changed on the page, found " in article
    assert "[What changed]" in article
    quotes = read(await room.reader.slash(room.channel, "quotes", speaker="kirby"))
    assert quotes.count("gone from the page since") == 1


async def test_a_page_that_reads_as_it_did_says_so(web, extractor):
    room, site = web
    text, findings = said(KEPT)
    link = site.serves("/a", text)
    extractor.finds(text, findings, title="Harbour news", link=link)
    await room.submits(link=link)
    again = await room.submits(link=link)

    await room.editor.click(again.response, label="Look for changes")

    assert read(again).startswith("The page reads as it did\nHarbour news\n")
