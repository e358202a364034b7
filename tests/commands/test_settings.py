"""/settings, as members see it."""

import discord
import pytest
from simcord import SetupError

from tests.support.discord_env import is_private, markup, read

ROLE, LOG = "v1:moderators", "v1:log-channel"


async def test_the_page_shows_what_is_set_and_sets_the_role(room):
    desk = room.guild.create_role("Desk")
    shown = await room.editor.slash(room.channel, "settings")
    assert is_private(shown)
    assert "Moderators: everyone with the permission Manage Server (no role is set)" in read(shown)

    answer = await room.editor.slash(room.channel, "settings", moderator_role=desk)
    assert f"members with the role <@&{desk.id}>" in markup(answer)


async def test_the_menu_sets_and_clears_the_role_after_a_restart(room):
    desk = room.guild.create_role("Desk")
    shown = await room.editor.slash(room.channel, "settings")

    await room.restarts()
    await room.editor.select(shown.response, [desk], custom_id=ROLE)
    assert f"members with the role <@&{desk.id}>" in markup(shown)

    await room.editor.select(shown.response, [], custom_id=ROLE)
    assert "everyone with the permission Manage Server" in read(shown)


async def test_the_role_is_cleared_by_the_option(room):
    await room.editor.slash(room.channel, "settings", moderator_role=room.guild.create_role("Desk"))
    answer = await room.editor.slash(room.channel, "settings", clear=True)
    assert "no role is set" in read(answer)


async def test_setting_and_clearing_at_once_is_refused(room):
    desk = room.guild.create_role("Desk")
    answer = await room.editor.slash(room.channel, "settings", moderator_role=desk, clear=True)
    assert read(answer) == "Either set a moderator role or clear it, not both."


async def test_everyone_cannot_be_the_moderators(room):
    everyone = room.guild.default_role
    answer = await room.editor.slash(room.channel, "settings", moderator_role=everyone)
    assert "With @everyone as moderators, every member could" in read(answer)


async def test_zone_grace_and_log_channel_are_set_together_and_shown(room):
    log = room.guild.create_text_channel("log")
    answer = await room.editor.slash(
        room.channel, "settings", zone="berlin", grace=30, log_channel=log
    )
    assert (
        "**Briefings:** new schedules run in Europe/Berlin · posted up to 30 minutes late, later"
        f" ones are left to the next\n**When I cannot post:** I tell <#{log.id}>"
    ) in markup(answer)
    kept = await room.app.services.settings.of(room.guild.id)
    assert (kept.zone.key, kept.grace_minutes, kept.log_channel) == ("Europe/Berlin", 30, log.id)


async def test_the_log_channel_is_cleared(room):
    await room.editor.slash(room.channel, "settings", log_channel=room.channel)
    answer = await room.editor.slash(room.channel, "settings", clear_log_channel=True)
    assert "I tell whoever made the schedule" in markup(answer)


async def test_a_zone_that_is_none_changes_nothing_else(room):
    answer = await room.editor.slash(room.channel, "settings", zone="EST", grace=30)
    assert "“EST” does not say where it is" in markup(answer)
    assert (await room.app.services.settings.of(room.guild.id)).grace_minutes == 120


async def test_a_log_channel_in_which_i_may_not_post_is_refused(room):
    closed = room.guild.create_text_channel(
        "closed", overwrites={room.guild.me: discord.PermissionOverwrite(send_messages=False)}
    )
    answer = await room.editor.slash(room.channel, "settings", log_channel=closed)
    assert "I lack there: Send Messages" in markup(answer)


async def test_setting_and_clearing_the_log_channel_at_once_is_refused(room):
    answer = await room.editor.slash(
        room.channel, "settings", log_channel=room.channel, clear_log_channel=True
    )
    assert read(answer) == "Either set a log channel or clear it, not both."


async def test_a_role_that_is_gone_is_said(room):
    await room.app.services.settings.set_moderator_role(room.guild.id, 12345)
    await room.app.services.settings.set_log_channel(room.guild.id, 12345)
    answer = await room.editor.slash(room.channel, "settings")
    menus = [row["components"][0] for row in answer.response.components[1:3]]
    assert [menu.get("default_values", []) for menu in menus] == [[], []]
    assert "administrators only: the role that was set exists no more" in read(answer)


async def test_readers_are_not_offered_the_settings(room):
    with pytest.raises(SetupError):
        await room.reader.slash(room.channel, "settings")


async def test_readers_are_refused_where_the_guild_offers_it_to_them(room):
    (settings,) = [c for c in await room.app.client.tree.fetch_commands() if c.name == "settings"]
    room.guild.set_command_permissions(settings, {room.reader: True})
    answer = await room.reader.slash(room.channel, "settings")
    assert "Only members with the permission Manage Server may change settings." in read(answer)


async def test_each_value_has_something_to_press_also_after_a_restart(room):
    log = room.guild.create_text_channel("log")
    shown = await room.editor.slash(room.channel, "settings")
    await room.restarts()

    await room.editor.select(shown.response, [log], custom_id=LOG)
    assert f"I tell <#{log.id}>" in markup(shown)
    for label, typed, then in (
        ("Time zone", "lisbon", "new schedules run in Europe/Lisbon"),
        ("How late", "45", "posted up to 45 minutes late"),
        ("How long kept", "30", "Articles: kept for 30 days"),
        ("How long kept", "0", "Articles: kept until they are taken back"),
    ):
        form = await room.editor.click(shown.response, label=label)
        await room.restarts()
        await room.editor.submit_modal(form, {"value": typed})
        assert then in read(shown)
    await room.editor.click(shown.response, label="Keep only excerpts")
    assert "of each new one quotes and figures, with what stands around them" in markup(shown)
    await room.editor.click(shown.response, label="Keep full texts")
    assert "of each new one the full text" in read(shown)
    await room.editor.select(shown.response, [], custom_id=LOG)
    assert "I tell whoever made the schedule (no log channel is set)" in read(shown)


async def test_a_form_shows_what_is_set_and_takes_no_nonsense(room):
    shown = await room.editor.slash(room.channel, "settings", grace=30)
    form = await room.editor.click(shown.response, label="How late")
    (field,) = form.modal["components"]
    assert field["component"]["value"] == "30"
    answer = await room.editor.submit_modal(form, {"value": "half an hour"})
    assert read(answer) == "“half an hour” is no whole number."
    form = await room.editor.click(shown.response, label="How late")
    answer = await room.editor.submit_modal(form, {"value": "9999"})
    assert "A briefing can be between 0 and 1,440 minutes late" in read(answer)
    assert (await room.app.services.settings.of(room.guild.id)).grace_minutes == 30
