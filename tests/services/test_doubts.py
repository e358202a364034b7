"""Who may be the same: asked of moderators, answered once, and undone."""

import asyncio

from news.doubt import Answer
from news.errors import NotFound
from services.trail import Trail
from tests.support.builders import GUILD, filed, nothing, said
from tests.support.who import BEN, ROSA, who


async def test_a_doubt_shows_both_sides_and_same_makes_them_one(database, people, doubts):
    await filed(database, *said("One"))
    await filed(database, *said("Two", name="Kirby", role="a spokesperson"))

    doubt = await doubts.next(guild=GUILD)
    assert (doubt.new.speaker.name, doubt.known.speaker.name) == ("Kirby", "John Kirby")
    assert (doubt.new.speaker.role, doubt.known.speaker.role) == (
        "a spokesperson",
        "White House spokesperson",
    )
    assert (doubt.new.quote.fragments, doubt.known.quote.fragments) == (("Two",), ("One",))
    change = await doubts.answer(doubt.id, Answer.SAME, by=ROSA)

    assert [(n, q) for n, q, _ in await who(database)] == [("John Kirby", 2)]
    assert await doubts.next(guild=GUILD) is None
    await filed(database, *said("Three", name="Kirby", role="the spokesperson"))
    assert [(n, q) for n, q, _ in await who(database)] == [("John Kirby", 3)]
    await Trail(database, nothing).undo(change.id, by=ROSA)
    assert (await doubts.next(guild=GUILD)).id == doubt.id


async def test_different_is_remembered_and_not_asked_again(database, people, doubts):
    await filed(database, *said("One"))
    await filed(database, *said("Two", name="Kirby", role=None))
    doubt = await doubts.next(guild=GUILD)
    change = await doubts.answer(doubt.id, Answer.DIFFERENT, by=ROSA)

    await filed(database, *said("Three", name="Kirby", role=None))

    assert await doubts.next(guild=GUILD) is None
    assert [(n, q) for n, q, _ in await who(database)] == [
        ("John Kirby", 1),
        ("Kirby", 1),
        ("Kirby", 1),
    ]
    await Trail(database, nothing).undo(change.id, by=ROSA)
    assert (await doubts.next(guild=GUILD)).id == doubt.id


async def test_two_moderators_cannot_answer_one_doubt_differently(database, doubts):
    await filed(database, *said("One"))
    await filed(database, *said("Two", name="Kirby", role=None))
    doubt = await doubts.next(guild=GUILD)

    results = await asyncio.gather(
        doubts.answer(doubt.id, Answer.SAME, by=ROSA),
        doubts.answer(doubt.id, Answer.DIFFERENT, by=BEN),
        return_exceptions=True,
    )

    assert sorted(isinstance(each, NotFound) for each in results) == [False, True]


async def test_namesakes_in_other_roles_are_two_until_a_moderator_says_otherwise(database, doubts):
    await filed(database, *said("One", role="mayor of Larkhaven"))
    await filed(database, *said("Two", role="a dentist"))

    assert [quotes for _, quotes, _ in await who(database)] == [1, 1]
    assert (await doubts.next(guild=GUILD)).left == 1
    await filed(database, *said("Three", role="the Larkhaven mayor"))
    assert sorted(quotes for _, quotes, _ in await who(database)) == [1, 2]


async def test_a_surname_that_half_the_town_has_raises_no_question(database):
    for number in range(51):
        name = f"{'abcdefghij'[number % 10].upper()}na{'klmnop'[number // 10]} Smith"
        await filed(database, *said(f"I am {name}", name=name, role=None))

    async def open_doubts():
        async with database.reading() as stores:
            return await stores.doubts.count(GUILD)

    before = await open_doubts()

    await filed(database, *said("It is late", name="Smith", role=None))

    assert await open_doubts() == before
