"""Two speakers made one and names noted: in one transaction, kept in a trail, undone exactly."""

import asyncio

import pytest

from news.change import ChangeKind
from news.errors import BadOption, NotFound
from news.findings import Findings
from news.speaker import Speaker, SpeakerType
from services.trail import Narrowed, Trail
from tests.support.builders import EDITOR, ELSEWHERE, GUILD, NOW, filed, nothing, said, withdraw
from tests.support.who import BEN, ROSA, everything, quote_ids, who


async def test_a_merge_makes_two_one_for_later_articles_too_and_is_undone_exactly(database, people):
    await filed(database, *said("One"), days_ago=3)
    await filed(database, *said("Two", name="Jack Kirby", role="a spokesman"), days_ago=2)
    before = await everything(database)

    change = await people.merge("Jack Kirby", "John Kirby", by=ROSA)
    merged = await who(database)
    later = await filed(database, *said("Three", name="Jack Kirby", role="a spokesman"))
    joined = await who(database)
    _, sentence = await Trail(database, nothing).undo(change.id, by=BEN)

    assert merged == [("John Kirby", 2, "a spokesman")]
    assert joined == [("John Kirby", 3, "a spokesman")]
    assert "later ones too" in sentence
    assert await who(database) == [
        ("Jack Kirby", 2, "a spokesman"),
        ("John Kirby", 1, "White House spokesperson"),
    ]
    await withdraw(database, later)
    assert await everything(database) == before


async def test_the_trail_says_who_did_what_and_when_and_what_was_undone(database, people):
    await filed(database, *said("One"))
    await filed(database, *said("Two", name="Jack Kirby", role="an artist"))
    change = await people.merge("Jack Kirby", "John Kirby", by=ROSA)
    await Trail(database, nothing).undo(change.id, by=BEN)

    history = await Trail(database, nothing).history(Narrowed(), guild=GUILD)
    trail = Trail(database, nothing)
    narrowed = await trail.about("Jack Kirby", Narrowed(), guild=GUILD)
    about = await trail.history(narrowed, guild=GUILD)
    (line,) = history.changes

    assert about.changes == history.changes
    assert (line.kind, line.by, line.at) == (ChangeKind.MERGE, EDITOR, NOW)
    assert line.words == (
        "Jack Kirby (an artist) and John Kirby (White House spokesperson) became one: John Kirby"
    )
    assert (line.undone_by, line.undone_at) == (BEN.user, NOW)
    with pytest.raises(NotFound, match="undone already"):
        await Trail(database, nothing).undo(change.id, by=ROSA)


async def test_a_merge_outlives_its_articles_and_reading_them_again(database, people):
    await filed(database, *said("One"))
    text, findings = said("Two", name="Jack Kirby", role="an artist")
    article = await filed(database, text, findings)
    await people.merge("Jack Kirby", "John Kirby", by=ROSA)

    await withdraw(database, article)
    assert await who(database) == [("John Kirby", 1, "White House spokesperson")]
    await filed(database, text, findings)

    assert [name for name, quotes, _ in await who(database) if quotes == 2] == ["John Kirby"]


async def test_a_surname_that_was_merged_stays_so_when_its_text_is_filed_again(database, people):
    await filed(database, *said("One"))
    text, findings = said("Two", name="Kirby", role=None)
    article = await filed(database, text, findings)
    speaker, _ = await quote_ids(database, "John Kirby")
    (lone,) = [one for one in await everything(database) if one[0].name == "Kirby"]
    await people.merge(f"id:{lone[0].id}", f"id:{speaker}", by=ROSA)
    await withdraw(database, article)

    await filed(database, text, findings)

    assert [(name, quotes) for name, quotes, _ in await who(database)] == [("John Kirby", 2)]


