"""A few of everything as blocks of text, each section under its name. Pure functions."""

from collections.abc import Sequence
from dataclasses import replace

from commands.blocks import Draft, Lengths, fill
from commands.findings import NEAR, drafts_of
from commands.locale import _
from commands.sayings import saying_draft
from commands.text import counted, muted
from services.views import SearchView


def search_blocks(view: SearchView, budget: int) -> tuple[str, ...]:
    """Return the sections that have something, together within `budget` characters."""
    speakers = _speakers(view)
    # Twice as many, because some of the words are given to several speakers.
    said = len(view.sayings) + len(view.near)
    lengths = Lengths.of(2 * (said + len(view.articles) + len(view.figures)), budget)
    articles = [Draft(article=article.line, lengths=lengths) for article in view.articles]
    quotes = [saying_draft(saying, lengths) for saying in view.sayings]
    near = [saying_draft(saying, lengths) for saying in view.near]
    figures = drafts_of(view.figures, lengths)
    sections = (
        (_("Quotes"), quotes),
        (_(NEAR), near),
        (_("Articles"), articles),
        (_("Figures"), figures),
    )
    drafts = [draft for name, some in sections for draft in _under(name, some)]
    return (*speakers, *fill(drafts, budget - sum(map(len, speakers))))


def _under(name: str, drafts: Sequence[Draft]) -> list[Draft]:
    """Put the name of a section before the first of its blocks."""
    return [
        replace(draft, before=f"**{name}**\n{draft.before}") if at == 0 else draft
        for at, draft in enumerate(drafts)
    ]


def _speakers(view: SearchView) -> tuple[str, ...]:
    if not view.speakers:
        return ()
    lines = [
        f"- **{muted(speaker.name, 60)}**"
        + (f", {muted(speaker.role, 60)}" if speaker.role else "")
        + f" · {counted(speaker.quotes, 'quote', 'quotes')}"
        for speaker in view.speakers
    ]
    return ("\n".join((f"**{_('Speakers')}**", *lines)),)
