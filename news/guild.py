"""A guild and what it has chosen."""

from dataclasses import dataclass

from news.ids import GuildId, RoleId


@dataclass(frozen=True, slots=True)
class Settings:
    """What a guild chose in Discord.

    Until a moderator role is set, members who may manage the server are moderators.
    """

    guild: GuildId
    moderator_role: RoleId | None = None
