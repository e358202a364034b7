"""Share: the same answer for everybody, with nothing to press but links."""

import discord

from tests.support.builders import said
from tests.support.discord_env import is_private, read


async def test_an_answer_is_posted_for_everybody_after_a_restart(room):
    await room.files(*said(*(f"Sentence number {n} stands" for n in range(6))))
    answer = await room.reader.slash(room.channel, "quotes", speaker="kirby")

    await room.restarts()
    await room.reader.click(answer.response, label="Share")

    (post,) = room.posts()
    assert "“Sentence number 5 stands”" in read(post) or "“Sentence number 0 stands”" in read(post)
    assert "Page 1 of 2 · newest first · Shared by ben" in read(post)
    assert "[" not in read(post)
    assert "Shared in this channel" in read(answer)
    assert "[Share]" not in read(answer)


async def test_an_article_is_posted_with_its_link(room):
    number = await room.files(*said("It is late"), link="https://a.example/1")
    answer = await room.reader.slash(room.channel, "article show", article=f"id:{number}")
    await room.restarts()
    await room.reader.click(answer.response, label="Share")
    (post,) = room.posts()
    assert "“It is late”" in read(post)
    assert "[Open the article]" in read(post)


async def test_where_the_bot_may_not_post_it_says_so(room):
    await room.files(*said("It is late"))
    no = discord.PermissionOverwrite(send_messages=False)
    channel = room.guild.create_text_channel("quiet", overwrites={room.env.bot.user: no})
    answer = await room.reader.slash(channel, "quotes", speaker="kirby")
    pressed = await room.reader.click(answer.response, label="Share")
    assert is_private(pressed)
    assert channel.history(viewer=room.editor) == []
    assert "I may not write in this channel." in read(pressed)
