"""Figures as blocks of text, those of one thing together. Pure functions."""

from collections.abc import Hashable, Iterator
from dataclasses import replace

from commands.blocks import Draft, Lengths, fill_together
from commands.findings import marks_of, number, told_by
from commands.locale import _, later
from commands.locale import number as as_number
from commands.text import muted
from news.figure import FiledFigure
from services.views import FigureGroup, Statement

PLACES = 3
"""Places at most that one figure shows; the number of the others is told."""
_DISAGREE = later("sources do not agree")


Told = tuple[FigureGroup, Statement]


def figure_blocks(groups: tuple[FigureGroup, ...], budget: int) -> tuple[str, ...]:
    """Return one block for each sentence, with all its places, together within `budget`."""
    told = _by_sentence(groups)
    above = (None, *(block[0][0] for block in told))

    def drafts(lengths: Lengths) -> list[list[Draft]]:
        return [_drafts(block, over, lengths) for block, over in zip(told, above, strict=False)]

    return fill_together(drafts, budget)


def _by_sentence(groups: tuple[FigureGroup, ...]) -> list[list[Told]]:
    """Put the figures of one sentence together, unless a group of several would be torn apart."""
    blocks: list[list[Told]] = []
    shown: dict[Hashable, list[Told]] = {}
    for group in groups:
        for statement in group.statements:
            block = shown.get(_evidence(statement))
            if block is not None and (len(group.statements) == 1 or block is blocks[-1]):
                block.append((group, statement))
                continue
            blocks.append([(group, statement)])
            shown.setdefault(_evidence(statement), blocks[-1])
    return blocks


def _evidence(statement: Statement) -> Hashable:
    """Return in which sentence a figure stands, and who gives it in which other places."""
    first, *others = statement.places
    return (
        (first.article.id, first.context),
        *((each.article.id, each.speaker, each.circumstances.giver) for each in others),
    )


def _drafts(block: list[Told], above: FigureGroup | None, lengths: Lengths) -> list[Draft]:
    """Return the drafts of one sentence; the heading of `above` holds on for its group."""
    group, statement = block[0]
    heading = "" if group is above else _heading(group, lengths)
    if len(block) == 1:
        return [*statement_drafts(statement, heading, lengths)]
    goes_on = sum(each is group for each, _ in block) < len(group.statements)
    first, *places = statement_drafts(statement, "", lengths)
    return [_sentence(block, heading if goes_on else "", first, lengths), *places]


def _sentence(block: list[Told], heading: str, draft: Draft, lengths: Lengths) -> Draft:
    """Put the other figures of its sentence into the draft of one: each on a line of its own."""
    told = [(group, statement.places[0]) for group, statement in block]
    givers = {told_by(figure, lengths) for _, figure in told}
    lines = [
        _figure_line(
            figure,
            lengths,
            disputed=group.disputed and not (heading and group is block[0][0]),
            with_giver=len(givers) > 1,
        )
        for group, figure in told
    ]
    return replace(
        draft,
        before=f"{heading}{''.join(lines)}> ",
        marks=marks_of(*(figure for _, figure in told)),
        after="",
        lead=draft.lead if len(givers) == 1 else "\n-# ",
    )


def _figure_line(figure: FiledFigure, lengths: Lengths, *, disputed: bool, with_giver: bool) -> str:
    """Return one of several figures of a sentence: the number, and all that is said of it."""
    parts = (
        number(figure, lengths),
        f"*{_(_DISAGREE)}*" if disputed else "",
        _details(figure, lengths),
        told_by(figure, lengths) if with_giver else "",
    )
    return " · ".join(part for part in parts if part) + "\n"


DIRECTIONS = (later("up"), later("down"))
"""What `news.figure.Direction` says."""


def _heading(group: FigureGroup, lengths: Lengths) -> str:
    """Return what the figures of a group measure, in the article's words, or the number alone.

    Without a heading of its own, a number would read as one of the group above it.
    """
    figure = group.statements[0].places[0]
    heading = f"**{muted(figure.measures or figure.words, lengths.title)}**"
    return f"{heading} · *{_(_DISAGREE)}*\n" if group.disputed else f"{heading}\n"


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
        more = _("and in {number} more").format(number=as_number(left))
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
