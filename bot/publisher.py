"""The way of briefings into Discord's channels: sent with a nonce, found again by their buttons."""

import asyncio
import logging
import re
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from typing import Any

import aiohttp
import discord

from bot.kept import KeptPart
from commands import locale, pictures
from commands.briefing_text import parts_of
from commands.channels import may_attach, obstacle
from commands.told import told
from commands.withdrawals import corrected
from news.briefing import Briefing, Correction
from news.errors import CannotPost, DiscordUnreachable, NotFound
from news.ids import ChannelId, DeliveryId, GuildId, MessageId, UserId
from news.text import said

SEND_LIMIT = 30.0  # seconds for one request; the library itself would wait five minutes
READ_LIMIT = 60.0  # seconds for reading a channel back
CLOCKS_APART = timedelta(minutes=5)
"""By how much this machine's clock and Discord's, which dates the messages, may differ."""

_MARK = re.compile(r"v1:brief:(\d+):(\d+)")  # as commands.corrections.Correct writes it
_REFUSED = {
    10003: said("the channel is gone"),
    10004: said("the server is gone, or I was removed from it"),
    50001: said("I may not see it"),
    50013: said("I lack a permission there"),
}
_UNKNOWN_MESSAGE = 10008
_GONE = said("That channel is not there (any more), or I may not see it.")

_log = logging.getLogger(__name__)


class DiscordPublisher:
    """`services.ports.Publisher` over a client, which is joined to it after both are made."""

    _client: discord.Client

    @property
    def client(self) -> discord.Client:
        """The client that posts."""
        return self._client

    def post_through(self, client: discord.Client) -> None:
        """Use this client from now on."""
        self._client = client

    def parts(self, briefing: Briefing, delivery: DeliveryId, *, guild: GuildId) -> tuple[str, ...]:
        """Render a briefing as one to three messages, each as the JSON of its components.

        They speak the server's language. The last one keeps what its picture shows, where there
        is one: it is drawn when it is sent.
        """
        with locale.speaking(self._language_of(guild)):
            *first, last = parts_of(briefing, marker=delivery)
            kept = [*map(KeptPart.of, first), KeptPart.of(last, pictures.chart_of(briefing))]
        return tuple(part.text() for part in kept)

    async def send(self, channel: ChannelId, part: str, *, nonce: str) -> MessageId:
        """Post one part once; with the nonce discord.py asks Discord to drop repetitions."""
        kept = KeptPart.read(part)
        file = await self._picture(kept.picture, channel)
        shown = (kept if file else kept.without_picture()).layout()
        files = [file] if file else []
        async with translated(channel, SEND_LIMIT):
            place = self._client.get_partial_messageable(channel)
            message = await place.send(view=shown, files=files, nonce=nonce)
        return MessageId(message.id)

    def corrected(self, part: str, correction: Correction) -> str:
        """Return a part as it would be right by now, checked; as it is when nothing is otherwise.

        A picture goes then, because it counts what was said, and by whom.
        """
        shown = KeptPart.read(part)
        with locale.speaking(shown.language):
            right = corrected(shown.components, correction)
            if right == shown.components:
                return part
            return KeptPart.of(KeptPart(right).without_picture().layout()).text()

    async def edit(self, channel: ChannelId, message: MessageId, part: str) -> None:
        """Put a part in the place of a message, with its picture where it still has one."""
        kept = KeptPart.read(part)
        file = await self._picture(kept.picture, channel)
        shown = (kept if file else kept.without_picture()).layout()
        files = [file] if file else []
        async with translated(channel, SEND_LIMIT):
            place = self._client.get_partial_messageable(channel)
            try:
                standing = place.get_partial_message(message)
                # For an edit discord.py does not fall back on what the client allows.
                await standing.edit(
                    view=shown, attachments=files, allowed_mentions=discord.AllowedMentions.none()
                )
            except discord.NotFound as error:
                if error.code != _UNKNOWN_MESSAGE:
                    raise
                raise NotFound("The message was deleted.") from error

    async def find(
        self, channel: ChannelId, delivery: DeliveryId, *, parts: Sequence[int], since: datetime
    ) -> dict[int, MessageId]:
        """Read the channel from `since` on, until all these parts are found or it ends.

        Raises `CannotPost` where the channel may not be read: Discord shows an empty channel
        then, in which nothing would ever be found.
        """
        if reason := await self.obstacle(channel):
            raise CannotPost(reason)
        found: dict[int, MessageId] = {}
        async with translated(channel, READ_LIMIT):
            async for message in self._ours(channel, since - CLOCKS_APART):
                for part in _marks(message, delivery):
                    found.setdefault(part, MessageId(message.id))
                if found.keys() >= set(parts):
                    break
        return {part: message for part, message in found.items() if part in parts}

    async def obstacle(self, channel: ChannelId) -> str | None:
        """Say in a sentence why the bot could not post there, from what the gateway has told."""
        found = self._client.get_channel(channel)
        guild = getattr(found, "guild", None)
        return obstacle(guild, channel) if guild else _GONE

    async def tell(
        self, sentence: str, *, guild: GuildId, channel: ChannelId | None, member: UserId
    ) -> None:
        """Say something in a log channel, else to a member directly; neither is promised."""
        with locale.speaking(self._language_of(guild)):
            sentence = told(sentence)
        if channel is not None and await self._said(channel, sentence):
            return
        try:
            async with translated(None, SEND_LIMIT):
                user = await self._client.fetch_user(member)
                await user.send(sentence)
        except (CannotPost, DiscordUnreachable) as error:
            _log.warning("nobody could be told member=%d error=%s", member, type(error).__name__)

    def _language_of(self, guild: GuildId) -> str:
        """Return the language that a server chose for itself, as the gateway has told it."""
        found = self._client.get_guild(guild)
        return str(found.preferred_locale) if found else locale.ENGLISH

    async def _picture(
        self, chart: pictures.Chart | None, channel: ChannelId
    ) -> discord.File | None:
        """Draw a chart. A channel that takes no files gets the briefing without it."""
        if chart is None or not may_attach(self._client.get_channel(channel)):
            return None
        return await pictures.drawn(chart)

    async def _said(self, channel: ChannelId, sentence: str) -> bool:
        try:
            async with translated(channel, SEND_LIMIT):
                await self._client.get_partial_messageable(channel).send(sentence)
        except (CannotPost, DiscordUnreachable) as error:
            _log.info("log channel failed channel=%d error=%s", channel, type(error).__name__)
            return False
        return True

    async def _ours(self, channel: ChannelId, since: datetime) -> AsyncIterator[discord.Message]:
        place = self._client.get_partial_messageable(channel)
        async for message in place.history(after=since, limit=None, oldest_first=True):
            if self._client.user is not None and message.author.id == self._client.user.id:
                yield message


