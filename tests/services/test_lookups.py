"""What somebody said: whose words, and which of them."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from news.errors import BadOption
from news.findings import Findings
from news.quote import Kind
from services.asked import ArticlesQuestion, FiguresQuestion
from services.views import AmbiguousSpeaker, NothingFound, QuotesView
from tests.support.asking import words
from tests.support.builders import (
    EDITOR,
    GUILD,
    NOW,
    a_person,
    filed,
    said,
)

ONLY_PUNCTUATION_AROUND = [
    *('"hospital"', "^hospital", "-hospital", "hospital*", "(hospital", "'hospital", "hospital;"),
]
OTHER_WORDS_TOO = [
    *("NOT hospital", "terms:hospital", "NEAR(hospital ceasefire)", "ceasefire OR hospital"),
    *("hospital' OR '1'='1", "hospital & !ceasefire | x:*", "'); DROP TABLE quotes; --"),
    *("hosp*", '"', "'", "(((", "%", "\\", "\x00", "😀", "", "a" * 1000),
]
NOBODYS = [
    *("", "   ", "?!", "id:999999", "id:99999999999999999999"),
    *("%", "_", "x" * 4000, "a\x00b\ud800"),
]


async def test_a_surname_finds_the_speaker_with_the_words_and_the_evidence(database, ask):
    text, findings = said("We are closer than before", role="White House spokesperson")
    article = await filed(database, text, findings, title="Talks", outlet="The Bulletin")

    answer = await ask("KIRBY")

    assert isinstance(answer, QuotesView)
    assert (answer.speaker.name, answer.speaker.quotes) == ("John Kirby", 1)
    (quote,) = answer.quotes
    assert quote.fragments == ("We are closer than before",)
    assert (quote.mention, quote.cue, quote.kind) == ("John Kirby", "said", Kind.DIRECT)
    assert quote.role == "White House spokesperson"
    assert quote.speaker == answer.speaker
    assert (quote.article.id, quote.article.outlet) == (article, "The Bulletin")
    assert quote.dated == NOW
    assert (answer.paging.page, answer.paging.pages, answer.paging.total) == (0, 1, 1)


async def test_the_newest_article_comes_first_and_within_it_the_order_of_reading(database, ask):
    await filed(database, *said("Old one", "Old two"), days_ago=5)
    await filed(database, *said("New one", "New two"), days_ago=1)

    assert words(await ask("kirby")) == ["New one", "New two", "Old one", "Old two"]


async def test_quotes_that_are_not_to_be_shown_stay_hidden(database, ask):
    text, findings = said("This is shown", "This is doubtful")
    hidden = replace(findings.quotes[1], shown=False)
    await filed(database, text, replace(findings, quotes=(findings.quotes[0], hidden)))

    answer = await ask("kirby")

    assert words(answer) == ["This is shown"]
    assert answer.speaker.quotes == 1


async def test_several_kirbys_are_a_choice_and_the_filters_stay_with_it(database, archive, ask):
    for name in ("John Kirby", "Jane Kirby", "Jack Kirby"):
        await filed(database, *said(f"I am {name}", f"We want peace, says {name}", name=name))

    answer = await ask("kirby", about="peace")

    assert isinstance(answer, AmbiguousSpeaker)
    assert {one.name for one in answer.candidates} == {"John Kirby", "Jane Kirby", "Jack Kirby"}
    jane = next(one for one in answer.candidates if one.name == "Jane Kirby")
    chosen = await archive.choose(answer.question, jane.id, guild=GUILD, asked_by=EDITOR, now=NOW)
    assert words(chosen) == ["We want peace, says Jane Kirby"]


async def test_the_most_quoted_of_a_name_is_offered_first(database, ask):
    await filed(database, *said("Once", name="Jane Kirby"))
    await filed(database, *said("Once more", "And again", name="John Kirby"))

    answer = await ask("kirby")

    assert [one.name for one in answer.candidates] == ["John Kirby", "Jane Kirby"]


async def test_the_full_name_is_no_choice_although_others_share_the_surname(database, ask):
    await filed(database, *said("I am John"))
    await filed(database, *said("I am Jane", name="Jane Kirby"))

    assert words(await ask("john kirby")) == ["I am John"]


async def test_somebody_whom_an_article_only_names_does_not_stand_in_the_way(database, ask):
    await filed(database, *said("I am quoted"))
    await filed(database, "Jane Kirby smiled.", Findings((a_person("Jane Kirby"),)))

    assert words(await ask("kirby")) == ["I am quoted"]


async def test_a_beginning_is_enough_where_nobody_has_that_name(database, ask):
    await filed(database, *said("Short is fine"))

    assert words(await ask("joh kir")) == ["Short is fine"]


async def test_accents_do_not_matter(database, ask):
    await filed(database, *said("Hola", name="José Muñoz"))

    assert words(await ask("munoz")) == ["Hola"]
    assert words(await ask("JOSÉ MUÑOZ")) == ["Hola"]


async def test_a_misspelled_name_names_the_nearest(database, ask):
    await filed(database, *said("Hello"))
    await filed(database, *said("Bonjour", name="Marie Curie"))

    for typed in ("kirbi", "Krby", "jon kirbby", "kriby"):
        answer = await ask(typed)
        assert isinstance(answer, NothingFound), typed
        assert answer.near == ("John Kirby",), typed


async def test_nobody_of_that_name_is_an_answer(database, ask):
    await filed(database, *said("Hello"))

    for typed in NOBODYS:
        answer = await ask(typed)
        assert isinstance(answer, NothingFound), typed
        assert answer.near == (), typed


async def test_a_suggestion_leads_to_exactly_that_speaker(database, archive, ask):
    await filed(database, *said("I am John"))
    await filed(database, *said("I am Jane", name="Jane Kirby"))
    suggested = await archive.suggest_speakers("kir", guild=GUILD)

    jane = next(one for one in suggested if one.label.startswith("Jane"))

    assert words(await ask(jane.value)) == ["I am Jane"]


async def test_since_and_until_take_in_both_days_in_utc(database, ask):
    for days_ago in range(4):
        await filed(database, *said(f"Day {days_ago}"), days_ago=days_ago)
    day = NOW.date()

    answer = await ask("kirby", since=day - timedelta(days=2), until=day - timedelta(days=1))

    assert words(answer) == ["Day 1", "Day 2"]
    assert answer.paging.total == 2


async def test_the_last_day_that_there_is_may_be_an_end(database, ask):
    await filed(database, *said("Still here"))

    assert words(await ask("kirby", until=date.max)) == ["Still here"]


async def test_since_after_until_is_refused_with_a_reason(ask):
    with pytest.raises(BadOption) as refused:
        await ask("kirby", since=date(2024, 2, 1), until=date(2024, 1, 1))

    assert "2024-02-01" in refused.value.sentence


async def test_outlet_and_kind_narrow_the_answer(database, ask):
    await filed(database, *said("In one"), outlet="The Bulletin")
    await filed(database, *said("In two", kind=Kind.INDIRECT), outlet="Harbour Post")
    await filed(database, *said("In none"))

    assert words(await ask("kirby", outlet="bulletin")) == ["In one"]
    assert words(await ask("kirby", kind=Kind.INDIRECT)) == ["In two"]
    assert isinstance(await ask("kirby", outlet="Nowhere Times"), NothingFound)


async def test_a_known_speaker_without_fitting_quotes_is_named(database, ask):
    await filed(database, *said("Something else"))

    answer = await ask("kirby", about="submarines")

    assert isinstance(answer, NothingFound)
    assert answer.speaker.name == "John Kirby"


async def test_about_compares_word_stems_without_case_and_accents(database, ask):
    await filed(database, *said("The negotiators are meeting", "Café owners protest"))

    assert words(await ask("kirby", about="Negotiator MEETINGS")) == ["The negotiators are meeting"]
    assert words(await ask("kirby", about="cafe")) == ["Café owners protest"]


async def test_whatever_is_typed_as_about_is_only_words(database, archive, ask):
    await filed(database, *said("The hospital stands", "The ceasefire holds"))

    for hostile in ONLY_PUNCTUATION_AROUND + OTHER_WORDS_TOO:
        answer = await ask("kirby", about=hostile)
        if hostile in ONLY_PUNCTUATION_AROUND:
            assert words(answer) == ["The hospital stands"], hostile
        else:
            assert isinstance(answer, NothingFound), hostile
        for question in (FiguresQuestion(about=hostile), ArticlesQuestion(hostile)):
            await archive.answer(question, guild=GUILD, page=0)
        await archive.suggest_articles(hostile, guild=GUILD)
        await archive.suggest_speakers(hostile, guild=GUILD)
        await archive.suggest_outlets(hostile, guild=GUILD)
    assert len(words(await ask("kirby"))) == 2
