"""A newsroom's life at high speed: articles at any time, a process that dies and stays away."""

import bisect
import math
from datetime import datetime, timedelta

from services.briefings import Briefings
from services.deliveries import Deliveries
from storage.database import Database
from tests.support.builders import GUILD, filed
from tests.support.publishing import Crash, RecordingPublisher, SteppingDatabase, Steps

QUARTER = timedelta(minutes=15)
SHORTEST, LONGEST = 10, 3 * 24 * 3600  # seconds that the bot is away
LIFE_HOURS, LIFE_STEPS = 120, 600  # at most, before it is stopped, and before it dies


def expected_runs(rule, since, until):
    """Return local time by instant, found by watching a clock on the wall: no rule of ours.

    A run is at the first instant at which that clock shows its time or a later one. Every zone
    is whole quarters of an hour from UTC, and so are the times that are asked for.
    """
    instants, latest = [], []
    instant = since
    while instant <= until:
        wall = instant.astimezone(rule.zone).replace(tzinfo=None)
        instants.append(instant)
        latest.append(max(wall, latest[-1]) if latest else wall)
        instant += QUARTER
    found = {}
    day = latest[0].date()
    while day <= latest[-1].date():
        for time in rule.times if _falls_on(rule, day) else ():
            local = datetime.combine(day, time)
            place = bisect.bisect_left(latest, local)
            # The first quarter only says where the clock stood when the watch began.
            if 0 < place < len(instants):
                found[instants[place]] = local
        day += timedelta(days=1)
    return found


def _falls_on(rule, day):
    if rule.month_day is None:
        return day.weekday() in rule.weekdays
    last = (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    return day.day == min(rule.month_day, last.day)


class Newsroom:
    """Files articles as the clock passes their times; `filed_at` says when, by article."""

    def __init__(self, database: Database, chance, *, since, until, a_day):
        self._database = database
        seconds = int((until - since).total_seconds())
        days = seconds / 86400
        moments = [
            since + timedelta(seconds=chance.randrange(seconds)) for _ in range(int(days * a_day))
        ]
        # Every third at the very moment at which a briefing may be due.
        moments[::3] = [_quarter(moment) for moment in moments[::3]]
        self._coming = sorted(moments, reverse=True)
        self.filed_at = {}

    async def reach(self, now):
        while self._coming and self._coming[-1] <= now:
            at, number = self._coming.pop(), len(self.filed_at)
            text, title = f"Text number {number}.", f"Event {number}"
            self.filed_at[await filed(self._database, text, title=title, filed_at=at)] = at


def _quarter(moment):
    return moment.replace(minute=moment.minute // 15 * 15, second=0)


class Life:
    """One process after another, each with its own connections, until a moment is reached.

    A process is stopped or dies in the middle of something; it comes back seconds or days later.
    """

    def __init__(self, url, channels, newsroom, chance):
        self._url = url
        self._channels = channels
        self._newsroom = newsroom
        self._chance = chance
        self.crashes = self.stops = 0
        self.away = timedelta()

    async def live(self, since, until):
        """Go from one moment to the other; nothing dies after that, and all comes to its end."""
        now, away = since, timedelta()
        while now < until:
            stop = min(until, now + timedelta(hours=self._chance.uniform(0, LIFE_HOURS)))
            steps = Steps(dies_at=self._chance.randint(1, LIFE_STEPS))
            now = await self._process(now, stop, steps, away)
            away = self._outage()
            now += away
            self.away += away
        await self._process(now, now, Steps(), away)
        return now

    async def _process(self, now, stop, steps, away):
        """Run one process from `now` on and return the moment of its end."""
        # Discord knows a nonce for some minutes only.
        self._channels.remembers_nonces = away < timedelta(minutes=2)
        database = SteppingDatabase(self._url, steps)
        publisher = RecordingPublisher(self._channels, messages=2, steps=steps)
        deliveries = Deliveries(database, Briefings(database), publisher)
        try:
            await self._newsroom.reach(now)
            await deliveries.recover(now)
            while True:
                await self._newsroom.reach(now)
                await deliveries.deliver_due(now)
                async with database.reading() as stores:
                    every = await stores.schedules.of_guild(GUILD)
                due = min(schedule.due.instant for schedule in every)
                if due > stop:
                    self.stops += 1
                    return stop
                assert due > now, "a schedule that was due did not move on"
                now = due + timedelta(seconds=self._chance.choice((0, 0, 1, 20)))
        except* Crash:
            self.crashes += 1
        finally:
            await database.close()
        return now

    def _outage(self):
        """Return how long the bot is away: seconds as often as days."""
        span = self._chance.uniform(math.log(SHORTEST), math.log(LONGEST))
        return timedelta(seconds=round(math.exp(span)))
