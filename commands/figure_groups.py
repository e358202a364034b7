"""Figures as blocks of text, those of one thing together. Pure functions."""

from collections.abc import Iterator

from commands.blocks import Draft, Lengths, fill
from commands.findings import marks_of, told_by
from commands.locale import _, later, number
from commands.text import muted
from news.figure import FiledFigure
from services.views import FigureGroup, Statement

PLACES = 3
"""Places at most that one figure shows; the number of the others is told."""


def figure_blocks(groups: tuple[FigureGroup, ...], budget: int) -> tuple[str, ...]:
    """Return one block for each figure, with all its places, together within `budget`."""
    told = [
        (group, statement, at == 0)
        for group in groups
        for at, statement in enumerate(group.statements)
    ]
    lines = sum(len(statement.places[:PLACES]) for _, statement, _ in told)
    lengths = Lengths.of(lines + len(told), budget)
    drafts, owners = [], []
    for owner, (group, statement, is_first) in enumerate(told):
        heading = _heading(group, lengths) if is_first else ""
        for draft in statement_drafts(statement, heading, lengths):
            drafts.append(draft)
            owners.append(owner)
    blocks = [""] * len(told)
    for owner, text in zip(owners, fill(drafts, budget), strict=True):
        blocks[owner] += text
    return tuple(blocks)


DIRECTIONS = (later("up"), later("down"))
"""What `news.figure.Direction` says."""


def _heading(group: FigureGroup, lengths: Lengths) -> str:
    """Return what the figures of a group measure, in the article's words, or the number alone.

    Without a heading of its own, a number would read as one of the group above it.
    """
    figure = group.statements[0].places[0]
    heading = f"**{muted(figure.measures or figure.words, lengths.title)}**"
    return f"{heading} · *{_('sources do not agree')}*\n" if group.disputed else f"{heading}\n"


def statement_drafts(statement: Statement, heading: str, lengths: Lengths) -> Iterator[Draft]:
    """Give the sentence and source of a figure, then its other places, each on a line."""
    first, *others = statement.places
    marks = marks_of(first)
    yield Draft(
        before=f"{heading}> " if marks else f"{heading}**{muted(first.words, lengths.name)}**\n> ",
        words=first.context,
        marks=marks,
        after=_line("", _details(first, lengths)),
        lead=_lead("", first, lengths),
        article=first.article,
        lengths=lengths,
    )
    for figure in others[: PLACES - 1]:
        lead = _lead(f"{_('also')} ", figure, lengths)
        yield Draft(lead=lead, article=figure.article, lengths=lengths)
    if (left := len(statement.places) - PLACES) > 0:
        more = _("and in {number} more").format(number=number(left))
        yield Draft(before=f"\n-# {more}", lengths=lengths)


def _lead(also: str, figure: FiledFigure, lengths: Lengths) -> str:
    by = told_by(figure, lengths)
    return f"\n-# {also}{by} · " if by else f"\n-# {also}"


def _details(figure: FiledFigure, lengths: Lengths) -> str:
    """Return what the sentence says around the number, in its words."""
    said = figure.circumstances
    change = said.direction and _(said.direction)
    if said.base:
        from_ = _("{direction} from {figure}")
        change = from_.format(direction=change or _("compared"), figure=said.base)
    parts = (said.event, said.per, change, said.place, said.time)
    return muted(" · ".join(part for part in parts if part), lengths.title)


def _line(lead: str, text: str) -> str:
    return f"\n-# {lead}{text}" if text else ""
