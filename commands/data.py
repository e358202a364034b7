"""/data: all that is stored of a server, handed out or deleted by who may manage it."""

import asyncio
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import discord
from discord import app_commands

from commands import about, forms, reply
from commands.context import guild_of, now_of, services_of
from commands.controls import PlainButton
from commands.export_files import ROOM, ExportFiles, send
from commands.locale import _, later, ngettext, number
from commands.permissions import require_manager
from commands.rows import PACKED
from commands.sheet import Sheet
from commands.text import clean, muted
from news.errors import BadOption

data = app_commands.Group(
    name="data",
    description="All that is stored of this server",
    default_permissions=discord.Permissions(manage_guild=True),
)


_TOO_MUCH = later(
    "That is more than {files} files of the size that Discord takes here: ask whoever runs me for a"
    " copy."
)


@data.command(name="export", description="All that is stored of this server, as files")
async def export(interaction: discord.Interaction) -> None:
    """Answer privately with files, for managers."""
    await reply.defer(interaction)
    require_manager(interaction)
    with TemporaryDirectory(prefix="verbatim-data-") as folder:
        limit = interaction.filesize_limit - ROOM
        files = ExportFiles(Path(folder), PACKED, limit=limit, too_much=_TOO_MUCH)
        try:
            await services_of(interaction).guild_data.export(
                files.write, guild=guild_of(interaction)
            )
        finally:
            await asyncio.to_thread(files.close)
        if not files.records:
            await reply.edit(interaction, reply.layout_of(Sheet(_nothing())))
            return
        await send(interaction, files, f"server-data-{now_of(interaction):%Y-%m-%d}", _told(files))


def _told(files: ExportFiles[Any]) -> str:
    rows = ngettext(
        "{number} row, a line of JSON, packed with gzip. Left out is what is about single members:"
        " /privacy gives each of them their own.",
        "{number} rows, each a line of JSON, packed with gzip. Left out is what is about single"
        " members: /privacy gives each of them their own.",
        files.records,
    )
    return rows.format(number=number(files.records))


def _nothing() -> str:
    return _("Nothing is stored of this server.")


@data.command(name="delete", description="Delete all that is stored of this server, for good")
async def delete(interaction: discord.Interaction) -> None:
    """Answer privately with what would go, for managers."""
    await reply.defer(interaction)
    require_manager(interaction)
    held = (await services_of(interaction).guild_data.about(guild_of(interaction))).holdings
    sheet = Sheet(
        "### " + _("Delete all that is stored of this server?"),
        (
            about.counts(held),
            _(
                "Articles, quotes, speakers, figures, settings, briefings, feeds, follows and every"
                " decision go for good: nobody can bring them back. Messages that I posted stay in"
                " their channels, and their buttons answer no more. /data export gives you a copy"
                " before."
            ),
        ),
    )
    await reply.edit(interaction, reply.layout_of(sheet, [EraseGuild()]))


class EraseGuild(PlainButton, what="erase", label=later("Delete everything")):
    """Opens the form in which the server's name is typed."""

    style = discord.ButtonStyle.danger

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Open the form, for managers."""
        require_manager(interaction)
        await forms.show(interaction, EraseForm())


class EraseForm(forms.Form, name="v1:erase-form", title=later("Delete everything")):
    """The server's name has to be typed, so that nothing goes by mistake."""

    name_typed: discord.ui.Label[Any] = discord.ui.Label(
        text=later("The name of this server"),
        description=later("Type it as it is written, and everything of it is deleted."),
        component=discord.ui.TextInput(custom_id="name", max_length=100),
    )

    async def on_submit(self, interaction: discord.Interaction) -> None:
        """Delete everything, for managers who typed the name."""
        await reply.defer(interaction)
        require_manager(interaction)
        name = interaction.guild.name if interaction.guild else ""
        if not name or clean(str(self.name_typed.component)) != clean(name):
            raise BadOption("That is not the name of this server, so nothing was deleted.")
        await reply.edit(interaction, reply.layout_of(_begun()))
        gone = await services_of(interaction).guild_data.erase(guild_of(interaction))
        sheet = Sheet("### " + _("Everything is deleted"), (about.counts(gone),))
        if not await reply.edit(interaction, reply.layout_of(sheet)):
            await _tell(interaction, name, sheet)


def _begun() -> Sheet:
    return Sheet(
        "### " + _("Everything is being deleted"),
        (
            _(
                "A large archive takes minutes. If it takes longer than Discord lets me change this"
                " message, I write to you when it is done."
            ),
        ),
    )


async def _tell(interaction: discord.Interaction, name: str, sheet: Sheet) -> None:
    """Tell privately that it is done, or in the channel whoever takes no private messages."""
    told = reply.layout_of(replace(sheet, footer=_("Server: {name}").format(name=muted(name, 100))))
    try:
        await reply.post(interaction.user, told)
    except discord.Forbidden:
        if isinstance(interaction.channel, discord.abc.Messageable):
            await reply.post(interaction.channel, told)


CONTROLS = (EraseGuild,)