async def test_merges_of_merges_are_undone_in_any_order(database, people):
    for name in ("Ann Bay", "Bea Bay", "Cleo Bay"):
        await filed(database, *said(f"I am {name}", name=name, role=None))
    before = await everything(database)
    first = await people.merge("Ann Bay", "Bea Bay", by=ROSA)
    second = await people.merge("Bea Bay", "Cleo Bay", by=ROSA)
    assert await who(database, "bay") == [("Cleo Bay", 3, None)]

    await Trail(database, nothing).undo(first.id, by=ROSA)
    assert await who(database, "bay") == [("Ann Bay", 1, None), ("Cleo Bay", 2, None)]
    await Trail(database, nothing).undo(second.id, by=ROSA)

    assert await everything(database) == before


async def test_what_cannot_be_merged_is_a_sentence_and_changes_nothing(database, people):
    await filed(database, *said("One"))
    body = Speaker("the White House", SpeakerType.ORGANIZATION)
    group = Speaker("two officials", SpeakerType.GROUP)
    await filed(database, "They spoke.", Findings((body, group)))
    await filed(database, *said("Two", name="Zoe Elsewhere"), guild=ELSEWHERE)
    stranger = (await elsewhere(database)).id
    before = await everything(database)

    for speaker, into, sentence in (
        ("John Kirby", "john kirby", "That is one speaker already: John Kirby."),
        ("John Kirby", "the White House", "they stay two"),
        ("two officials", "John Kirby", "unnamed source"),
        (f"id:{stranger}", "John Kirby", "not here"),
        ("John Kirby", f"id:{stranger}", "not here"),
        ("Zoe Elsewhere", "John Kirby", "Nobody called"),
        ("John Kirby", "id:999999999", "not here"),
    ):
        with pytest.raises(BadOption, match=sentence):
            await people.merge(speaker, into, by=ROSA)

    assert await everything(database) == before
    assert (await Trail(database, nothing).history(Narrowed(), guild=GUILD)).total == 0


async def elsewhere(database):
    async with database.reading() as stores:
        (one,) = await stores.speakers.matching(ELSEWHERE, "zoe")
    return one


async def test_two_moderators_who_merge_crosswise_at_once_merge_once(database, people):
    await filed(database, *said("One"))
    await filed(database, *said("Two", name="Jack Kirby", role="an artist"))
    john, _ = await quote_ids(database, "john kirby")
    jack, _ = await quote_ids(database, "jack kirby")

    results = await asyncio.gather(
        people.merge(f"id:{john}", f"id:{jack}", by=ROSA),
        people.merge(f"id:{jack}", f"id:{john}", by=BEN),
        return_exceptions=True,
    )

    assert sorted(isinstance(each, BadOption) for each in results) == [False, True]
    assert [quotes for _, quotes, _ in await who(database)] == [2]


async def test_an_alias_leads_to_the_speaker_and_later_articles_too(database, people):
    await filed(database, *said("One"))
    before = await everything(database)

    change = await people.alias("John Kirby", "Jonathan Kirby-Vane", by=ROSA)
    await filed(database, *said("Two", name="Jonathan Kirby-Vane", role="spokesperson"))

    assert [(name, n) for name, n, _ in await who(database, "vane")] == [("John Kirby", 2)]
    _, sentence = await Trail(database, nothing).undo(change.id, by=ROSA)
    assert "stay with a speaker of that name" in sentence
    assert [(name, n) for name, n, _ in await who(database, "kirby-vane")] == [
        ("Jonathan Kirby-Vane", 1)
    ]
    again = await people.alias("John Kirby", "the Admiral", by=ROSA)
    assert [name for name, *_ in await who(database, "admiral")] == ["John Kirby"]
    await Trail(database, nothing).undo(again.id, by=ROSA)
    assert await who(database, "admiral") == []
    assert [one for one in await everything(database) if one[0].name == "John Kirby"] == before


async def test_an_alias_that_is_somebodys_name_is_refused(database, people):
    await filed(database, *said("One"))
    await filed(database, *said("Two", name="Jane Kirby", role=None))

    for name, sentence in (
        ("Jane Kirby", "use /speaker merge instead"),
        ("John Kirby", "already"),
        ("...", "letters"),
        ("x" * 101, "at most 100"),
    ):
        with pytest.raises(BadOption, match=sentence):
            await people.alias("John Kirby", name, by=ROSA)
