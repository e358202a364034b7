"""Count how many of the pages in tests/pages are read exactly, beside plain trafilatura.

`python -m benchmarks.pages`. An exact body has the paragraphs of the article, no more, no less.
"""

import trafilatura

from extraction.decoding import decoded
from extraction.readable import read
from news.errors import SubmissionRefused
from news.text import fold
from tests.support.pages import SamplePage, sample_pages

PARTS = ("title", "outlet", "byline", "published", "updated", "language", "link")


def main() -> None:
    """Print the counts."""
    pages = [page for page in sample_pages() if not page.refused]
    ours = sum(_ours(page) == page.body for page in pages)
    plain = sum(_same_words(_plain(page), page.body) for page in pages)
    parts = sum(all(_part(page, part) for part in PARTS) for page in pages)
    print(f"{len(pages)} pages with an article")
    print(f"body exact: {ours} (plain trafilatura, words alone compared: {plain})")
    print(f"everything the page says of itself exact: {parts}")
    for page in pages:
        if _ours(page) != page.body:
            print(f"  not exact: {page.name}")


def _ours(page: SamplePage) -> tuple[str, ...]:
    try:
        return tuple(read(page.document).text.split("\n\n"))
    except SubmissionRefused:
        return ()


def _plain(page: SamplePage) -> str:
    return trafilatura.extract(decoded(page.document), include_comments=False) or ""


def _same_words(text: str, body: tuple[str, ...]) -> bool:
    return fold(text) == fold(" ".join(body))


def _part(page: SamplePage, part: str) -> bool:
    return getattr(read(page.document), part) == getattr(page, part)


if __name__ == "__main__":
    main()
