"""/briefing now, and corrections, as members use them."""

from datetime import timedelta

import discord
import pytest

from bot.demo_transcript import readable
from tests.support.builders import said
from tests.support.discord_env import is_private, markup, read

FERRY, FERRY_FINDINGS = said("Both ferries sail", name="Ann Example", role="harbour master")
REFUSAL = "Only moderators may do this"


async def files(room, *article, ago=timedelta(0), **page):
    """File an article so long ago by the bot's own clock."""
    return await room.files(*article, filed_at=room.app.services.clock() - ago, **page)


async def now(room, **options):
    return await room.editor.slash(room.channel, "briefing now", **options)


async def test_the_preview_is_private_and_posts_nothing(room):
    await files(room, FERRY, FERRY_FINDINGS, title="Ferries sail again")
    shown = await now(room, hours=744)
    assert is_private(shown)
    assert "1 article · 1 voice · 1 quote · 0 figures" in read(shown)
    assert "Ferries sail again" in read(shown)
    assert "“Both ferries sail”" in read(shown)
    assert read(shown).endswith("[Post it here]")
    assert room.posts() == []


async def test_the_button_posts_what_was_shown_once_also_after_a_restart(room):
    await files(room, FERRY, FERRY_FINDINGS, title="Ferries sail again")
    shown = await now(room)
    text = read(shown).removesuffix("[Post it here]")
    await room.restarts()
    await room.editor.click(shown.response, label="Post it here")
    (post,) = room.posts()
    assert read(post) == f"{text}[Post a correction]"
    assert read(shown) == "The briefing is posted here."


async def file_voices(room, names):
    """File an article for each name, the first with most quotes."""
    for number, name in enumerate(names):
        quotes = [f"{name} counts {n} boats" for n in range(len(names) + 1 - number)]
        await files(room, *said(*quotes, name=name, role=None), title=f"Boats of {name}")


def alts(components):
    return [
        item["description"]
        for each in components
        if each["type"] == discord.ComponentType.media_gallery.value
        for item in each["items"]
    ]


def posted_alts(post):
    return alts([component.to_dict() for component in post.components])


VOICES = ("Ann Example", "Ben Example", "Cy Example", "Di Example")


async def test_who_was_quoted_how_often_is_drawn_in_preview_and_post_with_words_for_it(room):
    await file_voices(room, VOICES)
    shown = await now(room)
    (alt,) = alts(shown.response.components)
    assert alt.endswith("Ann Example: 5; Ben Example: 4; Cy Example: 3; Di Example: 2.")
    assert [file.filename for file in shown.response.attachments] == ["voices.png"]
    await room.editor.click(shown.response, label="Post it here")
    (post,) = room.posts()
    assert posted_alts(post) == [alt]
    assert (await post.attachments[0].read()).startswith(b"\x89PNG")
    assert (alts(shown.response.components), shown.response.attachments) == ([], [])


@pytest.mark.parametrize("names", [VOICES[:3], (*VOICES[:3], "王小明")])
async def test_without_enough_to_draw_or_the_letters_for_it_there_is_no_picture(room, names):
    await file_voices(room, names)
    shown = await now(room)
    assert (alts(shown.response.components), shown.response.attachments) == ([], [])
    await room.editor.click(shown.response, label="Post it here")
    (post,) = room.posts()
    assert (posted_alts(post), post.attachments) == ([], [])


async def test_a_channel_that_takes_no_files_gets_the_briefing_without_the_picture(room):
    await file_voices(room, VOICES)
    bare = room.guild.create_text_channel(
        "bare", overwrites={room.guild.me: discord.PermissionOverwrite(attach_files=False)}
    )
    shown = await room.editor.slash(bare, "briefing now")
    assert len(shown.response.attachments) == 1
    await room.editor.click(shown.response, label="Post it here")
    (post,) = [m for m in bare.history(viewer=room.reader) if not m.flags.ephemeral]
    assert "**Spoke most:**" in markup(post)
    assert (posted_alts(post), post.attachments) == ([], [])


