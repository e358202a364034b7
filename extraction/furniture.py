"""What stands on a page around an article's own words: captions, boxes, offers, other stories.

Pages of one kind name these things alike, whatever system built them, so they are known by the
words of their classes and identifiers. Captions and pull quotes go too: their words stand in the
text a second time, or are nobody's speech.
"""

import re
from collections.abc import Mapping
from typing import Any

from news.text import fold

_TAGS = {
    "amp-consent", "amp-sidebar", "amp-ad", "amp-twitter", "amp-instagram", "amp-facebook",
    "aside", "button", "dialog", "figcaption", "form", "nav", "noscript", "select",
}  # fmt: skip
_ROLES = {"navigation", "dialog", "alertdialog", "complementary", "search", "banner"}
_START = r"(?:^|[\s_-])"
_END = r"(?=$|[\s_-])"
# Anything of this kind goes whatever its length.
_NEVER_TEXT = re.compile(
    _START
    + r"(?:comments?(?:-?(?:area|list|section|item|thread|body|page))?|reader-comments|disqus"
    r"|cookies?|consent|gdpr|onetrust|didomi|wm-ipp"
    r"|infinite-scroll|(?:article|story|post)-next|next-(?:article|story|post))" + _END
)
# Of this kind goes what is shorter than the article: some systems give such names to all of it.
_BESIDE_TEXT = re.compile(
    _START + r"(?:captions?|credits?|(?:img|image|photo)-cap"
    r"|pull-?quotes?|pullquote|twitter-tweet|instagram-media|tiktok-embed|bluesky-embed"
    r"|related|read-?more|more-on|also-?read|read-?also|recirc\w*|recommend\w*|most-?(?:read|popular)"
    r"|popular|trending|interstitial|inline-item|links-block|bookmark|homepage-articles|jp-relatedposts"
    r"|list-enhancement|catcher|topic-list|tag-list"
    r"|newsletters?|subscribe|subscription|sign-?up|cta|paywall|regwall|barrier|promo|callout"
    r"|ads?|advert\w*|sponsored|dfp|gpt|outbrain|taboola|arcad"
    r"|share\w*|sharing|social|author-bio|about-author|bio|video|tools|toolbar|breadcrumbs?"
    r"|key-?points|highlights|tl-?dr|summary__list"
    r"|standfirst|sub-?headline|dek|excerpt|chapo|article__desc"
    r"|byline|post-?footer|copyright|disclaimer|sign-off|skip-link)" + _END
)
_PULLED = re.compile(r"(?:^|[\s_-])pull-(?:right|left|out)(?=$|[\s_-])")
_DATED = re.compile(_START + r"(?:date|dateline|timestamp|time|published|pub-?date)" + _END)
_NO_TEXT_TESTS = {"Summary", "SignOff", "TrustBadge", "Ad", "links-block", "topic-list"}
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_HIDDEN = re.compile(r"display\s*:\s*none")
_SHORT = 80  # characters; a line with a date or a byline
_QUOTES = 50
_SHORTEST = 15  # characters; less may stand twice by chance
_LARGEST_SHARE = 0.4  # of the page's words


def remove_furniture(tree: Any) -> None:
    """Take out of a page's tree what is not running text; time in proportion to its length."""
    sizes = _sizes(tree)
    limit = sizes[tree] * _LARGEST_SHARE
    kept = _holders(tree)
    for element in list(tree.iter("*")):
        if element.getparent() is None or element in kept or not _is_attached(element, tree):
            continue
        if _is_furniture(element, sizes[element], limit):
            element.drop_tree()
    _remove_pulled(tree)


def _remove_pulled(tree: Any) -> None:
    """Remove block quotes that say once more what stands in a paragraph: they were pulled out.

    A block quote whose words stand nowhere else is a part of the text, such as a letter.
    """
    quotes = tree.xpath("//blockquote")[:_QUOTES]
    if not quotes:
        return
    paragraphs = tree.xpath("//p[not(ancestor::blockquote)]")
    told = " ".join(fold(paragraph.text_content()) for paragraph in paragraphs)
    for quote in quotes:
        words = fold(" ".join(p.text_content() for p in quote.xpath(".//p") or [quote]))
        if len(words) >= _SHORTEST and words in told:
            quote.drop_tree()


def _is_furniture(element: Any, size: int, limit: float) -> bool:
    names = _names(element)
    if _NEVER_TEXT.search(names) or element.tag == "figcaption":
        return True
    if size > limit:
        return False
    return (
        element.tag in _TAGS
        or element.get("role") in _ROLES
        or _HIDDEN.search(element.get("style") or "") is not None
        or element.get("data-testid") in _NO_TEXT_TESTS
        or element.get("data-component") in _NO_TEXT_TESTS
        or _BESIDE_TEXT.search(names) is not None
        or (element.tag == "blockquote" and _PULLED.search(names) is not None)
        or (size <= _SHORT and _DATED.search(names) is not None and element.tag != "time")
    )


def _names(element: Any) -> str:
    """Return the classes and the identifier, with dashes where words meet ("RelatedLinks")."""
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    return _CAMEL.sub("-", names).lower()


def _holders(tree: Any) -> set[Any]:
    """Return what holds the headline or is said to be the body: never furniture as a whole."""
    held = [*tree.xpath("//h1")[:1], *tree.xpath("//*[@itemprop='articleBody']")]
    return {above for element in held for above in (element, *element.iterancestors())}


def _sizes(tree: Any) -> Mapping[Any, int]:
    """Return how many characters of text each element holds."""
    sizes: dict[Any, int] = {}
    for element in reversed(list(tree.iter())):
        inside = 0
        if isinstance(element.tag, str) and element.tag not in {"script", "style"}:
            inside = len((element.text or "").strip())
            inside += sum(sizes[child] + len((child.tail or "").strip()) for child in element)
        sizes[element] = inside
    return sizes


def _is_attached(element: Any, tree: Any) -> bool:
    """Tell whether an element still stands in the tree, and did not go with one around it."""
    return element.getroottree().getroot() is tree
