"""What all buttons and menus of ours share: their state is in the custom_id, errors are answered.

A custom_id reads `v1:<what>:<ids>`; the version lets a later form be told from this one.
"""

from typing import Any

import discord

from commands.tree import report

LONG = r"\d{1,19}"
"""An id as it stands in a custom_id."""


class Control:
    """Answers for its own errors. Stands before `discord.ui.DynamicItem` among the bases.

    discord.py only logs what a dynamic item raises, and the member sees "interaction failed".
    """

    async def callback(self, interaction: discord.Interaction) -> None:
        """Do what was asked for, or say why not."""
        try:
            await self.pressed(interaction)
        except Exception as error:  # noqa: BLE001 - this is the boundary
            await report(interaction, error)

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Do what the control is for. Errors may be raised."""
        raise NotImplementedError


Button = discord.ui.Button[discord.ui.LayoutView]
Select = discord.ui.Select[discord.ui.LayoutView]
AnyItem = discord.ui.Item[Any]
