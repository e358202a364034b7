"""Where on a page the article stands: around its long paragraphs, and no wider than that."""

from typing import Any

_PARAGRAPH = 80  # characters in sentences; teasers and menus are shorter, or links
_LINKED = 0.5  # share of a paragraph that may be links


def mark_body(tree: Any) -> None:
    """Tell trafilatura the smallest element that holds all long paragraphs, if there are several.

    Its own rules know the names that systems give to it; where a page has no such name they take
    the best paragraphs from anywhere. A body that the page marks itself is left alone.
    """
    if tree.xpath("//*[@itemprop='articleBody']"):
        return
    long = [element for element in tree.iter("p", "div", "td", "font") if _is_long(element)]
    if len(long) > 1 and (body := _around(long)) is not None and body.tag not in {"body", "html"}:
        body.tag = "div"  # a cell, where pages are laid out as tables
        body.set("itemprop", "articleBody")


def _is_long(element: Any) -> bool:
    """Tell whether an element's own words, with those of inline elements, are a paragraph."""
    own = (element.text or "") + "".join(child.tail or "" for child in element)
    linked = sum(len(child.text or "") for child in element if child.tag == "a")
    size = len(" ".join(own.split())) + linked
    return size >= _PARAGRAPH and linked <= size * _LINKED


def _around(elements: list[Any]) -> Any:
    """Return the deepest element that holds all of these."""
    shared = _path(elements[0])
    for element in elements[1:]:
        path = _path(element)
        shared = [a for a, b in zip(shared, path, strict=False) if a is b]
    return shared[-1] if shared else None


def _path(element: Any) -> list[Any]:
    return [*element.iterancestors()][::-1]
