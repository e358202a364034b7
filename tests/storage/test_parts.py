"""What a delivery posts: kept once with what it covers, no article twice."""

import asyncio
from datetime import timedelta

import pytest

from news.ids import DeliveryId
from news.schedule import DeliveryState, Part
from tests.support.builders import ELSEWHERE, GUILD, NOW, filed
from tests.support.claiming import (
    SNOWFLAKE,
    articles,
    claim,
    finish,
    keep,
    parts,
    read,
    sent,
    uncovered,
)
from tests.support.schedules import a_run, a_schedule


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


async def test_a_delivery_knows_which_of_its_articles_are_still_filed(database):
    ids = await articles(database, 3)
    delivery = await claim(database, await a_schedule(database))
    await keep(database, delivery, ["text"], [ids[2], ids[0]])

    async with database.transaction() as stores:
        assert await stores.deliveries.articles(GUILD, delivery.id) == (ids[0], ids[2])
        assert await stores.deliveries.articles(ELSEWHERE, delivery.id) == ()
        await stores.articles.retract(GUILD, ids[0], at=NOW)
        assert await stores.deliveries.articles(GUILD, delivery.id) == (ids[2],)


async def test_a_period_holds_what_was_filed_after_its_start_and_up_to_its_end(database):
    schedule = await a_schedule(database)
    ids = [
        await filed(database, f"Hour {hour + 9}.", filed_at=NOW + timedelta(hours=hour))
        for hour in (2, -1, 0, 1)
    ]

    assert await uncovered(database, schedule, since=-1, until=1) == (ids[2], ids[3])
    assert await uncovered(database, schedule, since=-9, until=9) == (ids[1], *ids[2:], ids[0])


async def test_there_is_no_delivery_that_nobody_claimed(database):
    async with database.reading() as stores:
        assert await stores.deliveries.parts(GUILD, DeliveryId(999)) == ()
