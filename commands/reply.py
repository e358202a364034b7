"""Answers on their way to Discord: checked, private, and kept by nobody but Discord."""

import io
import logging
from typing import Any

import discord

from commands import limits
from commands.sheet import Sheet

_log = logging.getLogger(__name__)

RETURNED = "your-text.txt"
_WITHOUT_SEPARATORS = 12
"""More blocks than this share one text display, so that 40 components are never reached."""
_TOKEN_GONE = {10008, 10015, 50027}  # unknown message, unknown webhook, invalid webhook token

Row = list[discord.ui.Item[Any]]


def layout_of(
    sheet: Sheet,
    *rows: Row,
    gallery: discord.ui.MediaGallery[discord.ui.LayoutView] | None = None,
) -> discord.ui.LayoutView:
    """Return a sheet as a message, with pictures and rows of buttons or one select below it."""
    container: discord.ui.Container[discord.ui.LayoutView] = discord.ui.Container()
    container.add_item(discord.ui.TextDisplay(sheet.heading))
    blocks = sheet.blocks
    if len(blocks) > _WITHOUT_SEPARATORS:
        blocks = ("\n\n".join(blocks),)
    for block in blocks:
        container.add_item(discord.ui.Separator())
        container.add_item(discord.ui.TextDisplay(block))
    if sheet.footer:
        container.add_item(discord.ui.Separator())
        container.add_item(discord.ui.TextDisplay(f"-# {sheet.footer}"))
    layout = discord.ui.LayoutView(timeout=None)
    layout.add_item(container)
    if gallery is not None:
        layout.add_item(gallery)
    for row in rows:
        if row:
            layout.add_item(discord.ui.ActionRow(*row))
    return layout


def link_button(label: str, address: str | None) -> Row:
    """Return a button that opens an address (already safe), or nothing."""
    return [discord.ui.Button(label=label, url=address)] if address else []


async def defer(interaction: discord.Interaction) -> None:
    """Say that a private answer is coming, within the three seconds that Discord waits."""
    await interaction.response.defer(ephemeral=True, thinking=True)


async def answer(
    interaction: discord.Interaction, layout: discord.ui.LayoutView, *files: discord.File
) -> None:
    """Answer privately, with a message of its own; the layout shows the files that go with it."""
    ready = _checked(layout)
    if interaction.response.is_done():
        await interaction.followup.send(view=ready, files=files, ephemeral=True)
    else:
        await interaction.response.send_message(view=ready, files=files, ephemeral=True)


async def edit(
    interaction: discord.Interaction, layout: discord.ui.LayoutView, *files: discord.File
) -> bool:
    """Replace the message that was deferred, or whose button was pressed, and its files.

    After fifteen minutes Discord takes no edits; that is noted, and is no error: it returns False.
    """
    ready = _checked(layout)
    try:
        if interaction.response.is_done():
            await interaction.edit_original_response(view=ready, attachments=files)
        else:
            await interaction.response.edit_message(view=ready, attachments=files)
    except discord.HTTPException as error:
        if error.code not in _TOKEN_GONE:
            raise
        _log.info("answer came too late interaction=%s code=%s", interaction.id, error.code)
        return False
    return True


async def post(
    channel: discord.abc.Messageable,
    layout: discord.ui.LayoutView,
    *files: discord.File,
    below: discord.MessageReference | None = None,
) -> discord.Message:
    """Post for everybody in a channel, as a reply to the message that it belongs below."""
    if below is None:
        return await channel.send(view=_checked(layout), files=files)
    return await channel.send(view=_checked(layout), files=files, reference=below)


async def give_back(interaction: discord.Interaction, sheet: Sheet, text: str) -> None:
    """Answer privately with the text that a member typed attached, so that it is not lost."""
    layout = layout_of(sheet)
    layout.add_item(discord.ui.File(f"attachment://{RETURNED}"))
    file = discord.File(io.BytesIO(text.encode("utf-8", "replace")), RETURNED)
    await answer(interaction, layout, file)


def _checked(layout: discord.ui.LayoutView) -> discord.ui.LayoutView:
    """Return the layout, checked and stopped.

    A stopped view is sent but not kept by discord.py. Ours are answered by the classes that
    `registry.listen` adds, so keeping the instances would only grow memory, and in 2.7.1 the end
    of a kept view can take a class away from the whole client.
    """
    limits.check_message(layout)
    layout.stop()
    return layout
