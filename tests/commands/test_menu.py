"""The message menu entry "Submit as article"."""

import pytest

from commands.menu import link_or_text
from news.errors import SubmissionRefused
from tests.support.builders import said
from tests.support.discord_env import is_private, read

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
    message = await room.reader.send(room.channel, attachments=[("a.docx", b"PK")])
    answer = await room.editor.context_menu(room.channel, "Submit as article", message)
    assert "I cannot read “a.docx”" in read(answer)


async def test_a_link_to_this_machine_is_not_fetched(room, extractor):
    message = await room.reader.send(room.channel, "read http://127.0.0.1:1/a please")
    answer = await room.editor.context_menu(room.channel, "Submit as article", message)
    assert is_private(answer)
    assert "Filed" not in read(answer)
    assert extractor.asked == []


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ("read this: https://a.example/1.", "https://a.example/1"),
        ("<https://a.example/1>", "https://a.example/1"),
        ("https://a.example/1 https://a.example/1", "https://a.example/1"),
        (LONG + "https://a.example/1", LONG + "https://a.example/1"),
        ("only words", "only words"),
        ("  ", None),
    ],
)
def test_a_link_with_little_text_is_the_article_and_a_long_text_is_itself(content, found):
    assert link_or_text(content) == found


def test_several_links_are_refused_because_it_cannot_be_told_which():
    with pytest.raises(SubmissionRefused, match="several links"):
        link_or_text("https://a.example/1 or https://a.example/2")
