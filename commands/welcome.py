"""First contact: what the bot says when it is added to a server, with three steps to press."""

import logging

import discord

from commands import forms, reply, settings_page
from commands.controls import PlainButton
from commands.locale import _, later, speaking
from commands.permissions import require_manager, require_moderator
from commands.planning import PlanForm
from commands.sheet import Sheet
from commands.submit import SubmitForm

_log = logging.getLogger(__name__)


async def greet(guild: discord.Guild) -> None:
    """Post how to start, in the server's language, where that is allowed; else do nothing."""
    channel = _place_in(guild)
    if channel is None:
        _log.info("nowhere to greet guild=%d", guild.id)
        return
    try:
        with speaking(guild.preferred_locale):
            await reply.post(channel, page())
    except discord.HTTPException as error:
        _log.info("not greeted guild=%d code=%s", guild.id, error.code)


def page() -> discord.ui.LayoutView:
    """Return the three steps."""
    steps = (
        _("**1. Say who the moderators are.** They submit articles and put things right."),
        _("**2. Submit the first article:** a link, a text or a file."),
        _("**3. Plan a briefing** in a channel, at the times that you choose."),
    )
    sheet = Sheet(
        "### " + _("Hello. I keep who said what, word for word"),
        (
            _("Moderators hand me articles; then everybody may ask with /quotes and a name."),
            "\n".join(steps),
        ),
        _("/help tells what else there is, /about what is stored"),
    )
    return reply.layout_of(sheet, [ChooseModerators(), FirstArticle(), FirstBriefing()])


def _place_in(guild: discord.Guild) -> discord.TextChannel | None:
    """Return the channel for news of the server, or else the first one; announcements are not."""
    first = [guild.system_channel] if guild.system_channel else []
    for channel in (*first, *sorted(guild.text_channels, key=lambda channel: channel.position)):
        may = channel.permissions_for(guild.me)
        if may.view_channel and may.send_messages and not channel.is_news():
            return channel
    return None


class ChooseModerators(PlainButton, what="start:role", label=later("Choose the moderators")):
    """Shows the settings, for members who may manage the server."""

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Answer privately with the page of settings."""
        require_manager(interaction)
        await reply.answer(interaction, await settings_page.page(interaction))


class FirstArticle(PlainButton, what="start:article", label=later("Submit an article")):
    """Opens the form of /submit, for moderators."""

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Open the form."""
        await require_moderator(interaction)
        await forms.show(interaction, SubmitForm())


class FirstBriefing(PlainButton, what="start:briefing", label=later("Plan a briefing")):
    """Opens a form for a schedule, for moderators."""

    async def pressed(self, interaction: discord.Interaction) -> None:
        """Open the form."""
        await require_moderator(interaction)
        await forms.show(interaction, PlanForm())


CONTROLS = (ChooseModerators, FirstArticle, FirstBriefing)
