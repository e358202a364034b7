"""From a document to a page: what it is, its headline, and its text in storable form."""

import re
from collections.abc import Callable
from itertools import islice

from extraction import webpage
from extraction.decoding import decoded, refuse_too_large
from extraction.headline import clipped, headline
from extraction.languages import language_of
from extraction.mail import read_mail
from extraction.markdown import unmarked
from extraction.pdf import is_pdf, pdf_text
from extraction.record import read_record
from extraction.word import is_word, word_text
from news.article import Document, Page, canonical_link
from news.errors import SubmissionRefused
from news.formats import JSON, MAIL
from news.text import storable

TEXT_LIMIT = 500_000  # characters, about eighty thousand words

_FEWEST_WORDS = 3
# Letters, without the fillers that Unicode calls letters though nothing is seen of them.
_WORD = re.compile(r"[^\W\d_\u115f\u1160\u3164\uffa0]+")
_BLANK_LINES = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")


def read(document: Document) -> Page:
    """Return the page that a document holds, whatever its name claims.

    Paragraphs of `text` stand apart by a blank line. Raises `SubmissionRefused`, with a sentence
    that says what to do, for everything that cannot be an article.
    """
    refuse_too_large(document.data)
    page = _page(document)
    if not _has_words(page.text):
        raise SubmissionRefused("I found no article on that page; please paste its text instead.")
    _refuse_too_long(page.text)
    return page


def is_plain(document: Document) -> bool:
    """Tell whether a document's text is stored as it stands in it (Markdown without its marks)."""
    return _reader(document) is None and not _is_html(storable(decoded(document)), document)


def _page(document: Document) -> Page:
    if reader := _reader(document):
        return reader(document)
    text = storable(decoded(document))
    if not _has_words(text):
        raise SubmissionRefused("There is no text in that, so there is nothing to file.")
    if _is_html(text, document):
        return webpage.read_html(text, document.link)
    is_markdown = document.media_type == "text/markdown"
    return _plain_page(unmarked(text) if is_markdown else text, document.link)


def _reader(document: Document) -> Callable[[Document], Page] | None:
    """Return who reads a document that is no text; bytes win over claims where they tell."""
    if is_pdf(document.data):
        return lambda pdf: _plain_page(pdf_text(pdf.data), pdf.link)
    if is_word(document.data):
        return lambda word: _plain_page(storable(word_text(word.data)), word.link)
    return {MAIL: read_mail, JSON: read_record}.get(document.media_type)


def _is_html(text: str, document: Document) -> bool:
    return webpage.is_html(text, claimed=document.media_type, name=document.name)


def _plain_page(text: str, link: str | None) -> Page:
    text = _BLANK_LINES.sub("\n\n", text).strip()
    return Page(
        title=clipped(headline(text)),
        text=text,
        language=language_of(text),
        link=canonical_link(link) if link else None,
    )


def _has_words(text: str) -> bool:
    return next(islice(_WORD.finditer(text), _FEWEST_WORDS - 1, None), None) is not None


def _refuse_too_long(text: str) -> None:
    if len(text) > TEXT_LIMIT:
        raise SubmissionRefused(
            "That text is too long for an article: I read {most} characters at most, "
            "so please hand it in in parts.",
            most=f"{TEXT_LIMIT:,}",
        )
