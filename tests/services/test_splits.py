"""Quotes and names given to another speaker, or to nobody, and back."""

import pytest

from news.errors import NotFound
from services.trail import Trail
from tests.support.builders import GUILD, filed, nothing, said, withdraw
from tests.support.who import BEN, ROSA, everything, quote_ids, who


async def test_quotes_of_a_namesake_go_to_a_new_speaker_and_come_back_exactly(database, people):
    await filed(database, *said("One", "Two"), days_ago=1)
    await filed(database, *said("Three", role=None))
    before = await everything(database)
    speaker, quotes = await quote_ids(database, "john kirby")

    change = await people.split_quotes(speaker, [quotes["One"], quotes["Two"]], None, by=ROSA)

    assert await who(database) == [
        ("John Kirby", 1, None),
        ("John Kirby", 2, "White House spokesperson"),
    ]
    await Trail(database, nothing).undo(change.id, by=ROSA)
    assert await everything(database) == before


async def test_a_quote_that_is_nobodys_stays_so_when_its_text_is_read_again_and_is_undone(
    database, people
):
    text, findings = said("One", "Two")
    first = await filed(database, text, findings)
    before = await everything(database)
    speaker, quotes = await quote_ids(database, "kirby")
    change = await people.disown(speaker, [quotes["Two"]], by=ROSA)
    assert await who(database) == [("John Kirby", 1, "White House spokesperson")]

    await withdraw(database, first)
    again = await filed(database, text, findings)
    assert await who(database) == [("John Kirby", 1, "White House spokesperson")]
    async with database.reading() as stores:
        one, two = await stores.quotes.of_article(GUILD, again)
    assert (one.speaker.name, two.speaker, two.role) == ("John Kirby", None, None)
    with pytest.raises(NotFound, match="not theirs any more"):
        await people.disown(speaker, [two.id], by=BEN)

    _, sentence = await Trail(database, nothing).undo(change.id, by=BEN)
    assert sentence == "Everything is as it was before."
    assert [each[0].quotes for each in await everything(database)] == [2]
    assert len(before) == 1


async def test_split_quotes_stay_split_when_their_text_is_read_again(database, people):
    text, findings = said("One", "Two")
    article = await filed(database, text, findings)
    await filed(database, *said("Three", name="Jane Kirby", role="a hydrologist"))
    speaker, quotes = await quote_ids(database, "john kirby")
    change = await people.split_quotes(speaker, [quotes["Two"]], "Jane Kirby", by=ROSA)
    assert [(n, q) for n, q, _ in await who(database)] == [("Jane Kirby", 2), ("John Kirby", 1)]

    await withdraw(database, article)
    await filed(database, text, findings)

    assert [(n, q) for n, q, _ in await who(database)] == [("Jane Kirby", 2), ("John Kirby", 1)]
    await Trail(database, nothing).undo(change.id, by=ROSA)
    assert [(n, q) for n, q, _ in await who(database)] == [("Jane Kirby", 1), ("John Kirby", 2)]


async def test_quotes_that_are_not_theirs_any_more_are_not_half_split(database, people):
    await filed(database, *said("One", "Two"))
    await filed(database, *said("Three", name="Jane Kirby", role=None))
    speaker, quotes = await quote_ids(database, "john kirby")
    await people.split_quotes(speaker, [quotes["One"]], "Jane Kirby", by=BEN)
    before = await everything(database)

    with pytest.raises(NotFound, match="nothing was changed"):
        await people.split_quotes(speaker, quotes.values(), "Jane Kirby", by=ROSA)

    assert await everything(database) == before


async def test_a_name_is_split_off_with_its_articles_and_given_back(database, people):
    await filed(database, *said("One", name="Mohammed Salem", role="a judge"))
    await filed(database, *said("Two", name="Muhammad Salem", role="a judge"))
    assert await who(database, "salem") == [("Mohammed Salem", 2, "a judge")]

    change = await people.split_name("Mohammed Salem", "Muhammad Salem", None, by=ROSA)
    await filed(database, *said("Three", name="Muhammad Salem", role=None))

    assert [(n, q) for n, q, _ in await who(database, "salem")] == [
        ("Mohammed Salem", 1),
        ("Muhammad Salem", 1),
        ("Muhammad Salem", 1),
    ]
    await Trail(database, nothing).undo(change.id, by=ROSA)
    assert ("Mohammed Salem", 2, "a judge") in await who(database, "salem")
