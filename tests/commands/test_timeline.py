"""/timeline, as members see it."""

import io
from datetime import date

import discord
from hypothesis import given, settings
from PIL import Image

from commands.charts import chart_of
from commands.limits import ALT_TEXT
from commands.pictures import drawn
from news.rhythm import Period, Rhythm, Step
from services.asked import TimelineQuestion
from services.views import Paging, TimelineView
from tests.support.builders import said
from tests.support.discord_env import is_private, read
from tests.support.views import a_filed_quote, a_speaker, rhythms

WHEN = (100, 70, 69, 68, 40, 10, 9, 8)  # days ago
ALT = (
    "Column chart. Quotes in each week: week of 15 April 2024: 1; week of 22 April 2024: 0; "
    "week of 29 April 2024: 0; week of 6 May 2024: 0; week of 13 May 2024: 3; "
)


async def talks(room):
    for days in WHEN:
        text = said(f"The harbour stays open, I said {days} days ago")
        await room.files(*text, days_ago=days, title="Harbour", outlet="Courier")


def a_view(rhythm):
    return TimelineView(
        TimelineQuestion("kirby"), a_speaker(), (a_filed_quote(),), rhythm, Paging(1, 0, 1, 1)
    )


def gallery(message):
    found = [part for part in message.components if part["type"] == 12]
    return found[0]["items"][0] if found else None


async def test_a_timeline_is_read_paged_jumped_in_and_shared_with_its_picture(room):
    await talks(room)
    answer = await room.reader.slash(room.channel, "timeline", speaker="kirby")

    assert is_private(answer)
    shown = read(answer)
    assert shown.startswith(
        "John Kirby over time: 8 quotes\n"
        "From week of 15 April 2024 to week of 15 July 2024; most: week of 13 May 2024, 3 quotes"
    )
    assert "week of 15 April 2024\n“The harbour stays open, I said 100 days ago”" in shown
    assert shown.count("week of 13 May 2024\n“") == 1
    assert "Page 1 of 2 · oldest first" in shown
    message = answer.response
    assert gallery(message)["description"].startswith(ALT)
    (file,) = message.attachments
    assert file.filename == "over-time.png"

    await room.restarts()
    await room.reader.click(message, label="Next")
    assert "I said 8 days ago" in read(answer)
    assert gallery(message)["description"].startswith(ALT)
    assert len(message.attachments) == 1
    (menu,) = message.components[2]["components"]
    assert [option["label"] for option in menu["options"]][:2] == [
        "week of 15 April 2024 · 1 quote",
        "week of 13 May 2024 · 3 quotes",
    ]
    await room.reader.select(message, [menu["options"][1]["value"]], custom_id=menu["custom_id"])
    assert "I said 100 days ago" in read(answer)

    await room.reader.click(message, label="Share")
    (post,) = room.posts()
    assert "John Kirby over time: 8 quotes" in read(post)
    assert "Shared by ben" in read(post)
    assert [each.filename for each in post.attachments] == ["over-time.png"]
    assert "Shared in this channel" in read(answer)


async def test_what_cannot_be_answered_is_a_sentence_and_little_has_no_picture(room):
    await room.files(*said("The harbour stays open"), days_ago=9)
    await room.files(*said("I paint", name="Jack Kirby", role="an artist"), days_ago=3)

    async def ask(**options):
        return await room.reader.slash(room.channel, "timeline", **options)

    one = await ask(speaker="John Kirby")
    assert "1 quote" in read(one)
    assert "From " not in read(one)
    assert one.response.attachments == []
    nobody = await ask(speaker="Kirbi", until="2024-05-01")
    assert "Nobody called “Kirbi” is quoted here\nAsked for: until 1 May 2024" in read(nobody)
    assert "Nearest: John Kirby, Jack Kirby" in read(nobody)
    none = await ask(speaker="John Kirby", about="eels")
    assert "John Kirby has 1 quote here, but none that fits" in read(none)
    wrong = await ask(speaker="kirby", since="last thursdayish")
    assert "last thursdayish" in read(wrong)
    wrong = await ask(speaker="kirby", since="2024-05-31", until="2024-05-01")
    assert "Nothing can be both since 31 May 2024 and until 1 May 2024" in read(wrong)

    choice = await ask(speaker="kirby")
    assert "2 speakers answer to “kirby”. Which one?" in read(choice)
    (menu,) = choice.response.components[1]["components"]
    jack = next(option for option in menu["options"] if option["label"] == "Jack Kirby")
    await room.restarts()
    await room.reader.select(choice.response, [jack["value"]])
    assert "Jack Kirby over time: 1 quote" in read(choice)


async def test_where_files_are_not_allowed_it_is_shared_without_its_picture(room):
    await talks(room)
    bare = room.guild.create_text_channel(
        "bare", overwrites={room.guild.me: discord.PermissionOverwrite(attach_files=False)}
    )
    answer = await room.reader.slash(bare, "timeline", speaker="kirby")
    assert len(answer.response.attachments) == 1

    await room.reader.click(answer.response, label="Share")

    (post,) = [m for m in bare.history(viewer=room.reader) if not m.flags.ephemeral]
    assert "John Kirby over time: 8 quotes" in read(post)
    assert post.attachments == []


@settings(max_examples=100, deadline=None)
@given(rhythms)
def test_alt_text_is_never_longer_than_discord_takes(rhythm):
    chart = chart_of(a_view(rhythm))
    assert chart is None or 0 < len(chart.alt) <= ALT_TEXT


def test_few_quotes_or_periods_are_told_without_a_picture():
    days = [Period(date(2024, 7, day), 2) for day in (1, 2, 3)]
    assert chart_of(a_view(Rhythm(Step.DAY, (*days[:2],)))) is None
    assert chart_of(a_view(Rhythm(Step.DAY, (days[0], Period(date(2024, 7, 2), 0))))) is None
    assert chart_of(a_view(Rhythm(Step.DAY, (*days,)))) is not None


async def test_columns_are_as_high_as_their_numbers_and_what_is_left_out_is_told():
    years = tuple(Period(date(2000 + at, 1, 1), quotes) for at, quotes in enumerate((4, 0, 8, 2)))
    chart = chart_of(a_view(Rhythm(Step.YEAR, years, earlier=3)))
    assert chart.alt == (
        "Column chart. Quotes in each year: 2000: 4; 2001: 0; 2002: 8; 2003: 2."
        " Not shown: 3 quotes before 1 January 2000"
    )
    file = await drawn(chart)
    with Image.open(io.BytesIO(file.fp.read())) as image:
        pixels = image.convert("RGB")
    filled = (0x8E, 0xA1, 0xFF)
    heights = [
        sum(pixels.getpixel((36 + 207 * at + 103, y)) == filled for y in range(pixels.height))
        for at in range(4)
    ]
    assert heights[2] > 200
    assert [round(height / heights[2], 1) for height in heights] == [0.5, 0, 1, 0.2]
