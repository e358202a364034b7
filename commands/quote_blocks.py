"""A speaker's quotes as blocks of text; what is only near in meaning says so. Pure functions."""

from dataclasses import replace

from commands.blocks import Lengths, fill
from commands.findings import NEAR, drafts_of
from commands.locale import _, ngettext, number
from services.views import QuotesView


def quote_blocks(view: QuotesView, budget: int) -> tuple[str, ...]:
    """Return the quotes, together within `budget` characters."""
    drafts = drafts_of(view.quotes, Lengths.of(len(view.quotes), budget))
    return fill(
        [
            replace(draft, before=f"-# {_(NEAR)}\n{draft.before}")
            if quote.id in view.near
            else draft
            for draft, quote in zip(drafts, view.quotes, strict=True)
        ],
        budget,
    )


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
