"""The way of notes to members and channels: sent with a nonce, found again by their button."""

from collections.abc import Sequence
from datetime import datetime

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
from news.follow import Heard, Note, Recipient, Stood
from news.ids import ChannelId, GuildId, MessageId, NoteId
from news.share import Share
from news.text import said
from services.retelling import recipient_of

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
        with speaking(self._guild(to).preferred_locale):
            return self._rendered(to, heard, note, None)

    async def send(self, note: Note) -> Stood:
        """Send a note once; with the nonce discord.py asks Discord to drop repetitions."""
        place = await self._place(note.recipient)
        try:
            async with translated(None, SEND_LIMIT):
                shown = KeptPart.read(note.text).layout()
                return _stood(await place.send(view=shown, nonce=note.nonce), note)
        except CannotPost as error:
            raise _explained(error, note.recipient) from error

    async def put_right(self, share: Share, heard: Sequence[Heard], at: datetime | None) -> None:
        """Edit a note, in the language that it speaks; a former member's stays as it is."""
        to = recipient_of(share)
        with speaking(share.language):
            part = self._rendered(to, heard, NoteId(share.body["note"]), at)
        if to.private:
            await self._place(to)
        await self._publisher.edit(share.channel, share.message, part)

    async def stands(self, note: Note) -> Stood | None:
        """Read the channel, or what was written to the member, back to when the note was made."""
        place, mark = await self._place(note.recipient), f":{note.id}"
        async with translated(None, READ_LIMIT):
            since = note.made_at - CLOCKS_APART
            async for message in place.history(after=since, limit=None, oldest_first=True):
                for component in walk(message.components):
                    custom_id = getattr(component, "custom_id", None) or ""
                    if custom_id.startswith("v1:following:") and custom_id.endswith(mark):
                        return _stood(message, note)
        return None

    def _rendered(
        self, to: Recipient, heard: Sequence[Heard], note: NoteId, at: datetime | None
    ) -> str:
        server = self._guild(to).name if to.private else None
        layout = note_message(heard, server, ShowFollows(to.guild, note), corrected=at)
        return KeptPart.of(layout).text()

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


def _stood(message: discord.Message, note: Note) -> Stood:
    language = KeptPart.read(note.text).language
    return Stood(ChannelId(message.channel.id), MessageId(message.id), language)


def _explained(error: CannotPost, to: Recipient) -> CannotPost:
    """Say to a member why they are not told, as they can mend it."""
    cause = error.__cause__
    if to.private and isinstance(cause, discord.HTTPException) and cause.code == _CLOSED:
        return CannotPost(_NO_MESSAGES)
    return error
