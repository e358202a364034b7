"""What every command needs besides its options: the services, the guild, the member, the time."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import cast

import discord
from discord import app_commands

from news.errors import NotAllowed
from news.ids import GuildId, UserId
from services.archive import Archive
from services.briefings import Briefings
from services.deliveries import Deliveries
from services.departures import Departures
from services.doubts import Doubts
from services.exports import Exports
from services.feeds import Feeds
from services.fixes import Fixes
from services.following import Following
from services.guild_data import GuildData
from services.intake import Intake
from services.members import Members
from services.naming import Naming
from services.people import Moderator, People
from services.review import Review
from services.schedules import Schedules
from services.settings import GuildSettings
from services.shares import Shares
from services.trail import Trail


@dataclass(frozen=True, slots=True)
class Services:
    """The use cases that commands call, and the clock (aware, UTC) that they read."""

    archive: Archive
    intake: Intake
    feeds: Feeds
    settings: GuildSettings
    briefings: Briefings
    schedules: Schedules
    deliveries: Deliveries
    people: People
    naming: Naming
    fixes: Fixes
    trail: Trail
    shares: Shares
    doubts: Doubts
    review: Review
    exports: Exports
    following: Following
    guild_data: GuildData
    departures: Departures
    members: Members
    clock: Callable[[], datetime]


class ServedClient(discord.Client):
    """A client that carries the services, so that a button pressed after a restart finds them.

    The class of a button is registered with the library, not an instance, so the interaction's
    client is all that it can reach.
    """

    services: Services
    tree: app_commands.CommandTree[discord.Client]


def services_of(interaction: discord.Interaction) -> Services:
    """Return the services of the client that received the interaction."""
    return cast("ServedClient", interaction.client).services


def tree_of(interaction: discord.Interaction) -> app_commands.CommandTree[discord.Client]:
    """Return the command tree of the client that received the interaction."""
    return cast("ServedClient", interaction.client).tree


def now_of(interaction: discord.Interaction) -> datetime:
    """Return the present moment by the client's clock."""
    return services_of(interaction).clock()


def guild_of(interaction: discord.Interaction) -> GuildId:
    """Return the guild; raise `NotAllowed` outside of one.

    Discord is told that commands work in guilds only, but a guild's own overrides and old
    clients do not stop a direct message, so it is asked again here.
    """
    if interaction.guild_id is None:
        raise NotAllowed("This works only in a server, because every archive belongs to one.")
    return GuildId(interaction.guild_id)


def user_of(interaction: discord.Interaction) -> UserId:
    """Return the member who acted."""
    return UserId(interaction.user.id)


def moderator_of(interaction: discord.Interaction) -> Moderator:
    """Return who decides, for what is kept with who and when; `require_moderator` comes first."""
    return Moderator(guild_of(interaction), user_of(interaction), now_of(interaction))
