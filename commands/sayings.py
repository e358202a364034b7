"""Sayings as blocks of text: the words once, and everyone whom articles give them to."""

from dataclasses import replace

from commands.blocks import PLACES, Draft, Lengths, place_of, title_of
from commands.findings import drafts_of, named
from commands.text import counted, muted
from news.quote import FiledQuote
from news.saying import Saying

DISPUTED = "**The articles differ on who said it:**"
OTHERS = 3
"""Other speakers of the same words that are named; the rest is counted."""


def saying_draft(saying: Saying, lengths: Lengths) -> Draft:
    """Return the words with the first who is given them, and below it the others."""
    first, *others = saying.quotes
    (draft,) = drafts_of([first], lengths)
    lines = [draft.below, *(_other(first, quote, lengths) for quote in others[:OTHERS])]
    more = len(others) - OTHERS
    lines.append(f"-# or {counted(more, 'other', 'others')}" if more > 0 else "")
    lines.append(_variants(saying, lengths))
    heading = f"{DISPUTED}\n" if saying.is_disputed else ""
    return replace(
        draft, before=heading + draft.before, below="\n".join(line for line in lines if line)
    )


def _other(first: FiledQuote, quote: FiledQuote, lengths: Lengths) -> str:
    """Return whom other articles give the words to, with the first place and how many more."""
    form = "" if quote.said == first.said else " (in a somewhat different form)"
    title = title_of(quote.article, lengths.title)
    more = len(quote.places)
    rest = f" and {counted(more, 'other place', 'other places')}" if more else ""
    return (
        f"— {named(quote.speaker, quote.role, lengths)}{form}\n"
        f"-# {title} · {place_of(quote.article, lengths.outlet)}{rest}"
    )


def _variants(saying: Saying, lengths: Lengths) -> str:
    if not saying.variants:
        return ""
    outlets = [
        muted(article.outlet or article.title, lengths.outlet)
        for article in saying.variants[:PLACES]
    ]
    more = len(saying.variants) - PLACES
    rest = f" and {counted(more, 'other place', 'other places')}" if more > 0 else ""
    return f"-# In a somewhat different form: {', '.join(outlets)}{rest}"
