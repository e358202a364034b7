"""The message menu entry "Submit as article"."""

import discord
import pytest

from commands.menu import links_or_text
from tests.support.builders import said
from tests.support.discord_env import is_private, markup, read

TEXT, FINDINGS = said("The harbour stays open")
LONG = "The ferry was late again. " * 20


async def test_a_messages_text_is_submitted(room, extractor):
    extractor.finds(TEXT, FINDINGS, title="Harbour news")
    message = await room.reader.send(room.channel, TEXT)
    answer = await room.editor.context_menu(room.channel, "Submit as article", message)
    assert is_private(answer)
    assert read(answer).startswith("Filed\nHarbour news\n")


async def test_a_messages_file_is_submitted(room, extractor):
    files = [("photo.png", b"png"), ("article.txt", TEXT.encode())]
    message = await room.reader.send(room.channel, "see below", attachments=files)
    await room.editor.context_menu(room.channel, "Submit as article", message)
    assert extractor.asked == [TEXT]


async def test_a_file_that_is_not_read_is_said(room, extractor):
    message = await room.reader.send(room.channel, attachments=[("a.xlsx", b"PK")])
    answer = await room.editor.context_menu(room.channel, "Submit as article", message)
    assert "I cannot read “a.xlsx”" in read(answer)


async def test_a_link_to_this_machine_is_not_fetched(room, extractor):
    message = await room.reader.send(room.channel, "read http://127.0.0.1:1/a please")
    answer = await room.editor.context_menu(room.channel, "Submit as article", message)
    assert is_private(answer)
    assert "Filed" not in read(answer)
    assert extractor.asked == []


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ("read this: https://a.example/1.", ["https://a.example/1"]),
        ("<https://a.example/1>", ["https://a.example/1"]),
        ("https://a.example/1 https://a.example/1", ["https://a.example/1"]),
        (
            "https://a.example/1 or https://a.example/2",
            ["https://a.example/1", "https://a.example/2"],
        ),
        (LONG + "https://a.example/1", LONG + "https://a.example/1"),
        ("only words", "only words"),
        ("  ", ""),
    ],
)
def test_links_with_little_text_are_the_articles_and_a_long_text_is_itself(content, found):
    assert links_or_text(content) == found


async def test_several_links_and_files_of_a_message_are_a_line_each(room, extractor):
    extractor.finds(TEXT, FINDINGS, title="Harbour news")
    files = [("article.txt", TEXT.encode()), ("other.md", b"# Other\n\nTwo more words.")]
    message = await room.reader.send(
        room.channel, "http://127.0.0.1:1/a and http://10.0.0.1/b", attachments=files
    )

    answer = await room.editor.context_menu(room.channel, "Submit as article", message)

    lines = markup(answer).split("\n")
    assert lines[0] == "Filed 2 of 4 articles"
    assert lines[1].startswith("1. **Harbour news** · 1 quote by 1 speaker")
    assert lines[2].startswith("2. **\\# Other** · 0 quotes")
    assert "127.0.0.1" in lines[3]
    assert "not filed: That link leads to a private address" in lines[3]
    assert "not filed: That link leads to a private address" in lines[4]


async def test_the_links_files_and_long_texts_of_a_thread_are_submitted(room, extractor):
    channel = room.env.bot.get_channel(room.channel.id)
    await channel.create_thread(name="ferry", type=discord.ChannelType.public_thread)
    (thread,) = room.channel.threads
    await room.reader.send(thread, "I think it was this one")
    await room.reader.send(thread, LONG)
    last = await room.reader.send(thread, attachments=[("article.txt", TEXT.encode())])

    answer = await room.editor.context_menu(thread, "Submit whole thread", last)

    assert read(answer).startswith("Filed 2 of 2 articles\n")
    assert extractor.asked == [LONG.strip(), TEXT]


async def test_a_thread_of_short_words_has_nothing_to_submit(room):
    channel = room.env.bot.get_channel(room.channel.id)
    await channel.create_thread(name="ferry", type=discord.ChannelType.public_thread)
    (thread,) = room.channel.threads
    message = await room.reader.send(thread, "I have not seen it either")

    answer = await room.editor.context_menu(thread, "Submit whole thread", message)

    assert markup(answer) == (
        "That thread has no links, no files that I can read and no long texts."
    )


async def test_only_moderators_submit_a_thread(room, extractor):
    message = await room.reader.send(room.channel, LONG)

    answer = await room.reader.context_menu(room.channel, "Submit whole thread", message)

    assert is_private(answer)
    assert "Filed" not in read(answer)
    assert extractor.asked == []


async def test_a_message_that_is_in_no_thread_is_told_so(room):
    message = await room.reader.send(room.channel, LONG)

    answer = await room.editor.context_menu(room.channel, "Submit whole thread", message)

    assert "That message is in no thread" in read(answer)
