"""What was measured several times as blocks of text, from oldest to newest. Pure functions."""

from commands.blocks import Draft, Lengths, fill_together
from commands.charts import thing_of
from commands.figure_groups import statement_drafts
from commands.locale import _, ngettext, number
from commands.text import day_of, muted
from services.views import SeriesView


def series_heading(view: SeriesView) -> str:
    """Return what changes over time, and from which number to which, in the articles' words."""
    first, last = view.group.statements[0].places[0], view.group.statements[-1].places[0]
    what = muted(thing_of(view.group), 120)
    lines = ["### " + _("{thing} over time").format(thing=what)]
    if view.speaker:
        lines.append(_("given by {name}").format(name=muted(view.speaker.name, 120)))
    if view.group.disputed:
        lines.append(f"*{_('sources do not agree')}*")
    lines.append(
        _("From {first} ({first_day}) to {last} ({last_day})").format(
            first=f"**{muted(_inside(first.words), 60)}**",
            first_day=day_of(first.article.dated),
            last=f"**{muted(_inside(last.words), 60)}**",
            last_day=day_of(last.article.dated),
        )
    )
    return "\n".join(lines)


def _inside(words: str) -> str:
    """Return a figure as it is written inside a sentence: "about 2,300" where one began with it."""
    return words[:1].lower() + words[1:] if words[1:2].islower() else words


def series_note(view: SeriesView) -> str:
    """Return how many things there are that were measured several times."""
    things = ngettext(
        "{number} thing was measured several times",
        "{number} things were measured several times",
        view.total,
    )
    return things.format(number=number(view.total))


def series_blocks(view: SeriesView, budget: int) -> tuple[str, ...]:
    """Return one block for each figure under the date of its article, within `budget`."""

    def drafts(lengths: Lengths) -> list[list[Draft]]:
        return [
            [*statement_drafts(one, f"**{day_of(one.places[0].article.dated)}**\n", lengths)]
            for one in view.statements
        ]

    return fill_together(drafts, budget)
