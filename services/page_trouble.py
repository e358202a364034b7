"""Why a page cannot be had, in sentences for members."""

from news.article import DOCUMENT_LIMIT
from news.errors import PageUnavailable
from news.text import said

BROKEN_OFF = said("That page broke off before its end; please try later.")


def no_page(status: int) -> str:
    """Say why there is no page, by the status that the site gave."""
    match status:
        case 404 | 410:
            return said("That site says that it has no such page ({status}).", status=status)
        case 401 | 402 | 403 | 451:
            return said(
                "That site does not let me read the page ({status}); please paste its text.",
                status=status,
            )
        case 429 | 500 | 502 | 503 | 504:
            return said(
                "That site cannot show the page at the moment ({status}); please try later.",
                status=status,
            )
        case _:
            return said(
                "That site did not give me the page ({status}); please paste its text.",
                status=status,
            )


def no_text(media_type: str) -> str:
    """Say what a link leads to that is no text."""
    match media_type.split("/", maxsplit=1)[0]:
        case "image":
            return said("That link leads to an image, which I cannot read; please paste the text.")
        case "audio":
            return said("That link leads to a sound, which I cannot read; please paste the text.")
        case "video":
            return said("That link leads to a film, which I cannot read; please paste the text.")
        case _:
            return said(
                "That link leads to a file that is no web page, no PDF and no Word document;"
                " please paste the text."
            )


def too_large() -> PageUnavailable:
    """Return the error for a page beyond the limit."""
    limit = DOCUMENT_LIMIT // 2**20
    return PageUnavailable(
        "That page is larger than {limit} MB; please paste its text instead.", limit=limit
    )
