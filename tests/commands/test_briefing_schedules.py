"""/briefing add, list, edit, pause, resume, remove and history, as moderators use them."""

import re
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import discord

from news.ids import ChannelId, UserId
from news.schedule import SCHEDULES_AT_MOST, DeliveryState, Plan, Rule
from tests.support.builders import said
from tests.support.discord_env import is_private, markup, read

REFUSAL = "Only moderators may do this"
KIRBY, KIRBY_FINDINGS = said("The harbour stays open")
OTHER_KIRBY, OTHER_FINDINGS = said("Nothing is decided", name="Jane Kirby", role="hydrologist")


async def briefing(room, command, member=None, **options):
    return await (member or room.editor).slash(room.channel, f"briefing {command}", **options)


async def added(room, **options):
    given = {"channel": room.channel, "time": "7:30", **options}
    return await briefing(room, "add", **given)


async def only_schedule(room):
    (schedule,) = await room.app.services.schedules.all(room.guild.id)
    return schedule


async def no_schedule(room):
    return await room.app.services.schedules.all(room.guild.id) == ()


async def test_adding_says_where_when_and_the_next_three_runs(room):
    answer = await added(room, days="Monday to Friday", time="18:00, 7:30", zone="europe/berlin")
    assert is_private(answer)
    text = markup(answer)
    assert text.startswith("### Briefing No. 1 is scheduled\n")
    assert f"in <#{room.channel.id}>: Monday to Friday at 07:30 and 18:00 (Europe/Berlin)" in text
    moments = [int(found) for found in re.findall(r"<t:(\d+):f>", text)]
    assert len(moments) == 3
    for moment in moments:
        local = datetime.fromtimestamp(moment, ZoneInfo("Europe/Berlin"))
        assert local.weekday() < 5
        assert f"{local:%H:%M}" in {"07:30", "18:00"}


async def test_what_is_asked_for_is_what_is_filed(room):
    await room.files(KIRBY, KIRBY_FINDINGS)
    await added(
        room, days="31", topics="ferries, strike", speakers="kirby", look_back=48, empty="say"
    )
    plan = (await only_schedule(room)).plan
    assert plan.channel == room.channel.id
    assert plan.rule == Rule((time(7, 30),), ZoneInfo("UTC"), month_day=31)
    assert plan.topics == ("ferries", "strike")
    assert len(plan.speakers) == 1
    assert (plan.look_back_hours, plan.empty) == (48, "say")
    shown = markup(await briefing(room, "list"))
    assert "Only articles about ferries, strike or with words of John Kirby" in shown
    assert "says so when nothing was filed · the first reaches 48 hours back" in shown


async def test_a_schedule_inherits_the_zone_of_the_server(room):
    await room.editor.slash(room.channel, "settings", zone="Asia/Tokyo")
    assert "Every day at 07:30 (Asia/Tokyo)" in read(await added(room))


async def test_what_cannot_be_is_refused_with_a_sentence_and_nothing_is_filed(room):
    for options, sentence in (
        ({"time": "25:00"}, "“25:00” is no time of day."),
        ({"time": "soon"}, "“soon” is no time of day."),
        ({"zone": "EST"}, "“EST” does not say where it is"),
        ({"zone": "EST"}, "America/New"),
        ({"zone": "Atlantis"}, "I know no time zone “Atlantis”."),
        ({"days": "someday"}, "“someday” are no days. Write for example every day"),
        ({"topics": ",".join(f"topic {n}" for n in range(26))}, "at most 25 topics; these are 26."),
        ({"speakers": "nobody"}, "Nobody called “nobody” is quoted here."),
    ):
        answer = await added(room, **options)
        assert is_private(answer)
        assert sentence in read(answer)
    assert await no_schedule(room)


async def test_two_speakers_of_one_name_must_be_picked_from_the_list(room):
    await room.files(KIRBY, KIRBY_FINDINGS)
    await room.files(OTHER_KIRBY, OTHER_FINDINGS)
    assert "2 speakers answer to “kirby”" in read(await added(room, speakers="kirby"))
    assert await no_schedule(room)


