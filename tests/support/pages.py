"""The pages of tests/pages: each template filled with its story, and what it should give."""

import json
import re
import tomllib
from dataclasses import dataclass
from datetime import UTC, datetime
from html import escape, unescape
from pathlib import Path

from news.article import Document, canonical_link

FOLDER = Path(__file__).parents[1] / "pages"
_SLOT = re.compile(r"\{\{(\w+)\}\}")
_ADDRESS = re.compile(r"""rel=["']canonical["'] href=["']([^"']+)|href='([^']+)' rel='canonical'""")
_TAG = re.compile(r"<[^>]+>")
_PARAGRAPH = re.compile(r"[ph]\d")


@dataclass(frozen=True)
class SamplePage:
    """A page as a site would send it, with what should be read of it."""

    name: str
    document: Document
    refused: bool
    title: str
    outlet: str | None
    byline: str | None
    published: datetime | None
    updated: datetime | None
    language: str
    link: str
    body: tuple[str, ...]


def sample_pages() -> tuple[SamplePage, ...]:
    """Return all pages of the folder, in the order of pages.toml."""
    stories = tomllib.loads((FOLDER / "stories.toml").read_text("utf-8"))
    pages = tomllib.loads((FOLDER / "pages.toml").read_text("utf-8"))
    return tuple(_page(name, page, stories[page["story"]]) for name, page in pages.items())


def _page(name: str, page: dict, story: dict) -> SamplePage:
    template = (FOLDER / f"{name}.html").read_text("utf-8")
    found = _ADDRESS.search(template)
    address = (found[1] or found[2]) if found else page["at"]
    none = page.get("none", ())
    encoding = page.get("encoding", "utf-8")
    return SamplePage(
        name=name,
        document=Document(
            _SLOT.sub(lambda slot: _filled(slot[1], story), template).encode(
                encoding, "xmlcharrefreplace"
            ),
            "text/html",
            link=page.get("at", f"{address}?utm_source=feed&fbclid=IwAR1"),
        ),
        refused=page.get("refused", False),
        title=story["title"],
        outlet=None if "outlet" in none else story["outlet"],
        byline=None if "byline" in none else page.get("byline", story["byline"]),
        published=_moment(page.get("published")),
        updated=_moment(page.get("updated")),
        language=story.get("language", "en"),
        link=canonical_link(page.get("link", address)),
        body=tuple(_words(key, story) for key in page.get("body", _order(template))),
    )


def _order(template: str) -> list[str]:
    return [slot for slot in _SLOT.findall(template) if _PARAGRAPH.fullmatch(slot)]


def _filled(slot: str, story: dict) -> str:
    """Return what stands in a slot: paragraphs are HTML, all else is escaped."""
    if slot == "json":
        words = "\n\n".join(_plain(story[key]) for key in story if _PARAGRAPH.fullmatch(key))
        return json.dumps(words)[1:-1]
    return story[slot] if _PARAGRAPH.fullmatch(slot) else escape(story[slot])


def _words(key: str, story: dict) -> str:
    if _PARAGRAPH.fullmatch(key):
        return _plain(story[key])
    return re.sub(r"\{(\w+)\}", lambda slot: _plain(story[slot[1]]), key)


def _plain(markup: str) -> str:
    return unescape(_TAG.sub("", markup))


def _moment(written: str | None) -> datetime | None:
    if written is None:
        return None
    moment = datetime.fromisoformat(written)
    return moment if moment.tzinfo else moment.replace(hour=12, tzinfo=UTC)
