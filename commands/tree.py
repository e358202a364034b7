"""The command tree, and the one place that turns errors into what members read."""

import logging
import secrets
from typing import Any

import discord
from discord import app_commands

from commands import locale, reply
from commands.locale import _, later
from commands.sheet import Sheet
from commands.text import muted
from commands.told import told
from news.errors import NewsError

_log = logging.getLogger(__name__)

IN_SERVERS_ONLY = later("This works only in a server, because every archive belongs to one.")
SENTENCE_LIMIT = 1_000
_OUTDATED = later("That command has changed. Reload Discord and try again.")
_UNREADABLE = later("I cannot read one of the options. Pick it from the list, or type it again.")
_GONE = {10062, 40060}  # unknown interaction (answered too late), already acknowledged


class Tree(app_commands.CommandTree[discord.Client]):
    """Commands for servers only; their errors become sentences."""

    def __init__(self, client: discord.Client) -> None:
        super().__init__(
            client,
            allowed_contexts=app_commands.AppCommandContext(
                guild=True, dm_channel=False, private_channel=False
            ),
            allowed_installs=app_commands.AppInstallationType(guild=True, user=False),
        )

    async def interaction_check(self, interaction: discord.Interaction) -> bool:
        """Let only servers in: what Discord is told about contexts does not bind every client.

        It is also the first of ours that a command and its suggestions reach, in their own task.
        """
        locale.use(interaction.locale)
        if interaction.guild_id is not None:
            return True
        if interaction.type is not discord.InteractionType.autocomplete:
            await reply.answer(interaction, reply.layout_of(Sheet(_(IN_SERVERS_ONLY))))
        return False

    async def on_error(
        self, interaction: discord.Interaction, error: app_commands.AppCommandError
    ) -> None:
        """Answer instead of failing silently."""
        await report(interaction, error)


async def report(interaction: discord.Interaction, error: Exception, typed: str = "") -> None:
    """Tell the member what went wrong, and the log if it is a fault of ours.

    `typed` is text that the member would lose; it goes back to them. Never raises for a Discord
    that does not take the answer: there is nobody left to tell.
    """
    cause = error.original if isinstance(error, app_commands.CommandInvokeError) else error
    if isinstance(cause, discord.HTTPException) and cause.code in _GONE:
        _log.warning("answer not taken %s code=%s", _ids(interaction), cause.code)
        return
    sentence = sentence_for(cause) or _unforeseen(interaction, cause)
    try:
        if typed:
            await reply.give_back(
                interaction, Sheet(f"{sentence}\n{_('Your text is attached.')}"), typed
            )
        else:
            await reply.answer(interaction, reply.layout_of(Sheet(sentence)))
    except discord.HTTPException as refused:
        _log.warning("error not told %s code=%s", _ids(interaction), refused.code)


def sentence_for(error: Exception) -> str | None:
    """Return the sentence of an error that members can do something about, or None."""
    match error:
        case NewsError():
            return muted(told(error.sentence), SENTENCE_LIMIT)
        case app_commands.CommandNotFound() | app_commands.CommandSignatureMismatch():
            return _(_OUTDATED)
        case app_commands.TransformerError():
            return _(_UNREADABLE)
    return None


def _unforeseen(interaction: discord.Interaction, error: Exception) -> str:
    reference = secrets.token_hex(3)
    _log.error("command failed reference=%s %s", reference, _ids(interaction), exc_info=error)
    return _(
        "Something went wrong on my side, and it has been noted. "
        "If it happens again, tell whoever runs me this reference: {reference}"
    ).format(reference=reference)


def _ids(interaction: discord.Interaction) -> str:
    data: dict[str, Any] = dict(interaction.data or {})
    what = data.get("custom_id") or data.get("name")
    return f"guild={interaction.guild_id} user={interaction.user.id} what={what}"
