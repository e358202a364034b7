"""/privacy: what is stored about the member who asks, in this server, and its deletion."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import discord
from discord import app_commands

from commands import reply
from commands.context import guild_of, services_of, user_of
from commands.controls import PlainButton
from commands.export_files import ROOM, ExportFiles, send
from commands.locale import _, later, number
from commands.rows import PLAIN
from commands.sheet import Sheet
from news.holding import Trace

WORDS: Mapping[tuple[str, str], str] = {
    ("articles", "submitted_by"): later("Articles that you submitted"),
    ("feeds", "added_by"): later("Feeds that you added"),
    ("schedules", "made_by"): later("Briefings that you scheduled"),
    ("changes", "by"): later("Decisions that you made"),
    ("changes", "undone_by"): later("Decisions that you undid"),
    ("shares", "shared_by"): later("Answers that you shared in a channel"),
    ("shares", "member"): later("Notes that stand in your messages, to be put right there"),
    ("follows", "made_by"): later("Follows that you set up"),
    ("follows", "member"): later("What you follow"),
    ("notes", "member"): later("Notes on their way to you"),
    ("told", "member"): later("Quotes of which you were told, so that none comes twice"),
    ("review_claims", "held_by"): later("Quotes that you are looking at in /review"),
    ("questions", "asked_by"): later("Questions that you asked, for the buttons below answers"),
    ("seen", "member"): later("Questions for what is new, with up to where you had seen it"),
}
"""What it means that a member's id stands in a column; every such column has its words."""
_NAME = "what-is-stored-about-me"


@app_commands.command(
    name="privacy", description="What is stored about you here, and a way to delete it"
)
async def privacy(interaction: discord.Interaction) -> None:
    """Answer privately with what there is, and buttons that hand it out and delete it."""
    await reply.defer(interaction)
    await reply.edit(interaction, await _page(interaction))


async def _page(interaction: discord.Interaction) -> discord.ui.LayoutView:
    traces = await _traces(interaction)
    if not traces:
        sheet = Sheet("### " + _("Nothing is stored about you in this server"), (_elsewhere(),))
        return reply.layout_of(sheet)
    sheet = Sheet(
        "### " + _("What is stored about you in this server"),
        (*_parted(traces), _elsewhere()),
        _("Only you see this"),
    )
    return reply.layout_of(sheet, [HandOut(), AskFirst()])


async def _traces(interaction: discord.Interaction) -> tuple[Trace, ...]:
    return await services_of(interaction).members.traces(
        user_of(interaction), guild=guild_of(interaction)
    )


def _parted(traces: Sequence[Trace]) -> tuple[str, ...]:
    """Return what goes with a member and what stays without the name, each as a list."""
    goes = [_line(trace) for trace in traces if trace.goes]
    stays = [_line(trace) for trace in traces if not trace.goes]
    parts = (
        (_("**Is deleted when you say so**"), goes),
        (_("**Stays, but without saying that it was you**"), stays),
    )
    return tuple("\n".join([title, *lines]) for title, lines in parts if lines)


def _line(trace: Trace) -> str:
    words = _(WORDS[trace.table, trace.column])
    return "- " + _("{name}: {count}").format(name=words, count=number(trace.rows))


def _elsewhere() -> str:
    return _(
        "What you posted or shared in a channel stands there, with your name, until it is deleted"
        " there. Whoever runs me may have your Discord ID in a log, next to an error. Copies of the"
        " database that were made before keep what was in them."
    )


class HandOut(PlainButton, what="me:get", label=later("Send it to me as a file")):
    """Sends every row, one line of JSON each."""

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Answer privately with files."""
        await reply.defer(interaction)
        rows = await services_of(interaction).members.rows(
            user_of(interaction), guild=guild_of(interaction)
        )
        if not rows:
            await reply.edit(interaction, await _page(interaction))
            return
        with TemporaryDirectory(prefix="verbatim-member-") as folder:
            limit = interaction.filesize_limit - ROOM
            files = ExportFiles(Path(folder), PLAIN, limit=limit)
            files.write(rows)
            files.close()
            told = _("What is stored about you, each thing on a line of JSON.")
            await send(interaction, files, _NAME, told)


class AskFirst(PlainButton, what="me:ask", label=later("Delete what is about me")):
    """Asks once more, in the same message."""

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Say what would go and what would stay."""
        traces = await _traces(interaction)
        if not traces:
            await reply.edit(interaction, await _page(interaction))
            return
        sheet = Sheet("### " + _("Delete it? It cannot be brought back"), _parted(traces))
        await reply.edit(interaction, reply.layout_of(sheet, [Delete(), Keep()]))


class Keep(PlainButton, what="me:keep", label=later("No, keep it")):
    """Goes back to what there is."""

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Show it again."""
        await reply.edit(interaction, await _page(interaction))


class Delete(PlainButton, what="me:delete", label=later("Yes, delete it")):
    """Deletes what is about the member who presses it."""

    style = discord.ButtonStyle.danger

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Delete it, and say what went and what stayed."""
        await services_of(interaction).members.forget(
            user_of(interaction), guild=guild_of(interaction)
        )
        sheet = Sheet(
            "### " + _("Deleted"),
            (
                _(
                    "Nothing is stored about you in this server any more. What had to stay, such as"
                    " articles that you submitted, does not say any more that it was you."
                ),
                _elsewhere(),
            ),
        )
        await reply.edit(interaction, reply.layout_of(sheet))


CONTROLS = (HandOut, AskFirst, Keep, Delete)