async def test_speakers_are_suggested_one_after_another(room):
    await room.files(KIRBY, KIRBY_FINDINGS)
    await room.files(OTHER_KIRBY, OTHER_FINDINGS)
    offered = await room.editor.autocomplete(
        room.channel, "briefing add", "speakers", "John Kirby, jan", channel=room.channel, time="7"
    )
    assert [choice["name"] for choice in offered] == ["John Kirby, Jane Kirby · hydrologist"]
    await added(room, speakers=offered[0]["value"])
    assert len((await only_schedule(room)).plan.speakers) == 2


async def test_zones_and_days_are_suggested(room):
    given = {"channel": room.channel, "time": "7"}
    zones = await room.editor.autocomplete(room.channel, "briefing add", "zone", "EST", **given)
    assert zones[0]["value"] == "America/New_York"
    days = await room.editor.autocomplete(room.channel, "briefing add", "days", "fri", **given)
    assert [choice["value"] for choice in days] == ["Monday to Friday", "Friday"]


async def test_a_channel_in_which_the_bot_may_not_post_is_refused_with_what_is_missing(room):
    for denied, words in (
        ({"send_messages": False}, "I lack there: Send Messages."),
        (
            {"view_channel": False},
            "I lack there: View Channel, Send Messages, Read Message History.",
        ),
        ({"read_message_history": False}, "I lack there: Read Message History."),
    ):
        closed = room.guild.create_text_channel(
            "closed", overwrites={room.guild.me: discord.PermissionOverwrite(**denied)}
        )
        assert words in markup(await added(room, channel=closed))
    assert await no_schedule(room)


async def test_channels_of_other_kinds_are_refused(room):
    guild = room.guild
    for make, words in (
        (guild.create_forum_channel, "is a forum: briefings need a text or an announcement chan"),
        (guild.create_voice_channel, "is a voice channel: briefings need"),
        (guild.create_stage_channel, "is a stage: briefings need"),
        (guild.create_category, "is a category: briefings need"),
    ):
        other = make(words.split(":")[0])
        assert words in " ".join(read(await added(room, channel=other)).split())
    assert await no_schedule(room)


async def test_an_announcement_channel_is_taken(room):
    news = room.guild.create_news_channel("news")
    assert "is scheduled" in read(await added(room, channel=news))


async def test_a_channel_in_which_the_moderator_may_not_write_is_refused(room):
    closed = room.guild.create_text_channel(
        "board", overwrites={room.editor: discord.PermissionOverwrite(send_messages=False)}
    )
    assert "You may not write in" in read(await added(room, channel=closed))
    assert await no_schedule(room)


async def test_readers_may_do_nothing_with_schedules(room):
    await added(room)
    before = await only_schedule(room)
    for command, options in (
        ("add", {"channel": room.channel, "time": "7:30"}),
        ("list", {}),
        ("edit", {"schedule": "1", "time": "8"}),
        *((command, {"schedule": "1"}) for command in ("pause", "resume", "remove", "history")),
    ):
        answer = await briefing(room, command, room.reader, **options)
        assert is_private(answer)
        assert REFUSAL in read(answer), command
    assert await only_schedule(room) == before


async def test_the_51st_schedule_is_refused(room):
    await fill(room, SCHEDULES_AT_MOST)
    answer = await added(room)
    assert read(answer) == "This server has 50 schedules already. Remove one first."
    assert len(await room.app.services.schedules.all(room.guild.id)) == SCHEDULES_AT_MOST


async def test_the_list_has_pages_that_turn_after_a_restart(room):
    await fill(room, 12)
    shown = await briefing(room, "list")
    assert read(shown).startswith("12 scheduled briefings\n")
    assert "Page 1 of 3" in read(shown)
    await room.restarts()
    await room.editor.click(shown.response, label="Next")
    assert "No. 6 in" in read(shown)
    assert "Page 2 of 3" in read(shown)


async def test_an_empty_list_says_how_to_begin(room):
    answer = await briefing(room, "list")
    assert read(answer) == "No briefings are scheduled here. Add one with /briefing add."


