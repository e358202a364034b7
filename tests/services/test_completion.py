"""What may be meant while somebody types."""

from datetime import date

from news.findings import Findings
from tests.support.asking import words
from tests.support.builders import (
    ELSEWHERE,
    GUILD,
    a_figure,
    a_person,
    a_quote,
    filed,
    said,
)


async def test_suggestions_begin_like_what_is_typed_and_show_the_role(database, archive):
    await filed(database, *said("A", "B"))
    await filed(database, *said("C", name="Kirsten Bell", role=None))
    await filed(database, *said("D", name="Marie Curie"))

    suggested = await archive.suggest_speakers("kir", guild=GUILD)

    assert [one.label for one in suggested] == [
        "John Kirby · White House spokesperson",
        "Kirsten Bell",
    ]
    assert await archive.suggest_speakers("KÎRB", guild=GUILD) == suggested[:1]
    assert await archive.suggest_speakers("kirbi", guild=GUILD) == suggested[:1]
    assert len(await archive.suggest_speakers("", guild=GUILD)) == 3


async def test_suggestions_keep_to_the_limits_of_discord(database, archive):
    speakers = tuple(a_person(f"Ada {'Long' * 60} {n:02}", "x" * 300) for n in range(40))
    text = "“Hello,” they said."
    quotes = tuple(a_quote(text, "Hello", speaker=n) for n in range(40))
    await filed(
        database, text, Findings(speakers, quotes), title="T" * 4000, outlet="Outlet " * 600
    )

    suggested = [
        *await archive.suggest_speakers("ada", guild=GUILD),
        *await archive.suggest_outlets("outlet", guild=GUILD),
        *await archive.suggest_articles("", guild=GUILD),
    ]

    assert len(suggested) == 25 + 1 + 1
    assert all(1 <= len(one.label) <= 100 for one in suggested)
    assert all(1 <= len(one.value) <= 100 for one in suggested)


async def test_an_outlet_suggestion_finds_its_quotes_even_when_cut(database, archive, ask):
    await filed(database, *said("Long name"), outlet="The " + "Very " * 40 + "Bulletin")
    (suggested,) = await archive.suggest_outlets("very", guild=GUILD)

    assert words(await ask("kirby", outlet=suggested.value)) == ["Long name"]


async def test_articles_are_suggested_while_the_word_is_unfinished(database, archive):
    article = await filed(database, "Text.", title="Ceasefire talks go on", outlet="The Bulletin")

    suggested = await archive.suggest_articles("talks ceas", guild=GUILD)

    assert [(one.label, one.value, one.day) for one in suggested] == [
        ("Ceasefire talks go on · The Bulletin", f"id:{article}", date(2024, 7, 26))
    ]


async def test_only_the_quoted_are_offered_for_a_misspelled_name(database, ask):
    await filed(database, *said("Hello"))
    await filed(database, "Jane Kirbo smiled.", Findings((a_person("Jane Kirbo"),)))

    assert (await ask("kirbi")).near == ("John Kirby",)


async def test_units_are_suggested_most_frequent_first(database, archive):
    text = "It paid $5 and $6 for 12 eels."
    figures = (
        a_figure(text, "$5", 5.0, unit="USD"),
        a_figure(text, "$6", 6.0, unit="USD"),
        a_figure(text, "12", 12.0, unit="items", measures="eels"),
    )
    await filed(database, text, Findings(figures=figures))

    async def suggested(typed, guild=GUILD):
        return [s.value for s in await archive.suggest_units(typed, guild=guild)]

    assert await suggested("") == ["USD", "items"]
    assert await suggested("it") == ["items"]
    assert await suggested("", guild=ELSEWHERE) == []
