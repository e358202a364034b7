"""What narrows and orders a speaker's quotes: mentions, what is new, and what comes first."""

from datetime import timedelta

import pytest

from news.errors import BadOption
from news.findings import Findings
from news.ids import UserId
from news.quote import Order
from services.asked import QuotesQuestion
from services.newness import NOTED
from services.views import NothingFound, QuotesView
from tests.support.builders import EDITOR, ELSEWHERE, GUILD, NOW, a_person, a_quote, filed, said

KIRBY = "John Kirby"


@pytest.fixture
def ask(archive):
    async def ask(speaker=KIRBY, *, guild=GUILD, by=EDITOR, now=NOW, **options):
        question = QuotesQuestion(speaker, **options)
        return await archive.ask(question, guild=guild, asked_by=by, now=now)

    return ask


def words(answer):
    if isinstance(answer, NothingFound):
        return []
    assert isinstance(answer, QuotesView), answer
    return [" ".join(quote.fragments) for quote in answer.quotes]


async def test_quotes_come_oldest_first_where_that_is_asked(database, ask):
    for days, text in ((3, "The mast is up"), (1, "The sail is set"), (2, "The keel is laid")):
        await filed(database, *said(text), days_ago=days)

    assert words(await ask(order=Order.OLDEST)) == [
        "The mast is up",
        "The keel is laid",
        "The sail is set",
    ]
    assert words(await ask())[0] == "The sail is set"


async def test_the_best_match_comes_first_and_the_order_holds_over_pages(database, archive, ask):
    await filed(database, *said("Eels, eels and more eels"), days_ago=9)
    rest = " among many other things that have nothing to do with it at all"
    for day in range(5):
        await filed(database, *said(f"On day {day} there were eels{rest}"), days_ago=day)

    answer = await ask(about="eels", order=Order.BEST)

    assert words(answer)[0] == "Eels, eels and more eels"
    assert answer.paging.total == 6
    last = await archive.again(answer.paging.question, guild=GUILD, page=1)
    assert len({*words(answer), *words(last)}) == 6


async def test_the_best_match_of_no_words_is_refused(ask):
    with pytest.raises(BadOption, match="about"):
        await ask(order=Order.BEST)


async def speakers_of_two_names(database):
    text = "“Waters rise and Joan Waters knows,” Kirby said. “The water is high,” Kirby said."
    waters, kirby = a_person("Joan Waters", aliases=("Waters",)), a_person(KIRBY)
    quotes = (
        a_quote(text, "Waters rise and Joan Waters knows,", speaker=1, cue="said"),
        a_quote(text, "The water is high,", speaker=1, cue="said"),
    )
    await filed(database, text, Findings((waters, kirby), quotes))


@pytest.mark.parametrize("typed", ["Joan Waters", "Waters", "waters", "JOAN WATERS"])
async def test_quotes_that_mention_somebody_are_found_by_any_form_of_the_name(database, ask, typed):
    await speakers_of_two_names(database)
    assert words(await ask(mentions=typed)) == ["Waters rise and Joan Waters knows,"]


async def test_a_suggested_name_finds_what_mentions_it(database, archive, ask):
    await speakers_of_two_names(database)
    (found,) = await archive.suggest_speakers("waters", guild=GUILD)
    assert words(await ask(mentions=found.value)) == ["Waters rise and Joan Waters knows,"]


async def test_a_surname_that_two_have_mentions_neither_of_them(database, archive, ask):
    await filed(database, *said("Ask Mills about the harbour"))
    for name in ("Ann Mills", "Bea Mills"):
        await filed(database, *said(f"I am {name} of the port", name=name))
    (found,) = await archive.suggest_speakers("Ann Mills", guild=GUILD)

    assert words(await ask(mentions=found.value)) == []
    assert words(await ask(mentions="Mills")) == ["Ask Mills about the harbour"]


@pytest.mark.parametrize("typed", ["Nobody Known", "?!", "id:99999", "*", "' OR 1=1"])
async def test_a_name_that_no_words_mention_finds_nothing(database, ask, typed):
    await filed(database, *said("The mast is up"))
    assert words(await ask(mentions=typed)) == []


async def test_new_is_what_was_filed_since_the_same_was_asked_last(database, ask):
    await filed(database, *said("The mast is up on the ship"))
    assert words(await ask(new=True)) == ["The mast is up on the ship"]
    assert words(await ask(new=True)) == []

    await filed(database, *said("The sail is set on the ship"), days_ago=30)

    assert words(await ask(new=True)) == ["The sail is set on the ship"]
    assert len(words(await ask())) == 2


async def test_a_copy_of_old_words_is_nothing_new(database, ask):
    text, findings = said("The mast is up on the ship")
    await filed(database, text, findings, outlet="Courier")
    await ask(new=True)

    await filed(database, f"{text}\n\nPost", findings, outlet="Post")

    assert words(await ask(new=True)) == []


async def test_pages_of_what_was_new_stay_the_same_later(database, archive, ask):
    await filed(database, *said(*(f"Mast number {n} stands on the ship" for n in range(6))))
    first = await ask(new=True)
    await ask(new=True)

    again = await archive.again(first.paging.question, guild=GUILD, page=1)

    assert again.paging.total == 6


async def test_what_is_new_differs_by_member_guild_and_question(database, ask):
    await filed(database, *said("The mast is up"))
    await filed(database, *said("The mast is up"), guild=ELSEWHERE)
    await ask(new=True)

    assert words(await ask(new=True, by=UserId(99))) == ["The mast is up"]
    assert words(await ask(new=True, guild=ELSEWHERE)) == ["The mast is up"]
    assert words(await ask(new=True, about="mast")) == ["The mast is up"]
    assert words(await ask(new=True, order=Order.OLDEST)) == []


async def test_what_a_member_has_seen_can_be_forgotten(database, archive, ask):
    await filed(database, *said("The mast is up"))
    await ask(new=True)
    await ask(new=True, by=UserId(99))

    assert await archive.forget_seen(guild=GUILD, member=EDITOR) == 1
    assert await archive.forget_seen(guild=GUILD, member=EDITOR) == 0

    assert words(await ask(new=True)) == ["The mast is up"]
    assert words(await ask(new=True, by=UserId(99))) == []


async def test_what_was_seen_is_noted_for_a_year_at_most(database, ask):
    await filed(database, *said("The mast is up"))
    await ask(new=True)
    assert words(await ask(new=True, now=NOW + NOTED + timedelta(days=1))) == ["The mast is up"]


async def test_nothing_is_noted_of_other_questions(database, archive, ask):
    await filed(database, *said("The mast is up"))
    await ask()
    assert await archive.forget_seen(guild=GUILD, member=EDITOR) == 0


@pytest.mark.parametrize("option", ["about", "mentions", "outlet"])
async def test_an_option_of_six_thousand_characters_is_refused_with_a_sentence(ask, option):
    with pytest.raises(BadOption, match=f"“{option}” has 6,000 characters"):
        await ask(**{option: "x" * 6_000})
