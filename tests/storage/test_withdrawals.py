"""Messages to correct: each taken once, and open again for what is noted since."""

from datetime import timedelta

from news.ids import MessageId
from news.schedule import Posted
from tests.support.builders import ELSEWHERE, GUILD, NOW, filed, said
from tests.support.claiming import SNOWFLAKE, articles, claim, keep, sent
from tests.support.schedules import CHANNEL, a_schedule

HOUR = timedelta(hours=1)


async def test_messages_to_correct_are_each_taken_once_also_when_the_schedule_is_removed(database):
    schedule, other = await a_schedule(database), await a_schedule(database)
    first, second = await articles(database, 2)
    delivery = await claim(database, schedule)
    await keep(database, delivery, ["one", "two"], [first])
    await sent(database, delivery, 0, 1)
    unsent = await claim(database, other)
    await keep(database, unsent, ["one"], [first])
    async with database.transaction() as stores:
        await stores.schedules.remove(GUILD, schedule.id)
        await stores.withdrawals.note(GUILD, second, at=NOW)
        await stores.withdrawals.note(ELSEWHERE, first, at=NOW)
        assert await stores.withdrawals.due(NOW, limit=9) == ()
        await stores.withdrawals.note(GUILD, first, at=NOW)

    due = [(GUILD, delivery.id, 0), (GUILD, delivery.id, 1)]
    lease = {"now": NOW, "until": NOW + HOUR}
    async with database.transaction() as stores:
        assert await stores.withdrawals.due(NOW - HOUR, limit=9) == ()
        assert list(await stores.withdrawals.due(NOW, limit=9)) == due
        taken = [await stores.withdrawals.take(place, **lease) for place in due]
        assert await stores.withdrawals.take((ELSEWHERE, delivery.id, 0), **lease) is None
        assert await stores.withdrawals.take(due[0], **lease) is None
        assert await stores.withdrawals.due(NOW, limit=9) == ()
    assert [one.posted for one in taken] == [
        Posted(CHANNEL, SNOWFLAKE, delivery.id, 0, "one"),
        Posted(CHANNEL, MessageId(SNOWFLAKE + 1), delivery.id, 1, "two"),
    ]
    assert [one.open for one in taken] == [{first: 1}] * 2


async def test_what_is_noted_again_while_it_is_taken_up_stays_open(database):
    """The lease stays with whoever has it, so that an older edit does not come last."""
    delivery = await claim(database, await a_schedule(database))
    article = await filed(database, *said("The harbour stays open"))
    await keep(database, delivery, ["one"], [article])
    await sent(database, delivery, 0)
    place = (GUILD, delivery.id, 0)
    minute = HOUR / 60
    async with database.transaction() as stores:
        (speaker,) = await stores.speakers.matching(GUILD, "Kirby")
        given = {"parts": [speaker.id], "change": None}
        await stores.withdrawals.note_given(ELSEWHERE, **given, at=NOW)
        assert await stores.withdrawals.due(NOW, limit=9) == ()
        await stores.withdrawals.note_given(GUILD, **given, at=NOW)
        first = await stores.withdrawals.take(place, now=NOW, until=NOW + HOUR)
        await stores.withdrawals.note_given(GUILD, **given, at=NOW + minute)
        await stores.withdrawals.will_edit(first)
        await stores.withdrawals.settle(first)
        assert await stores.withdrawals.due(NOW + 2 * minute, limit=9) == ()
        assert await stores.withdrawals.due(NOW + HOUR, limit=9) == (place,)

    async with database.transaction() as stores:
        second = await stores.withdrawals.take(place, now=NOW + HOUR, until=NOW + 2 * HOUR)
        await stores.withdrawals.settle(second)
        assert await stores.withdrawals.due(NOW + 9 * HOUR, limit=9) == ()
    assert (first.withdrawn, first.attributed_at, first.posted.edited) == ((), NOW, False)
    assert (second.attributed_at, second.posted.edited) == (NOW + minute, True)
    assert (first.open, second.open) == ({article: 1}, {article: 2})


async def test_an_article_is_noted_at_once_again_when_it_was_settled_and_as_withdrawn_for_good(
    database,
):
    delivery = await claim(database, await a_schedule(database))
    article = await filed(database, *said("The harbour stays open"))
    await keep(database, delivery, ["one"], [article])
    await sent(database, delivery, 0)
    place = (GUILD, delivery.id, 0)
    async with database.transaction() as stores:
        (speaker,) = await stores.speakers.matching(GUILD, "Kirby")
        given = {"parts": [speaker.id], "change": None, "at": NOW}
        await stores.withdrawals.note_given(GUILD, **given)
        taken = await stores.withdrawals.take(place, now=NOW, until=NOW + HOUR)
        await stores.withdrawals.settle(taken)
        await stores.withdrawals.note(GUILD, article, at=NOW)
        assert await stores.withdrawals.due(NOW, limit=9) == (place,)
        taken = await stores.withdrawals.take(place, now=NOW, until=NOW + HOUR)
        await stores.withdrawals.settle(taken)
        await stores.withdrawals.note_given(GUILD, **given)
        assert await stores.withdrawals.due(NOW, limit=9) == ()
    assert [one.article.id for one in taken.withdrawn] == [article]
    assert taken.attributed_at is None
