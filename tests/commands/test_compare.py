"""/compare, as members see it."""

from tests.support.builders import said
from tests.support.discord_env import is_private, read


async def test_two_speakers_stand_one_below_the_other_and_are_paged_and_shared(room):
    many = [f"The harbour has {number} gates" for number in range(4)]
    await room.files(*said(*many), title="Gates", outlet="Courier")
    await room.files(*said("No harbour is deep", "Tea", name="Ann Moss", role="a pilot"))

    answer = await room.reader.slash(
        room.channel, "compare", first="kirby", second="moss", about="harbours"
    )

    assert is_private(answer)
    shown = read(answer)
    assert shown.startswith("John Kirby and Ann Moss\nAsked for: about “harbours”")
    assert (
        "John Kirby, White House spokesperson · 4 quotes with these words, 4 quotes in all\n“"
        in shown
    )
    assert (
        "Ann Moss, a pilot · 1 quote with these words, 2 quotes in all\n“No harbour is deep”"
        in shown
    )
    assert "Page 1 of 2 · best match first" in shown
    assert shown.index("harbour has") < shown.index("Ann Moss, a pilot · 1") < shown.index("No har")

    await room.restarts()
    await room.reader.click(answer.response, label="Next")
    assert read(answer).count("“The harbour has") == 2  # the quote, and the menu to cite it
    assert "Ann Moss, a pilot · all shown on the pages before" in read(answer)
    await room.reader.click(answer.response, label="Share")
    (post,) = room.posts()
    assert "John Kirby and Ann Moss" in read(post)


async def test_both_names_may_be_a_choice_and_what_makes_no_sense_is_a_sentence(room):
    for name in ("John Kirby", "Jane Kirby", "Ann Moss", "Eva Moss"):
        await room.files(*said(f"I am {name}", name=name, role=None))

    async def ask(first, second, **options):
        return await room.reader.slash(
            room.channel, "compare", first=first, second=second, **options
        )

    async def choose(answer, name):
        (menu,) = answer.response.components[1]["components"]
        option = next(each for each in menu["options"] if each["label"] == name)
        return await room.reader.select(answer.response, [option["value"]])

    answer = await ask("kirby", "moss")
    assert "2 speakers answer to “kirby”. Which one?" in read(answer)
    await room.restarts()
    await choose(answer, "Jane Kirby")
    assert "2 speakers answer to “moss”. Which one?" in read(answer)
    await choose(answer, "Eva Moss")
    assert read(answer).startswith("Jane Kirby and Eva Moss")
    assert "Eva Moss · 1 quote\n“I am Eva Moss”" in read(answer)

    none = await ask("John Kirby", "Ann Moss", about="eels")
    assert "John Kirby · none with these words, 1 quote in all" in read(none)
    twice = await ask("John Kirby", "John Kirby")
    assert "That is one speaker twice: John Kirby. Name two who are not the same." in read(twice)
    nobody = await ask("John Kirby", "Annn Moss")
    assert "Nobody called “Annn Moss” is quoted here. Nearest: Ann Moss" in read(nobody)
    long = await ask("K" * 3000, "moss")
    assert "Nobody called" in read(long)
    names = await room.reader.autocomplete(room.channel, "compare", "second", "eva")
    assert [choice["name"] for choice in names] == ["Eva Moss"]
