"""Briefings on their way into a channel, over real sockets: once, found again, or with a reason."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from news.briefing import Briefing, Voice
from news.errors import CannotPost, DiscordUnreachable
from news.ids import ChannelId, DeliveryId, UserId
from tests.e2e.exchange import Refused, words
from tests.e2e.limits import ChannelLimit
from tests.e2e.payloads import CHANNEL, GUILD, READER
from tests.e2e.rest import Fault, limited
from tests.support.views import a_speaker

DELIVERY = DeliveryId(12)
PLACE = ChannelId(CHANNEL)
NOW = datetime.now(UTC)
EMPTY = Briefing(NOW - timedelta(days=1), NOW, articles=0, quotes=0, figures=0, speakers=0)


VOICES = tuple(
    Voice(a_speaker(name, number=number), 9 - number, new=False)
    for number, name in enumerate(("Ann", "Ben", "Cy", "Di"))
)
TALKATIVE = replace(EMPTY, articles=1, quotes=30, speakers=4, voices=VOICES)
GALLERY = 12


@pytest.fixture
def publisher(bot):
    return bot.publisher


@pytest.fixture
def part(publisher):
    [part] = publisher.parts(EMPTY, DELIVERY, guild=GUILD)
    return part


def posted(discord, channel=PLACE):
    return discord.rest.channels.messages[str(channel)]


def posts(discord):
    return [sent for sent in discord.rest.sent if sent.path.endswith("/messages") and sent.body]


async def find(publisher, delivery=DELIVERY, parts=(0,)):
    return await publisher.find(PLACE, delivery, parts=parts, since=NOW)


async def test_a_part_is_posted_with_its_nonce_mentions_nobody_and_is_found_again(
    discord, publisher, part
):
    message = await publisher.send(PLACE, part, nonce="v12p0")

    assert [int(each["id"]) for each in posted(discord)] == [message]
    assert "Nothing was filed" in words(posted(discord)[0])
    [sent] = posts(discord)
    assert (sent.body["nonce"], sent.body["enforce_nonce"]) == ("v12p0", True)
    assert sent.body["allowed_mentions"] == {"parse": []}
    assert await find(publisher) == {0: message}


def galleries(message):
    return [each for each in message["components"] if each["type"] == GALLERY]


async def test_a_picture_goes_with_its_part_is_the_same_when_tried_again_and_is_no_obstacle(
    discord, publisher
):
    [part] = publisher.parts(TALKATIVE, DELIVERY, guild=GUILD)
    discord.rest.faults.append(Fault("POST", "/messages", 503, after=True))
    with pytest.raises(DiscordUnreachable):
        await publisher.send(PLACE, part, nonce="v12p0")
    message = await publisher.send(PLACE, part, nonce="v12p0")

    [stands] = posted(discord)
    [gallery] = galleries(stands)
    assert gallery["items"][0]["media"]["url"] == "attachment://voices.png"
    assert "Ann: 9; Ben: 8; Cy: 7; Di: 6." in gallery["items"][0]["description"]
    [(name, first), (_, second)] = discord.rest.uploads
    assert (name, first) == ("voices.png", second)
    assert first.startswith(b"\x89PNG")
    assert await find(publisher) == {0: message}


async def test_without_its_picture_a_part_is_posted_all_the_same(discord, publisher):
    unwritable = replace(VOICES[0], speaker=a_speaker("王小明"))
    [part] = publisher.parts(
        replace(TALKATIVE, voices=(unwritable, *VOICES[1:])), DELIVERY, guild=GUILD
    )
    message = await publisher.send(PLACE, part, nonce="v12p0")

    assert galleries(posted(discord)[0]) == discord.rest.uploads == []
    assert await find(publisher) == {0: message}


async def test_other_deliveries_and_other_parts_are_not_taken_for_it(publisher, part):
    await publisher.send(PLACE, part, nonce="v12p0")

    assert await find(publisher, DeliveryId(1)) == {}
    assert await find(publisher, DeliveryId(120)) == {}
    assert await find(publisher, parts=(1,)) == {}


async def test_a_part_is_found_behind_more_messages_than_one_page_holds(discord, publisher, part):
    for _ in range(250):
        discord.rest.channels.post(str(CHANNEL), {"content": "someone else"})
    message = await publisher.send(PLACE, part, nonce="v12p0")

    assert await find(publisher) == {0: message}


async def test_the_same_nonce_again_is_the_same_message(discord, publisher, part):
    first = await publisher.send(PLACE, part, nonce="v12p0")

    assert await publisher.send(PLACE, part, nonce="v12p0") == first
    assert len(posted(discord)) == 1


@pytest.mark.parametrize("after", [False, True])
@pytest.mark.parametrize("status", [0, 503, 522])
async def test_what_may_or_may_not_stand_there_is_said_to_be_unknown(
    discord, publisher, part, status, after
):
    discord.rest.faults.append(Fault("POST", "/messages", status, after=after))

    with pytest.raises(DiscordUnreachable):
        await publisher.send(PLACE, part, nonce="v12p0")

    assert len(posted(discord)) == len(await find(publisher)) == after


async def test_a_rate_limit_that_is_too_long_is_for_later(discord, publisher, part):
    discord.rest.faults.append(limited("POST", "/messages", seconds=3600))

    with pytest.raises(DiscordUnreachable):
        await publisher.send(PLACE, part, nonce="v12p0")

    assert posted(discord) == []


async def test_a_channel_gets_no_more_messages_than_discord_lets_in(discord, publisher, part):
    discord.rest.channel_limit = ChannelLimit(seconds=0.4)

    for number in range(12):
        await publisher.send(PLACE, part, nonce=f"v{number}p0")

    assert len(posted(discord)) == 12
    assert {sent.status for sent in posts(discord)} == {200}


async def test_a_channel_that_is_full_is_waited_for(discord, publisher, part):
    limit = discord.rest.channel_limit = ChannelLimit(messages=1, seconds=0.4)
    assert limit.turn("POST", f"/channels/{CHANNEL}/messages").let_in

    await publisher.send(PLACE, part, nonce="v12p0")

    assert [sent.status for sent in posts(discord)] == [429, 200]
    assert len(posted(discord)) == 1


@pytest.mark.parametrize(
    ("refused", "reason"),
    [
        (Refused(403, 50001, "No"), "may not see it"),
        (Refused(403, 50013, "No"), "permission"),
        (Refused(404, 10003, "No"), "channel is gone"),
    ],
)
async def test_a_refusal_is_said_in_words(discord, publisher, part, refused, reason):
    discord.rest.channels.refusals[str(CHANNEL)] = refused

    with pytest.raises(CannotPost, match=reason):
        await publisher.send(PLACE, part, nonce="v12p0")


async def test_what_is_in_the_way_is_known_without_a_question_to_discord(discord, publisher):
    asked = len(discord.rest.sent)

    assert await publisher.obstacle(PLACE) is None
    assert "not there" in await publisher.obstacle(ChannelId(9))
    assert len(discord.rest.sent) == asked


async def test_a_channel_that_is_unknown_cannot_be_searched(publisher):
    with pytest.raises(CannotPost, match="not there"):
        await publisher.find(ChannelId(9), DELIVERY, parts=(0,), since=NOW)


async def test_a_log_channel_is_told_and_the_member_only_without_one(discord, publisher):
    await publisher.tell("A schedule is paused.", guild=GUILD, channel=PLACE, member=UserId(READER))
    assert [words(message) for message in posted(discord)] == ["A schedule is paused."]
    assert posted(discord, READER) == []

    discord.rest.channels.refusals[str(CHANNEL)] = Refused(403, 50013, "No")
    await publisher.tell("It is paused.", guild=GUILD, channel=PLACE, member=UserId(READER))
    await publisher.tell("It still is.", guild=GUILD, channel=None, member=UserId(READER))
    assert list(map(words, posted(discord, READER))) == ["It is paused.", "It still is."]


async def test_when_nobody_can_be_told_nothing_breaks(discord, publisher):
    discord.rest.channels.refusals[str(READER)] = Refused(403, 50007, "No")

    await publisher.tell("It is paused.", guild=GUILD, channel=None, member=UserId(READER))

    assert posted(discord, READER) == []
