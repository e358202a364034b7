"""What somebody said over time as blocks of text, each period under its name. Pure functions."""

from dataclasses import replace

from commands.blocks import Lengths, fill
from commands.charts import named
from commands.findings import drafts_of
from commands.locale import _
from commands.text import counted, muted
from news.quote import FiledQuote
from news.rhythm import Period, Rhythm, Step, begin_of
from services.timelines import QUOTES_A_PAGE
from services.views import TimelineView


def timeline_heading(view: TimelineView) -> str:
    """Return whose quotes these are, and how many."""
    name, quotes = muted(view.speaker.name, 120), counted(view.paging.total, "quote", "quotes")
    return "### " + _("{name} over time: {quotes}").format(name=name, quotes=quotes)


def span_of(rhythm: Rhythm) -> list[str]:
    """Return a line that says from when to when, and when most was said; none for one period."""
    if len(rhythm.periods) < 2:  # noqa: PLR2004 - from one to another
        return []
    most = max(rhythm.periods, key=lambda period: period.quotes)
    first, last = rhythm.periods[0], rhythm.periods[-1]
    return [
        _("From {first} to {last}; most: {period}, {quotes}").format(
            first=named(first, rhythm.step),
            last=named(last, rhythm.step),
            period=named(most, rhythm.step),
            quotes=counted(most.quotes, "quote", "quotes"),
        )
    ]


def periods_of(rhythm: Rhythm) -> list[tuple[str, int]]:
    """Return the periods in which something was said, with the page on which each begins."""
    found, before = [], rhythm.earlier
    for period in rhythm.periods:
        if period.quotes:
            quotes = counted(period.quotes, "quote", "quotes")
            found.append((f"{named(period, rhythm.step)} · {quotes}", before // QUOTES_A_PAGE))
        before += period.quotes
    return found


def timeline_blocks(view: TimelineView, budget: int) -> tuple[str, ...]:
    """Return one block for each quote, the first of a period under its name."""
    lengths = Lengths.of(len(view.quotes), budget)
    drafts, before = [], None
    for quote, draft in zip(view.quotes, drafts_of(view.quotes, lengths), strict=True):
        period = _period(quote, view.rhythm.step)
        heading = f"**{named(period, view.rhythm.step)}**\n" if period != before else ""
        drafts.append(replace(draft, before=heading + draft.before))
        before = period
    return fill(drafts, budget)


def _period(quote: FiledQuote, step: Step) -> Period:
    return Period(begin_of(quote.dated.date(), step), 0)
