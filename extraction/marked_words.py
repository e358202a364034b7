"""Texts in languages that are not understood here: their quotations, without speakers."""

from extraction.languages import ENGLISH
from extraction.pipeline import extract_text
from extraction.quotations import Quotation, find_quotations
from news.article import Page
from news.findings import Findings
from news.quote import Kind, Quote


def findings_of(page: Page, *, spacy_pipeline: str | None = None) -> Findings:
    """Find what a page reports; where it is not in English, only what stands between marks.

    Who said it is left open there, so none of these quotes is shown as anybody's. Names and
    syntax of English come from `spacy_pipeline` instead of our reader where one is named.
    """
    if page.language in {None, ENGLISH}:
        return extract_text(page.text, spacy_pipeline=spacy_pipeline)
    return Findings(quotes=tuple(map(_unattributed, find_quotations(page.text))))


def _unattributed(quotation: Quotation) -> Quote:
    return Quote(
        spans=quotation.spans,
        kind=Kind.DIRECT,
        speaker=None,
        confidence=0.0,
        shown=False,
    )
