"""What a submission or a page claims for itself, so that the same thing is not filed twice."""

import hashlib

from news.article import Document, Page, canonical_link
from news.text import fingerprint, fold

# Folding takes about a second per megabyte and character class; this is settled on the loop.
FOLDED_AT_MOST = 100_000  # bytes


def claims_of_content(content: str | Document) -> tuple[str, ...]:
    """Return the claims of something that is not read yet, each of 64 characters."""
    if isinstance(content, str):
        return (_link_claim(content),)
    links = () if content.link is None else (_link_claim(content.link),)
    return (*links, _document_claim(content))


def claims_of_page(page: Page) -> tuple[str, ...]:
    """Return the claims of a page, each of 64 characters; `text_claim` is one of them.

    With an outlet, its words are claimed once more as that outlet's: several outlets may print
    the same words, and none of them twice.
    """
    links = () if page.link is None else (_link_claim(page.link),)
    text = text_claim(page)
    outlets = () if page.outlet is None else (_digest("outlet", f"{fold(page.outlet)} {text}"),)
    return (*links, *outlets, text)


def text_claim(page: Page) -> str:
    """Return the claim of a page's words, whoever prints them."""
    return _text_claim(page.text)


def _document_claim(document: Document) -> str:
    """Claim the words where they can be told already, else the very bytes."""
    if len(document.data) <= FOLDED_AT_MOST:
        try:
            text = document.data.decode("utf-8")
        except UnicodeDecodeError:
            return hashlib.sha256(document.data).hexdigest()
        if fold(text):
            return _text_claim(text)
    return hashlib.sha256(document.data).hexdigest()


def _text_claim(text: str) -> str:
    return _digest("text", fingerprint(text))


def _link_claim(link: str) -> str:
    try:
        return _digest("link", canonical_link(link))
    except ValueError:  # no link at all; that is for the reader to say
        return _digest("link", link)


def _digest(kind: str, value: str) -> str:
    return hashlib.sha256(f"{kind} {value}".encode()).hexdigest()
