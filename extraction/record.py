"""One line of a .jsonl archive as an article: the fields that archives of news commonly have."""

import json
from collections.abc import Mapping
from typing import Any

from extraction import webpage
from extraction.bounds import bounded
from extraction.decoding import decoded
from extraction.headline import clipped, headline
from extraction.languages import language_of
from extraction.linked_data import names, words
from extraction.moments import first_moment
from news.article import Document, Page, canonical_link
from news.errors import SubmissionRefused
from news.text import said, storable

_TEXT = ("text", "body", "content", "article", "maintext", "articleBody")
_TITLE = ("title", "headline")
_LINK = ("url", "link", "canonical", "source_url")
_OUTLET = ("outlet", "source", "site", "sitename", "publisher", "publication")
_BYLINE = ("byline", "author", "authors")
_PUBLISHED = ("published", "date", "published_at", "date_published", "datePublished",
              "publish_date", "pub_date")  # fmt: skip
_UPDATED = ("updated", "updated_at", "modified", "date_modified", "dateModified")
_LANGUAGE = ("language", "lang")


def read_record(document: Document) -> Page:
    """Return the article of a line of JSON.

    Raises `SubmissionRefused` for a line that is no JSON object or has no text in a known field.
    """
    with bounded(said("a line of JSON")):
        try:
            record = json.loads(decoded(document))
        except ValueError as error:
            raise SubmissionRefused("That line is not JSON, so I cannot read it.") from error
        if not isinstance(record, dict):
            raise SubmissionRefused("That line is JSON, but not an object with an article in it.")
        return _page(record)


def _page(record: Mapping[str, Any]) -> Page:
    link = _first(record, _LINK)
    written = (record.get(key) for key in _TEXT)
    text = storable(next((value for value in written if isinstance(value, str)), "")).strip()
    page = Page(title="", text=text)
    if not text and isinstance(markup := record.get("html"), str):
        page = webpage.read_html(storable(markup), link or None)
    if not page.text:
        raise SubmissionRefused(
            "That line has no article in it: put its text into a field called “text”."
        )
    people = next((found for key in _BYLINE if (found := names(record.get(key)))), [])
    return Page(
        title=clipped(storable(_first(record, _TITLE)) or page.title or headline(page.text)),
        text=page.text,
        outlet=clipped(storable(_first(record, _OUTLET))) or page.outlet,
        byline=clipped(storable(", ".join(people))) or page.byline,
        published=first_moment([_first(record, _PUBLISHED)]) or page.published,
        updated=first_moment([_first(record, _UPDATED)]) or page.updated,
        language=language_of(page.text, _first(record, _LANGUAGE)),
        link=_address(link) or page.link,
    )


def _first(record: Mapping[str, Any], keys: tuple[str, ...]) -> str:
    return next((found for key in keys if (found := words(record.get(key)))), "")


def _address(link: str) -> str | None:
    try:
        address = canonical_link(storable(link))
    except ValueError:
        return None
    return address if address.startswith(("http://", "https://")) else None
