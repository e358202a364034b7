"""What members take with them: everything that fits, in order, some of it in memory at a time."""

import asyncio
from dataclasses import replace
from datetime import date

import pytest

from news.errors import BadOption, NotFound
from news.findings import Findings
from news.quote import Kind
from services.exports import Export, Exports, What
from storage import records
from tests.support.builders import ELSEWHERE, GUILD, a_figure, a_quote, filed, said


async def taken(database, wanted, guild=GUILD):
    """Return what an export gives, as the portions in which it comes."""
    portions = []
    await Exports(database).export(wanted, portions.append, guild=guild)
    return portions


async def words(database, wanted):
    return [record.fragments[0] for some in await taken(database, wanted) for record in some]


async def test_every_shown_quote_comes_once_for_each_article_newest_first(database, monkeypatch):
    monkeypatch.setattr(records, "AT_ONCE", 2)
    await filed(database, *said("The old pier stays shut for now", "No ships today"), days_ago=3)
    text, findings = said("The harbour opens", "A hidden thought", name="Ann Example")
    shown, hidden = findings.quotes
    await filed(database, text, replace(findings, quotes=(shown, replace(hidden, shown=False))))
    await filed(database, *said("Another server's words"), guild=ELSEWHERE)

    portions = await taken(database, Export())

    assert [len(some) for some in portions] == [2, 1]
    every = [record for some in portions for record in some]
    assert [record.fragments for record in every] == [
        ("The harbour opens",),
        ("The old pier stays shut for now",),
        ("No ships today",),
    ]
    first = every[0]
    assert (first.speaker, first.role, first.kind) == (
        "Ann Example",
        "White House spokesperson",
        Kind.DIRECT,
    )
    assert [span.of(text) for span in first.spans] == ["The harbour opens"]


async def test_a_filter_narrows_it_down(database):
    await filed(database, *said("The harbour opens"), days_ago=20, outlet="The Courier")
    await filed(database, *said("The harbour shuts", kind=Kind.INDIRECT), outlet="Harbour News")
    await filed(database, *said("No harbour for me", name="Ann Example"), days_ago=2)

    assert await words(database, Export(speaker="kirby")) == [
        "The harbour shuts",
        "The harbour opens",
    ]
    assert await words(database, Export(about="opens")) == ["The harbour opens"]
    assert await words(database, Export(since=date(2024, 7, 26))) == ["The harbour shuts"]
    assert await words(database, Export(until=date(2024, 7, 20))) == ["The harbour opens"]
    assert await words(database, Export(outlet="harbour")) == ["The harbour shuts"]
    assert await words(database, Export(kind=Kind.INDIRECT)) == ["The harbour shuts"]
    assert await words(database, Export(outlet="nobody")) == []


async def test_figures_come_with_their_sentence_and_who_gave_them(database):
    text = "“We lost 12 boats,” Ann Example said. Some 40 cars waited."
    boats = a_figure(text, "12", 12.0, measures="boats", unit="boats", quote=0)
    cars = a_figure(text, "40", 40.0, measures="cars", unit="cars")
    _, people = said("x", name="Ann Example")
    quotes = (a_quote(text, "We lost 12 boats", cue="said"),)
    await filed(database, text, Findings(people.speakers, quotes, (boats, cars)))

    ((one, other),) = await taken(database, Export(what=What.FIGURES))

    assert (one.words, one.value, one.measures, one.speaker) == ("12", 12.0, "boats", "Ann Example")
    assert (other.words, other.speaker) == ("40", None)
    assert one.sentence in text
    ((only,),) = await taken(database, Export(what=What.FIGURES, speaker="example"))
    assert only.id == one.id
    assert await taken(database, Export(what=What.FIGURES, about="tractors")) == []


@pytest.mark.parametrize(
    ("wanted", "sentence"),
    [
        (Export(speaker="Nobody Atall"), "Nobody called"),
        (Export(since=date(2024, 5, 2), until=date(2024, 5, 1)), "must not be after"),
        (Export(about="x" * 6_000), "6,000 characters"),
        (Export(what=What.FIGURES, kind=Kind.DIRECT), "leave “kind” out"),
    ],
)
async def test_options_that_make_no_sense_are_refused(database, wanted, sentence):
    with pytest.raises(BadOption, match=sentence):
        await taken(database, wanted)


async def test_one_export_of_a_server_at_a_time(database):
    await filed(database, *said("The harbour opens"))
    exports, refused = Exports(database), []

    async def again():
        with pytest.raises(BadOption, match="Another export"):
            await exports.export(Export(), refused.append, guild=GUILD)

    loop = asyncio.get_running_loop()
    await exports.export(
        Export(), lambda _: asyncio.run_coroutine_threadsafe(again(), loop).result(10), guild=GUILD
    )
    assert refused == []
    await exports.export(Export(), refused.append, guild=GUILD)
    assert len(refused) == 1


async def test_a_quote_is_cited_only_where_it_is_filed(database):
    await filed(database, *said("The harbour opens"))
    ((record,),) = await taken(database, Export())
    exports = Exports(database)
    assert (await exports.quote(record.id, guild=GUILD)).fragments == ("The harbour opens",)
    with pytest.raises(NotFound):
        await exports.quote(record.id, guild=ELSEWHERE)
