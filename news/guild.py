"""A guild and what it has chosen."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from news.ids import ChannelId, GuildId, RoleId

UTC = ZoneInfo("UTC")
LONGEST_GRACE = 24 * 60  # minutes
SHORTEST_RETENTION, LONGEST_RETENTION = 1, 3650  # days


@dataclass(frozen=True, slots=True)
class Settings:
    """What a guild chose in Discord.

    Until a moderator role is set, members who may manage the server are moderators. `zone` is
    what new schedules inherit. A briefing at most `grace_minutes` late is still posted. What
    moderators must know goes to `log_channel`, else to whoever made the schedule.
    """

    guild: GuildId
    moderator_role: RoleId | None = None
    zone: ZoneInfo = UTC
    grace_minutes: int = 120
    log_channel: ChannelId | None = None
    retention_days: int | None = None
    """After so many days an article is cleared away; None: never."""
    excerpts: bool = False
    """Of an article's text, only what stands around its findings is kept."""
