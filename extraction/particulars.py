"""Who wrote a page, where and when: from what the page says of itself, for machines and people."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from extraction import linked_data
from extraction.moments import first_moment
from news.text import fold, storable

_PUBLISHED = (
    "article:published_time", "og:article:published_time", "article:published", "datepublished",
    "parsely-pub-date", "sailthru.date", "publish-date", "publishdate", "pubdate", "pdate",
    "dc.date.issued", "dc.date", "dcterms.created", "date",
)  # fmt: skip
_UPDATED = (
    "article:modified_time", "og:article:modified_time", "og:updated_time", "article:modified",
    "datemodified", "last-modified", "lastmod", "dcterms.modified",
)  # fmt: skip
_AUTHORS = (
    "author", "article:author", "og:article:author", "byl", "parsely-author", "sailthru.author",
    "dc.creator", "twitter:creator:name",
)  # fmt: skip
_BY = re.compile(r"^(?:by|von|par|por|de|da|av|door|написал[аи]?)\s+(?=\S)", re.IGNORECASE)
_AUTHOR = "//*[@itemprop='author' or @rel='author' or contains(@class, 'author')]"
_BYLINE = "//*[contains(@class, 'byline') or contains(@class, '-by') or contains(@class, '_by')]"
_NAMES = re.compile(r"(?:[A-Z][\w.’'-]+(?: and |, | |$)){2,8}")
_AROUND = " \t|-–—:·•»«"
_OUTLET = re.compile(r"[^\s\d()|]+(?: [^\s\d()|]+){0,3}")
_PARTS = re.compile(r"\s[|–—-]\s")
_NAME_LIMIT = 120  # characters


@dataclass(frozen=True, slots=True)
class Particulars:
    """What a page says of itself; what it does not say is empty or None."""

    title: str
    outlet: str
    byline: str
    published: datetime | None
    updated: datetime | None
    body: str
    """The words of the article where it gives them for machines too."""


def particulars(tree: Any) -> Particulars:
    """Read what a page says of itself. Of hostile pages it takes what is there, and never fails."""
    node = linked_data.article_of(tree)
    meta = _meta(tree)
    outlet = meta.get("og:site_name") or linked_data.words(node.get("publisher"))
    headings = [_text(h) for h in tree.xpath("//h1")[:2]]
    title, rest = _title(node, meta, headings, _text_of(tree, "//title"), outlet)
    return Particulars(
        title=title,
        outlet=outlet or _published_by(tree) or rest,
        byline=_byline(tree, node, meta),
        published=first_moment([*_given(node, "datePublished"), *_dates(tree, meta, _PUBLISHED)]),
        updated=first_moment([*_given(node, "dateModified"), *_dates(tree, meta, _UPDATED)]),
        body=linked_data.words(node.get("articleBody")),
    )


def _meta(tree: Any) -> dict[str, str]:
    """Return the page's meta elements by name; the first of a name counts."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        content = " ".join(storable(element.get("content") or "").split())
        if name and content:
            found.setdefault(name.lower(), content)
    label = found.get("twitter:label1", "")
    if label.lower() in {"written by", "author", "verfasst von", "écrit par", "escrito por"}:
        found.setdefault("author", found.get("twitter:data1", ""))
    return found


def _title(
    node: dict[str, Any], meta: dict[str, str], headings: Sequence[str], whole: str, outlet: str
) -> tuple[str, str]:
    """Return the headline, and what else stands in the page's title: the outlet, as a rule."""
    given = linked_data.words(node.get("headline"))
    shared = _without(meta.get("og:title", ""), outlet)
    single = headings[0] if len(headings) == 1 and headings[0] else ""
    if not given and single and fold(single) in fold(shared or whole):
        given = single
    title = given or shared or ""
    rest = whole.replace(title, "", 1) if title and title in whole else ""
    if not title:
        rest = _PARTS.split(whole)[-1] if _PARTS.search(whole) else ""
    rest = rest.strip(_AROUND)
    return title, rest if _OUTLET.fullmatch(rest) else ""


def _without(title: str, outlet: str) -> str:
    """Take the outlet off a title ("Fares rise - The Quay")."""
    if outlet and title.endswith(outlet) and title[: -len(outlet)].rstrip() != "":
        before = title[: -len(outlet)].rstrip()
        if before[-1] in _AROUND:
            return before.rstrip(_AROUND)
    return title


def _published_by(tree: Any) -> str:
    publisher = "//*[@itemprop='publisher']//*[@itemprop='name']"
    return next((n.get("content") or _text(n) for n in tree.xpath(publisher)[:1]), "")


def _byline(tree: Any, node: dict[str, Any], meta: dict[str, str]) -> str:
    given = [name for key in _AUTHORS if (name := meta.get(key)) and "://" not in name][:1]
    people = _listed(linked_data.names(node.get("author")))
    named = (_text(element) for element in tree.xpath(_AUTHOR)[:5])
    shown = (_text(element) for element in tree.xpath(_BYLINE)[:3])
    signed = (_text(element) for element in tree.xpath("//b | //strong | //i")[:20])
    lines = (_BY.sub("", line) for line in (*named, *shown))
    printed = [*lines, *(line[3:] for line in signed if line.startswith("By "))]
    candidates = [*given, people, *filter(_NAMES.fullmatch, printed)]
    return next((_BY.sub("", name) for name in candidates if 0 < len(name) <= _NAME_LIMIT), "")


def _listed(people: Sequence[str]) -> str:
    """Join names as a byline does: "Ana Ruiz, Bo Lind and Cy Dorn"."""
    return " and ".join([part for part in (", ".join(people[:-1]), *people[-1:]) if part])


def _given(node: dict[str, Any], key: str) -> Iterator[str]:
    if value := linked_data.words(node.get(key)):
        yield value


def _dates(tree: Any, meta: dict[str, str], keys: Sequence[str]) -> Iterator[str]:
    yield from (meta[key] for key in keys if key in meta)
    name = "datePublished" if "date" in keys else "dateModified"
    elements = tree.xpath(f"//*[@itemprop='{name}']")[:5]
    if name == "datePublished":
        elements += tree.xpath("//time[contains(@class, 'publish')] | //article//time")[:5]
    for element in elements:
        yield from (v for a in ("datetime", "content", "title") if (v := element.get(a)))


def _text_of(tree: Any, path: str) -> str:
    return next((_text(element) for element in tree.xpath(path)[:1]), "")


def _text(element: Any) -> str:
    return " ".join(storable(element.text_content()[:2_000]).split())
