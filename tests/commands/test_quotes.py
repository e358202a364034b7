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


async def test_sort_mentions_and_direct_are_understood_and_repeated(room):
    await room.files(*said("Ask Ada Moss about tolls"), days_ago=2)
    await room.files(*said("Ada Moss set the tolls"), days_ago=1)
    await room.files(*said("Nobody else knows of tolls"))

    answer = await room.reader.slash(
        room.channel, "quotes", speaker="kirby", mentions="ada moss", sort="oldest", direct=True
    )

    text = read(answer)
    assert "John Kirby: 2 quotes" in text
    assert text.index("Ask Ada Moss") < text.index("Ada Moss set")
    assert "only direct · mentioning “ada moss”" in text


async def test_only_direct_and_reported_at_once_is_refused(room):
    answer = await room.reader.slash(
        room.channel, "quotes", speaker="kirby", kind="indirect", direct=True
    )
    assert read(answer) == "Words that are indirect are not direct: choose one of the two."


async def test_the_best_match_without_words_costs_one_sentence(room):
    answer = await room.reader.slash(room.channel, "quotes", speaker="kirby", sort="best match")
    assert "The best match of what?" in read(answer)


async def test_new_since_the_last_time_pages_after_a_restart_and_is_forgotten_by_a_button(room):
    await room.files(*said(*(f"Sentence number {n} stands on the wall" for n in range(6))))
    answer = await room.reader.slash(room.channel, "quotes", speaker="kirby", new=True)
    assert "new, so all of them: you ask this for the first time" in read(answer)
    again = await room.reader.slash(room.channel, "quotes", speaker="kirby", new=True)
    assert "John Kirby has 6 quotes here, but none that fits" in read(again)
    assert "new since you last asked this" in read(again)

    await room.restarts()
    await room.reader.click(answer.response, label="Next")
    assert "Sentence number 5" in read(answer)

    pressed = await room.reader.click(answer.response, label="Forget what I have seen")
    assert is_private(pressed)
    assert read(pressed) == "Forgotten for 1 question."
    pressed = await room.reader.click(answer.response, label="Forget what I have seen")
    assert read(pressed) == "Nothing was noted."
    answer = await room.reader.slash(room.channel, "quotes", speaker="kirby", new=True)
    assert "John Kirby: 6 quotes" in read(answer)


async def test_a_shared_answer_to_what_is_new_says_nothing_of_the_member(room):
    await room.files(*said("The mast is up"))
    answer = await room.reader.slash(room.channel, "quotes", speaker="kirby", new=True)
    await room.reader.click(answer.response, label="Share")
    (post,) = room.posts()
    assert "Forget" not in read(post)


async def test_since_after_until_costs_one_sentence(room):
    answer = await room.reader.slash(
        room.channel, "quotes", speaker="kirby", since="2024-05-02", until="2024-05-01"
    )
    assert "“since” must not be after" in read(answer)


async def test_last_thursdayish_and_six_thousand_characters_cost_one_sentence(room):
    for option in ({"since": "last thursdayish"}, {"until": "x" * 6_000}, {"about": "x" * 6_000}):
        answer = await room.reader.slash(room.channel, "quotes", speaker="kirby", **option)
        assert is_private(answer)
        assert 20 < len(markup(answer)) < 400


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
