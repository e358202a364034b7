"""/export: everything that passes a filter, as files."""

import asyncio
from pathlib import Path
from tempfile import TemporaryDirectory

import discord
from discord import app_commands

from commands import reply
from commands.context import guild_of, now_of, services_of
from commands.export_files import ROOM, ExportFiles, send
from commands.export_forms import Format, form_of
from commands.locale import _, ngettext, number
from commands.sheet import Sheet
from commands.suggest import suggesting
from news.quote import Kind
from news.record import Record
from services.dates import day
from services.exports import Export, What


@app_commands.command(name="export", description="Quotes or figures as a file, to work with")
@app_commands.describe(
    speaker="Only by this speaker: a name, also a part of it",
    about="Only with these words",
    since="From this day on, such as 2024-05-31, May 2024, yesterday, 7d",
    until="Up to this day",
    outlet="Only from this outlet",
    kind="direct: between quotation marks; mixed: partly so; indirect: reported",
    what="Quotes, unless you say figures",
    format="CSV for spreadsheets, JSON Lines for programs, Markdown to read",
)
@app_commands.choices(
    kind=[app_commands.Choice(name=kind, value=kind) for kind in Kind],
    what=[app_commands.Choice(name=what, value=what) for what in What],
    format=[app_commands.Choice(name=form, value=form) for form in Format],
)
async def export(  # noqa: PLR0917 - Discord passes options by name
    interaction: discord.Interaction,
    speaker: str | None = None,
    about: str | None = None,
    since: str | None = None,
    until: str | None = None,
    outlet: str | None = None,
    kind: str | None = None,
    what: str = What.QUOTES,
    format: str = Format.CSV,  # noqa: A002 - the option's name
) -> None:
    """Answer privately with files."""
    await reply.defer(interaction)
    now = now_of(interaction)
    wanted = Export(
        what=What(what),
        speaker=speaker,
        about=about,
        since=day(since, now=now) if since else None,
        until=day(until, now=now, last=True) if until else None,
        outlet=outlet,
        kind=Kind(kind) if kind else None,
    )
    with TemporaryDirectory(prefix="verbatim-export-") as folder:
        form = form_of(Format(format), wanted.what)
        files = ExportFiles(Path(folder), form, limit=interaction.filesize_limit - ROOM)
        try:
            await services_of(interaction).exports.export(
                wanted, files.write, guild=guild_of(interaction)
            )
        finally:
            await asyncio.to_thread(files.close)
        await _send(interaction, files, wanted.what, f"{wanted.what}-{now:%Y-%m-%d}")


async def _send(
    interaction: discord.Interaction, files: ExportFiles[Record], what: What, name: str
) -> None:
    """Send the files, or say that there are none."""
    count = files.records
    if not count:
        nothing = _("There is nothing to export: nothing that is filed here fits.")
        await reply.edit(interaction, reply.layout_of(Sheet(nothing)))
        return
    if what is What.FIGURES:
        told = ngettext("{number} figure, newest first.", "{number} figures, newest first.", count)
    else:
        told = ngettext("{number} quote, newest first.", "{number} quotes, newest first.", count)
    await send(interaction, files, name, told.format(number=number(count)))


export.autocomplete("speaker")(
    suggesting(lambda services, typed, guild: services.archive.suggest_speakers(typed, guild=guild))
)
export.autocomplete("outlet")(
    suggesting(lambda services, typed, guild: services.archive.suggest_outlets(typed, guild=guild))
)
