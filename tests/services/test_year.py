"""Months and a year of briefings in many zones, with a process that dies and stays away."""

import bisect
import itertools
from collections import Counter
from datetime import UTC, datetime, timedelta
from random import Random

import pytest

from news.ids import ChannelId
from news.schedule import DeliveryState, Plan
from services.schedules import Schedules
from storage.database import Database
from tests.support.builders import EDITOR, GUILD
from tests.support.databases import sqlite_copy
from tests.support.publishing import Channels
from tests.support.schedules import a_rule
from tests.support.year import Life, Newsroom, expected_runs

SENT = DeliveryState.SENT

# Clocks that change by an hour, two hours and half an hour, at midnight, at one and at two, for
# Ramadan, and not at all; offsets of whole hours, halves and quarters.
ZONES = (
    *("America/New_York", "America/St_Johns", "America/Havana", "America/Santiago"),
    *("America/Asuncion", "America/Nuuk", "Pacific/Easter", "Atlantic/Azores"),
    *("Africa/Casablanca", "Africa/Cairo", "Asia/Beirut", "Asia/Jerusalem", "Asia/Kathmandu"),
    *("Europe/London", "Europe/Berlin", "Antarctica/Troll", "Australia/Lord_Howe"),
    *("Pacific/Auckland", "Pacific/Chatham", "UTC"),
)
NIGHTLY = (("0:00", "1:45", "2:30"), {})
OTHERS = (
    (("1:30", "3:00", "18:00"), {}),
    (("8:15",), {"weekdays": frozenset(range(5))}),
    (("2:45",), {"weekdays": frozenset({6})}),
    (("23:45",), {"month_day": 31}),
)


def rules(zones):
    """Two for each zone."""
    for zone, other in zip(zones, itertools.cycle(OTHERS), strict=False):
        for times, days in (NIGHTLY, other):
            yield a_rule(*times, zone=zone, **days)


async def lived(database, url, zones, since, until, *, seed, a_day):
    """Live through a time with two schedules for each zone, and check what became of each."""
    chance, channels = Random(seed), Channels()
    schedules = [
        await Schedules(database).add(
            Plan(ChannelId(number), rule), guild=GUILD, made_by=EDITOR, now=since
        )
        for number, rule in enumerate(rules(zones), 1)
    ]
    newsroom = Newsroom(database, chance, since=since, until=until, a_day=a_day)
    life = Life(url, channels, newsroom, chance)
    end = await life.live(since, until)
    states = Counter()
    for schedule in schedules:
        history = await history_of(database, schedule)
        check_runs(schedule, [delivery for delivery, _ in history], since, end)
        check_articles(history, newsroom.filed_at)
        check_channel(history, channels.posted[schedule.plan.channel])
        states.update(delivery.state.value for delivery, _ in history)
    print(  # noqa: T201 - what was measured
        f"{len(schedules)} schedules, {len(newsroom.filed_at)} articles, {states.total()} runs:"
        f" {dict(states)}; {life.crashes} crashes, {life.stops} stops, away {life.away}"
    )
    assert life.crashes
    assert states.keys() == {"sent", "empty", "missed"}


async def history_of(database, schedule):
    """Return deliveries in the order of their runs, each with the articles that it covers."""
    newest_first = await Schedules(database).history(schedule.id, guild=GUILD, limit=10_000)
    async with database.reading() as stores:
        return [
            (delivery, await stores.deliveries.articles(GUILD, delivery.id))
            for delivery in reversed(newest_first)
        ]


def check_runs(schedule, deliveries, since, end):
    """Every time that the clocks showed is there once, at its instant, and nothing else is."""
    expected = expected_runs(schedule.plan.rule, since, end)
    assert [(each.run.instant, each.run.local) for each in deliveries] == sorted(expected.items())


def check_articles(history, filed_at):
    """Each article is in the first briefing that went out at its filing or later, and no other."""
    went_out = [delivery for delivery, _ in history if delivery.state is not DeliveryState.MISSED]
    instants = [delivery.run.instant for delivery in went_out]
    expected = Counter()
    for article, at in filed_at.items():
        place = bisect.bisect_left(instants, at)
        if place < len(instants):
            expected[went_out[place].id, article] += 1
    covered = Counter((delivery.id, each) for delivery, articles in history for each in articles)
    assert covered == expected
    empty = {delivery.id for delivery in went_out if delivery.state is DeliveryState.EMPTY}
    assert empty == {delivery.id for delivery in went_out} - {delivery for delivery, _ in expected}


def check_channel(history, posted):
    """What is marked as sent stands in the channel, each part once, with all of its articles."""
    sent = {delivery.id: articles for delivery, articles in history if delivery.state is SENT}
    parts = Counter((message.delivery, message.part) for message in posted)
    assert parts == Counter((delivery, part) for delivery in sent for part in (0, 1))
    standing = Counter((message.delivery, each) for message in posted for each in message.articles)
    assert standing == Counter((delivery, each) for delivery in sent for each in sent[delivery])


@pytest.fixture
def url(sqlite_with_tables, tmp_path):
    return sqlite_copy(sqlite_with_tables, tmp_path)


@pytest.fixture
async def database(url):
    database = Database(url)
    yield database
    await database.close()


async def test_no_run_and_no_article_is_lost_or_repeated_around_the_change_of_clocks(database, url):
    """Five weeks of 2024: in New York clocks went forward, on Lord Howe half an hour back."""
    zones = ("America/New_York", "Australia/Lord_Howe")
    since = datetime(2024, 3, 4, tzinfo=UTC)
    await lived(database, url, zones, since, since + timedelta(weeks=5), seed=5, a_day=3)


@pytest.mark.slow
async def test_no_run_and_no_article_is_lost_or_repeated_in_a_year_of_twenty_zones(database, url):
    since = datetime(2024, 1, 1, tzinfo=UTC)
    await lived(database, url, ZONES, since, datetime(2025, 1, 1, tzinfo=UTC), seed=20, a_day=3)
