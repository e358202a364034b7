"""Start-up over real sockets: what is asked, in which order, and what is not asked again."""

import pytest

from news.errors import ConfigurationWrong, DiscordUnreachable
from tests.e2e import payloads
from tests.e2e.rest import Fault

GUILDS = 1 << 0


def syncs(discord):
    return [sent for sent in discord.rest.sent if sent.method == "PUT"]


async def test_it_logs_in_syncs_its_commands_and_asks_for_the_guilds_intent_alone(discord, bot):
    assert [(sent.method, sent.path) for sent in discord.rest.sent] == [
        ("GET", "/users/@me"),
        ("GET", "/oauth2/applications/@me"),
        ("PUT", f"/applications/{payloads.APPLICATION}/commands"),
    ]
    assert [identify["intents"] for identify in discord.gateway.identified] == [GUILDS]
    assert {"quotes", "figures", "articles", "submit", "settings", "help"} <= {
        command["name"] for command in discord.rest.commands
    }


async def test_commands_that_discord_has_already_are_not_synced_again(discord, bot_runs):
    async with bot_runs():
        pass
    async with bot_runs():
        pass

    assert len(discord.gateway.identified) == 2
    assert len(syncs(discord)) == 1


async def test_commands_that_changed_since_the_last_start_are_synced(discord, bot_runs):
    async with bot_runs() as app, app.database.transaction() as stores:
        await stores.applications.note_synced(payloads.APPLICATION, "of an older version")
    async with bot_runs():
        pass

    assert len(syncs(discord)) == 2


async def test_a_sync_that_failed_is_tried_again_at_the_next_start(discord, bot_runs):
    discord.rest.faults.append(Fault("PUT", "/commands", 503))
    with pytest.raises(DiscordUnreachable, match="503"):
        async with bot_runs():
            pass

    async with bot_runs():
        assert [sent.status for sent in syncs(discord)] == [503, 200]


async def test_a_token_that_discord_refuses_is_one_sentence(discord, bot_runs):
    with pytest.raises(ConfigurationWrong, match="refuses VERBATIM_TOKEN"):
        async with bot_runs(token="not.the.token"):
            pass


async def test_discord_in_trouble_at_login_is_one_sentence(discord, bot_runs):
    discord.rest.faults.append(Fault("GET", "/users/@me", 503))

    with pytest.raises(DiscordUnreachable, match="try again later"):
        async with bot_runs():
            pass
