"""Texts in languages that are not understood here: their quotations, without speakers."""

from extraction.languages import ENGLISH
from extraction.pipeline import extract_text
from extraction.pulled import without_pulled
from extraction.quotations import Quotation, find_quotations
from news.article import Page
from news.findings import Findings
from news.quote import Kind, Quote
from news.text import fold

_FEWEST_WORDS = 4
_FEWEST_CHARACTERS = 10  # where words are not written apart
_WITHOUT_BLANKS = {"ja", "km", "lo", "my", "th", "zh"}


def findings_of(page: Page, *, spacy_pipeline: str | None = None) -> Findings:
    """Find what a page reports; where it is not in English, only what stands between marks.

    Who said it is left open there: these quotes are nobody's. Those that are long enough to be
    speech are shown; a shorter one may be a name, a title or irony. Names and syntax of English
    come from `spacy_pipeline` instead of our reader where one is named.
    """
    if page.language in {None, ENGLISH}:
        return extract_text(page.text, spacy_pipeline=spacy_pipeline)
    found = without_pulled(page.text, find_quotations(page.text))
    return Findings(quotes=tuple(_unattributed(quotation, page) for quotation in found))


def _unattributed(quotation: Quotation, page: Page) -> Quote:
    words = " ".join(span.of(page.text) for span in quotation.spans)
    return Quote(
        spans=quotation.spans,
        kind=Kind.DIRECT,
        speaker=None,
        confidence=0.0,
        shown=_is_speech(words, page.language),
    )


def _is_speech(words: str, language: str | None) -> bool:
    if language in _WITHOUT_BLANKS:
        return sum(character.isalnum() for character in words) >= _FEWEST_CHARACTERS
    return len(fold(words).split()) >= _FEWEST_WORDS
