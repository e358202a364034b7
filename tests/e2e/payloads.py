"""What Discord says: users, guild, messages and interactions, in the shape of its API."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import count
from typing import Any

Json = dict[str, Any]

APPLICATION = 100000000000000001
GUILD = 100000000000000002
CHANNEL = 100000000000000003
MODERATOR = 100000000000000004
READER = 100000000000000005

MANAGE_GUILD = 1 << 5
# View, send, embed, attach files, read the history, use commands.
ORDINARY = (1 << 10) | (1 << 11) | (1 << 14) | (1 << 15) | (1 << 16) | (1 << 31)
NOW = "2026-07-18T12:00:00+00:00"
EPHEMERAL = 64
COMPONENTS_V2 = 1 << 15

_ids = count(200000000000000001)


def next_id() -> int:
    """Return an id that nothing else has."""
    return next(_ids)


def user(user_id: int, *, bot: bool = False) -> Json:
    return {
        "id": str(user_id),
        "username": f"user{user_id % 10}",
        "global_name": None,
        "discriminator": "0",
        "avatar": None,
        "bot": bot,
        "public_flags": 0,
        "flags": 0,
    }


def application() -> Json:
    return {
        "id": str(APPLICATION),
        "name": "Verbatim",
        "icon": None,
        "description": "",
        "bot_public": True,
        "bot_require_code_grant": False,
        "verify_key": "0" * 64,
        "flags": 0,
        "owner": user(MODERATOR),
        "team": None,
    }


def guild(id_: int = GUILD, channels: Sequence[int] = (CHANNEL,)) -> Json:
    everyone = {
        "id": str(id_),
        "name": "@everyone",
        "color": 0,
        "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
        "hoist": False,
        "position": 0,
        "permissions": str(ORDINARY),
        "managed": False,
        "mentionable": False,
        "flags": 0,
    }
    return {
        "id": str(id_),
        "name": "Newsroom",
        "owner_id": str(MODERATOR),
        "roles": [everyone],
        "channels": [channel(each, id_) for each in channels],
        "threads": [],
        "members": [member(APPLICATION, permissions=ORDINARY)],
        "emojis": [],
        "stickers": [],
        "features": [],
        "member_count": 3,
        "joined_at": NOW,
        "large": False,
        "unavailable": False,
        "afk_channel_id": None,
        "afk_timeout": 300,
        "verification_level": 0,
        "default_message_notifications": 0,
        "explicit_content_filter": 0,
        "mfa_level": 0,
        "nsfw_level": 0,
        "premium_tier": 0,
        "premium_progress_bar_enabled": False,
        "system_channel_id": None,
        "system_channel_flags": 0,
        "preferred_locale": "en-US",
        "stage_instances": [],
        "guild_scheduled_events": [],
        "soundboard_sounds": [],
        "voice_states": [],
        "presences": [],
    }


def channel(id_: int = CHANNEL, guild_id: int = GUILD) -> Json:
    return {
        "id": str(id_),
        "type": 0,
        "guild_id": str(guild_id),
        "name": "news",
        "position": 0,
        "permission_overwrites": [],
        "nsfw": False,
        "topic": None,
        "parent_id": None,
        "rate_limit_per_user": 0,
    }


def member(user_id: int, *, permissions: int) -> Json:
    return {
        "user": user(user_id, bot=user_id == APPLICATION),
        "roles": [],
        "joined_at": NOW,
        "premium_since": None,
        "nick": None,
        "avatar": None,
        "deaf": False,
        "mute": False,
        "flags": 0,
        "pending": False,
        "permissions": str(permissions),
    }


def message(data: Json, *, author: int = APPLICATION, message_id: int | None = None) -> Json:
    """Return the message that Discord makes of what was sent, with ids for its components."""
    return {
        "id": str(message_id or next_id()),
        "channel_id": str(CHANNEL),
        "author": user(author, bot=author == APPLICATION),
        "content": data.get("content") or "",
        "timestamp": datetime.now(UTC).isoformat(),
        "edited_timestamp": None,
        "tts": False,
        "mention_everyone": False,
        "mentions": [],
        "mention_roles": [],
        "attachments": [_kept_file(file) for file in data.get("attachments") or []],
        "embeds": data.get("embeds") or [],
        "pinned": False,
        "type": 0,
        "flags": data.get("flags") or 0,
        "components": _numbered(data.get("components") or [], count(1)),
    }


def _kept_file(file: Json) -> Json:
    """Return what Discord makes of a file that was sent along; nothing is served under its link."""
    link = f"https://cdn.example/{file['filename']}"
    return {**file, "id": str(next_id()), "size": 1, "url": link, "proxy_url": link}


def _numbered(components: Sequence[Json], ids: "count[int]") -> list[Json]:
    numbered = []
    for component in components:
        copy = {"id": next(ids), **component}
        if "components" in copy:
            copy["components"] = _numbered(copy["components"], ids)
        numbered.append(copy)
    return numbered


@dataclass(frozen=True)
class Attachment:
    """A file that a member uploads; the loopback server serves it under `link`."""

    name: str
    data: bytes
    content_type: str
    link: str
    id: int = field(default_factory=next_id)

    def payload(self) -> Json:
        return {
            "id": str(self.id),
            "filename": self.name,
            "size": len(self.data),
            "content_type": self.content_type,
            "url": self.link,
            "proxy_url": self.link,
            "ephemeral": True,
        }


def interaction(kind: int, data: Json, *, by: int, message: Json | None = None) -> Json:
    """Return INTERACTION_CREATE: 2 command, 3 component, 4 autocomplete, 5 form."""
    permissions = ORDINARY | (MANAGE_GUILD if by == MODERATOR else 0)
    interaction_id = next_id()
    payload = {
        "id": str(interaction_id),
        "application_id": str(APPLICATION),
        "type": kind,
        "token": f"interaction-token-{interaction_id}",
        "version": 1,
        "data": data,
        "attachment_size_limit": 10 * 1024 * 1024,
        "guild_id": str(GUILD),
        "guild": {"id": str(GUILD), "locale": "en-US", "features": []},
        "channel_id": str(CHANNEL),
        "channel": channel(),
        "member": member(by, permissions=permissions),
        "locale": "en-US",
        "guild_locale": "en-US",
        "app_permissions": str(ORDINARY),
        "entitlements": [],
        "authorizing_integration_owners": {"0": str(GUILD)},
        "context": 0,
    }
    return payload | ({"message": message} if message else {})
