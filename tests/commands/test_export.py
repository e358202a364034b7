"""/export, as members use it."""

import csv
import io

from bot.demo_transcript import readable
from tests.support.builders import said
from tests.support.discord_env import is_private, read, seen_file


async def test_an_export_comes_as_a_private_file(room):
    await room.files(*said("=1+1 is what we say", "The harbour opens"), outlet="The Courier")
    await room.files(*said("Not now", name="Ann Example"), days_ago=40)

    answer = await room.reader.slash(room.channel, "export", speaker="kirby")

    assert is_private(answer)
    assert read(answer).startswith("2 quotes, newest first.")
    table = csv.DictReader(io.StringIO((await seen_file(answer)).lstrip("\ufeff"), newline=""))
    found = [(row["words"], row["speaker"], row["outlet"]) for row in table]
    assert found == [
        ("'=1+1 is what we say", "John Kirby", "The Courier"),
        ("The harbour opens", "John Kirby", "The Courier"),
    ]
    lines = await room.reader.slash(room.channel, "export", until="30d", format="JSON Lines")
    assert '"words": ["Not now"]' in await seen_file(lines)
    figures = await room.reader.slash(room.channel, "export", what="figures")
    assert read(figures) == "There is nothing to export: nothing that is filed here fits."
    assert room.posts() == []


async def test_what_cannot_be_exported_is_one_sentence(room):
    await room.files(*said("The harbour opens"))
    for options, sentence in (
        ({"speaker": "nobody"}, "Nobody called"),
        ({"since": "last thursdayish"}, "day"),
        ({"since": "2024-05-02", "until": "2024-05-01"}, "must not be after"),
        ({"what": "figures", "kind": "direct"}, "leave “kind” out"),
    ):
        answer = await room.reader.slash(room.channel, "export", **options)
        assert is_private(answer)
        assert sentence in read(answer)


async def test_more_than_discord_takes_comes_in_several_messages(room, monkeypatch):
    """SimCord allows 25 MB; so the room that is left for the rest of a message is made large."""
    await room.files(*said(*(f"The harbour opens on day {day}" for day in range(9))))
    monkeypatch.setattr("commands.export.ROOM", 26_214_400 - 1_600)

    answer = await room.reader.slash(room.channel, "export", format="JSON Lines")

    messages = [answer.response, *answer.followups]
    files = [file for message in messages for file in message.attachments]
    assert [len(message.attachments) for message in messages] == [1] * len(messages)
    assert files[0].filename.endswith(f"-1-of-{len(files)}.jsonl")
    assert len(files) > 1
    assert f"so it comes in {len(files)} files" in readable(messages[0].components)
    assert readable(messages[-1].components).startswith(f"File {len(files)} of {len(files)}.")
    whole = "".join([(await file.read()).decode() for file in files])
    assert whole.count("The harbour opens on day") == 9