async def test_the_list_and_the_history_say_what_became_of_runs_and_why(room):
    await added(room)
    schedule = await only_schedule(room)
    await ended(room, schedule, DeliveryState.SENT, late=True)
    await ended(room, schedule, DeliveryState.MISSED, "I was away.", hours=24)
    assert re.search(
        r"Last: <t:\d+:f> · missed · I was away\.", markup(await briefing(room, "list"))
    )
    lines = read(await briefing(room, "history", schedule="No. 1")).split("\n")[2:]
    assert [re.sub(r"^.*UTC · ", "", line) for line in lines] == [
        "missed · I was away.",
        "posted · late",
    ]


async def test_a_new_schedule_has_no_history(room):
    await added(room)
    assert "Nothing was due yet." in read(await briefing(room, "history", schedule="1"))


async def test_editing_changes_what_is_given_and_leaves_the_rest(room):
    await added(room, days="Mon-Fri", zone="Europe/Berlin", topics="ferries", empty="say")
    answer = await briefing(room, "edit", schedule="#1", time="8", topics="none")
    assert "Monday to Friday at 08:00 (Europe/Berlin)" in read(answer)
    plan = (await only_schedule(room)).plan
    assert plan.topics == ()
    assert plan.empty == "say"


async def test_editing_checks_the_new_channel(room):
    await added(room)
    before = await only_schedule(room)
    answer = await briefing(
        room, "edit", schedule="1", channel=room.guild.create_voice_channel("Talk")
    )
    assert "is a voice channel" in read(answer)
    assert await only_schedule(room) == before


async def test_editing_nothing_is_refused(room):
    await added(room)
    assert "That changes nothing." in read(await briefing(room, "edit", schedule="1", time="7:30"))


async def test_schedules_are_suggested_by_number_channel_and_time(room):
    await added(room)
    (offered,) = await room.editor.autocomplete(room.channel, "briefing pause", "schedule", "newsr")
    assert offered["name"] == "No. 1 · #newsroom · Every day at 07:30 (UTC)"
    assert "is paused" in read(await briefing(room, "pause", schedule=offered["value"]))


async def test_a_paused_schedule_says_so_and_goes_on(room):
    await added(room)
    assert "Paused: A moderator paused it." in read(await briefing(room, "pause", schedule="1"))
    assert "goes on" in read(await briefing(room, "resume", schedule="1"))
    assert (await only_schedule(room)).paused is None


async def test_a_schedule_is_not_resumed_where_the_bot_cannot_post(room):
    board = room.guild.create_text_channel("board")
    await added(room, channel=board)
    await briefing(room, "pause", schedule="1")
    await room.env.bot.get_channel(board.id).delete()
    answer = markup(await briefing(room, "resume", schedule="1"))
    assert "That channel is not there" in answer
    assert "It stays paused until that is mended." in answer
    assert (await only_schedule(room)).paused is not None


async def test_a_removed_schedule_is_gone_and_the_answer_says_what_it_was(room):
    await added(room)
    answer = await briefing(room, "remove", schedule="1")
    assert "Briefing No. 1 is removed." in read(answer)
    assert "Every day at 07:30 (UTC)" in read(answer)
    assert await no_schedule(room)
    assert "not there (any more)" in read(await briefing(room, "history", schedule="1"))


async def test_what_names_no_schedule_is_refused(room):
    await added(room)
    for typed in ("the first", " ", "0", "1 2"):
        answer = await briefing(room, "pause", schedule=typed)
        assert "is no schedule: pick one from the list" in read(answer), typed


async def fill(room, number):
    """Schedule so many briefings without typing them."""
    plan = Plan(ChannelId(room.channel.id), Rule((time(7, 30),), ZoneInfo("UTC")))
    for _ in range(number):
        await room.app.services.schedules.add(
            plan, guild=room.guild.id, made_by=UserId(7), now=datetime.now(UTC)
        )


async def ended(room, schedule, state, reason=None, *, late=False, hours=0):
    """Note what became of a run, so many hours after the first."""
    run = schedule.due
    run = type(run)(run.local + timedelta(hours=hours), run.instant + timedelta(hours=hours))
    async with room.app.database.transaction() as stores:
        await stores.deliveries.claim(
            room.guild.id,
            schedule.id,
            run,
            now=datetime.now(UTC),
            late=late,
            state=state,
            reason=reason,
        )
