"""Shares: answers and notes that stand somewhere, and may have to be put right there."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from news.ids import ChannelId, GuildId, MessageId, ShareId, UserId


@dataclass(frozen=True, slots=True)
class Share:
    """A message with an answer, whoever shared it and when; or a note, which nobody did.

    `body` is what was asked, and which page of it is shown, or what was told, as the service
    lays it out. `language` is what the message speaks; `member` who alone reads it, or None.
    """

    guild: GuildId
    channel: ChannelId
    message: MessageId
    shared_by: UserId
    shared_at: datetime
    body: dict[str, Any]
    language: str
    member: UserId | None = None


@dataclass(frozen=True, slots=True)
class StaleShare:
    """A share of which something may be otherwise by now, as it was noted `noted` times."""

    id: ShareId
    share: Share
    noted: int
    at: datetime
    """When it was noted last."""
    edited: bool = False
    """A note that may stand otherwise than it was sent."""
