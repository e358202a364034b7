"""A web page as an article: trafilatura finds the text and the byline between the rest."""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import Any
from urllib.parse import urlsplit

import trafilatura
from trafilatura.settings import Document as Found

from extraction.body import mark_body
from extraction.furniture import remove_furniture
from extraction.headline import clipped, headline
from extraction.languages import language_of
from extraction.moments import first_moment
from extraction.notices import is_notice
from extraction.particulars import particulars
from news.article import Page, canonical_link
from news.text import fold, storable

# Here and below, nothing may be matched in two ways or run past a "<": pages can be hostile.
_OPENING = re.compile(
    r"(?:\s++|<\?xml[^>]*+>|(?><!--.*?-->))*+"
    r"<(?:!doctype\s+html|html|head|body|main|article|section|header|div|p|h1|title|meta)\b",
    re.IGNORECASE | re.DOTALL,
)
_ANY_TAG = re.compile(
    r"<(?:/?(?:p|div|span|article|body|html|h[1-6])|br\s*/?)\b[^<>]*>", re.IGNORECASE
)
_OPENING_WITHIN = 20_000  # characters; a page may open with a long comment
_REPEATED_FROM = 80  # characters; shorter paragraphs ("No, he said.") may stand twice
_BLOCKS = {"p", "head", "item", "quote", "row", "code"}
_SEPARATORS = {"lb": "\n", "cell": " "}
_Q_STARTS = re.compile(r"<q\b[^<>]*>", re.IGNORECASE)
_Q_ENDS = re.compile(r"</q\s*>", re.IGNORECASE)
_NOT_THE_ARTICLE = ["//nav", "//body/footer", "//*[@role='navigation']"]
# The extensive search takes any date on the page, for instance that of a copyright line.
_DATES = {
    "original_date": True,
    "extensive_search": False,
    "outputformat": "%Y-%m-%dT%H:%M:%S%z",
}


def is_html(text: str, *, claimed: str, name: str | None) -> bool:
    """Tell a page from plain text by how it opens; a claim counts when there are tags at all."""
    if _OPENING.match(text[:_OPENING_WITHIN]):
        return True
    claims = claimed in {"text/html", "application/xhtml+xml"} or (
        (name or "").lower().endswith((".html", ".htm", ".xhtml"))
    )
    return claims and _ANY_TAG.search(text) is not None


def read_html(markup: str, link: str | None) -> Page:
    """Return the article of a page, without any text when it holds none.

    `link` is where the page was fetched from, if it was.
    """
    tree = trafilatura.load_html(_whole(markup))
    if tree is None:
        return Page(title="", text="")
    told = particulars(tree)
    found = trafilatura.extract_metadata(tree, default_url=link, date_config=_DATES)
    remove_furniture(tree)
    mark_body(tree)
    body = trafilatura.bare_extraction(
        tree,
        url=link,
        favor_precision=True,
        prune_xpath=_NOT_THE_ARTICLE,
        include_comments=False,
        include_tables=True,
    )
    title = clipped(storable(told.title or found.title or ""))
    byline = clipped(storable(told.byline or found.author or ""))
    paragraphs = [*_paragraphs(body.body)] if isinstance(body, Found) else []
    printed = [*_without_repeats(paragraphs or _lines(told.body), title, byline)]
    text = "\n\n".join(line for line in printed if not is_notice(line))
    return Page(
        title=title or clipped(headline(text)),
        text=text,
        outlet=clipped(storable(told.outlet or _outlet(found))) or None,
        byline=byline or None,
        published=told.published or first_moment([found.date or ""]),
        updated=told.updated,
        language=language_of(text, tree.get("lang")),
        link=_canonical(found.url, link),
    )


def _outlet(found: Found) -> str:
    """Return the site's name; a host's is no name, and whoever opened the link knows it."""
    return "" if "." in (found.sitename or "") else found.sitename or ""


def _lines(body: str) -> list[str]:
    lines = (" ".join(line.split()) for line in storable(body).split("\n"))
    return [line for line in lines if line]


def _whole(markup: str) -> str:
    """Make a document of a fragment, and give `<q>` the marks that a browser draws around it."""
    markup = _Q_ENDS.sub("”", _Q_STARTS.sub("“", markup))
    return markup if "<html" in markup[:1000].lower() else f"<html><body>{markup}</body></html>"


def _paragraphs(body: Any) -> Iterator[str]:
    """Yield the blocks of trafilatura's tree in reading order, line breaks kept inside them."""
    for block in re.split(r"\n\s*\n", storable("".join(_pieces(body)))):
        lines = (" ".join(line.split()) for line in block.split("\n"))
        if paragraph := "\n".join(line for line in lines if line):
            yield paragraph


def _pieces(element: Any) -> Iterator[str]:
    parent = element.getparent()
    inside_block = parent is not None and parent.tag in _BLOCKS
    edge = (
        "\n\n" if element.tag in _BLOCKS and not (element.tag == "quote" and inside_block) else ""
    )
    yield edge or _SEPARATORS.get(element.tag, "")
    yield element.text or ""
    for child in element:
        yield from _pieces(child)
        yield child.tail or ""
    yield edge


def _without_repeats(paragraphs: Iterable[str], title: str, byline: str) -> Iterator[str]:
    """Leave out a pull quote that repeats a paragraph, and headline and byline over the text."""
    seen = {fold(title), fold(byline), fold(f"By {byline}")} - {""}
    for paragraph in paragraphs:
        words = fold(paragraph)
        if words in seen:
            continue
        if len(paragraph) >= _REPEATED_FROM:
            seen.add(words)
        yield paragraph


def _canonical(claimed: str | None, link: str | None) -> str | None:
    """Return the address that the page gives itself, unless that cannot be this article's.

    Another site's address is not believed, nor that of a front page, which some sites give for
    every article.
    """
    with suppress(ValueError):  # no address at all, or a port that is no number
        address = canonical_link(claimed or "")
        parts = urlsplit(address)
        is_possible = parts.scheme in {"http", "https"} and (parts.path or parts.query)
        if is_possible and (link is None or _host(address) == _host(link)):
            return address
    return canonical_link(link) if link else None


def _host(link: str) -> str:
    return (urlsplit(link).hostname or "").removeprefix("www.")
