"""Pull quotes: quotations set apart that say once more what stands in the running text."""

from collections.abc import Sequence
from itertools import islice

from extraction.quotations import Quotation
from news.text import fold

_FEWEST_WORDS = 5  # fewer may well be said twice
_MOST = 100  # quotations that are looked at: a text can be hostile


def without_pulled(text: str, quotations: Sequence[Quotation]) -> tuple[Quotation, ...]:
    """Leave out quotations that are a paragraph of their own and part of another quotation.

    Of equal ones the first stays. So the same words are not two quotes, nor twice in one.
    """
    apart = (quotation for quotation in quotations if _stands_apart(text, quotation))
    looked_at = list(islice(apart, _MOST))
    if not looked_at or len(quotations) == 1:
        return tuple(quotations)
    said = {quotation: f" {_words(text, quotation)} " for quotation in quotations}
    pulled = {
        quotation
        for quotation in looked_at
        if len(said[quotation].split()) >= _FEWEST_WORDS
        and any(_says(other, quotation, said) for other in quotations)
    }
    return tuple(quotation for quotation in quotations if quotation not in pulled)


def _says(other: Quotation, pulled: Quotation, said: dict[Quotation, str]) -> bool:
    if other is pulled or said[pulled] not in said[other]:
        return False
    return len(said[other]) > len(said[pulled]) or other.start < pulled.start


def _stands_apart(text: str, quotation: Quotation) -> bool:
    before = text[text.rfind("\n", 0, quotation.start) + 1 : quotation.start]
    line_end = text.find("\n", quotation.end)
    after = text[quotation.end : line_end if line_end >= 0 else len(text)]
    return len(quotation.spans) == 1 and not before.strip() and not after.strip()


def _words(text: str, quotation: Quotation) -> str:
    return fold(" ".join(span.of(text) for span in quotation.spans))
