"""Deliveries: taken by one, kept before they are sent, no article twice; on both databases."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import text as sql

from news.ids import ArticleId, DeliveryId, MessageId, ScheduleId
from news.schedule import Delivery, DeliveryState, Part, Posted
from storage.database import Database
from tests.support.builders import ELSEWHERE, GUILD, NOW, a_submission, filed, said
from tests.support.databases import engine_of
from tests.support.schedules import CHANNEL, a_plan, a_run, a_schedule

SNOWFLAKE = MessageId(1_234_567_890_123_456_789)
HOUR = timedelta(hours=1)


async def claim(database, schedule, run=None, *, guild=GUILD, now=NOW, **others):
    async with database.transaction() as stores:
        return await stores.deliveries.claim(guild, schedule.id, run or a_run(), now=now, **others)


async def keep(database, delivery, parts, articles, guild=GUILD):
    async with database.transaction() as stores:
        return await stores.deliveries.keep_parts(guild, delivery.id, parts, articles)


async def sent(database, delivery, *numbers):
    async with database.transaction() as stores:
        for number in numbers:
            await stores.deliveries.note_sent(
                GUILD, delivery.id, number, MessageId(SNOWFLAKE + number)
            )


async def finish(database, delivery, state=DeliveryState.SENT, reason=None, guild=GUILD):
    async with database.transaction() as stores:
        return await stores.deliveries.finish(guild, delivery.id, state, reason)


async def uncovered(database, schedule, guild=GUILD, since=-1, until=0):
    async with database.reading() as stores:
        return await stores.articles.uncovered(
            guild,
            schedule.id,
            since=NOW + timedelta(hours=since),
            until=NOW + timedelta(hours=until),
        )


async def read(database, delivery, guild=GUILD):
    async with database.reading() as stores:
        return await stores.deliveries.get(guild, delivery.id)


async def parts(database, delivery, guild=GUILD):
    async with database.reading() as stores:
        return await stores.deliveries.parts(guild, delivery.id)


async def articles(database, count, guild=GUILD):
    return [await filed(database, f"Story {number}.", guild=guild) for number in range(count)]


async def test_of_two_that_claim_a_run_at_once_one_gets_it(database, database_url):
    schedule = await a_schedule(database)
    other = Database(database_url)

    claims = await asyncio.gather(
        *(claim(each, schedule) for each in (database, other, database, other))
    )
    await other.close()

    (delivery,) = [each for each in claims if each is not None]
    assert delivery == Delivery(
        delivery.id, GUILD, schedule.id, CHANNEL, a_run(), DeliveryState.CLAIMED, claimed_at=NOW
    )
    assert await read(database, delivery) == delivery


async def test_each_run_and_each_schedule_is_claimed_by_itself(database):
    schedule, other = await a_schedule(database), await a_schedule(database)
    first = await claim(database, schedule)

    assert await claim(database, schedule) is None
    assert await claim(database, schedule, a_run(hours=1)) is not None
    assert await claim(database, other) is not None
    assert await finish(database, first)
    assert await claim(database, schedule) is None


async def test_a_schedule_of_another_guild_or_a_removed_one_is_not_claimed(database):
    schedule = await a_schedule(database)
    await a_schedule(database, guild=ELSEWHERE)
    assert await claim(database, schedule, guild=ELSEWHERE) is None

    async with database.transaction() as stores:
        await stores.schedules.remove(GUILD, schedule.id)

    assert await claim(database, schedule) is None


async def test_a_delivery_stays_with_the_channel_for_which_it_was_claimed(database):
    schedule = await a_schedule(database)
    delivery = await claim(database, schedule)
    async with database.transaction() as stores:
        await stores.schedules.edit(GUILD, schedule.id, a_plan(channel=77), due=a_run(days=1))

    assert (await read(database, delivery)).channel == CHANNEL
    assert (await claim(database, schedule, a_run(days=1))).channel == 77


async def test_what_a_crash_left_behind_is_taken_over_by_one(database):
    delivery = await claim(database, await a_schedule(database))
    later = NOW + timedelta(minutes=10)
    async with database.reading() as stores:
        assert await stores.deliveries.open(before=NOW, limit=9) == ()
        assert await stores.deliveries.open(before=later, limit=9) == (delivery,)

    async def take_over():
        async with database.transaction() as stores:
            return await stores.deliveries.renew(delivery, now=later)

    assert sorted(await asyncio.gather(take_over(), take_over())) == [False, True]
    assert (await read(database, delivery)).claimed_at == later
    async with database.reading() as stores:
        assert await stores.deliveries.open(before=later, limit=9) == ()


async def test_what_is_at_its_end_is_not_open_and_not_taken_over(database):
    delivery = await claim(database, await a_schedule(database))
    assert await finish(database, delivery, DeliveryState.FAILED, "The channel is gone.")
    assert not await finish(database, delivery)

    async with database.transaction() as stores:
        assert await stores.deliveries.open(before=NOW + timedelta(days=1), limit=9) == ()
        assert not await stores.deliveries.renew(delivery, now=NOW)
    ended = await read(database, delivery)
    assert (ended.state, ended.reason) == (DeliveryState.FAILED, "The channel is gone.")


async def test_what_is_open_waits_while_its_schedule_is_paused(database):
    schedule = await a_schedule(database)
    delivery = await claim(database, schedule)
    later = NOW + timedelta(minutes=1)
    async with database.transaction() as stores:
        await stores.schedules.pause(GUILD, schedule.id, "I may not post there.", by_us=True)
        assert await stores.deliveries.open(before=later, limit=9) == ()
        await stores.schedules.resume(GUILD, schedule.id, due=a_run(days=1), if_ours=True)
        assert await stores.deliveries.open(before=later, limit=9) == (delivery,)


async def test_parts_are_kept_with_their_nonces_and_noted_as_they_are_sent(database):
    delivery = await claim(database, await a_schedule(database))
    assert await keep(database, delivery, ['{"a": "“è”"}', "{}"], [])

    await sent(database, delivery, 0)

    assert await parts(database, delivery) == (
        Part(0, '{"a": "“è”"}', f"v{delivery.id}p0", SNOWFLAKE),
        Part(1, "{}", f"v{delivery.id}p1", None),
    )
    counted = await read(database, delivery)
    assert (counted.parts, counted.sent) == (2, 1)


async def test_parts_are_kept_once(database):
    delivery = await claim(database, await a_schedule(database))
    assert await keep(database, delivery, ["first"], [])

    assert not await keep(database, delivery, ["second"], [])

    assert [part.text for part in await parts(database, delivery)] == ["first"]


async def test_nothing_is_kept_for_a_delivery_that_has_its_end(database):
    delivery = await claim(database, await a_schedule(database))
    await finish(database, delivery, DeliveryState.EMPTY)

    assert not await keep(database, delivery, ["too late"], [])
    assert await parts(database, delivery) == ()


async def test_an_article_is_covered_once_by_each_schedule(database):
    schedule, other = await a_schedule(database), await a_schedule(database)
    first, second = await articles(database, 2)
    delivery = await claim(database, schedule)
    assert await uncovered(database, schedule) == (first, second)

    assert await keep(database, delivery, ["one"], [first])

    assert await uncovered(database, schedule) == (second,)
    assert await uncovered(database, other) == (first, second)
    following = await claim(database, schedule, a_run(hours=1))
    assert not await keep(database, following, ["again"], [first, second])
    assert await parts(database, following) == ()
    assert await uncovered(database, schedule) == (second,)
    assert await keep(database, await claim(database, other), ["elsewhere"], [first, second])


async def test_of_two_briefings_kept_at_once_one_covers_an_article(database):
    schedule = await a_schedule(database)
    shared = await articles(database, 1)
    deliveries = [await claim(database, schedule, a_run(hours=hour)) for hour in (0, 1)]

    kept = await asyncio.gather(*(keep(database, each, ["text"], shared) for each in deliveries))

    assert sorted(kept) == [False, True]


async def test_an_article_withdrawn_after_compiling_keeps_the_whole_from_being_kept(database):
    schedule = await a_schedule(database)
    both = await articles(database, 2)
    delivery = await claim(database, schedule)
    async with database.transaction() as stores:
        await stores.articles.retract(GUILD, both[0], at=NOW)

    assert not await keep(database, delivery, ["with both"], both)

    assert await uncovered(database, schedule) == (both[1],)
    assert await keep(database, delivery, ["with one"], both[1:])


async def test_an_article_of_another_guild_is_never_covered(database):
    schedule = await a_schedule(database)
    foreign = await articles(database, 1, guild=ELSEWHERE)

    assert not await keep(database, await claim(database, schedule), ["text"], foreign)
    assert await uncovered(database, schedule) == ()


async def test_what_was_not_sent_can_be_compiled_again(database):
    schedule = await a_schedule(database)
    ids = await articles(database, 1)
    delivery = await claim(database, schedule)
    await keep(database, delivery, ["first"], ids)

    async with database.transaction() as stores:
        assert await stores.deliveries.drop_parts(GUILD, delivery.id)

    assert await uncovered(database, schedule) == tuple(ids)
    assert await keep(database, delivery, ["second"], ids)
    await sent(database, delivery, 0)
    async with database.transaction() as stores:
        assert not await stores.deliveries.drop_parts(GUILD, delivery.id)
    assert [part.text for part in await parts(database, delivery)] == ["second"]


@pytest.mark.parametrize("posted", [True, False])
async def test_a_failure_frees_the_articles_unless_a_part_was_posted(database, posted):
    schedule = await a_schedule(database)
    ids = await articles(database, 1)
    delivery = await claim(database, schedule)
    await keep(database, delivery, ["one", "two"], ids)
    if posted:
        await sent(database, delivery, 0)

    assert await finish(database, delivery, DeliveryState.FAILED, "The channel is gone.")

    assert await uncovered(database, schedule) == (() if posted else tuple(ids))
    async with database.reading() as stores:
        reached = await stores.deliveries.reached(GUILD, schedule.id)
    assert reached == (NOW if posted else None)


async def test_the_next_briefing_goes_on_where_the_last_one_that_went_out_ended(database):
    schedule = await a_schedule(database)
    ends = (DeliveryState.SENT, DeliveryState.EMPTY, DeliveryState.FAILED)
    for hours, state in enumerate(ends):
        await finish(database, await claim(database, schedule, a_run(hours=hours)), state)
    await claim(database, schedule, a_run(hours=3), state=DeliveryState.MISSED, reason="Too late.")
    await claim(database, schedule, a_run(hours=4))

    async with database.reading() as stores:
        assert await stores.deliveries.reached(GUILD, schedule.id) == NOW + timedelta(hours=1)
        assert await stores.deliveries.reached(ELSEWHERE, schedule.id) is None
        assert await stores.deliveries.reached(GUILD, ScheduleId(999)) is None


async def test_the_history_is_newest_first_with_reasons(database):
    schedule, other = await a_schedule(database), await a_schedule(database)
    missed = await claim(
        database, schedule, a_run(), state=DeliveryState.MISSED, reason="Too late."
    )
    late = await claim(database, schedule, a_run(hours=2), late=True)
    await claim(database, other, a_run(hours=1))

    async with database.reading() as stores:
        history = await stores.deliveries.history(GUILD, schedule.id, limit=9)
        assert await stores.deliveries.history(GUILD, schedule.id, limit=1) == (late,)
        assert await stores.deliveries.history(ELSEWHERE, schedule.id, limit=9) == ()

    assert history == (late, missed)
    assert (missed.state, missed.reason, late.late) == (DeliveryState.MISSED, "Too late.", True)


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


async def test_a_delivery_knows_which_of_its_articles_are_still_filed(database):
    ids = await articles(database, 3)
    delivery = await claim(database, await a_schedule(database))
    await keep(database, delivery, ["text"], [ids[2], ids[0]])

    async with database.transaction() as stores:
        assert await stores.deliveries.articles(GUILD, delivery.id) == (ids[0], ids[2])
        assert await stores.deliveries.articles(ELSEWHERE, delivery.id) == ()
        await stores.articles.retract(GUILD, ids[0], at=NOW)
        assert await stores.deliveries.articles(GUILD, delivery.id) == (ids[2],)


async def test_a_delivery_of_another_guild_cannot_be_touched(database):
    delivery = await claim(database, await a_schedule(database))
    await a_schedule(database, guild=ELSEWHERE)
    await keep(database, delivery, ["text"], [])

    async with database.transaction() as stores:
        deliveries = stores.deliveries
        assert await deliveries.get(ELSEWHERE, delivery.id) is None
        assert await deliveries.parts(ELSEWHERE, delivery.id) == ()
        assert not await deliveries.keep_parts(ELSEWHERE, delivery.id, ["no"], [])
        assert not await deliveries.drop_parts(ELSEWHERE, delivery.id)
        assert not await deliveries.finish(ELSEWHERE, delivery.id, DeliveryState.SENT)
        await deliveries.note_sent(ELSEWHERE, delivery.id, 0, SNOWFLAKE)

    assert (await parts(database, delivery))[0].message is None
    assert (await read(database, delivery)).state is DeliveryState.CLAIMED


async def test_everything_goes_with_the_guild(database, database_url):
    schedule = await a_schedule(database)
    delivery = await claim(database, schedule)
    await keep(database, delivery, ["text"], await articles(database, 1))

    engine = engine_of(database_url)
    async with engine.begin() as connection:
        if connection.dialect.name == "sqlite":
            await connection.execute(sql("PRAGMA foreign_keys = ON"))
        await connection.execute(sql("DELETE FROM guilds"))
    async with engine.connect() as connection:
        for table in ("schedules", "deliveries", "parts", "covered"):
            assert await connection.scalar(sql(f"SELECT count(*) FROM {table}")) == 0
    await engine.dispose()


async def test_a_period_holds_what_was_filed_after_its_start_and_up_to_its_end(database):
    schedule = await a_schedule(database)
    ids = [
        await filed(database, f"Hour {hour + 9}.", filed_at=NOW + timedelta(hours=hour))
        for hour in (2, -1, 0, 1)
    ]

    assert await uncovered(database, schedule, since=-1, until=1) == (ids[2], ids[3])
    assert await uncovered(database, schedule, since=-9, until=9) == (ids[1], *ids[2:], ids[0])


async def test_what_could_not_be_read_is_counted_when_it_was_given_up(database):
    async with database.transaction() as stores:
        article = await stores.articles.queue(a_submission("https://news.example/photograph"))
        assert isinstance(article, int)
        await stores.articles.fail(
            GUILD, article, "That page is a photograph.", at=NOW + timedelta(hours=1)
        )

    async with database.reading() as stores:
        unread = stores.articles.unread
        assert await unread(GUILD, NOW - timedelta(hours=1), NOW) == ()
        assert await unread(ELSEWHERE, NOW, NOW + timedelta(hours=1)) == ()
        (failed,) = await unread(GUILD, NOW, NOW + timedelta(hours=1))
    assert (failed.line.id, failed.reason) == (ArticleId(article), "That page is a photograph.")


async def test_there_is_no_delivery_that_nobody_claimed(database):
    async with database.reading() as stores:
        assert await stores.deliveries.get(GUILD, DeliveryId(999)) is None
        assert await stores.deliveries.parts(GUILD, DeliveryId(999)) == ()
