"""Menus below an answer: another page, another order, only a part of it. They work for 30 days."""

import re
from collections.abc import Callable, Iterable
from typing import Any, Self

import discord

from commands import answers, reply
from commands.context import guild_of, now_of, services_of, user_of
from commands.controls import LONG, Control, QuestionMenu, Select
from commands.limits import OPTION_TEXT, OPTIONS
from commands.locale import _, later, number
from commands.place import Place
from commands.text import plain
from news.ids import QuestionId
from news.quote import Kind, Order
from services.asked import Question
from services.narrowing import ALL, in_order, narrowed
from services.views import Answer, FiguresView, NothingFound, QuotesView

NEIGHBOURS = 8
"""Pages before and after the present one that a menu of pages offers; others are spread."""
_LEAST_PAGES = 3  # with two, the buttons lead everywhere
_VALUE = 90  # characters of an outlet or a unit in a value, beside its kind
_KINDS = {
    Kind.DIRECT: later("Only direct: between quotation marks"),
    Kind.MIXED: later("Only mixed: partly quoted"),
    Kind.INDIRECT: later("Only indirect: reported, not quoted"),
}
_DAYS = {
    7: later("Of the last week"),
    30: later("Of the last month"),
    365: later("Of the last year"),
}
_ORDERS = {
    Order.NEWEST: later("Newest first"),
    Order.OLDEST: later("Oldest first"),
    Order.BEST: later("Best match first"),
}


def rows_of(answer: Answer) -> list[reply.Row]:
    """Return the menus that change what an answer shows, a row for each."""
    rows: list[reply.Row] = []
    if isinstance(answer, QuotesView):
        rows = [[Sort.of(answer)], [Narrow.of_quotes(answer)]]
    if isinstance(answer, FiguresView) and not answer.asked.change and _units(answer):
        rows = [[Narrow.of_figures(answer)]]
    return rows


def jump_row(place: Place, pages: int) -> reply.Row:
    """Return the menu of pages, where there are enough for one."""
    return [JumpTo.among(place, pages)] if pages >= _LEAST_PAGES else []


def pages_offered(page: int, pages: int) -> list[int]:
    """Return up to 25 pages: all, or the first, the last, those around and some in between.

    >>> pages_offered(0, 4), len(pages_offered(500, 1000))
    ([0, 1, 2, 3], 25)
    """
    if pages <= OPTIONS:
        return list(range(pages))
    near = range(max(0, page - NEIGHBOURS), min(pages, page + NEIGHBOURS + 1))
    chosen = {0, pages - 1, *near}
    spread = (step * (pages - 1) // (OPTIONS - 1) for step in range(OPTIONS))
    for each in spread:
        if len(chosen) < OPTIONS:
            chosen.add(each)
    return sorted(chosen)


class JumpTo(
    Control, discord.ui.DynamicItem[Select], template=rf"v1:jump:(?P<of>[qa]):(?P<id>{LONG})"
):
    """A menu of pages; the chosen one is shown in the same message."""

    def __init__(self, of: str, id_: int, menu: Select) -> None:
        super().__init__(menu)
        self.of, self.id_ = of, id_

    @classmethod
    def among(cls, place: Place, pages: int) -> Self:
        """Return the menu for the pages of an answer or an article."""
        options = [
            discord.SelectOption(
                label=_("Page {page}").format(page=number(page + 1)), value=str(page)
            )
            for page in pages_offered(place.page, pages)
        ]
        asked = _("Go to one of {pages} pages").format(pages=number(pages))
        menu: Select = discord.ui.Select(
            custom_id=f"v1:jump:{place.of}:{place.id}", placeholder=asked, options=options
        )
        return cls(place.of, place.id, menu)

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction, item: Any, match: re.Match[str], /
    ) -> Self:
        """Take over the menu as it was sent."""
        return cls(match["of"], int(match["id"]), item)

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Show the page; of an answer that became shorter meanwhile, the last one."""
        place = Place(self.of, self.id_, int(self.item.values[0]))
        await answers.show_at(interaction, place)


class _Otherwise(Control):
    """What asks a question once more, changed, and shows the answer in the same message."""

    async def ask(
        self,
        interaction: discord.Interaction,
        question: QuestionId,
        change: Callable[[Question], Question],
    ) -> None:
        """Ask and answer; the question from before stays as it was."""
        answer = await services_of(interaction).archive.otherwise(
            question,
            change,
            guild=guild_of(interaction),
            asked_by=user_of(interaction),
            now=now_of(interaction),
        )
        if isinstance(answer, NothingFound):  # the menus stay, to choose otherwise
            await reply.answer(interaction, answers.message(answer))
        else:
            await reply.edit(interaction, answers.message(answer))


class Sort(_Otherwise, QuestionMenu, what="sort"):
    """A menu of orders; the answer comes in the chosen one."""

    @classmethod
    def of(cls, view: QuotesView) -> Self:
        """Return the menu for quotes; the best match needs words to match."""
        orders = [each for each in _ORDERS if each is not Order.BEST or view.asked.about]
        options = [
            discord.SelectOption(
                label=_(_ORDERS[each]), value=each.value, default=each is view.asked.order
            )
            for each in orders
        ]
        return cls.menu(view.paging.question, _("Sort"), options)

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Show the first page in that order."""
        order = self.item.values[0]
        await self.ask(interaction, self.question, lambda asked: in_order(asked, order))


class Narrow(_Otherwise, QuestionMenu, what="narrow"):
    """A menu of what to leave out; the answer has only the chosen part."""

    @classmethod
    def of_quotes(cls, view: QuotesView) -> Self:
        """Return the menu for quotes: kinds, days, and the outlets that the page shows."""
        named = dict.fromkeys(quote.article.outlet for quote in view.quotes)
        choices = [(ALL, _("All quotes"))]
        choices += [(f"kind:{kind}", _(label)) for kind, label in _KINDS.items()]
        choices += [(f"days:{days}", _(label)) for days, label in _DAYS.items()]
        choices += [
            (f"outlet:{outlet[:_VALUE]}", _("Only in {outlet}").format(outlet=outlet))
            for outlet in named
            if outlet and plain(outlet, OPTION_TEXT)
        ]
        return cls._among(view.paging.question, choices)

    @classmethod
    def of_figures(cls, view: FiguresView) -> Self:
        """Return the menu for figures: the units that the page shows."""
        choices = [(ALL, _("All units"))]
        choices += [
            (f"unit:{unit[:_VALUE]}", _("Only in {unit}").format(unit=unit))
            for unit in _units(view)
        ]
        return cls._among(view.paging.question, choices)

    @classmethod
    def _among(cls, question: QuestionId, choices: Iterable[tuple[str, str]]) -> Self:
        options = [
            discord.SelectOption(label=plain(label, OPTION_TEXT), value=value)
            for value, label in dict(choices).items()
        ]
        return cls.menu(question, _("Show only"), options[:OPTIONS])

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Show the first page of that part."""
        choice, now = self.item.values[0], now_of(interaction)
        await self.ask(interaction, self.question, lambda asked: narrowed(asked, choice, now=now))


def _units(view: FiguresView) -> list[str]:
    said = (statement for group in view.groups for statement in group.statements)
    units = dict.fromkeys(place.unit for statement in said for place in statement.places)
    return [unit for unit in units if plain(unit, OPTION_TEXT)]


CONTROLS = (JumpTo, Sort, Narrow)
