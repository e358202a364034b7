"""/about, /privacy and /data: what is stored, whose it is, and how it goes."""

import gzip
import json

from commands import privacy, reply
from commands.about import sheet
from commands.limits import check_message
from news.guild import Settings
from news.holding import Holdings, Trace
from news.ids import FORGOTTEN, UserId
from services.guild_data import KEPT, About
from storage.members import member_columns
from tests.support.builders import ELSEWHERE, NOW, filed, said
from tests.support.discord_env import is_private, read, seen_file

EVERYTHING = 10**9


async def test_about_says_what_is_stored_how_quotes_are_found_and_whom_to_ask(room):
    empty = await room.reader.slash(room.channel, "about")
    assert is_private(empty)
    assert "Nothing is filed here yet." in read(empty)

    text, findings = said("We open in May", "We close in June")
    await room.files(text, findings, title="A bridge")
    await room.app.services.settings.set_retention_days(room.guild.id, 90)
    shown = read(await room.reader.slash(room.channel, "about"))
    assert "1 article · 2 quotes · 1 speaker · 0 figures" in shown
    assert "Articles: kept for 90 days · of each new one the full text" in shown
    assert "Nothing is generated, rephrased or summed up" in shown
    assert "deleted 14 days after I am removed" in shown
    assert "About me: whoever added me to this server knows who runs me." in shown


def test_about_names_who_runs_the_bot_where_that_is_set():
    about = About(Holdings(1, 1, 1, 1, NOW, NOW), Settings(1), KEPT, "https://desk.example/bot")
    shown = sheet(about, "1.0")
    assert "(https://desk.example/bot)" in shown.blocks[-1]
    check_message(reply.layout_of(shown))


async def test_privacy_shows_hands_out_and_deletes_what_is_about_a_member_alone(room):
    reader, guild = UserId(room.reader.id), room.guild.id
    nothing = await room.reader.slash(room.channel, "privacy")
    assert is_private(nothing)
    assert "Nothing is stored about you in this server" in read(nothing)

    await room.files(*said("We open in May"))
    await room.reader.slash(room.channel, "quotes", speaker="kirby", new=True)
    await filed(room.app.database, *said("It is elsewhere"), guild=ELSEWHERE)
    shown = await room.reader.slash(room.channel, "privacy")
    assert "Questions for what is new, with up to where you had seen it: 1" in read(shown)
    assert "Is deleted when you say so" in read(shown)

    await room.restarts()
    file = await room.reader.click(shown.response, label="Send it to me as a file")
    lines = [json.loads(line) for line in (await seen_file(file)).splitlines()]
    assert {line["what"] for line in lines} == {"questions", "seen"}
    assert {line.get("member", line.get("asked_by")) for line in lines} == {str(reader)}

    await room.reader.click(shown.response, label="Delete what is about me")
    assert "Delete it? It cannot be brought back" in read(shown)
    await room.reader.click(shown.response, label="No, keep it")
    assert await room.app.services.members.traces(reader, guild=guild)
    await room.reader.click(shown.response, label="Delete what is about me")
    await room.restarts()
    await room.reader.click(shown.response, label="Yes, delete it")
    assert "Nothing is stored about you in this server any more." in read(shown)
    assert not await room.app.services.members.traces(reader, guild=guild)


async def test_what_a_moderator_did_stays_without_the_name(room):
    await room.submits(text="The bridge is open, the mayor said.")
    shown = await room.editor.slash(room.channel, "privacy")
    assert "Stays, but without saying that it was you\n- Articles that you submitted: 1" in read(
        shown
    )
    await room.editor.click(shown.response, label="Delete what is about me")
    await room.editor.click(shown.response, label="Yes, delete it")
    found = await room.app.services.members.traces(FORGOTTEN, guild=room.guild.id)
    assert [(trace.table, trace.rows) for trace in found] == [("articles", 1)]


def test_every_column_with_members_has_its_words_and_all_of_them_fit():
    columns = {(column.table.name, column.name) for column in member_columns()}
    assert set(privacy.WORDS) == columns
    traces = [Trace(*column, EVERYTHING, goes=goes) for column in columns for goes in (True, False)]
    parts = privacy._parted(traces)  # noqa: SLF001 - the largest page that there can be
    check_message(reply.layout_of(privacy.Sheet("### A", (*parts, privacy._elsewhere()))))  # noqa: SLF001 - the same


