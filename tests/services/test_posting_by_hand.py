"""Previews that a moderator posts: at once, each message once, and no schedule knows of them."""

import pytest

from news.errors import CannotPost, DiscordUnreachable
from services.briefings import Briefings
from tests.support.builders import GUILD, withdraw
from tests.support.delivering import (
    DUE,
    MINUTE,
    PLACE,
    articles,
    left_open,
    on,
    post_by_hand,
    scheduled,
)
from tests.support.publishing import Crash


async def test_a_preview_is_posted_at_once_and_each_message_once(database, publisher, channels):
    await articles(database)
    publisher.faults += ["after"]

    await post_by_hand(database, publisher, patience=60)

    assert [part for _, part in channels.parts(PLACE)] == [0, 1]
    assert all(len(nonce) <= 25 for _, nonce in publisher.tries)


async def test_a_preview_covers_nothing_for_any_schedule(database, publisher, channels):
    found = await articles(database)
    await scheduled(database)
    await post_by_hand(database, publisher)

    await on(database, publisher).deliver_due(DUE)

    assert sorted(channels.articles(PLACE)) == sorted(2 * found)


async def test_of_a_preview_whose_first_message_stands_the_others_come_after_a_crash(
    database, publisher, channels
):
    await articles(database)
    publisher.faults += [None, Crash()]
    with pytest.raises(Crash):
        await post_by_hand(database, publisher)

    await on(database, publisher).recover(DUE + 10 * MINUTE)
    await on(database, publisher).recover(DUE + 20 * MINUTE)

    assert [part for _, part in channels.parts(PLACE)] == [0, 1]


async def test_a_preview_of_which_nothing_stands_is_not_posted_later_by_itself(
    database, publisher, channels
):
    await articles(database)
    publisher.faults += ["before"] * 100
    with pytest.raises(DiscordUnreachable):
        await post_by_hand(database, publisher)
    publisher.faults.clear()

    for minutes in (10, 20):
        await on(database, publisher).deliver_due(DUE + minutes * MINUTE)

    assert channels.parts(PLACE) == []
    assert await left_open(database) == ()


async def test_a_preview_that_may_not_be_posted_ends_with_the_reason(database, publisher, channels):
    await articles(database)
    channels.closed[PLACE] = "I lack a permission."
    with pytest.raises(CannotPost):
        await post_by_hand(database, publisher)

    assert await left_open(database) == ()
    assert channels.told == []


async def test_an_article_that_goes_while_a_preview_is_compiled_is_not_posted(
    database, publisher, channels
):
    found = await articles(database)
    tries = 0

    async def compiled():
        nonlocal tries
        tries += 1
        briefing = await Briefings(database).preview(GUILD, hours=24, now=DUE)
        if tries == 1:
            await withdraw(database, found[0])
        return briefing

    await post_by_hand(database, publisher, compiled=compiled)

    assert sorted(channels.articles(PLACE)) == found[1:]
