"""A few of everything as blocks of text, each section under its name. Pure functions."""

from collections.abc import Sequence
from dataclasses import replace

from commands.blocks import Draft, Lengths, fill_with
from commands.findings import NEAR, drafts_of
from commands.locale import _
from commands.sayings import saying_draft
from commands.text import counted, muted
from services.views import SearchView


def search_blocks(view: SearchView, budget: int) -> tuple[str, ...]:
    """Return the sections that have something, together within `budget` characters."""
    speakers = _speakers(view)
    left = budget - sum(map(len, speakers))
    return (*speakers, *fill_with(lambda lengths: _drafts(view, lengths), left))


def _drafts(view: SearchView, lengths: Lengths) -> list[Draft]:
    sections = (
        (_("Quotes"), [saying_draft(saying, lengths) for saying in view.sayings]),
        (_(NEAR), [saying_draft(saying, lengths) for saying in view.near]),
        (_("Articles"), [Draft(article=each.line, lengths=lengths) for each in view.articles]),
        (_("Figures"), drafts_of(view.figures, lengths)),
    )
    return [draft for name, some in sections for draft in _under(name, some)]


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
        + (f", {muted(speaker.role, 100)}" if speaker.role else "")
        + f" · {counted(speaker.quotes, 'quote', 'quotes')}"
        for speaker in view.speakers
    ]
    return ("\n".join((f"**{_('Speakers')}**", *lines)),)
