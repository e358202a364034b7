"""The message menu: "Submit as article" and "Submit whole thread"."""

import re

import discord
from discord import app_commands

from commands import reply
from commands.batches import Handed, take_in_all
from commands.files import documents_from, is_readable
from commands.permissions import require_moderator
from news.article import Document
from news.errors import SubmissionRefused

_LINK = re.compile(r"https?://[^\s<>]+", re.IGNORECASE)
LEAST_TEXT = 280
"""Characters beside a link from which on the message is the article, and not the linked page."""
MESSAGES = 200
"""So many messages of a thread are looked at."""


@app_commands.context_menu(name="Submit as article")
async def submit_message(interaction: discord.Interaction, message: discord.Message) -> None:
    """Submit what a message holds, for moderators."""
    await reply.defer(interaction)
    await require_moderator(interaction)
    handed = await _handed(message)
    if not handed and (files := _held(message).attachments):
        handed = await documents_from(files[:1])  # which says what it cannot read
    if not handed:
        raise SubmissionRefused("That message has no text, no link and no file that I can read.")
    await take_in_all(interaction, handed)


@app_commands.context_menu(name="Submit whole thread")
async def submit_thread(interaction: discord.Interaction, message: discord.Message) -> None:
    """Submit the files, links and long texts of a thread's messages, for moderators."""
    await reply.defer(interaction)
    await require_moderator(interaction)
    await take_in_all(interaction, await _handed_in_thread(_thread_of(interaction, message)))


def _thread_of(interaction: discord.Interaction, message: discord.Message) -> discord.Thread:
    thread = message.thread or interaction.channel
    if not isinstance(thread, discord.Thread):
        raise SubmissionRefused(
            "That message is in no thread and has none: submit it alone with “Submit as article”."
        )
    return thread


async def _handed_in_thread(thread: discord.Thread) -> list[Handed]:
    handed: dict[object, Handed] = {}
    hidden = 0
    try:
        async for message in thread.history(limit=MESSAGES, oldest_first=True):
            hidden += _is_hidden(message)
            for each in await _handed(message, least=LEAST_TEXT):
                handed.setdefault(each.content, each)
    except discord.Forbidden as error:
        raise SubmissionRefused(
            "I may not read that thread: I need View Channel and Read Message History there."
        ) from error
    if not handed and hidden:
        raise SubmissionRefused(
            "Discord shows me the words of a thread only if Message Content is switched on for me "
            "in the developer portal; single messages can be submitted without it."
        )
    if not handed:
        raise SubmissionRefused(
            "That thread has no links, no files that I can read and no long texts."
        )
    return list(handed.values())


def _is_hidden(message: discord.Message) -> bool:
    """Tell a member's message that Discord gives without anything in it."""
    written = message.type in {discord.MessageType.default, discord.MessageType.reply}
    held = _held(message)
    return written and not (
        message.author.bot or held.content or held.attachments or message.stickers or message.poll
    )


async def _handed(message: discord.Message, *, least: int = 1) -> list[Handed]:
    """Return what a message holds, in a forwarded one what the message in it holds.

    That is its files, and with them its links if there is little else; or its text, when that
    has so many characters at `least`.
    """
    held = _held(message)
    handed = await documents_from([file for file in held.attachments if is_readable(file)])
    found = links_or_text(held.content)
    if isinstance(found, list):
        return handed + [Handed(link, link) for link in found]
    if handed or len(found) < least:
        return handed
    document = Document(
        data=found.encode(), media_type="text/plain", charset="utf-8", link=message.jump_url
    )
    return [Handed(found, document)]


def _held(message: discord.Message) -> discord.Message | discord.MessageSnapshot:
    return message.message_snapshots[0] if message.message_snapshots else message


def links_or_text(content: str) -> list[str] | str:
    """Return the links of a message that has little else, or its whole text."""
    links = list(dict.fromkeys(found[0].rstrip(".,;:!?)]") for found in _LINK.finditer(content)))
    rest = _LINK.sub("", content).strip()
    return content.strip() if not links or len(rest) >= LEAST_TEXT else links
