"""/speaker and /people, as members and moderators see them."""

import discord
import pytest

from tests.support.builders import said
from tests.support.discord_env import is_private, markup, read

REFUSAL = "Only moderators may do this"
MANAGER = discord.Permissions(manage_guild=True)


async def two_kirbys(room):
    await room.files(*said("The harbour stays open"), title="Harbour", outlet="Courier", days_ago=9)
    await room.files(*said("I paint boats", name="Jack Kirby", role="an artist"), outlet="Echo")


async def speaker(room, what, by=None, **options):
    return await (by or room.editor).slash(room.channel, f"speaker {what}", **options)


async def test_a_profile_tells_roles_with_dates_names_outlets_and_quotes(room):
    old, new = (
        said("We shall see the harbour", role="a Pentagon spokesman"),
        said("The harbour stays open"),
    )
    await room.files(*old, days_ago=400, outlet="Echo")
    page = {"title": "Harbour", "byline": "Rosa Berg", "link": "https://a.example/1"}
    await room.files(*new, outlet="Courier", **page)

    answer = await speaker(room, "show", by=room.reader, name="kirby")

    assert is_private(answer)
    shown = read(answer)
    assert shown.startswith("John Kirby")
    assert "Seen: 2 quotes · named in 2 articles, first 22 June 2023, last 26 July 2024" in shown
    assert "Role: White House spokesperson (article of 26 July 2024)" in shown
    assert "- before: a Pentagon spokesman (article of 22 June 2023)" in shown
    assert "Also written: “Kirby”" in shown
    assert "Quoted in: Courier (1), Echo (1)" in shown
    assert "In articles by: Rosa Berg (1)" in shown
    assert "Words in the most quotes: harbour (2)" in shown
    assert "“The harbour stays open”" in shown
    assert "Harbour <https://a.example/1>" in shown
    assert "[Share]" in shown


async def test_profiles_complete_like_quotes_and_let_choose(room):
    await two_kirbys(room)
    names = await room.reader.autocomplete(room.channel, "speaker show", "name", "ki")
    assert [choice["name"] for choice in names] == [
        "John Kirby · White House spokesperson",
        "Jack Kirby · an artist",
    ]

    answer = await speaker(room, "show", by=room.reader, name="kirby")
    assert "2 speakers answer to “kirby”. Which one?" in read(answer)
    await room.restarts()
    await room.reader.select(answer.response, [names[1]["value"].removeprefix("id:")])

    assert read(answer).startswith(
        "Jack Kirby\n\nSeen: 1 quote · named in 1 article, on 26 July 2024"
    )
    assert "Role: an artist" in read(answer)


async def test_nobody_of_a_name_is_a_sentence(room):
    await two_kirbys(room)
    answer = await speaker(room, "show", by=room.reader, name="Kirbi")
    assert "Nobody called “Kirbi” is known here" in read(answer)
    assert "Nearest: John Kirby, Jack Kirby" in read(answer)
    gone = await speaker(room, "show", by=room.reader, name="id:99")
    assert read(gone) == "That speaker is not here any more"


async def test_changes_are_for_moderators(room):
    await two_kirbys(room)
    for what, options in (
        ("merge", {"name": "Jack Kirby", "into": "John Kirby"}),
        ("alias", {"name": "Jack Kirby", "alias": "The Brush"}),
        ("split", {"name": "Jack Kirby"}),
        ("doubts", {}),
        ("rename", {"name": "Jack Kirby", "to": "The Brush"}),
        ("role", {"name": "Jack Kirby", "role": "a painter"}),
    ):
        answer = await speaker(room, what, by=room.reader, **options)
        assert is_private(answer)
        assert REFUSAL in read(answer), what
    history = await room.editor.slash(room.channel, "history")
    assert read(history) == "Nothing was decided"


