"""/quotes, as members see it."""

from tests.support.builders import said
from tests.support.discord_env import is_private, markup, read


async def test_a_speakers_quotes_are_shown_privately_with_their_evidence(room):
    text, findings = said("The harbour stays open")
    await room.files(
        text, findings, title="Harbour news", outlet="Courier", link="https://a.example/1"
    )

    answer = await room.reader.slash(room.channel, "quotes", speaker="kirby")

    assert is_private(answer)
    assert read(answer).split("\n")[:4] == [
        "John Kirby: 1 quote",
        "",
        "“The harbour stays open”",
        "— John Kirby, White House spokesperson · cue “said” · direct",
    ]
    assert "Harbour news <https://a.example/1> · Courier · 26 July 2024" in read(answer)
    assert room.posts() == []


async def test_filters_are_understood_and_repeated(room):
    text, findings = said("Ferries run again", "Tolls will rise")
    await room.files(text, findings, outlet="Courier")

    answer = await room.reader.slash(
        room.channel,
        "quotes",
        speaker="John Kirby",
        about="tolls",
        since="2024-07-01",
        until="July 2024",
        outlet="courier",
        kind="direct",
    )

    assert "John Kirby: 1 quote" in read(answer)
    assert "“Tolls will rise”" in read(answer)
    assert "since 1 July 2024 · until 31 July 2024 · in courier · only direct" in read(answer)


async def test_a_day_that_makes_no_sense_costs_one_sentence(room):
    answer = await room.reader.slash(room.channel, "quotes", speaker="kirby", since="soonish")
    assert is_private(answer)
    assert "I do not understand “soonish” as a date." in read(answer)


async def test_nobody_found_names_the_nearest(room):
    await room.files(*said("It is late"))
    answer = await room.reader.slash(room.channel, "quotes", speaker="Kirbi")
    assert "Nobody called “Kirbi” is quoted here" in read(answer)
    assert "Nearest: John Kirby" in read(answer)


async def test_an_empty_archive_is_no_error(room):
    answer = await room.reader.slash(room.channel, "quotes", speaker="kirby")
    assert read(answer) == "Nobody called “kirby” is quoted here"


async def test_two_of_one_name_are_a_choice_that_survives_a_restart(room):
    await room.files(*said("It is late"))
    await room.files(*said("The river is high", name="Jane Kirby", role="a hydrologist"))
    answer = await room.reader.slash(room.channel, "quotes", speaker="kirby")
    assert "2 speakers answer to “kirby”. Which one?" in read(answer)
    assert "- Jane Kirby, a hydrologist · 1 quote" in read(answer)

    await room.restarts()
    await room.reader.select(answer.response, [value_of(answer, "Jane Kirby")])

    assert "“The river is high”" in read(answer)
    assert "It is late" not in read(answer)


async def test_pages_turn_after_a_restart(room):
    await room.files(*said(*(f"Sentence number {n} stands" for n in range(6))))
    answer = await room.reader.slash(room.channel, "quotes", speaker="kirby")
    assert "Page 1 of 2" in read(answer)
    assert "[Previous: off]  [Next]  [Share]" in read(answer)

    await room.restarts()
    await room.reader.click(answer.response, label="Next")
    assert "Page 2 of 2" in read(answer)
    assert "[Previous]  [Next: off]  [Share]" in read(answer)

    await room.reader.click(answer.response, label="Previous")
    assert "Page 1 of 2" in read(answer)


async def test_a_page_that_is_gone_is_a_sentence(room):
    await room.files(*said(*(f"Sentence number {n} stands" for n in range(6))))
    answer = await room.reader.slash(room.channel, "quotes", speaker="kirby")
    async with room.app.database.transaction() as stores:
        await stores.questions.purge(room.guild.id, before=room.app.services.clock())

    pressed = await room.reader.click(answer.response, label="Next")

    assert is_private(pressed)
    assert "please ask it again" in read(pressed)


async def test_typing_suggests_speakers_and_forgives_misspelling(room):
    await room.files(*said("It is late"))
    for typed in ("", "ki", "JOHN", "kirbi"):
        (choice,) = await room.reader.autocomplete(room.channel, "quotes", "speaker", typed)
        assert choice["name"] == "John Kirby · White House spokesperson"
    answer = await room.reader.slash(room.channel, "quotes", speaker=choice["value"])
    assert "“It is late”" in read(answer)


async def test_typing_suggests_outlets(room):
    await room.files(*said("It is late"), outlet="Courier")
    (choice,) = await room.reader.autocomplete(room.channel, "quotes", "outlet", "cou")
    assert (choice["name"], choice["value"]) == ("Courier", "Courier")


async def test_a_name_of_four_thousand_characters_is_answered(room):
    answer = await room.reader.slash(room.channel, "quotes", speaker="Kirby" * 800)
    assert "Nobody called “KirbyKirby" in markup(answer)
    assert len(markup(answer)) < 300


async def test_another_guild_sees_nothing_of_it(room):
    await room.files(*said("It is late"))
    elsewhere = room.env.create_guild("Elsewhere")
    stranger = elsewhere.add_member(room.env.create_user("zoe"))
    channel = elsewhere.create_text_channel("general")
    answer = await stranger.slash(channel, "quotes", speaker="kirby")
    assert "Nobody called" in read(answer)
    assert "Nearest" not in read(answer)


def value_of(answer, label):
    """The value of a menu's option."""
    return next(
        option["value"]
        for row in answer.response.components[1:]
        for menu in row["components"]
        for option in menu.get("options", ())
        if option["label"] == label
    )
