"""/follow, as members, channels and moderators see it."""

from datetime import timedelta

import pytest

from bot.notifier import DiscordNotifier
from news.follow import APART, Note, Recipient
from news.ids import NoteId
from tests.support.builders import said
from tests.support.discord_env import is_private, read
from tests.support.pressing import Pressable

CLOSED = {"status": 403, "code": 50007, "message": "Cannot send messages to this user"}


@pytest.fixture
def tells(room):
    """Let the bot tell what is new, so many notes later."""

    async def tell(later=0):
        await room.app.notes.deliver_due(room.app.services.clock() + later * APART)

    return tell


def letters(room, member):
    """Return what a member reads of the bot's direct messages, newest last."""
    messages = member.user.dm_channel.history()
    return [read(each) for each in sorted(messages, key=lambda message: message.id)]


async def follow(room, action, by=None, **options):
    return await (by or room.reader).slash(room.channel, f"follow {action}", **options)


async def test_a_member_is_told_privately_and_lists_and_ends_it(room, tells):
    await room.files(*said("The old pier stays shut"))
    begun = await follow(room, "add", speaker="kirby", about="pier")
    assert is_private(begun)
    assert read(begun).startswith("Following John Kirby with “pier”\nI write to you when")
    assert "followed already" in read(await follow(room, "add", speaker="kirby", about="Pier"))
    await follow(room, "add", about="@everyone ferries")
    await room.files(
        *said("The new pier opens *soon*", "No ship today", "A pier is a pier"),
        title="Pier",
        outlet="Courier",
    )
    await tells()
    await tells(later=1)

    (letter,) = letters(room, room.reader)
    assert letter.startswith(
        "2 new quotes\nOf what you follow in The Daily Harbour\n\nJohn Kirby with “pier”\n"
        "“The new pier opens *soon*”\n— John Kirby, White House spokesperson"
    )
    assert letter.endswith("[What is followed]")
    assert room.posts() == []

    await room.restarts()
    (message,) = room.reader.user.dm_channel.history()
    shown = await room.reader.user.click(message, label="What is followed")
    assert "John Kirby with “pier”" in read(shown)
    assert "In the server, /follow remove ends it." in read(shown)
    copied = Pressable(message.components[-1].children[0].custom_id)
    copy = await (await room.env.bot.fetch_user(room.editor.id)).send(view=copied.layout())
    assert "pier" not in read(await copied.pressed(room.editor.user, copy))
    listed = await follow(room, "list")
    assert is_private(listed)
    assert "You follow\n- John Kirby with “pier”\n- “@everyone ferries”" in read(listed)
    (offered,) = await room.reader.autocomplete(room.channel, "follow remove", "what", "kirby")
    assert offered["name"] == "John Kirby · “pier”"
    gone = await follow(room, "remove", what=offered["value"])
    assert read(gone) == "Not followed any more: John Kirby with “pier”"
    assert "is not followed (any more)" in read(await follow(room, "remove", what=offered["value"]))


async def test_closed_messages_pause_and_the_list_says_so_with_a_way_to_go_on(room, tells):
    await room.files(*said("The old pier stays shut"))
    profile = await room.reader.slash(room.channel, "speaker show", name="kirby")
    await room.restarts()
    begun = await room.reader.click(profile.response, label="Follow")
    assert read(begun).startswith("Following John Kirby\n")
    room.env.inject_error("POST", "/channels/*/messages", **CLOSED)
    await room.files(*said("The new pier opens"), title="Pier")
    await tells()

    listed = await follow(room, "list")
    assert "paused: I cannot write to you: allow direct messages" in read(listed)
    await room.restarts()
    await room.reader.click(listed.response, label="Go on")
    assert "paused" not in read(listed)
    assert "[Go on]" not in read(listed)
    await room.files(*said("The harbour is open again"), title="Harbour")
    await tells(later=1)
    (letter,) = letters(room, room.reader)
    assert "The harbour is open again" in letter
    assert "The new pier opens" not in letter


async def test_a_channel_is_told_for_moderators_and_a_deleted_one_pauses(room, tells):
    await room.files(*said("The old pier stays shut"))
    refused = await follow(room, "add", about="pier", channel=room.channel)
    assert "Only moderators may do this" in read(refused)
    begun = await follow(room, "add", room.editor, about="pier", channel=room.channel)
    assert f"I post in <#{room.channel.id}>" in read(begun)
    piers = await room.files(
        *said(*(f"Pier number {n} opens at noon" for n in range(9))), title="Piers"
    )
    await tells()

    (post,) = room.posts()
    assert read(post).startswith("9 new quotes\nOf what this channel follows\n\n“pier”\n“Pier")
    assert "and 6 more quotes" in read(post)
    shown = await room.reader.click(post, label="What is followed")
    assert is_private(shown)
    assert f"Channels follow\n- “pier” · <#{room.channel.id}>" in read(shown)
    (offered,) = await room.editor.autocomplete(room.channel, "follow remove", "what", "")
    assert offered["name"] == "“pier” · #newsroom"
    refused = await follow(room, "remove", what=offered["value"])
    assert "Only moderators may do this" in read(refused)
    now = room.app.services.clock()
    await room.app.services.intake.undo(piers, guild=room.guild.id, by=room.editor.id)
    await room.app.services.shares.put_right_due(now + APART)
    (post,) = room.posts()
    gone = "What was told here is not in the archive any more\nOf what this channel follows"
    assert read(post).startswith(f"{gone}\n\nCorrected on ")

    other = room.guild.create_text_channel("piers")
    await follow(room, "add", room.editor, about="pier", channel=other)
    await room.app.client.get_channel(other.id).delete()
    await room.files(*said("Another pier is shut now"), title="Shut")
    await tells(later=1)
    assert len(room.posts()) == 2
    listed = read(await follow(room, "list", room.editor))
    assert listed.count("paused:") == 1
    assert "not there (any more)" in listed


async def test_who_left_the_server_is_told_nothing_and_forgotten(room, tells):
    await room.files(*said("The old pier stays shut"))
    await follow(room, "add", speaker="kirby")
    room.guild.remove_member(room.reader)
    await room.files(*said("The new pier opens"), title="Pier")
    await tells()
    assert letters(room, room.reader) == []
    async with room.app.database.reading() as stores:
        assert await stores.follows.due(room.app.services.clock() + timedelta(days=1)) == ()
        assert await stores.notes.left(before=room.app.services.clock() + timedelta(1)) == ()


async def test_a_note_that_stands_is_found_by_its_button_after_a_lost_connection(room, tells):
    await room.files(*said("The old pier stays shut"))
    await follow(room, "add", speaker="kirby")
    await room.files(*said("The new pier opens"), title="Pier")
    await tells()
    (message,) = room.reader.user.dm_channel.history()
    notifier, to = (
        DiscordNotifier(room.app.publisher),
        Recipient(room.guild.id, room.reader.id, private=True),
    )

    def note(number):
        text = '{"components": [], "picture": null}'
        return Note(NoteId(number), to, message.created_at, message.created_at, text=text)

    assert await notifier.stands(note(1))
    assert not await notifier.stands(note(2))
    assert not await notifier.stands(note(11))
