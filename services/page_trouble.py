"""Why a page cannot be had, in sentences for members."""

from news.article import DOCUMENT_LIMIT
from news.errors import PageUnavailable


def no_page(status: int) -> str:
    """Say why there is no page, by the status that the site gave."""
    match status:
        case 404 | 410:
            return f"That site says that it has no such page ({status})."
        case 401 | 402 | 403 | 451:
            return f"That site does not let me read the page ({status}); please paste its text."
        case 429 | 500 | 502 | 503 | 504:
            return f"That site cannot show the page at the moment ({status}); please try later."
        case _:
            return f"That site did not give me the page ({status}); please paste its text."


def no_text(media_type: str) -> str:
    """Say what a link leads to that is no text."""
    kinds = {"image": "an image", "audio": "a sound", "video": "a film"}
    what = kinds.get(media_type.split("/", maxsplit=1)[0], "a file that is not a web page")
    if media_type == "application/pdf":
        what = "a PDF"
    return f"That link leads to {what}, which I cannot read; please paste the text."


def too_large() -> PageUnavailable:
    """Return the error for a page beyond the limit."""
    limit = DOCUMENT_LIMIT // 2**20
    return PageUnavailable(f"That page is larger than {limit} MB; please paste its text instead.")
