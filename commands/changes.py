"""What was decided about speakers: said with a button that undoes it, and as a trail."""

import re
from typing import Any, Self

import discord

from commands import reply
from commands.context import guild_of, moderator_of, services_of
from commands.controls import LONG, AnyItem, Button, Control, Select
from commands.limits import OPTION_TEXT
from commands.permissions import require_moderator
from commands.render import Sheet
from commands.text import counted, muted, plain
from news.change import Change
from news.ids import ChangeId
from services.people import History

WORDS = 250  # characters of markup of what was done, in the trail
_SENTENCE = 1_000


def done(change: Change) -> discord.ui.LayoutView:
    """Say what was done, with a button that undoes it."""
    return reply.layout_of(Sheet(f"Done: {muted(change.words, _SENTENCE)}"), [Undo(change.id)])


def undone(change: Change, sentence: str) -> discord.ui.LayoutView:
    """Say what was undone, and what stays different."""
    words = muted(change.words, _SENTENCE)
    return reply.layout_of(Sheet(f"Undone: {words}\n{muted(sentence, _SENTENCE)}"))


def trail(history: History) -> discord.ui.LayoutView:
    """Return a page of changes, with a menu to undo one of them."""
    of = f" about {muted(history.speaker.name, 80)}" if history.speaker else ""
    lines = "\n".join(_line(change) for change in history.changes)
    pages = f"Page {history.page + 1} of {history.pages} · newest first"
    sheet = Sheet(
        f"### {counted(history.total, 'decision', 'decisions')}{of}",
        (lines,) if lines else (),
        pages if history.pages > 1 else "",
    )
    standing = [change for change in history.changes if change.undone_at is None]
    menu: reply.Row = [UndoOne.among(standing)] if standing else []
    return reply.layout_of(sheet, menu, _turning(history))


def _line(change: Change) -> str:
    line = f"- {_when(change.at)} <@{change.by}>: {muted(change.words, WORDS)}"
    if change.undone_at is None or change.undone_by is None:
        return line
    return f"{line} · undone {_when(change.undone_at)} by <@{change.undone_by}>"


def _when(moment: Any) -> str:
    return f"<t:{int(moment.timestamp())}:f>"


def _turning(history: History) -> reply.Row:
    if history.pages == 1:
        return []
    about = history.speaker.id if history.speaker else 0
    before, after = max(history.page - 1, 0), min(history.page + 1, history.pages - 1)
    return [
        TurnTrail(about, before, "back", disabled=before == history.page),
        TurnTrail(about, after, "on", disabled=after == history.page),
    ]


async def _undo(interaction: discord.Interaction, change: ChangeId) -> None:
    await require_moderator(interaction)
    people = services_of(interaction).people
    reply_to = await people.undo(change, by=moderator_of(interaction))
    await reply.edit(interaction, undone(*reply_to))


class Undo(Control, discord.ui.DynamicItem[Button], template=rf"v1:unsay:(?P<change>{LONG})"):
    """Takes a decision back, for moderators."""

    def __init__(self, change: ChangeId) -> None:
        super().__init__(discord.ui.Button(label="Undo", custom_id=f"v1:unsay:{change}"))
        self.change = change

    @classmethod
    async def from_custom_id(
        cls, _: discord.Interaction, __: AnyItem, match: re.Match[str], /
    ) -> Self:
        """Build it again from what was pressed."""
        return cls(ChangeId(int(match["change"])))

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Undo it."""
        await _undo(interaction, self.change)


class UndoOne(Control, discord.ui.DynamicItem[Select], template=r"v1:unsayone"):
    """A menu of decisions; the chosen one is undone."""

    @classmethod
    def among(cls, changes: list[Change]) -> Self:
        """Return the menu for some decisions, 25 at most."""
        options = [
            discord.SelectOption(
                label=plain(change.words, OPTION_TEXT) or "A decision", value=str(change.id)
            )
            for change in changes
        ]
        menu: Select = discord.ui.Select(
            custom_id="v1:unsayone", placeholder="Undo one of these", options=options
        )
        return cls(menu)

    @classmethod
    async def from_custom_id(cls, _: discord.Interaction, item: Any, __: re.Match[str], /) -> Self:
        """Take over the menu as it was sent."""
        return cls(item)

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Undo the chosen one."""
        await _undo(interaction, ChangeId(int(self.item.values[0])))


class TurnTrail(
    Control,
    discord.ui.DynamicItem[Button],
    template=rf"v1:trail:(?P<about>{LONG}):(?P<page>\d{{1,9}}):(?P<way>back|on)",
):
    """Shows another page of decisions in the same message, for moderators."""

    def __init__(self, about: int, page: int, way: str, *, disabled: bool = False) -> None:
        label = "Previous" if way == "back" else "Next"
        id_ = f"v1:trail:{about}:{page}:{way}"
        super().__init__(discord.ui.Button(label=label, custom_id=id_, disabled=disabled))
        self.about, self.page = about, page

    @classmethod
    async def from_custom_id(
        cls, _: discord.Interaction, __: AnyItem, match: re.Match[str], /
    ) -> Self:
        """Build it again from what was pressed."""
        return cls(int(match["about"]), int(match["page"]), match["way"])

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Turn the page."""
        await require_moderator(interaction)
        about = f"id:{self.about}" if self.about else None
        people = services_of(interaction).people
        found = await people.history(about, guild=guild_of(interaction), page=self.page)
        await reply.edit(interaction, trail(found))


CONTROLS = (Undo, UndoOne, TurnTrail)
