"""Reading feeds: RSS and Atom in, items out, by feedparser."""

import hashlib
from urllib.parse import urljoin

import feedparser

from news.errors import SubmissionRefused
from news.feed import FeedItem
from news.text import storable

ITEMS_AT_MOST = 300  # of one feed, at one time; it lists its newest first
TITLE_LIMIT = 200  # characters


def read_feed(data: bytes, media_type: str, link: str) -> tuple[str, tuple[FeedItem, ...]]:
    """Return the title of a feed and its items, in its order. `link` is where it was found.

    Raises `SubmissionRefused` for what is no feed. Takes time in proportion to the size, so call
    it off the event loop.
    """
    # Nothing but titles and links is used, so nothing in a feed needs to be made harmless here.
    found = feedparser.parse(
        data,
        response_headers={"content-type": media_type, "content-location": link},
        sanitize_html=False,
        resolve_relative_uris=False,
    )
    if not found.version:
        raise SubmissionRefused("That is no feed: give me the address of an RSS or Atom feed.")
    title = storable(str(found.feed.get("title") or "")).strip()[:TITLE_LIMIT] or link
    # feedparser takes what names an item for its link where it has none; in Atom it is no link.
    is_atom = found.version.startswith("atom")
    entries = [entry for entry in found.entries if entry.get("links") or not is_atom]
    items = (_item(entry, link) for entry in entries[:ITEMS_AT_MOST])
    return title, tuple({item.key: item for item in items if item is not None}.values())


def _item(entry: feedparser.FeedParserDict, link: str) -> FeedItem | None:
    page = str(entry.get("link") or "").strip()
    if not page:
        return None
    try:
        target = storable(urljoin(link, page))
    except ValueError:
        return None
    name = str(entry.get("id") or target)
    changed = str(entry.get("updated") or "")
    return FeedItem(_digest(name), target, _digest(f"{name} {changed}" if changed else name))


def _digest(name: str) -> str:
    return hashlib.sha256(name.encode("utf-8", "replace")).hexdigest()
