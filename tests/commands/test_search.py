"""/search, as members see it."""

from dataclasses import replace

from extraction.meaning import SentenceMeaning
from news.findings import Findings
from services.meanings import Meanings
from tests.support.builders import a_figure, said
from tests.support.discord_env import is_private, markup, read

WORDS = "The ferry carries 40 cars across the sound every hour"


async def filed_everything(room):
    text, findings = said(WORDS)
    cars = a_figure(text, "40", 40.0, measures="cars", unit="cars")
    article = await room.files(
        text, replace(findings, figures=(cars,)), title="A ferry for the sound", outlet="Courier"
    )
    await room.files(*said("Nothing of it", name="Ferry Board", role=None), title="Other news")
    return article


async def test_a_few_of_everything_stand_under_their_names(room):
    await filed_everything(room)

    answer = await room.reader.slash(room.channel, "search", words="ferry")

    assert is_private(answer)
    text = read(answer)
    order = ["“ferry”", "Speakers\n- Ferry Board", "Quotes\n“The ferry", "Articles\nA ferry for"]
    assert [text.index(part) for part in order] == sorted(text.index(part) for part in order)
    assert "Figures" in text[text.index("Articles") :]
    assert "40 cars" in text
    assert "[All quotes]  [All speakers]  [All articles]  [All figures]\n[Share]" in text
    assert room.posts() == []


async def test_a_button_leads_to_all_of_a_section_after_a_restart(room):
    await filed_everything(room)
    answer = await room.reader.slash(room.channel, "search", words="ferry")

    await room.restarts()

    for label, heading in (
        ("All quotes", "“ferry”: 1 quote"),
        ("All speakers", "1 speaker quoted"),
        ("All articles", "1 article"),
        ("All figures", "1 figure"),
    ):
        pressed = await room.reader.click(answer.response, label=label)
        assert is_private(pressed)
        assert read(pressed).startswith(heading)


async def test_only_sections_with_something_are_shown(room):
    await room.files("A text without findings.", Findings(), title="The pier is shut")
    text = read(await room.reader.slash(room.channel, "search", words="pier"))
    assert "Articles\nThe pier is shut" in text
    assert "[All articles]\n" in text
    assert "Quotes" not in text
    assert "Figures" not in text
    assert "A few of each" not in text
    for n in range(3):
        await room.files(f"Text {n}.", Findings(), title=f"The pier is open again, says day {n}")
    text = read(await room.reader.slash(room.channel, "search", words="pier"))
    assert "A few of each: press a button for all" in text


MEANT = "We are still holding up the shipment of artillery shells until the review is over"
NEAR = "Near in meaning, in other words"


async def test_what_is_only_near_in_meaning_says_so_wherever_it_is_shown(room):
    await room.files(*said(MEANT, name="Ada Moss"), outlet="Courier")
    await room.files(*said("Weapons meet delays at sea", name="Ada Moss"), title="At sea")
    await Meanings(room.app.database, SentenceMeaning()).catch_up()

    answer = await room.reader.slash(room.channel, "search", words="weapons delays")
    text = read(answer)
    assert text.index("Quotes\n“Weapons") < text.index(f"{NEAR}\n“{MEANT}”\n— Ada Moss")

    await room.restarts()
    full = await room.reader.click(answer.response, label="All near in meaning")
    assert is_private(full)
    assert read(full).startswith(f"“weapons delays”: 1 quote\n{NEAR}\n\n“{MEANT}”")

    best = await room.reader.slash(
        room.channel, "quotes", speaker="Ada Moss", about="weapons delays", sort="best match"
    )
    text = read(best)
    assert "1 quote\n" in text
    assert "1 more is near in meaning, in other words" in text
    assert text.index("“Weapons meet") < text.index(f"{NEAR}\n“{MEANT}”")
    await room.reader.click(best.response, label="Share")
    (post,) = room.posts()
    assert f"{NEAR}\n“{MEANT}”" in read(post)


async def test_it_can_be_shared(room):
    await filed_everything(room)
    answer = await room.reader.slash(room.channel, "search", words="ferry")
    await room.reader.click(answer.response, label="Share")
    (post,) = room.posts()
    assert "“ferry”" in read(post)
    assert "[" not in read(post)


async def test_nothing_found_no_word_and_too_many_cost_one_sentence(room):
    for words, sentence in (
        ("lorries", "Nothing with “lorries” is filed here"),
        ("?!", "There is no word in that"),
        ("x" * 6_000, "“words” has 6,000 characters"),
    ):
        answer = await room.reader.slash(room.channel, "search", words=words)
        assert is_private(answer)
        assert sentence in markup(answer)
        assert len(markup(answer)) < 200


async def test_a_search_that_is_too_old_is_asked_again(room):
    await filed_everything(room)
    answer = await room.reader.slash(room.channel, "search", words="ferry")
    async with room.app.database.transaction() as stores:
        await stores.questions.purge(room.guild.id, before=room.app.services.clock())

    pressed = await room.reader.click(answer.response, label="All quotes")

    assert is_private(pressed)
    assert "please ask it again" in read(pressed)


async def test_another_guild_finds_nothing_of_it(room):
    await filed_everything(room)
    elsewhere = room.env.create_guild("Elsewhere")
    stranger = elsewhere.add_member(room.env.create_user("zoe"))
    channel = elsewhere.create_text_channel("general")
    answer = await stranger.slash(channel, "search", words="ferry")
    assert "Nothing with" in read(answer)
