"""Pages built as sites build them (tests/pages): every part of each is read exactly."""

import pytest

from extraction.readable import read
from news.errors import SubmissionRefused
from tests.support.pages import SamplePage, sample_pages

# What is not read exactly, and why.
SHORT = {
    "broken_markup": "its last paragraph stands outside of the element that a stray tag closed"
}
PAGES = {page.name: page for page in sample_pages()}
PARTICULARS = ("title", "outlet", "byline", "published", "updated", "language", "link")


@pytest.fixture(params=[page for page in PAGES.values() if not page.refused], ids=lambda p: p.name)
def sample(request) -> SamplePage:
    return request.param


def test_there_are_pages_of_many_kinds():
    assert len(PAGES) >= 40
    assert {page.language for page in PAGES.values()} >= {"en", "de", "fr", "es", "ru", "ar", "ja"}


def test_the_body_has_exactly_the_paragraphs_of_the_article(sample):
    body = tuple(read(sample.document).text.split("\n\n"))

    if sample.name in SHORT:
        assert body != sample.body, "it is read now: take it out of the list"
        assert set(body) < set(sample.body), SHORT[sample.name]
    else:
        assert body == sample.body


def test_what_the_page_says_of_itself_is_read(sample):
    page = read(sample.document)

    assert {part: getattr(page, part) for part in PARTICULARS} == {
        part: getattr(sample, part) for part in PARTICULARS
    }


@pytest.mark.parametrize("name", [page.name for page in PAGES.values() if page.refused])
def test_a_page_without_an_article_is_refused(name):
    with pytest.raises(SubmissionRefused, match="no article on that page"):
        read(PAGES[name].document)
