"""Copying a quote as a citation, below /quotes and /whosaid."""

from news.quote import Kind
from tests.support.builders import said
from tests.support.discord_env import is_private, markup, read, seen_file

LINK = "https://courier.example/harbour?a=1&b=(2)"
DAY = {"outlet": "The Courier", "title": "A *fine* harbour", "link": LINK}


async def cited(room, answer, value):
    return await room.reader.select(answer.response, [value], custom_id="v1:cite")


async def test_a_quote_is_copied_in_three_forms_also_after_a_restart(room):
    await room.files(*said("The harbour stays open all of this year"), **DAY)
    quotes = await room.reader.slash(room.channel, "quotes", speaker="kirby")
    assert "Copy as citation" in read(quotes)
    await room.restarts()

    answer = await cited(room, quotes, "1")

    assert is_private(answer)
    plain = (
        "“The harbour stays open all of this year” — John Kirby, White House spokesperson."
        " A *fine* harbour, The Courier, 26 July 2024. "
    )
    address = "https://courier.example/harbour?a=1&b=%282%29"
    archive = f"https://web.archive.org/web/20240726120000/{address}"
    source = f"[A \\*fine\\* harbour]({address}), The Courier, 26 July 2024"
    assert markup(answer).split("\n") == [
        "**Plain text**", "```", plain + address, "```",
        "**Markdown**", "```", "> “The harbour stays open all of this year”", ">",
        f"> — **John Kirby**, White House spokesperson. {source}", "```",
        "**With archived copy**", "```", plain + address, f"Archived copy: {archive}", "```",
    ]  # fmt: skip
    sayings = await room.reader.slash(room.channel, "whosaid", words="harbour stays open")
    assert plain in markup(await cited(room, sayings, "1"))
    assert room.posts() == []


async def test_reported_words_get_no_quotation_marks_and_a_text_no_address(room):
    await room.files(
        *said("the harbour would stay open", kind=Kind.INDIRECT), title="Harbour", published=None
    )
    quotes = await room.reader.slash(room.channel, "quotes", speaker="kirby")
    shown = markup(await cited(room, quotes, "1"))
    assert "Reported, not quoted: the harbour would stay open — John Kirby" in shown
    assert "Harbour, undated, submitted 26 July 2024" in shown
    assert "“" not in shown
    assert "archive" not in shown


async def test_long_quotes_come_whole_in_more_messages_or_as_a_file(room):
    long, longer = "The harbour stays open. " * 80, "```The pier is shut. " * 300
    await room.files(*said(long.strip(), longer.strip()), **DAY)
    quotes = await room.reader.slash(room.channel, "quotes", speaker="kirby")

    answer = await cited(room, quotes, "1")
    messages = [str(each.components) for each in (answer.response, *answer.followups)]
    assert len(messages) == 3
    assert all(message.count(long.strip()) == 1 for message in messages)
    whole = await cited(room, quotes, "2")
    assert read(whole).startswith("The citation is too long for a message")
    assert (await seen_file(whole)).count(longer.strip()) == 2


async def test_a_quote_that_is_gone_since_is_not_cited(room):
    article = await room.files(*said("The harbour opens"))
    quotes = await room.reader.slash(room.channel, "quotes", speaker="kirby")
    async with room.app.database.transaction() as stores:
        await stores.articles.retract(room.guild.id, article, at=room.app.services.clock())
    answer = await cited(room, quotes, "1")
    assert is_private(answer)
    assert read(answer) == "That quote is not in the archive any more."
