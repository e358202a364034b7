"""What a guild chooses."""

from zoneinfo import ZoneInfo

import pytest

from news.errors import BadOption
from news.guild import Settings
from news.ids import ChannelId, RoleId
from services.settings import GuildSettings
from tests.support.builders import ELSEWHERE, GUILD


@pytest.fixture
def settings(database):
    return GuildSettings(database)


async def test_a_guild_that_chose_nothing_has_the_defaults(settings):
    assert await settings.of(GUILD) == Settings(GUILD, moderator_role=None)


async def test_a_choice_is_kept_for_that_guild_alone(settings):
    # A snowflake: more than 32 bits.
    role = RoleId(1_234_567_890_123_456_789)

    chosen = await settings.set_moderator_role(GUILD, role)

    assert chosen == await settings.of(GUILD) == Settings(GUILD, role)
    assert (await settings.of(ELSEWHERE)).moderator_role is None


async def test_a_choice_can_be_changed_and_taken_back(settings):
    await settings.set_moderator_role(GUILD, RoleId(5))
    await settings.set_moderator_role(GUILD, RoleId(6))
    assert (await settings.of(GUILD)).moderator_role == 6

    assert (await settings.set_moderator_role(GUILD, None)).moderator_role is None


async def test_zone_grace_and_log_channel_have_defaults_and_are_kept(settings):
    assert await settings.of(GUILD) == Settings(
        GUILD, zone=ZoneInfo("UTC"), grace_minutes=120, log_channel=None
    )
    channel = ChannelId(1_234_567_890_123_456_789)

    await settings.set_zone(GUILD, ZoneInfo("Asia/Tokyo"))
    await settings.set_grace_minutes(GUILD, 0)
    chosen = await settings.set_log_channel(GUILD, channel)

    assert chosen == Settings(
        GUILD, zone=ZoneInfo("Asia/Tokyo"), grace_minutes=0, log_channel=channel
    )
    assert await settings.of(ELSEWHERE) == Settings(ELSEWHERE)


async def test_zone_grace_and_log_channel_can_be_taken_back(settings):
    await settings.set_zone(GUILD, ZoneInfo("Asia/Tokyo"))
    await settings.set_grace_minutes(GUILD, 60)
    await settings.set_log_channel(GUILD, ChannelId(5))

    await settings.set_zone(GUILD, None)
    await settings.set_grace_minutes(GUILD, None)

    assert await settings.set_log_channel(GUILD, None) == Settings(GUILD)


@pytest.mark.parametrize("minutes", [-1, 24 * 60 + 1])
async def test_a_grace_of_less_than_nothing_or_more_than_a_day_is_refused(settings, minutes):
    with pytest.raises(BadOption, match="between 0 and 1,440 minutes"):
        await settings.set_grace_minutes(GUILD, minutes)

    assert await settings.of(GUILD) == Settings(GUILD)
