"""/help by task: everything at a glance, and a menu that tells more about one of the tasks."""

from typing import Self

import discord
from discord import app_commands

from commands import guide, mentions, reply
from commands.controls import Select, SentMenu
from commands.locale import _
from news.errors import NotFound

_EVERYTHING = "all"


@app_commands.command(name="help", description="What I can do, and how to read a quote")
async def help_(interaction: discord.Interaction) -> None:
    """Answer privately with all tasks."""
    await reply.answer(interaction, await _page(interaction, _EVERYTHING))


async def _page(interaction: discord.Interaction, key: str) -> discord.ui.LayoutView:
    ids = await mentions.ids_of(interaction)
    sheet = guide.overview(ids) if key == _EVERYTHING else guide.about(_task(key), ids)
    return reply.layout_of(sheet, [Wish.menu(key)])


def _task(key: str) -> guide.Task:
    found = next((task for task in guide.TASKS if task.key == key), None)
    if found is None:
        raise NotFound("That help is not there any more: send /help again.")
    return found


class Wish(SentMenu, discord.ui.DynamicItem[Select], template=r"v1:help"):
    """A menu of what one may want to do; the chosen one is explained in the same message."""

    @classmethod
    def menu(cls, chosen: str) -> Self:
        """Return the menu with what is shown now chosen."""
        options = [
            discord.SelectOption(label=_(task.wish), value=task.key, default=task.key == chosen)
            for task in guide.TASKS
        ]
        everything = discord.SelectOption(
            label=_("see everything"), value=_EVERYTHING, default=chosen == _EVERYTHING
        )
        menu: Select = discord.ui.Select(
            custom_id="v1:help", placeholder=_("I want to …"), options=[everything, *options]
        )
        return cls(menu)

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Show the chosen one."""
        await reply.edit(interaction, await _page(interaction, self.item.values[0]))


CONTROLS = (Wish,)
