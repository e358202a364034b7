"""Schedules that fall due, deliveries that post them, and what went wrong on the way."""

from datetime import time, timedelta
from zoneinfo import ZoneInfo

from news.ids import ChannelId
from news.schedule import Plan, Rule
from services.briefings import Briefings
from services.deliveries import Deliveries
from services.schedules import Schedules
from tests.support.builders import EDITOR, GUILD, NOW, filed
from tests.support.extractors import ScriptedExtractor
from tests.support.handing_in import an_intake
from tests.support.publishing import Crash

PLACE = ChannelId(900)
DUE = NOW.replace(hour=13)
DAY = timedelta(days=1)
MINUTE = timedelta(minutes=1)
LATER = DUE + 10 * MINUTE


def on(database, publisher, *, patience=0.05):
    """The deliveries of one process. Tries follow each other at once, for `patience` seconds."""
    return Deliveries(
        database, Briefings(database), publisher, patience_seconds=patience, pause_seconds=0.005
    )


async def scheduled(database, *, channel=PLACE, times=(time(13),), made=NOW, **plan):
    """A schedule that is due at `DUE` every day."""
    rule = Rule(times=times, zone=ZoneInfo("UTC"))
    plan = Plan(channel=channel, rule=rule, **plan)
    return await Schedules(database).add(plan, guild=GUILD, made_by=EDITOR, now=made)


async def articles(database, number=2, *, first=0, at=NOW):
    """Articles of different events, as their numbers."""
    return [
        await filed(database, f"Text {first + n}.", title=f"Event {first + n}", filed_at=at)
        for n in range(number)
    ]


async def takes_back(database, article, *, at=LATER, guild=GUILD):
    """Retract it as a moderator does, which notes the messages that show it."""
    intake = an_intake(database, ScriptedExtractor(), clock=lambda: at)
    await intake.undo(article, guild=guild, by=EDITOR)


def shows(channels, article, channel=PLACE):
    return article in channels.articles(channel)


async def deliver_in_vain(deliveries, publisher):
    """Claim what is due, and reach Discord with no try: nothing stands."""
    publisher.faults += ["before"] * 200
    await deliveries.deliver_due(DUE)
    publisher.faults.clear()


async def crashes(work):
    """Tell whether a process died at its work."""
    crashed = False
    try:
        await work
    except* Crash:
        crashed = True
    return crashed


async def history(database, schedule):
    """What became of each run, the latest first."""
    found = await Schedules(database).history(schedule.id, guild=GUILD)
    return [(each.run.instant, each.state) for each in found]


async def left_open(database):
    """The deliveries that some process has still to see to."""
    async with database.reading() as stores:
        return await stores.deliveries.open(before=DUE + 9 * DAY, limit=9)


async def post_by_hand(database, publisher, *, compiled=None, **how):
    """Post what was filed in a day, as a moderator does with a preview."""

    async def ordinary():
        return await Briefings(database).preview(GUILD, hours=24, now=DUE)

    await on(database, publisher, **how).post_now(
        compiled or ordinary, guild=GUILD, channel=PLACE, now=DUE
    )


class Overtaken(Briefings):
    """Something happens right after the first briefing was compiled."""

    def __init__(self, database, happens):
        super().__init__(database)
        self.happens = happens

    async def compile(self, *articles, **options):
        briefing = await super().compile(*articles, **options)
        happens, self.happens = self.happens, None
        if happens is not None:
            await happens
        return briefing
