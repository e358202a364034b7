"""Schedules as moderators make, change, pause and remove them."""

from datetime import datetime, timedelta

from news.errors import BadOption, NotFound
from news.ids import GuildId, ScheduleId, UserId
from news.schedule import FOLLOWED_AT_MOST, SCHEDULES_AT_MOST, TIMES_AT_MOST, Delivery, Plan
from news.schedule import Schedule as FiledSchedule
from news.text import said
from services.timing import next_run
from storage.database import Database

LONGEST_LOOK_BACK = 31 * 24  # hours
LONGEST_TOPIC = 100  # characters
PAUSED = said("A moderator paused it.")


class Schedules:
    """The schedules of every guild. Whether the bot can post there is the caller's to check."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(
        self, plan: Plan, *, guild: GuildId, made_by: UserId, now: datetime
    ) -> FiledSchedule:
        """File a schedule, due at its first time from now on.

        Raises `BadOption` for a plan that cannot be kept and for one schedule too many.
        """
        _check(plan)
        due = next_run(plan.rule, after=now)
        async with self._database.transaction() as stores:
            if await stores.schedules.count(guild) >= SCHEDULES_AT_MOST:
                raise BadOption(
                    "This server has {most} schedules already. Remove one first.",
                    most=SCHEDULES_AT_MOST,
                )
            return await stores.schedules.add(guild, plan, made_by=made_by, made_at=now, due=due)

    async def all(self, guild: GuildId) -> tuple[FiledSchedule, ...]:
        """Return the guild's schedules, paused ones too, in the order they were made."""
        async with self._database.reading() as stores:
            return await stores.schedules.of_guild(guild)

    async def get(self, schedule: ScheduleId, *, guild: GuildId) -> FiledSchedule:
        """Return one schedule, or raise `NotFound`."""
        async with self._database.reading() as stores:
            return _there(await stores.schedules.get(guild, schedule))

    async def edit(
        self, schedule: ScheduleId, plan: Plan, *, guild: GuildId, now: datetime
    ) -> FiledSchedule:
        """Change a schedule, due at its first time from now on; raise `BadOption` or `NotFound`.

        A run that was overdue is not made up for by itself: the next one covers its time. With
        other topics or speakers it looks back as a first one does, over what did not match.
        """
        _check(plan)
        due = next_run(plan.rule, after=now)
        async with self._database.transaction() as stores:
            before = _there(await stores.schedules.get(guild, schedule))
            if before.plan.follows != plan.follows:
                look_back = timedelta(hours=plan.look_back_hours)
                await stores.deliveries.reconsider(guild, schedule, since=now - look_back)
            # In a zone further west the same local time comes again; it has had its briefing.
            while await stores.deliveries.is_taken(guild, schedule, due):
                due = next_run(plan.rule, after=due.instant)
            return _there(await stores.schedules.edit(guild, schedule, plan, due=due))

    async def pause(
        self, schedule: ScheduleId, *, guild: GuildId, reason: str = PAUSED
    ) -> FiledSchedule:
        """Stop a schedule until a moderator resumes it, or raise `NotFound`."""
        async with self._database.transaction() as stores:
            await stores.schedules.pause(guild, schedule, reason)
            return _there(await stores.schedules.get(guild, schedule))

    async def resume(self, schedule: ScheduleId, *, guild: GuildId, now: datetime) -> FiledSchedule:
        """Start a paused schedule again, due at its first time from now on; may `NotFound`."""
        async with self._database.transaction() as stores:
            found = _there(await stores.schedules.get(guild, schedule))
            due = next_run(found.plan.rule, after=now)
            await stores.schedules.resume(guild, schedule, due=due)
            return _there(await stores.schedules.get(guild, schedule))

    async def remove(self, schedule: ScheduleId, *, guild: GuildId) -> FiledSchedule:
        """Take a schedule away and return what it was, or raise `NotFound`."""
        async with self._database.transaction() as stores:
            found = _there(await stores.schedules.get(guild, schedule))
            await stores.schedules.remove(guild, schedule)
            return found

    async def history(
        self, schedule: ScheduleId, *, guild: GuildId, limit: int = 10
    ) -> tuple[Delivery, ...]:
        """Return what became of a schedule's runs, newest first, or raise `NotFound`."""
        async with self._database.reading() as stores:
            _there(await stores.schedules.get(guild, schedule))
            return await stores.deliveries.history(guild, schedule, limit=limit)


def _there(schedule: FiledSchedule | None) -> FiledSchedule:
    if schedule is None:
        raise NotFound("That schedule is not there (any more).")
    return schedule


def _check(plan: Plan) -> None:
    if (given := len(plan.topics)) > FOLLOWED_AT_MOST:
        raise BadOption(
            "A schedule follows at most {most} topics; these are {number}.",
            most=FOLLOWED_AT_MOST,
            number=given,
        )
    if (given := len(plan.speakers)) > FOLLOWED_AT_MOST:
        raise BadOption(
            "A schedule follows at most {most} speakers; these are {number}.",
            most=FOLLOWED_AT_MOST,
            number=given,
        )
    if any(not topic.strip() or len(topic) > LONGEST_TOPIC for topic in plan.topics):
        raise BadOption("A topic is some words, {most} characters at most.", most=LONGEST_TOPIC)
    if len(plan.rule.times) > TIMES_AT_MOST:
        raise BadOption("A schedule has at most {most} times a day.", most=TIMES_AT_MOST)
    if not 1 <= plan.look_back_hours <= LONGEST_LOOK_BACK:
        raise BadOption(
            "The first briefing can look back between 1 and {most} hours.", most=LONGEST_LOOK_BACK
        )
