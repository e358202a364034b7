"""What a guild chooses."""

import pytest

from news.guild import Settings
from news.ids import RoleId
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