def _marks(message: discord.Message, delivery: DeliveryId) -> Iterator[int]:
    """Yield the part of the delivery that a message is: one, or none."""
    for component in walk(message.components):
        mark = _MARK.fullmatch(getattr(component, "custom_id", None) or "")
        if mark and int(mark[1]) == delivery:
            yield int(mark[2])


def walk(components: Sequence[Any]) -> Iterator[Any]:
    """Yield components with all that is in them."""
    for component in components:
        yield component
        yield from walk(getattr(component, "children", ()))


@asynccontextmanager
async def translated(channel: ChannelId | None, limit: float) -> AsyncIterator[None]:
    """Bound what is done inside to so many seconds, and say in our words how it failed.

    A 4xx that speaks of no permission and no channel is a mistake of ours and stays what it is.
    """
    try:
        async with asyncio.timeout(limit):
            yield
    except discord.Forbidden as error:
        raise CannotPost(_refusal(channel, error)) from error
    except discord.NotFound as error:
        # With a nonce, "unknown message" says that it stood there and was deleted since.
        if error.code not in _REFUSED:
            raise DiscordUnreachable(
                "Discord answers strangely ({code}).", code=error.code
            ) from error
        raise CannotPost(_refusal(channel, error)) from error
    except discord.HTTPException as error:
        if error.status < 429 and error.status != 401:  # noqa: PLR2004 - 429 and above: try later
            raise
        raise DiscordUnreachable(
            "Discord is in trouble (status {status}).", status=error.status
        ) from error
    except discord.RateLimited as error:
        raise DiscordUnreachable("Discord asks to wait before more is sent.") from error
    except (aiohttp.ClientError, OSError, TimeoutError) as error:
        # Among them errno 104 and ServerDisconnectedError, which discord.py tries once only.
        raise DiscordUnreachable("The connection to Discord was lost.") from error


def _refusal(channel: ChannelId | None, error: discord.HTTPException) -> str:
    reason = _REFUSED.get(error.code, said("Discord does not allow it"))
    if channel is None:
        return said("I cannot post to that member: {reason}.", reason=reason)
    return said("I cannot post in {channel}: {reason}.", channel=f"<#{channel}>", reason=reason)
