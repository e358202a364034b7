"""Sayings as blocks of text: the words once, and everyone whom articles give them to."""

from dataclasses import replace

from commands.blocks import Draft, Lengths, place_of, places_of, title_of, with_others
from commands.findings import drafts_of, named
from commands.locale import _, later, ngettext, number
from news.quote import FiledQuote
from news.saying import Saying

DISPUTED = later("The articles differ on who said it:")
OTHERS = 3
"""Other speakers of the same words that are named; the rest is counted."""


def saying_draft(saying: Saying, lengths: Lengths) -> Draft:
    """Return the words with the first who is given them, and below it the others."""
    first, *others = saying.quotes
    (draft,) = drafts_of([first], lengths)
    lines = [draft.below, *(_other(first, quote, lengths) for quote in others[:OTHERS])]
    more = len(others) - OTHERS
    lines.append(_or_others(more) if more > 0 else "")
    lines.append(_variants(saying, lengths))
    heading = f"**{_(DISPUTED)}**\n" if saying.is_disputed else ""
    return replace(
        draft, before=heading + draft.before, below="\n".join(line for line in lines if line)
    )


def _or_others(more: int) -> str:
    others = ngettext("or {number} other", "or {number} others", more)
    return f"-# {others.format(number=number(more))}"


def _other(first: FiledQuote, quote: FiledQuote, lengths: Lengths) -> str:
    """Return whom other articles give the words to, with the first place and how many more."""
    form = "" if quote.said == first.said else " " + _("(in a somewhat different form)")
    title = title_of(quote.article, lengths.title)
    place = with_others(place_of(quote.article, lengths.outlet), len(quote.places))
    return f"— {named(quote.speaker, quote.role, lengths)}{form}\n-# {title} · {place}"


def _variants(saying: Saying, lengths: Lengths) -> str:
    if not saying.variants:
        return ""
    places = places_of(saying.variants, lengths.outlet)
    return "-# " + _("In a somewhat different form: {places}").format(places=places)
