"""Two speakers as blocks of text, the quotes of each under the name. Pure functions."""

from dataclasses import replace

from commands.blocks import Draft, Lengths, fill
from commands.findings import drafts_of, named
from commands.locale import _
from commands.text import counted, muted
from services.views import CompareView, Side


def compare_heading(view: CompareView) -> str:
    """Return who is compared."""
    first, second = (muted(side.speaker.name, 100) for side in view.sides)
    return "### " + _("{first} and {second}").format(first=first, second=second)


def compare_blocks(view: CompareView, budget: int) -> tuple[str, ...]:
    """Return one block for each quote, the first of each speaker under the name."""
    lengths = Lengths.of(sum(max(1, len(side.quotes)) for side in view.sides), budget)
    return fill([draft for side in view.sides for draft in _side(side, view, lengths)], budget)


def _side(side: Side, view: CompareView, lengths: Lengths) -> list[Draft]:
    heading = f"{named(side.speaker, None, lengths)} · {_found(side, view)}"
    if not side.quotes:
        return [Draft(before=heading, lengths=lengths)]
    first, *others = drafts_of(side.quotes, lengths)
    return [replace(first, before=f"{heading}\n{first.before}"), *others]


def _found(side: Side, view: CompareView) -> str:
    """Return how many quotes there are, and how many of them fit what was asked for."""
    every = counted(side.speaker.quotes, "quote", "quotes")
    if side.total and not side.quotes:
        return _("all shown on the pages before")
    if view.asked.about is None:
        return every
    if not side.total:
        return _("none with these words, {quotes} in all").format(quotes=every)
    told = counted(side.total, "quote", "quotes")
    return _("{found} with these words, {quotes} in all").format(found=told, quotes=every)
