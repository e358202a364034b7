"""What is not so any more: every message that shows it is edited, and no other."""

import pytest

from news.errors import NotFound
from news.ids import ChannelId
from news.schedule import DeliveryState
from services.briefings import Briefings
from services.corrections import (
    FORGETS_EVERY,
    KEPT_FOR,
    Corrections,
)
from services.schedules import Schedules
from tests.support.builders import ELSEWHERE, GUILD, filed
from tests.support.delivering import (
    DUE,
    LATER,
    MINUTE,
    PLACE,
    articles,
    on,
    post_by_hand,
    scheduled,
    shows,
    takes_back,
)


async def test_only_a_message_that_shows_or_counts_an_article_is_edited_and_once(
    database, publisher, channels, corrections, posted
):
    showing, _ = channels.posted[PLACE]
    article = showing.articles[0]
    await takes_back(database, article)
    assert shows(channels, article)

    for minutes in range(30):
        await corrections.correct_due(LATER + minutes * MINUTE)

    assert publisher.edits == [(PLACE, showing.id)]
    assert sorted(channels.articles(PLACE)) == [each for each in posted if each != article]


async def test_the_first_message_counts_what_is_left_wherever_the_article_was_shown(
    database, publisher, channels, corrections, posted
):
    first, second = channels.posted[PLACE]
    assert first.counted == 4
    await takes_back(database, second.articles[0])

    await corrections.correct_due(LATER)

    assert channels.posted[PLACE][0].counted == 3
    assert publisher.edits == [(PLACE, first.id), (PLACE, second.id)]


async def test_what_a_moderator_posted_is_corrected_too(database, publisher, channels, corrections):
    found = await articles(database, 4)
    await post_by_hand(database, publisher)
    await post_by_hand(database, publisher)  # the same articles, a second time
    await takes_back(database, found[-1])

    await corrections.correct_due(LATER)

    assert sorted(channels.articles(PLACE)) == sorted(2 * found[:-1])
    assert [message.counted for message in channels.posted[PLACE]] == [3, None, 3, None]


async def test_what_a_topic_left_out_is_neither_shown_nor_counted_nor_corrected(
    database, publisher, channels, corrections
):
    found = await articles(database, 4)
    await scheduled(database, topics=("Event 2",))
    await on(database, publisher).deliver_due(DUE)
    await takes_back(database, found[1])
    await corrections.correct_due(LATER)
    assert publisher.edits == []
    await takes_back(database, found[2])

    await corrections.correct_due(LATER)

    assert [message.counted for message in channels.posted[PLACE]] == [0, None]


async def test_nothing_is_edited_for_an_article_that_no_briefing_had(
    database, publisher, corrections, posted
):
    late = await filed(database, "Text 9.", title="Event 9", filed_at=LATER)
    await takes_back(database, late)

    await corrections.correct_due(LATER)

    assert publisher.edits == []


async def test_every_schedule_that_posted_it_is_corrected(database, publisher, channels):
    found = await articles(database, 4)
    places = [PLACE, ChannelId(901), ChannelId(902)]
    for place in places:
        await scheduled(database, channel=place)
    await on(database, publisher).deliver_due(DUE)
    await takes_back(database, found[-1])

    await Corrections(database, Briefings(database), publisher).correct_due(LATER)

    assert [shows(channels, found[-1], place) for place in places] == [False] * 3
    assert len(publisher.edits) == 3


async def test_a_second_withdrawal_leaves_the_first_one_out_too(
    database, channels, corrections, posted
):
    for article in channels.posted[PLACE][0].articles:
        await takes_back(database, article)
        await corrections.correct_due(LATER)

    assert channels.posted[PLACE][0].articles == ()


async def test_a_correction_also_comes_for_a_schedule_that_was_removed(
    database, channels, corrections, posted
):
    (schedule,) = await Schedules(database).all(GUILD)
    await Schedules(database).remove(schedule.id, guild=GUILD)
    await takes_back(database, posted[-1])

    await corrections.correct_due(LATER)

    assert not shows(channels, posted[-1])


async def test_a_message_is_kept_to_be_corrected_for_so_long_and_then_forgotten(
    database, publisher, channels, corrections, posted
):
    end = DUE + KEPT_FOR
    await corrections.correct_due(end)
    await takes_back(database, posted[-1], at=end)
    await corrections.correct_due(end)
    assert not shows(channels, posted[-1])
    assert len(publisher.edits) == 1

    await corrections.correct_due(end + 2 * FORGETS_EVERY)
    await takes_back(database, posted[0], at=end + 2 * FORGETS_EVERY)
    await corrections.correct_due(end + 2 * FORGETS_EVERY + MINUTE)

    assert len(publisher.edits) == 1
    (schedule,) = await Schedules(database).all(GUILD)
    [delivery] = await Schedules(database).history(schedule.id, guild=GUILD)
    assert (delivery.state, delivery.parts) == (DeliveryState.SENT, 0)
    async with database.reading() as stores:
        covered = await stores.deliveries.articles(GUILD, delivery.id)
    assert covered == tuple(posted[1:-1])


async def test_another_guild_takes_nothing_back(database, publisher, corrections, posted):
    with pytest.raises(NotFound):
        await takes_back(database, posted[-1], guild=ELSEWHERE)

    await corrections.correct_due(LATER)

    assert publisher.edits == []


async def test_an_article_that_was_restored_can_be_taken_back_again(
    database, publisher, channels, corrections, posted
):
    await takes_back(database, posted[-1])
    await corrections.correct_due(LATER)
    async with database.transaction() as stores:
        assert await stores.articles.restore(GUILD, posted[-1]) == posted[-1]

    await takes_back(database, posted[-1], at=LATER + MINUTE)
    await corrections.correct_due(LATER + MINUTE)

    assert not shows(channels, posted[-1])
