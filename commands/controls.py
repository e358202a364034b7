"""What all buttons and menus of ours share: their state is in the custom_id, errors are answered.

A custom_id reads `v1:<what>:<ids>`; the version lets a later form be told from this one.
"""

import re
from typing import Any, ClassVar, Self

import discord

from commands import locale
from commands.locale import _
from commands.tree import report
from news.errors import BadOption
from news.ids import ArticleId, QuestionId

LONG = r"\d{1,19}"
"""An id as it stands in a custom_id."""


class Control:
    """Answers for its own errors. Stands before `discord.ui.DynamicItem` among the bases.

    discord.py only logs what a dynamic item raises, and the member sees "interaction failed".
    """

    async def callback(self, interaction: discord.Interaction) -> None:
        """Do what was asked for, or say why not."""
        locale.use(interaction.locale)
        try:
            await self.pressed(interaction)
        except Exception as error:  # noqa: BLE001 - this is the boundary
            await report(interaction, error)

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Do what the control is for. Errors may be raised."""
        raise NotImplementedError


class Once(Control):
    """A control that posts something and then goes from its message: one press does it.

    Until the message is edited it can be pressed again, and each of those presses would post. Of
    later ones discord.py finds no control in the message, and they end there.
    """

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Do it, unless another press of the same message is at it."""
        message = interaction.message.id if interaction.message else interaction.id
        if message in _at_work:
            raise BadOption("That was pressed already, and it is being done.")
        _at_work.add(message)
        try:
            await self.pressed_once(interaction)
        finally:
            _at_work.discard(message)

    async def pressed_once(self, interaction: discord.Interaction) -> None:
        """Do what the control is for, and take it from the message. Errors may be raised."""
        raise NotImplementedError


_at_work: set[int] = set()
"""Messages in which such a control is being worked for, by the process that gets all presses."""

Button = discord.ui.Button[discord.ui.LayoutView]
Select = discord.ui.Select[discord.ui.LayoutView]
AnyItem = discord.ui.Item[Any]


class SentMenu(Control):
    """A menu that needs to know nothing but what is chosen in it: it is taken over as it was sent.

    Stands before `discord.ui.DynamicItem` among the bases, as `Control` does.
    """

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction, item: Any, _match: re.Match[str], /
    ) -> Self:
        """Take over the menu as it was sent."""
        return cls(item)  # type: ignore[call-arg]  # the other base, DynamicItem, takes it


class QuestionMenu(Control, discord.ui.DynamicItem[Select], template=r"v1:question"):
    """A menu below the answer to a question, whose id is all that it keeps.

    `class Sort(QuestionMenu, what="sort")` has the custom_id `v1:sort:<question>`.
    """

    what: ClassVar[str]

    def __init_subclass__(cls, *, what: str) -> None:
        super().__init_subclass__(template=rf"v1:{what}:(?P<question>{LONG})")
        cls.what = what

    def __init__(self, question: QuestionId, menu: Select) -> None:
        super().__init__(menu)
        self.question = question

    @classmethod
    def menu(
        cls, question: QuestionId, placeholder: str, options: list[discord.SelectOption]
    ) -> Self:
        """Return the menu for a question, with what may be chosen in it."""
        custom_id = f"v1:{cls.what}:{question}"
        return cls(
            question,
            discord.ui.Select(custom_id=custom_id, placeholder=placeholder, options=options),
        )

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction, item: Any, match: re.Match[str], /
    ) -> Self:
        """Take over the menu as it was sent."""
        return cls(QuestionId(int(match["question"])), item)


class ArticleButton(Control, discord.ui.DynamicItem[Button], template=r"v1:article"):
    """A button that does something with one article, whose id is all that it keeps.

    `class Undo(ArticleButton, what="undo", label="Undo")` has the custom_id `v1:undo:<article>`.
    """

    what: ClassVar[str]
    label: ClassVar[str]
    style: ClassVar[discord.ButtonStyle] = discord.ButtonStyle.secondary

    def __init_subclass__(cls, *, what: str, label: str) -> None:
        super().__init_subclass__(template=rf"v1:{what}:(?P<article>{LONG})")
        cls.what, cls.label = what, label

    def __init__(self, article: ArticleId) -> None:
        super().__init__(
            discord.ui.Button(
                label=_(self.label), custom_id=f"v1:{self.what}:{article}", style=self.style
            )
        )
        self.article = article

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction, _item: AnyItem, match: re.Match[str], /
    ) -> Self:
        """Build it again from what was pressed."""
        return cls(ArticleId(int(match["article"])))


class PlainButton(Control, discord.ui.DynamicItem[Button], template=r"v1:plain"):
    """A button that needs to know nothing but who presses it.

    `class Keep(PlainButton, what="me:keep", label="Keep it")` has the custom_id `v1:me:keep`.
    """

    what: ClassVar[str]
    label: ClassVar[str]
    style: ClassVar[discord.ButtonStyle] = discord.ButtonStyle.secondary

    def __init_subclass__(cls, *, what: str, label: str) -> None:
        super().__init_subclass__(template=rf"v1:{what}")
        cls.what, cls.label = what, label

    def __init__(self) -> None:
        super().__init__(
            discord.ui.Button(label=_(self.label), custom_id=f"v1:{self.what}", style=self.style)
        )

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction, _item: AnyItem, _match: re.Match[str], /
    ) -> Self:
        """Build it again from what was pressed."""
        return cls()
