"""How what was handed in, and what was read from it, is laid out in columns."""

from typing import Any

from news.article import Document, Page, State, Submission, canonical_link
from news.text import fold, storable
from storage.columns import AnyRow

PASTED = "Pasted text"
SEARCHED_AT_MOST = 100_000
"""Characters of a text in another language that are searched: folding holds up the event loop."""


def queued_columns(submission: Submission) -> dict[str, Any]:
    """Lay out a submission as an article that nobody has read yet."""
    content = submission.content
    return {
        "guild": submission.guild,
        "state": State.QUEUED,
        "dated": submission.submitted_at,
        "submitted_by": submission.submitted_by,
        "submitted_at": submission.submitted_at,
        "title": storable(content if isinstance(content, str) else content.name or "") or PASTED,
        "link": _storable(content if isinstance(content, str) else content.link),
    }


def content_columns(content: str | Document) -> dict[str, Any]:
    """Lay out what was handed in; a link has no `data`."""
    if isinstance(content, str):
        return {"link": storable(content)}
    return {
        "link": _storable(content.link),
        "data": content.data,
        "media_type": content.media_type,
        "charset": content.charset,
        "name": _storable(content.name),
    }


def content(row: AnyRow) -> str | Document:
    """Read the columns of `content_columns`."""
    if row.data is None:
        return str(row.link)
    return Document(
        data=row.data,
        media_type=row.media_type,
        charset=row.charset,
        name=row.name,
        link=row.link,
    )


def filed_columns(page: Page) -> dict[str, Any]:
    """Lay out a page as an article that is filed; its date and its link may stay as submitted."""
    columns: dict[str, Any] = {
        "state": State.FILED,
        "title": storable(page.title),
        "outlet": _storable(page.outlet),
        "byline": _storable(page.byline),
        "published": page.published,
        "updated": page.updated,
        "language": page.language,
        "text": page.text,
        "terms": article_terms(page.title, page.text, page.language),
    }
    if page.published is not None:
        columns["dated"] = page.published
    if page.link is not None:
        columns["link"] = _readable(page.link)
    return columns


def article_terms(title: str, text: str, language: str | None) -> str:
    """Return the folded words by which an article is found: those of its title.

    In another language than English little else is found, so there its own words count too.
    """
    is_read = language in {None, "en"}
    return fold(title if is_read else f"{title} {text[:SEARCHED_AT_MOST]}")


def revised_columns(page: Page) -> dict[str, Any]:
    """Lay out a page that was read again: its link and its date stay, and what it does not say."""
    columns = filed_columns(page)
    for name in ("state", "published", "dated", "link"):
        columns.pop(name, None)
    return {name: value for name, value in columns.items() if value is not None}


def _readable(link: str) -> str:
    try:
        return canonical_link(storable(link))
    except ValueError:
        return storable(link)


def _storable(text: str | None) -> str | None:
    """Leave out what PostgreSQL refuses, such as NUL; the text itself is storable already."""
    return None if text is None else storable(text)
