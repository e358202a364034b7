"""Posting an answer for everybody: only where both the bot and the member may write."""

from dataclasses import replace
from datetime import datetime

import discord

from commands import pictures, reply
from commands.article_sheet import article_sheet
from commands.locale import _
from commands.render import sheet_of
from commands.sheet import Sheet
from commands.text import address, day_of, muted
from news.errors import NotAllowed
from news.ids import FORGOTTEN
from news.share import Share
from services.views import Answer, ArticleView


def require_may_post(interaction: discord.Interaction) -> None:
    """Raise `NotAllowed` with the reason when this channel is not to be posted in."""
    if not _may_write(interaction.permissions, interaction.channel):
        raise NotAllowed("You may not write in this channel, so I do not share it there for you.")
    if not _may_write(interaction.app_permissions, interaction.channel):
        raise NotAllowed(
            "I may not write in this channel. Ask a server manager to give me the permissions "
            "View Channel and Send Messages here."
        )


async def post(
    interaction: discord.Interaction,
    sheet: Sheet,
    links: reply.Row,
    chart: pictures.Picture | None = None,
) -> discord.Message:
    """Post a sheet in the interaction's channel, with its picture where files are allowed."""
    if interaction.channel_id is None:
        raise NotAllowed("There is no channel here to share it in.")
    channel = interaction.client.get_partial_messageable(interaction.channel_id)
    allowed = interaction.app_permissions.attach_files
    file = await pictures.drawn(chart) if chart and allowed else None
    gallery = pictures.gallery(chart) if chart and file else None
    shown = public_message(sheet, interaction.user.display_name, links, gallery)
    return await reply.post(channel, shown, *([file] if file else []))


def public_message(
    sheet: Sheet,
    sharer: str,
    links: reply.Row,
    gallery: discord.ui.MediaGallery[discord.ui.LayoutView] | None = None,
) -> discord.ui.LayoutView:
    """Return a sheet for everybody: nothing to press but links, and who shared it in words."""
    by = _("Shared by {member}").format(member=muted(sharer, 80))
    footer = f"{sheet.footer} · {by}" if sheet.footer else by
    return reply.layout_of(replace(sheet, footer=footer), links, gallery=gallery)


def put_right_message(
    share: Share, found: Answer | ArticleView | None, at: datetime
) -> discord.ui.LayoutView:
    """Return a shared answer as it is by now, and since when something of it is otherwise."""
    corrected = _("Corrected on {day}").format(day=day_of(at))
    if found is None:
        gone = _("The article that was shown here was taken back.")
        return reply.layout_of(Sheet(gone, footer=corrected))
    if isinstance(found, ArticleView):
        sheet = article_sheet(found, share.body["page"])
        links = reply.link_button(_("Open the article"), address(found.article.line.link))
    else:
        sheet, links = sheet_of(found), []
    by = _("Shared by {member}").format(member=f"<@{share.shared_by}>")
    parts = [sheet.footer, corrected, by if share.shared_by != FORGOTTEN else ""]
    return reply.layout_of(replace(sheet, footer=" · ".join(filter(None, parts))), links)


def _may_write(permissions: discord.Permissions, channel: object) -> bool:
    in_thread = isinstance(channel, discord.Thread)
    write = permissions.send_messages_in_threads if in_thread else permissions.send_messages
    return permissions.administrator or (permissions.view_channel and write)