async def test_a_merge_is_undone_by_its_button_after_a_restart_once(room):
    await two_kirbys(room)
    answer = await speaker(room, "merge", name="Jack Kirby", into="John Kirby")
    assert "Done: Jack Kirby (an artist) and John Kirby (White House spokesperson)" in read(answer)
    profile = await speaker(room, "show", by=room.reader, name="John Kirby")
    assert "2 quotes · named in 2 articles" in read(profile)

    await room.restarts()
    await room.editor.click(answer.response, label="Undo")

    assert "Undone: Jack Kirby" in read(answer)
    assert "They are two again" in read(answer)
    profile = await speaker(room, "show", by=room.reader, name="John Kirby")
    assert "1 quote · named in 1 article" in read(profile)


async def test_merging_what_cannot_be_merged_is_a_sentence(room):
    await two_kirbys(room)
    for name, into, sentence in (
        ("John Kirby", "John Kirby", "That is one speaker already: John Kirby."),
        ("kirby", "John Kirby", "2 speakers answer to “kirby”: pick one from the list."),
        ("John Kirby", "id:4711", "That speaker is not here (any more)"),
        ("K" * 3000, "John Kirby", "Nobody called"),
    ):
        answer = await speaker(room, "merge", name=name, into=into)
        assert sentence in read(answer)


async def test_a_speaker_of_another_guild_cannot_be_merged(room):
    await two_kirbys(room)
    (john,) = await room.reader.autocomplete(room.channel, "speaker show", "name", "john")
    elsewhere = room.env.create_guild("Elsewhere")
    owner = elsewhere.add_member(
        room.env.create_user("zoe"), roles=[elsewhere.create_role("Boss", permissions=MANAGER)]
    )
    channel = elsewhere.create_text_channel("general")

    answer = await owner.slash(channel, "speaker merge", name=john["value"], into=john["value"])

    assert "That speaker is not here" in read(answer)


async def test_a_doubt_is_asked_with_evidence_and_answered_after_a_restart(room):
    await room.files(*said("The harbour stays open"), title="Harbour", outlet="Courier")
    await room.files(*said("No comment", name="Kirby", role=None), title="Silence")
    answer = await speaker(room, "doubts")
    shown = read(answer)
    assert "Is this the same speaker?" in shown
    assert "1 question open" in shown
    assert "New: Kirby" in shown
    assert "“No comment”" in shown
    assert "Known: John Kirby" in shown
    assert "White House spokesperson · 1 quote" in shown
    assert "[Same]  [Different]  [Later]" in shown
    profile = await speaker(room, "show", by=room.reader, name="John Kirby")
    assert "Open question: may be the same as Kirby" in read(profile)

    await room.restarts()
    await room.editor.click(answer.response, label="Later")
    assert "1 question open" in read(answer)
    await room.editor.click(answer.response, label="Same")

    assert "Kirby and John Kirby (White House spokesperson) became one: John Kirby" in read(answer)
    assert "There is no open question about who is who." in read(answer)
    profile = await speaker(room, "show", by=room.reader, name="kirby")
    assert "2 quotes" in read(profile)
    await room.editor.click(answer.response, label="Undo")
    assert "They are two again" in read(answer)
    again = await speaker(room, "doubts")
    assert "1 question open" in read(again)


async def test_the_second_moderator_is_told_that_it_was_answered(room):
    await room.files(*said("The harbour stays open"))
    await room.files(*said("No comment", name="Kirby", role=None))
    first, second = await speaker(room, "doubts"), await speaker(room, "doubts")
    await room.editor.click(first.response, label="Different")

    pressed = await room.editor.click(second.response, label="Same")

    assert "That was answered already" in read(pressed)
    history = await room.editor.slash(room.channel, "history")
    assert "Kirby is not John Kirby (White House spokesperson)" in read(history)
    assert "1 decision" in read(history)


async def test_chosen_quotes_go_to_a_new_speaker(room):
    await room.files(*said("The harbour stays open", "I paint boats"))
    answer = await speaker(room, "split", name="John Kirby", to="Jack Kirby")
    assert "Which quotes are not by John Kirby?" in read(answer)
    (menu,) = answer.response.components[1]["components"]
    assert [option["label"] for option in menu["options"]] == [
        "The harbour stays open",
        "I paint boats",
    ]

    await room.restarts()
    await room.editor.select(answer.response, [menu["options"][1]["value"]])

    assert (
        "Done: 1 quote went from John Kirby (White House spokesperson) to a new Jack Kirby"
        in read(answer)
    )
    profile = await speaker(room, "show", by=room.reader, name="Jack Kirby")
    assert "“I paint boats”" in read(profile)
    await room.editor.click(answer.response, label="Undo")
    gone = await speaker(room, "show", by=room.reader, name="Jack Kirby")
    assert "Nobody called “Jack Kirby” is known here" in read(gone)