async def test_managers_get_all_that_is_stored_and_nobody_else_does(room):
    await room.files(*said("We open in May"), title="A bridge")
    await filed(room.app.database, *said("It is elsewhere"), guild=ELSEWHERE)
    answer = await room.editor.slash(room.channel, "data export")
    assert is_private(answer)
    assert "each a line of JSON, packed with gzip" in read(answer)
    message = answer.followups[-1] if answer.followups else answer.response
    (file,) = message.attachments
    assert file.filename.startswith("server-data-")
    assert file.filename.endswith(".jsonl.gz")
    rows = [json.loads(line) for line in gzip.decompress(await file.read()).splitlines()]
    assert [row["title"] for row in rows if row["what"] == "articles"] == ["A bridge"]
    assert [row["fragments"] for row in rows if row["what"] == "quotes"] == [["We open in May"]]
    assert {row["name"] for row in rows if row["what"] == "speakers"} == {"John Kirby"}
    assert {row["id"] for row in rows if row["what"] == "guilds"} == {str(room.guild.id)}

    (data,) = [c for c in await room.app.client.tree.fetch_commands() if c.name == "data"]
    room.guild.set_command_permissions(data, {room.reader: True})
    for command in ("data export", "data delete"):
        refused = await room.reader.slash(room.channel, command)
        assert read(refused).startswith("Only members with the permission Manage Server")


async def test_everything_goes_only_when_the_servers_name_is_typed_by_who_may(room):
    await room.files(*said("We open in May"))
    shown = await room.editor.slash(room.channel, "data delete")
    assert "1 article · 1 quote · 1 speaker · 0 figures" in read(shown)
    await room.restarts()
    form = await room.editor.click(shown.response, label="Delete everything")
    answer = await room.editor.submit_modal(form, {"name": "The Daily"})
    assert "That is not the name of this server, so nothing was deleted." in read(answer)
    assert (await held(room)).articles == 1

    form = await room.editor.click(shown.response, label="Delete everything")
    roles = room.env.backend.get_guild(room.guild.id).members[room.editor.id].role_ids
    kept = list(roles)
    roles.clear()
    answer = await room.editor.submit_modal(form, {"name": "The Daily Harbour"})
    assert "Only members with the permission Manage Server" in read(answer)
    refused = await room.editor.click(shown.response, label="Delete everything")
    assert "Only members with the permission Manage Server" in read(refused)
    assert (await held(room)).articles == 1
    roles.extend(kept)

    form = await room.editor.click(shown.response, label="Delete everything")
    await room.restarts()
    answer = await room.editor.submit_modal(form, {"name": " The Daily  Harbour "})
    assert "Everything is deleted\n\n1 article" in read(answer)
    assert (await held(room)).articles == 0
    again = await room.reader.slash(room.channel, "quotes", speaker="kirby")
    assert "Nobody called" in read(again)

    # Deletion that takes longer than Discord lets an answer be changed is told in another way.
    late = {"status": 401, "code": 50027, "message": "Invalid Webhook Token"}
    closed = {"status": 403, "code": 50007, "message": "Cannot send messages to this user"}
    told = "Everything is deleted\n\nNothing is filed here yet.\n\nServer: The Daily Harbour"
    form = await room.editor.click(shown.response, label="Delete everything")
    room.env.inject_error("PATCH", "/webhooks/*", **late, times=2)
    await room.editor.submit_modal(form, {"name": "The Daily Harbour"})
    (letter,) = room.editor.user.dm_channel.history()
    assert read(letter) == told
    form = await room.editor.click(shown.response, label="Delete everything")
    room.env.inject_error("PATCH", "/webhooks/*", **late, times=2)
    room.env.inject_error("POST", "/channels/*/messages", **closed)
    await room.editor.submit_modal(form, {"name": "The Daily Harbour"})
    assert read(room.posts()[-1]) == told


async def held(room):
    return (await room.app.services.guild_data.about(room.guild.id)).holdings
