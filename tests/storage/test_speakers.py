"""Speakers across articles: joined where it is safe, and undone where an article goes."""

import asyncio

import pytest

from news.findings import Findings
from news.speaker import Speaker, SpeakerType
from tests.support.builders import ELSEWHERE, GUILD, NOW, a_person, filed, said


async def matching(database, name, guild=GUILD):
    async with database.reading() as stores:
        return await stores.speakers.matching(guild, name)


async def names(database, typed):
    return [speaker.name for speaker in await matching(database, typed)]


async def test_one_full_name_in_two_articles_is_one_speaker_with_the_newest_role(database):
    await filed(database, *said("New", role="national security spokesperson"), days_ago=1)
    await filed(database, *said("Old", role="Pentagon spokesperson"), days_ago=400)

    (kirby,) = await matching(database, "kirby")

    assert (kirby.quotes, kirby.role) == (2, "national security spokesperson")


async def test_a_surname_alone_stays_within_its_article(database):
    await filed(database, *said("One", name="Kirby"))
    await filed(database, *said("Two", name="Kirby"))
    await filed(database, *said("Three", name="John Kirby"))

    assert sorted(await names(database, "kirby")) == ["John Kirby", "Kirby", "Kirby"]


async def test_unnamed_sources_of_two_articles_are_two(database):
    official = Findings((Speaker("a senior official", SpeakerType.ANONYMOUS),))
    await filed(database, "A senior official spoke.", official)
    await filed(database, "A senior official spoke again.", official)

    assert len(await matching(database, "senior official")) == 2


async def test_an_organisation_is_found_by_its_name_with_or_without_the_article(database):
    house = Findings((Speaker("the White House", SpeakerType.ORGANIZATION, ("WH",)),))
    await filed(database, "The White House spoke.", house)
    reporters = Findings((Speaker("White House reporters", SpeakerType.GROUP),))
    await filed(database, "White House reporters asked.", reporters)

    assert await names(database, "white house") == ["the White House"]
    assert await names(database, "The White House") == ["the White House"]
    assert await names(database, "wh") == ["the White House"]


async def test_aliases_of_all_articles_lead_to_the_speaker(database):
    person = a_person("Volodymyr Zelensky", aliases=("Zelensky",))
    other = a_person("Volodymyr Zelensky", aliases=("Zelenskyy",))
    await filed(database, "First.", Findings((person,)))
    await filed(database, "Second.", Findings((other,)))

    assert await names(database, "zelensky") == ["Volodymyr Zelensky"]
    assert await names(database, "zelenskyy") == ["Volodymyr Zelensky"]


async def test_what_only_a_retracted_article_said_of_a_speaker_goes_with_it(database):
    await filed(database, "First.", Findings((a_person("Ada Moss", "a farmer"),)), days_ago=1)
    wrong = Findings((a_person("Ada Moss", "a pilot", aliases=("Captain Orville",)),))
    article = await filed(database, "Second.", wrong)
    assert [one.role for one in await matching(database, "orville")] == ["a pilot"]

    async with database.transaction() as stores:
        await stores.articles.retract(GUILD, article, at=NOW)

    assert await matching(database, "orville") == ()
    assert [one.role for one in await matching(database, "ada moss")] == ["a farmer"]


async def test_speakers_filed_at_the_same_moment_become_one(database):
    await asyncio.gather(*(filed(database, *said(f"Remark {n}")) for n in range(6)))

    (kirby,) = await matching(database, "john kirby")

    assert kirby.quotes == 6


async def test_filing_and_retracting_at_once_loses_nobody(database):
    ids = [await filed(database, *said(f"Remark {n}")) for n in range(5)]

    async def retract(article):
        async with database.transaction() as stores:
            await stores.articles.retract(GUILD, article, at=NOW)

    retractions = [retract(article) for article in ids]
    filings = [filed(database, *said(f"Later {n}")) for n in range(5)]
    await asyncio.gather(
        *(each for pair in zip(retractions, filings, strict=True) for each in pair)
    )

    (kirby,) = await matching(database, "john kirby")
    assert kirby.quotes == 5


@pytest.mark.parametrize("typed", ["_", "%", "jo_n", "%kirby", "\\"])
async def test_wildcards_are_only_letters(database, typed):
    await filed(database, *said("Hello"))

    assert await names(database, typed) == (["John Kirby"] if typed == "%kirby" else [])


async def test_a_name_of_four_thousand_characters_is_kept_and_found_by_its_beginning(database):
    name = "Ada " + "Mossmoss" * 500
    await filed(database, "Hello.", Findings((a_person(name),)))

    assert await names(database, "ada mossmoss") == [name]
    assert await names(database, name) == [name]


async def test_a_name_without_letters_is_kept_and_found_by_nothing(database):
    await filed(database, "Hello.", Findings((Speaker("???", SpeakerType.UNKNOWN),)))

    assert await names(database, "???") == []


async def test_a_speaker_of_another_guild_is_not_there(database):
    await filed(database, *said("Hello"))
    (kirby,) = await matching(database, "kirby")

    assert await matching(database, "kirby", guild=ELSEWHERE) == ()
    async with database.reading() as stores:
        assert await stores.speakers.get(ELSEWHERE, kirby.id) is None
        assert await stores.speakers.names(ELSEWHERE) == ()
        assert await stores.speakers.get(GUILD, kirby.id) == kirby
