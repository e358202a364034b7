"""The feeds that a page offers in its head, by `<link rel="alternate">`."""

from collections.abc import Iterable
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

from news.article import canonical_link
from news.feed import OfferedFeed
from news.text import storable

OFFERED_AT_MOST = 25
"""Feeds of one page among which a member may choose: Discord's limit for a menu."""
_TYPES = {"application/rss+xml", "application/atom+xml", "application/rdf+xml"}
_HEAD = 300_000  # bytes in which the links of a page are looked for
_TITLE, _LINK = 200, 2_000  # characters


def offered_feeds(data: bytes, link: str) -> tuple[OfferedFeed, ...]:
    """Return the feeds that a page offers, each once, in its order; none where it is no page.

    `link` is where the page was found. Takes time in proportion to the size of the head, so call
    it off the event loop.
    """
    head = _Head()
    head.feed(data[:_HEAD].decode("utf-8", "replace"))
    found: dict[str, OfferedFeed] = {}
    for feed in _read(head.links, head.base, link):
        found.setdefault(feed.link, feed)
    return tuple(found.values())[:OFFERED_AT_MOST]


class _Head(HTMLParser):
    """Collects the links of a page, and the address that they are relative to."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[dict[str, str]] = []
        self.base = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = {name: value or "" for name, value in attrs}
        if tag == "link":
            self.links.append(named)
        elif tag == "base":
            self.base = self.base or named.get("href", "")


def _read(links: Iterable[dict[str, str]], base: str, page: str) -> Iterable[OfferedFeed]:
    for named in links:
        kind = named.get("type", "").split(";")[0].strip().lower()
        if "alternate" not in named.get("rel", "").lower().split() or kind not in _TYPES:
            continue
        try:
            target = canonical_link(urljoin(urljoin(page, base), named.get("href", "").strip()))
        except ValueError:
            continue
        target = storable(target)
        if len(target) <= _LINK and urlsplit(target).scheme in {"http", "https"}:
            title = " ".join(storable(named.get("title", "")).split())
            yield OfferedFeed(title[:_TITLE] or target, target)
