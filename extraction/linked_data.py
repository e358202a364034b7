"""What a page says of its article in JSON-LD, the way most news sites do (schema.org)."""

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import Any

_ARTICLE = re.compile(r"(?:Article|Posting|Report|Review|Recipe|WebPage)$")
_WRAPPING = re.compile(r"^\s*(?:<!--|//<!\[CDATA\[|/\*.*?\*/)|(?:-->|//\]\]>)\s*;?\s*$")
_SIZE_LIMIT = 1_000_000  # characters of one script
_NODES = 500  # more than any page has


def article_of(tree: Any) -> dict[str, Any]:
    """Return the node that describes the article, an empty one when the page has none.

    Only nodes of the top or of `@graph` count: those further down are of other stories.
    """
    nodes = [node for script in _scripts(tree) for node in _nodes(script)][:_NODES]
    articles = [node for node in nodes if _rank(node) is not None]
    return min(articles, key=_rank, default={})  # type: ignore[arg-type] # no None left


def words(value: Any) -> str:
    """Return a value as words: of a list its first, of a node its name or its address."""
    if isinstance(value, list):
        return next(filter(None, map(words, value[:_NODES])), "")
    if isinstance(value, dict):
        return words(value.get("name") or value.get("@value") or value.get("@id"))
    return unescape(value).strip() if isinstance(value, str) else ""


def names(value: Any) -> list[str]:
    """Return the names of one or several persons, without addresses in their place."""
    several = value[:_NODES] if isinstance(value, list) else [value]
    found = (words(each) for each in several)
    return list(dict.fromkeys(name for name in found if name and "://" not in name))


def _scripts(tree: Any) -> Iterator[Any]:
    for script in tree.xpath("//script[@type='application/ld+json']"):
        text = script.text_content()
        if len(text) <= _SIZE_LIMIT:
            try:
                yield json.loads(_WRAPPING.sub("", text), strict=False)
            except (ValueError, RecursionError):  # it is for machines, and people break it
                continue


def _nodes(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, list):
        for each in value[:_NODES]:
            yield from _nodes(each) if isinstance(each, dict) else ()
    elif isinstance(value, dict):
        yield value
        if isinstance(graph := value.get("@graph"), list):
            yield from (node for node in graph[:_NODES] if isinstance(node, dict))


def _rank(node: dict[str, Any]) -> int | None:
    """Rank a node by how surely it is the article; None for what is none (a site, a logo)."""
    kinds = node.get("@type")
    for kind in kinds if isinstance(kinds, list) else [kinds]:
        if isinstance(kind, str) and (found := _ARTICLE.search(kind)):
            return 1 if found[0] == "WebPage" else 0
    return None
