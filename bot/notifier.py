"""The way of notes to members and channels: sent with a nonce, found again by their button."""

from collections.abc import Sequence

import discord

from bot.kept import KeptPart
from bot.publisher import (
    CLOCKS_APART,
    READ_LIMIT,
    SEND_LIMIT,
    DiscordPublisher,
    translated,
    walk,
)
from commands.channels import obstacle
from commands.following import ShowFollows
from commands.locale import speaking
from commands.note_text import note_message
from news.errors import CannotPost, DiscordUnreachable, NotFound
from news.follow import Heard, Note, Recipient
from news.ids import GuildId, NoteId
from news.text import said

_GONE = {10007, 10013}
"""Unknown member, unknown user: whoever left the server gets nothing of it any more."""
_CLOSED = 50007
_NO_MESSAGES = said(
    "I cannot write to you: allow direct messages from members of this server, then press Go on."
)


class DiscordNotifier:
    """`services.ports.Notifier` over the client of the publisher."""

    def __init__(self, publisher: DiscordPublisher) -> None:
        self._publisher = publisher

    def knows(self, guild: GuildId) -> bool:
        """Tell whether the bot is in a guild, and hears from it."""
        found = self._publisher.client.get_guild(guild)
        return found is not None and not found.unavailable

    def render(self, heard: Sequence[Heard], note: NoteId) -> str:
        """Render what is new as the JSON of its components, in the language of the guild."""
        to = heard[0].follow.recipient
        guild = self._guild(to)
        with speaking(guild.preferred_locale):
            button = ShowFollows(to.guild, note)
            layout = note_message(heard, guild.name if to.private else None, button)
        return KeptPart.of(layout).text()

    async def send(self, note: Note) -> None:
        """Send a note once; with the nonce discord.py asks Discord to drop repetitions."""
        place = await self._place(note.recipient)
        try:
            async with translated(None, SEND_LIMIT):
                await place.send(view=KeptPart.read(note.text).layout(), nonce=note.nonce)
        except CannotPost as error:
            raise _explained(error, note.recipient) from error

    async def stands(self, note: Note) -> bool:
        """Read the channel, or what was written to the member, back to when the note was made."""
        place, mark = await self._place(note.recipient), f":{note.id}"
        async with translated(None, READ_LIMIT):
            since = note.made_at - CLOCKS_APART
            async for message in place.history(after=since, limit=None, oldest_first=True):
                for component in walk(message.components):
                    custom_id = getattr(component, "custom_id", None) or ""
                    if custom_id.startswith("v1:following:") and custom_id.endswith(mark):
                        return True
        return False

    def _guild(self, to: Recipient) -> discord.Guild:
        guild = self._publisher.client.get_guild(to.guild)
        if guild is None:
            raise DiscordUnreachable("Discord has not told of that server yet.")
        return guild

    async def _place(self, to: Recipient) -> discord.abc.Messageable:
        """Return where a recipient is told, once it is sure that they may be told there."""
        guild = self._guild(to)
        if not to.private:
            if reason := obstacle(guild, to.id):
                raise CannotPost(reason)
            return self._publisher.client.get_partial_messageable(to.id)
        try:
            async with translated(None, SEND_LIMIT):
                try:
                    await guild.fetch_member(to.id)
                except discord.NotFound as error:
                    if error.code not in _GONE:
                        raise
                    raise NotFound("That member has left the server.") from error
                return await self._publisher.client.create_dm(discord.Object(to.id))
        except CannotPost as error:
            raise _explained(error, to) from error


def _explained(error: CannotPost, to: Recipient) -> CannotPost:
    """Say to a member why they are not told, as they can mend it."""
    cause = error.__cause__
    if to.private and isinstance(cause, discord.HTTPException) and cause.code == _CLOSED:
        return CannotPost(_NO_MESSAGES)
    return error