async def test_an_alias_and_a_split_name(room):
    await two_kirbys(room)
    answer = await speaker(room, "alias", name="Jack Kirby", alias="The Brush")
    assert "Done: “The Brush” is another name of Jack Kirby (an artist)" in read(answer)
    shown = await room.reader.slash(room.channel, "quotes", speaker="the brush")
    assert "“I paint boats”" in read(shown)
    refused = await speaker(room, "split", name="Jack Kirby", alias="The Brush")
    assert "No article calls Jack Kirby “The Brush”" in read(refused)
    refused = await speaker(room, "split", name="Jack Kirby", alias="Jack Kirby")
    assert "Every article of Jack Kirby says “Jack Kirby”" in read(refused)


async def test_the_trail_is_paged_and_undoes_any_decision(room):
    await two_kirbys(room)
    for number in range(9):
        await speaker(room, "alias", name="Jack Kirby", alias=f"Brush number {number}")
    answer = await room.editor.slash(room.channel, "history", speaker="Jack Kirby")
    assert "9 decisions · Jack Kirby" in read(answer)
    assert "Page 1 of 2" in read(answer)

    await room.restarts()
    await room.editor.click(answer.response, label="Next")
    assert "Brush number 0" in read(answer)
    (menu,) = answer.response.components[1]["components"]
    await room.editor.select(answer.response, [menu["options"][0]["value"]])

    assert "Undone: “Brush number 0” is another name" in read(answer)
    assert "Everything is as it was before." in read(answer)


async def test_people_are_ranked_and_paged(room):
    for number in range(11):
        sayings = [f"The bridge has {n} arches" for n in range(number + 1)]
        await room.files(*said(*sayings, name=f"Ann Voss{'abcdefghijk'[number]}", role="a mason"))

    answer = await room.reader.slash(room.channel, "people", about="bridges")

    assert is_private(answer)
    assert "11 speakers quoted" in read(answer)
    assert "about “bridges”" in read(answer)
    assert "- Ann Vossk, a mason · 11 quotes · last 26 July 2024" in read(answer)
    assert "Page 1 of 2 · most quoted first" in read(answer)
    await room.restarts()
    await room.reader.click(answer.response, label="Next")
    assert "- Ann Vossa, a mason · 1 quote" in read(answer)
    nothing = await room.reader.slash(room.channel, "people", about="harvest")
    assert "Nobody is quoted with that here" in read(nothing)


@pytest.mark.parametrize(
    "name",
    [
        "K",
        "word " * 40,
        "محمد علي",
        "Владимир Путин",
        "山田太郎",
        "JOHN KIRBY",
        "Jo\u200dhn Kirby",
        "John Kirby and Jack Kirby",
        "@everyone <@&1>",
        "Kirby" * 800,
    ],
)
async def test_any_name_is_filed_shown_merged_and_undone(room, name):
    await room.files(*said("The harbour stays open", name="John Kirby"))
    await room.files(*said("It is late", name=name, role=None))
    names = {
        choice["name"]: choice["value"]
        for choice in await room.reader.autocomplete(room.channel, "speaker show", "name", "")
    }
    one_person = name in {"JOHN KIRBY", "Jo\u200dhn Kirby"}
    assert len(names) == (1 if one_person else 2)
    for value in names.values():
        answer = await speaker(room, "show", by=room.reader, name=value)
        assert "quote" in read(answer)
        assert "@everyone" not in markup(answer)
    if not one_person:
        first, second = names.values()
        answer = await speaker(room, "merge", name=first, into=second)
        assert read(answer).startswith("Done: ")
        await room.editor.click(answer.response, label="Undo")
        assert read(answer).startswith("Undone: ")
