"""A speaker's quotes as blocks of text; what is only near in meaning says so. Pure functions."""

from dataclasses import replace

from commands.blocks import Draft, Lengths, fill
from commands.findings import NEAR, drafts_of
from commands.locale import _, ngettext, number
from news.quote import FiledQuote
from services.views import QuotesView


def quote_blocks(view: QuotesView, budget: int) -> tuple[str, ...]:
    """Return the quotes, together within `budget` characters."""
    lengths = Lengths.of(len(view.quotes), budget)
    return fill([_draft(quote, lengths, view) for quote in view.quotes], budget)


def _draft(quote: FiledQuote, lengths: Lengths, view: QuotesView) -> Draft:
    (draft,) = drafts_of([quote], lengths)
    if quote.id in view.near:
        return replace(draft, before=f"-# {_(NEAR)}\n{draft.before}")
    return draft


def alike(view: QuotesView) -> list[str]:
    """Return the line that counts what is near in meaning, if anything is."""
    if not view.alike:
        return []
    counted = ngettext(
        "{number} more is near in meaning, in other words",
        "{number} more are near in meaning, in other words",
        view.alike,
    )
    return [counted.format(number=number(view.alike))]
