"""First contact: what stands in a server after the bot was added, and who may press what."""

from datetime import timedelta

import discord
from simcord.backend import serializers

from tests.support.discord_env import is_private, markup, read

NO_WRITING = discord.PermissionOverwrite(send_messages=False)


async def joins(room, *, guild=None, again=False):
    """Let Discord tell that the bot was added: as at a start, but without `unavailable`."""
    backend = room.env.backend
    guild = backend.get_guild((guild or room.guild).id)
    payload = {**serializers.guild_create_payload(backend, guild)}
    del payload["unavailable"]
    if again:
        me = next(m for m in payload["members"] if m["user"]["id"] == str(room.env.bot.user.id))
        me["joined_at"] = (room.env.now() + timedelta(days=1)).isoformat()
    backend.emit("GUILD_CREATE", payload)
    await room.env.settle()


async def test_three_steps_are_posted_once_for_each_joining_without_a_ping(room):
    await joins(room)
    await joins(room)
    (start,) = room.posts()
    assert "Hello. I keep who said what, word for word" in read(start)
    assert "[Choose the moderators]  [Submit an article]  [Plan a briefing]" in read(start)
    assert "<@" not in markup(start)

    await joins(room, again=True)
    assert len(room.posts()) == 2


async def test_every_step_works_after_a_restart_for_those_who_may_and_for_nobody_else(room):
    await joins(room)
    (start,) = room.posts()
    await room.restarts()
    for label in ("Choose the moderators", "Submit an article", "Plan a briefing"):
        refused = await room.reader.click(start, label=label)
        assert is_private(refused)
        assert read(refused).startswith("Only ")

    shown = await room.editor.click(start, label="Choose the moderators")
    assert is_private(shown)
    assert "Moderators: everyone with the permission Manage Server" in read(shown)
    form = await room.editor.click(start, label="Submit an article")
    assert form.modal["custom_id"] == "v1:submit"

    form = await room.editor.click(start, label="Plan a briefing")
    menu = form.modal["components"][0]["component"]
    assert menu["required"], "without a channel there is nothing to plan"
    await room.restarts()
    planned = await room.editor.submit_modal(
        form, {"channel": [room.channel], "time": "7:30", "days": "Monday to Friday"}
    )
    assert "is scheduled" in read(planned)
    (schedule,) = await room.app.services.schedules.all(room.guild.id)
    assert schedule.plan.channel == room.channel.id
    assert len(schedule.plan.rule.weekdays) == 5


async def test_it_is_posted_in_the_first_channel_where_the_bot_may_write_or_nowhere(room):
    other = room.env.create_guild("The Other Harbour")
    reader = other.add_member(room.env.create_user("ida"))
    quiet = other.create_text_channel("rules", overwrites={other.me: NO_WRITING})
    await joins(room, guild=other)
    assert quiet.history(viewer=reader) == []

    chat = other.create_text_channel("chat")
    await joins(room, guild=other, again=True)
    assert len(chat.history(viewer=reader)) == 1
    assert quiet.history(viewer=reader) == []


async def test_what_is_stored_waits_for_the_bot_that_was_removed(room):
    """A removal is noted; an outage, of which Discord tells in the same event, is not."""
    await room.files("The mayor opened the bridge.")
    guild = room.guild.id
    room.env.backend.emit("GUILD_DELETE", {"id": str(guild), "unavailable": True})
    await room.env.settle()
    assert not await gone(room, guild)

    room.env.backend.emit("GUILD_DELETE", {"id": str(guild)})
    await room.env.settle()
    assert await gone(room, guild)

    await room.restarts()  # it is there after all
    assert not await gone(room, guild)


async def gone(room, guild):
    async with room.app.database.reading() as stores:
        return guild in await stores.presence.left_before(room.app.services.clock())
