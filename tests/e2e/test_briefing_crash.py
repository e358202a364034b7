"""Briefings over real sockets, with lost answers and with processes that are killed at any point.

The loopback Discord forgets nonces at once where a process is killed: only what is kept and what
is read back can prevent a second message.
"""

import asyncio
import itertools
from datetime import UTC, datetime, timedelta
from random import Random

import pytest

from storage.database import Database
from tests.e2e.briefings import kept, long_articles, overdue, standing, unfinished
from tests.e2e.exchange import Refused
from tests.e2e.processes import verbatim_run
from tests.e2e.rest import Fault

DELIVERIES = 200
LONGEST_LIFE = 60  # messages
BEFORE, STANDS, ANSWERED = "before it stands", "before the answer", "after the answer"


@pytest.fixture
async def database(database_url):
    database = Database(database_url)
    yield database
    await database.close()


@pytest.fixture
async def planned(database):
    """One briefing of three messages is due."""
    await long_articles(database, 24, at=datetime.now(UTC) - timedelta(minutes=30))
    await overdue(database, 1)


@pytest.mark.usefixtures("planned")
@pytest.mark.parametrize(
    "fault",
    [
        Fault("POST", "/messages", status, after=after)
        for status in (0, 503, 522)
        for after in (False, True)
    ],
)
async def test_a_lost_request_or_answer_costs_and_repeats_nothing(discord, bot, database, fault):
    discord.rest.faults.append(fault)

    await bot.services.deliveries.deliver_due(datetime.now(UTC))

    assert discord.rest.faults == []
    assert len(standing(discord)) == 3
    assert standing(discord) == await kept(database)
    assert await unfinished(database) == 0


def kill_at(discord, process, point, message):
    """Kill the process at the request for the n-th message from now, at one of three points."""
    left = message

    def arrives():
        nonlocal left
        left -= 1
        if left == 0 and point == BEFORE:
            process.kill()
            raise Refused(503, 0, "It never got here.")

    def stands(_):
        if left == 0 and point == STANDS:
            process.kill()
        if left == 0 and point == ANSWERED:
            asyncio.get_running_loop().call_later(0.002, process.kill)

    discord.rest.channels.on_arrival = arrives
    discord.rest.channels.on_post = stands


def let_live(discord):
    discord.rest.channels.on_arrival = lambda: None
    discord.rest.channels.on_post = lambda _: None


@pytest.mark.usefixtures("planned")
@pytest.mark.parametrize(
    "death",
    [
        (STANDS, 2),
        *(
            pytest.param(death, marks=pytest.mark.slow)
            for death in itertools.product([BEFORE, STANDS, ANSWERED], [1, 2, 3])
            if death != (STANDS, 2)
        ),
    ],
)
async def test_killed_at_any_message_each_part_stands_once_after_the_restart(
    discord, database, database_url, tmp_path, death
):
    discord.rest.channels.remembers_nonces = 0
    async with verbatim_run(discord, database_url, tmp_path) as process:
        kill_at(discord, process, *death)
        async with asyncio.timeout(20):
            await process.wait()

    let_live(discord)
    async with verbatim_run(discord, database_url, tmp_path):
        await discord.until(lambda: is_finished(database))
    assert len(standing(discord)) == 3
    assert standing(discord) == await kept(database)


@pytest.mark.slow
async def test_however_often_it_is_killed_no_part_of_many_is_lost_or_comes_twice(
    discord, database, database_url, tmp_path
):
    chance = Random(20260718)
    await long_articles(database, 24, at=datetime.now(UTC) - timedelta(minutes=30))
    await overdue(database, DELIVERIES)
    discord.rest.channels.remembers_nonces = 0

    kills = 0
    while await unfinished(database):
        async with verbatim_run(discord, database_url, tmp_path) as process:
            kill_at(
                discord,
                process,
                chance.choice([BEFORE, STANDS, ANSWERED]),
                chance.randint(1, LONGEST_LIFE),
            )
            ended = asyncio.create_task(process.wait())
            await discord.until(lambda: ended.done() or is_finished(database), patience=120)  # noqa: B023 - awaited in its round
            kills += ended.done()

    print(f"{DELIVERIES} deliveries, {standing(discord).total()} messages, {kills} kills")  # noqa: T201 - what -s shows
    assert kills >= 10
    assert len({delivery for delivery, _ in standing(discord)}) == DELIVERIES
    assert standing(discord) == await kept(database)


async def is_finished(database):
    return await unfinished(database) == 0
