"""Posted briefings that are edited, over real sockets: what is asked of Discord, what fails how."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from news.briefing import Briefing, Correction, Voice, Withdrawn
from news.errors import CannotPost, DiscordUnreachable, NotFound
from news.ids import ArticleId, ChannelId, DeliveryId, GuildId, MessageId, UserId
from tests.e2e.briefings import long_articles, overdue
from tests.e2e.briefings import standing as parts_standing
from tests.e2e.exchange import Refused, words
from tests.e2e.payloads import CHANNEL, GUILD
from tests.e2e.rest import Fault
from tests.support.briefing_values import a_briefing, a_story
from tests.support.views import JULY, a_filed_quote, a_speaker, an_article

PLACE = ChannelId(CHANNEL)
FERRY = an_article(2, title="Ferries sail, says @everyone")
SAID = a_story(a_filed_quote("Both sail", article=FERRY), articles=(FERRY,))
VOICES = tuple(Voice(a_speaker(name, number=n), 9 - n, new=False) for n, name in enumerate("ABCD"))
BRIEFING: Briefing = replace(a_briefing(SAID, a_story()), quotes=30, voices=VOICES)


@pytest.fixture
async def posted(bot):
    """The kept part of a briefing with a picture, and the message that it became."""
    [part] = bot.publisher.parts(BRIEFING, DeliveryId(3), guild=GUILD)
    return part, await bot.publisher.send(PLACE, part, nonce="v3p0")


@pytest.fixture
def corrected(bot, posted):
    return bot.publisher.corrected(posted[0], Correction(BRIEFING, (Withdrawn(FERRY, JULY),)))


def standing(discord):
    (message,) = discord.rest.channels.messages[str(CHANNEL)]
    return message


async def test_the_message_is_edited_where_it_stands_without_its_picture(
    discord, bot, posted, corrected
):
    before = words(standing(discord))
    assert "Both sail" in before
    assert standing(discord)["attachments"] != []

    for _ in range(2):
        await bot.publisher.edit(PLACE, posted[1], corrected)

    after = standing(discord)
    assert int(after["id"]) == posted[1]
    assert "Both sail" not in words(after)
    assert "Withdrawn on" in words(after)
    assert after["attachments"] == []
    edits = [sent for sent in discord.rest.sent if sent.method == "PATCH"]
    assert [sent.status for sent in edits] == [200, 200]
    assert edits[0].body["allowed_mentions"] == {"parse": []}
    assert "@everyone" not in str(edits[0].body["components"])


async def test_what_is_brought_back_has_its_picture_again(discord, bot, posted, corrected):
    before = words(standing(discord))
    await bot.publisher.edit(PLACE, posted[1], corrected)
    await bot.publisher.edit(PLACE, posted[1], posted[0])

    after = standing(discord)
    assert words(after) == before
    assert len(after["attachments"]) == 1


async def test_an_edited_message_is_still_found(bot, posted, corrected):
    await bot.publisher.edit(PLACE, posted[1], corrected)

    found = await bot.publisher.find(PLACE, DeliveryId(3), parts=(0,), since=bot.services.clock())
    assert found == {0: posted[1]}


async def test_what_shows_nothing_of_an_article_stays_as_it_was_kept(bot, posted):
    elsewhere = an_article(9, title="High tide", link="https://wave.example/tide")
    nothing = Correction(BRIEFING, (Withdrawn(elsewhere, JULY),))
    assert bot.publisher.corrected(posted[0], nothing) == posted[0]


@pytest.mark.parametrize("refused", [(404, 10003, "Unknown"), (403, 50001, "Missing Access")])
async def test_a_channel_that_is_closed_is_said_in_words(discord, bot, posted, corrected, refused):
    discord.rest.channels.refusals[str(CHANNEL)] = Refused(*refused)
    with pytest.raises(CannotPost):
        await bot.publisher.edit(PLACE, posted[1], corrected)


async def test_a_message_that_is_gone_is_said_to_be_gone(bot, corrected):
    with pytest.raises(NotFound, match="deleted"):
        await bot.publisher.edit(PLACE, MessageId(77), corrected)


@pytest.mark.parametrize("status", [0, 503])
async def test_what_discord_does_not_answer_is_said_to_be_unknown(
    discord, bot, posted, corrected, status
):
    # discord.py itself tries some of these five times.
    discord.rest.faults += [Fault("PATCH", "/messages", status, after=True)] * 5
    with pytest.raises(DiscordUnreachable):
        await bot.publisher.edit(PLACE, posted[1], corrected)


async def test_what_was_taken_back_is_corrected_after_a_restart(discord, bot_runs):
    """The process that took it back edits nothing any more; the next one does, at its start."""
    async with bot_runs() as bot:
        await long_articles(bot.database, 1, at=datetime.now(UTC) - timedelta(minutes=30))
        await overdue(bot.database, 1)
        await bot.services.deliveries.deliver_due(bot.services.clock())
        assert sum(parts_standing(discord).values()) == 1
        await bot.services.intake.undo(ArticleId(1), guild=GuildId(GUILD), by=UserId(7))
    assert "we all have to know" in words(standing(discord))

    async with bot_runs() as bot:
        bot.scheduler.start()
        await discord.until(lambda: "Withdrawn on" in words(standing(discord)))
        await bot.scheduler.finish(5)

    assert "we all have to know" not in words(standing(discord))
    assert sum(parts_standing(discord).values()) == 1
