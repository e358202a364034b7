"""The message menu entry "Submit as article": a message's file, link or text."""

import re

import discord
from discord import app_commands

from commands import reply
from commands.files import document_from, is_readable
from commands.permissions import require_moderator
from commands.receipts import take_in
from news.article import Document
from news.errors import SubmissionRefused

_LINK = re.compile(r"https?://[^\s<>]+", re.IGNORECASE)
LEAST_TEXT = 280
"""Characters beside a link from which on the message is the article, and not the linked page."""


@app_commands.context_menu(name="Submit as article")
async def submit_message(interaction: discord.Interaction, message: discord.Message) -> None:
    """Submit what a message holds, for moderators."""
    await reply.defer(interaction)
    await require_moderator(interaction)
    await take_in(interaction, await _content(message))


async def _content(message: discord.Message) -> str | Document:
    """Return the article of a message; in a forwarded one, of the message it holds."""
    held = message.message_snapshots[0] if message.message_snapshots else message
    for file in held.attachments:
        if is_readable(file):
            return await document_from(file)
    found = link_or_text(held.content)
    if found is None and held.attachments:
        return await document_from(held.attachments[0])  # which says what it cannot read
    if found is None:
        raise SubmissionRefused("That message has no text, no link and no file that I can read.")
    if _LINK.fullmatch(found):
        return found
    return Document(
        data=found.encode(), media_type="text/plain", charset="utf-8", link=message.jump_url
    )


def link_or_text(content: str) -> str | None:
    """Return the link of a message that has little else, or its whole text; None when empty.

    Raises `SubmissionRefused` for several links with little text: it cannot be told which.
    """
    links = list(dict.fromkeys(found[0].rstrip(".,;:!?)]") for found in _LINK.finditer(content)))
    rest = _LINK.sub("", content).strip()
    if not links or len(rest) >= LEAST_TEXT:
        return content.strip() or None
    if len(links) > 1:
        raise SubmissionRefused(
            "That message has several links. Submit the one that you mean with /submit."
        )
    return links[0]