async def test_a_long_briefing_is_shown_and_posted_in_several_messages(room):
    for number, subject in enumerate(("ferry", "bridge", "budget", "school", "museum") * 3):
        words = f"{number} " + f"{subject}{number} " * 50
        text, findings = said(words.strip(), name=f"Ann{number} Example", role=None)
        await files(room, text, findings, title=f"{subject}{number} {subject}{number * 7} opens")
    shown = await now(room)
    assert "Briefing, part 1 of 3" in readable(shown.response.components)
    assert "Post it here" not in readable(shown.response.components)
    assert "Briefing, part 3 of 3" in read(shown)
    await room.editor.click(shown.followups[-1], label="Post it here")
    assert len(room.posts()) == 1 + len(shown.followups)


async def test_nothing_filed_is_said_and_cannot_be_posted(room):
    shown = await now(room)
    assert "Nothing was filed in this time." in read(shown)
    assert "Post" not in read(shown)


async def test_readers_may_not_see_or_post_one(room):
    answer = await room.reader.slash(room.channel, "briefing now")
    assert is_private(answer)
    assert REFUSAL in read(answer)


async def test_an_article_taken_back_between_preview_and_posting_is_not_posted(room, extractor):
    extractor.finds(FERRY, FERRY_FINDINGS)
    receipt = await room.submits(text=FERRY)
    shown = await now(room)
    await room.editor.click(receipt.response, label="Undo")
    pressed = await room.editor.click(shown.response, label="Post it here")
    assert "What it held was taken back meanwhile, so nothing was posted." in read(pressed)
    assert read(shown) == "Posting it failed."
    assert room.posts() == []


async def test_a_post_that_discord_refuses_for_no_known_reason_is_said_to_have_failed(room):
    await files(room, FERRY, FERRY_FINDINGS)
    shown = await now(room)
    room.env.inject_error("POST", "/channels/*/messages", status=400, code=50035, message="No.")
    await room.editor.click(shown.response, label="Post it here")
    assert read(shown) == "Posting it failed."
    assert room.posts() == []
    room.env.errors.clear()


async def test_the_preview_of_a_schedule_has_its_topics(room):
    await files(room, FERRY, FERRY_FINDINGS, title="Ferries sail again")
    await files(room, "The mayor opened the bridge.", title="A bridge is open")
    await room.editor.slash(
        room.channel, "briefing add", channel=room.channel, time="7:30", topics="bridge"
    )
    shown = await now(room, schedule="1")
    assert "A bridge is open" in read(shown)
    assert "Ferries" not in read(shown)


async def posted(room):
    await files(room, FERRY, FERRY_FINDINGS)
    shown = await now(room)
    await room.editor.click(shown.response, label="Post it here")
    (post,) = room.posts()
    return post


async def test_a_moderator_posts_a_correction_below_the_briefing_also_after_a_restart(room):
    post = await posted(room)
    await room.restarts()
    form = await room.editor.click(post, label="Post a correction")
    await room.restarts()
    answer = await room.editor.submit_modal(form, {"note": "Only *one* ferry sails. @everyone"})
    assert read(answer) == "The correction is posted."
    (note,) = [message for message in room.posts() if message.id != post.id]
    assert read(note) == "Correction\n\nOnly *one* ferry sails. @everyone\n\nBy rosa"
    assert "@everyone" not in markup(note)
    assert note.reference.message_id == post.id


async def test_a_correction_of_invisible_characters_is_not_posted(room):
    post = await posted(room)
    form = await room.editor.click(post, label="Post a correction")
    answer = await room.editor.submit_modal(form, {"note": "\u200b \u2060"})
    assert "The correction was empty, so nothing was posted." in read(answer)
    assert [message.id for message in room.posts()] == [post.id]


@pytest.mark.parametrize("hours", [0, 745])
async def test_hours_out_of_reach_are_refused_by_discord(room, hours):
    with pytest.raises(Exception, match="hours"):
        await now(room, hours=hours)


async def test_what_the_bot_may_not_post_here_is_said(room):
    await files(room, FERRY, FERRY_FINDINGS)
    closed = room.guild.create_text_channel(
        "closed",
        overwrites={room.guild.me: discord.PermissionOverwrite(send_messages=False)},
    )
    shown = await room.editor.slash(closed, "briefing now")
    pressed = await room.editor.click(shown.response, label="Post it here")
    assert "I may not write in this channel." in read(pressed)


async def test_only_what_was_filed_in_the_hours_is_shown(room):
    await files(room, FERRY, FERRY_FINDINGS, ago=timedelta(hours=3))
    assert "Nothing was filed" in read(await now(room, hours=2))
    assert "1 article" in read(await now(room, hours=4))
