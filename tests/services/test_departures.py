"""What is stored of guilds that the bot left: it stands still, it waits, and it goes for good."""

from datetime import timedelta

import pytest

from news.ids import GuildId
from services.departures import Departures
from services.guild_data import KEPT, GuildData
from services.schedules import Schedules
from tests.support.builders import EDITOR, ELSEWHERE, GUILD, NOW, filed, said
from tests.support.schedules import a_plan

SECOND = timedelta(seconds=1)
NEVER_MET = GuildId(99)


@pytest.fixture
def departures(database):
    return Departures(database, GuildData(database))


async def articles(database, guild=GUILD):
    async with database.reading() as stores:
        return (await stores.holdings.count(guild)).articles


async def due(database, now):
    async with database.reading() as stores:
        feeds = await stores.feeds.due(now, limit=9)
        schedules = await stores.schedules.due(now, limit=9)
    return {one.guild for one in feeds}, {one.guild for one in schedules}


async def test_a_guild_that_was_left_goes_after_two_weeks_and_no_other_does(database, departures):
    await filed(database, *said("We open in May"))
    await filed(database, *said("We open in May"), guild=ELSEWHERE)
    await departures.settle({GUILD, ELSEWHERE}, now=NOW)
    await departures.left(GUILD, now=NOW)
    await departures.left(GUILD, now=NOW + 5 * SECOND)  # told twice, it counts from the first

    await departures.erase_due(NOW + KEPT)
    assert await articles(database) == 1
    await departures.erase_due(NOW + KEPT + SECOND)

    assert await articles(database) == 0
    assert await articles(database, ELSEWHERE) == 1


async def test_what_happened_while_nobody_was_connected_is_found_out(database, departures):
    for guild in (GUILD, ELSEWHERE):
        await filed(database, *said("We open in May"), guild=guild)
    await departures.settle({ELSEWHERE}, now=NOW)
    again = Departures(database, GuildData(database))
    # Added again meanwhile, which only a look at all guilds tells: until then nothing goes.
    await again.erase_due(NOW + 2 * KEPT)
    assert await articles(database) == 1
    await again.settle({GUILD}, now=NOW + 2 * KEPT)
    await again.erase_due(NOW + 2 * KEPT)
    assert (await articles(database), await articles(database, ELSEWHERE)) == (1, 1)

    await again.erase_due(NOW + 3 * KEPT + SECOND)

    assert (await articles(database), await articles(database, ELSEWHERE)) == (1, 0)


async def test_an_archive_that_was_imported_before_the_bot_is_added_waits_for_it(
    database, departures
):
    async with database.transaction() as stores:
        await stores.presence.expect(GUILD)
    await filed(database, *said("We open in May"))
    await departures.settle(set(), now=NOW)
    await departures.erase_due(NOW + 2 * KEPT)
    assert await articles(database) == 1

    await departures.arrived(GUILD, joined=NOW)
    await departures.settle(set(), now=NOW)
    await departures.erase_due(NOW + 2 * KEPT)
    assert await articles(database) == 0


async def test_feeds_and_briefings_of_a_guild_stand_still_from_the_moment_it_is_left(
    database, departures
):
    for guild in (GUILD, ELSEWHERE):
        async with database.transaction() as stores:
            link = "https://site.example/feed"
            await stores.feeds.add(guild, link, "A site", by=EDITOR, daily=5, at=NOW)
        await Schedules(database).add(a_plan(), guild=guild, made_by=EDITOR, now=NOW)
    later = NOW + timedelta(days=2)
    both = {GUILD, ELSEWHERE}
    assert await due(database, later) == (both, both)

    await departures.left(GUILD, now=NOW)
    assert await due(database, later) == ({ELSEWHERE}, {ELSEWHERE})

    await departures.arrived(GUILD, joined=later)
    assert await due(database, later) == (both, both)


async def test_a_joining_is_greeted_once_and_the_next_one_again(departures):
    assert await departures.arrived(NEVER_MET, joined=NOW)
    assert not await departures.arrived(NEVER_MET, joined=NOW)
    await departures.left(NEVER_MET, now=NOW + SECOND)
    assert await departures.arrived(NEVER_MET, joined=NOW + 2 * SECOND)


async def test_deletion_on_request_says_what_there_was_and_leaves_nothing(database):
    await filed(database, *said("We open in May", "We close in June"))
    data = GuildData(database, contact="ask@desk.example")

    gone = await data.erase(GUILD)

    assert (gone.articles, gone.quotes) == (1, 2)
    about = await data.about(GUILD)
    assert (about.holdings.articles, about.contact) == (0, "ask@desk.example")
    assert (await data.erase(GUILD)).articles == 0


async def test_deletion_that_was_cut_short_is_finished_even_if_the_bot_comes_back(
    database, departures
):
    for number in range(3):
        await filed(database, *said(f"We open in {number} days"))
    async with database.transaction() as stores:
        await stores.presence.begin_erasing(GUILD)  # and then the process died
    assert await due(database, NOW) == (set(), set())
    await departures.settle({GUILD}, now=NOW)

    await departures.erase_due(NOW)

    assert await articles(database) == 0
