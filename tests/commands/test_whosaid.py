"""/whosaid, as members see it."""

from tests.support.builders import said
from tests.support.discord_env import is_private, markup, read

WORDS = "The old ferry crosses the sound twice on every working day"


async def test_the_speaker_of_some_words_is_told_privately_with_every_outlet(room):
    for outlet in ("Courier", "Post"):
        text, findings = said(WORDS)
        await room.files(f"{text}\n\n{outlet}", findings, title="Ferry news", outlet=outlet)

    answer = await room.reader.slash(room.channel, "whosaid", words="old fery crosses")

    assert is_private(answer)
    assert read(answer).split("\n")[:3] == [
        "“old fery crosses”: 1 quote",
        "Nothing has exactly these words; this is the nearest",
        "",
    ]
    assert f"“{WORDS}”" in read(answer)
    assert "— John Kirby, White House spokesperson · cue “said” · direct" in read(answer)
    assert "Also printed by Post" in read(answer)
    assert room.posts() == []


async def test_articles_that_disagree_on_the_speaker_stand_side_by_side(room):
    await room.files(*said(WORDS), outlet="Courier", days_ago=1)
    await room.files(
        *said(WORDS, name="Ada Moss", role="harbour master"), title="Other news", outlet="Post"
    )

    answer = await room.reader.slash(room.channel, "whosaid", words="ferry crosses the sound")

    text = read(answer)
    assert markup(answer).count(WORDS) == 1
    assert "The articles differ on who said it:\n“The old ferry" in text
    assert "— John Kirby, White House spokesperson" in text
    assert "— Ada Moss, harbour master\nOther news · Post" in text


async def test_pages_and_sharing_work_after_a_restart(room):
    numbers = ("one", "two", "three", "four", "five", "six")
    await room.files(*said(*(f"Lock number {n} is dry and its gate is open" for n in numbers)))
    answer = await room.reader.slash(room.channel, "whosaid", words="its gate is open")
    assert "Page 1 of 2 · nearest first" in read(answer)

    await room.restarts()
    await room.reader.click(answer.response, label="Next")
    assert "Page 2 of 2" in read(answer)

    await room.reader.click(answer.response, label="Share")
    (post,) = room.posts()
    assert "“its gate is open”: 6 quotes" in read(post)


async def test_words_that_nobody_said_are_a_sentence(room):
    await room.files(*said(WORDS))
    answer = await room.reader.slash(room.channel, "whosaid", words="**lorries** @everyone")
    assert is_private(answer)
    assert read(answer).replace("\u200b", "") == (
        "Nothing like “**lorries** @everyone” is quoted here"
    )


async def test_too_many_words_and_none_cost_one_sentence(room):
    answer = await room.reader.slash(room.channel, "whosaid", words="ferry " * 1_000)
    assert is_private(answer)
    assert markup(answer) == ("“words” has 6,000 characters: 1,000 at most are looked for.")
    answer = await room.reader.slash(room.channel, "whosaid", words="…?!")
    assert "There is no word in that" in read(answer)


async def test_another_guild_finds_nothing_of_it(room):
    await room.files(*said(WORDS))
    elsewhere = room.env.create_guild("Elsewhere")
    stranger = elsewhere.add_member(room.env.create_user("zoe"))
    channel = elsewhere.create_text_channel("general")
    answer = await stranger.slash(channel, "whosaid", words="ferry crosses")
    assert "Nothing like" in read(answer)
