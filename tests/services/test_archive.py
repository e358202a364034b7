"""Answers from the archive, on SQLite and PostgreSQL."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from news.errors import BadOption, NotFound
from news.figure import FigureKind
from news.findings import Findings
from news.ids import ArticleId, QuestionId, SpeakerId
from news.quote import Kind
from services.archive import Archive
from services.asked import ArticlesQuestion, FiguresQuestion, QuotesQuestion
from services.figure_lookups import STATEMENTS_A_PAGE
from services.lookups import QUOTES_A_PAGE
from services.views import AmbiguousSpeaker, NothingFound, QuotesView
from tests.support.builders import (
    EDITOR,
    ELSEWHERE,
    GUILD,
    NOW,
    a_figure,
    a_person,
    a_quote,
    filed,
    said,
)


@pytest.fixture
def archive(database):
    return Archive(database)


@pytest.fixture
def ask(archive):
    """Ask for a speaker's quotes, with any other option, as a member of the guild."""

    async def ask(speaker, *, guild=GUILD, now=NOW, **options):
        question = QuotesQuestion(speaker, **options)
        return await archive.ask(question, guild=guild, asked_by=EDITOR, now=now)

    return ask


def words(answer):
    assert isinstance(answer, QuotesView), answer
    return ["…".join(quote.fragments) for quote in answer.quotes]


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


@pytest.mark.parametrize("typed", ["kirbi", "Krby", "jon kirbby", "kriby"])
async def test_a_misspelled_name_names_the_nearest(database, ask, typed):
    await filed(database, *said("Hello"))
    await filed(database, *said("Bonjour", name="Marie Curie"))

    answer = await ask(typed)

    assert isinstance(answer, NothingFound)
    assert answer.near == ("John Kirby",)


@pytest.mark.parametrize(
    "typed",
    ["", "   ", "?!", "id:999999", "id:99999999999999999999", "%", "_", "x" * 4000, "a\x00b\ud800"],
)
async def test_nobody_of_that_name_is_an_answer(database, ask, typed):
    await filed(database, *said("Hello"))

    answer = await ask(typed)

    assert isinstance(answer, NothingFound)
    assert answer.near == ()


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


ONLY_PUNCTUATION_AROUND = [
    *('"hospital"', "^hospital", "-hospital", "hospital*", "(hospital", "'hospital", "hospital;"),
]
OTHER_WORDS_TOO = [
    *("NOT hospital", "terms:hospital", "NEAR(hospital ceasefire)", "ceasefire OR hospital"),
    *("hospital' OR '1'='1", "hospital & !ceasefire | x:*", "'); DROP TABLE quotes; --"),
    *("hosp*", '"', "'", "(((", "%", "\\", "\x00", "😀", "", "a" * 1000),
]


@pytest.mark.parametrize("hostile", ONLY_PUNCTUATION_AROUND + OTHER_WORDS_TOO)
async def test_whatever_is_typed_as_about_is_only_words(database, archive, ask, hostile):
    await filed(database, *said("The hospital stands", "The ceasefire holds"))

    answer = await ask("kirby", about=hostile)

    if hostile in ONLY_PUNCTUATION_AROUND:
        assert words(answer) == ["The hospital stands"]
    else:
        assert isinstance(answer, NothingFound)
    assert len(words(await ask("kirby"))) == 2
    question = FiguresQuestion(about=hostile)
    await archive.ask(question, guild=GUILD, asked_by=EDITOR, now=NOW)
    await archive.ask(ArticlesQuestion(hostile), guild=GUILD, asked_by=EDITOR, now=NOW)
    await archive.suggest_articles(hostile, guild=GUILD)
    await archive.suggest_speakers(hostile, guild=GUILD)
    await archive.suggest_outlets(hostile, guild=GUILD)


async def test_pages_go_on_where_the_last_one_ended(database, archive, ask):
    said_words = [f"Sentence {number}" for number in range(2 * QUOTES_A_PAGE + 1)]
    await filed(database, *said(*said_words))
    first = await ask("kirby")

    pages = [await archive.again(first.paging.question, guild=GUILD, page=n) for n in range(3)]

    assert pages[0] == first
    assert [word for page in pages for word in words(page)] == said_words
    assert [page.paging.pages for page in pages] == [3, 3, 3]
    assert await archive.again(first.paging.question, guild=GUILD, page=99) == pages[2]
    assert await archive.again(first.paging.question, guild=GUILD, page=-1) == first


async def test_a_question_is_asked_again_with_all_its_options(database, archive, ask):
    await filed(database, *said("We want peace", "We want war"), outlet="The Bulletin")
    options = {
        "about": "peace",
        "since": date(2024, 1, 1),
        "until": date(2024, 12, 31),
        "outlet": "bulletin",
        "kind": Kind.DIRECT,
    }
    first = await ask("kirby", **options)

    assert words(first) == ["We want peace"]
    assert await archive.again(first.paging.question, guild=GUILD, page=0) == first


async def test_a_question_is_forgotten_after_thirty_days(database, archive, ask):
    await filed(database, *said("Hello"))
    first = await ask("kirby")

    await ask("kirby", now=NOW + timedelta(days=29))
    assert await archive.again(first.paging.question, guild=GUILD, page=0) == first
    await ask("kirby", now=NOW + timedelta(days=31))

    with pytest.raises(NotFound, match="ask it again"):
        await archive.again(first.paging.question, guild=GUILD, page=0)


async def test_nothing_crosses_guilds(database, archive, ask):
    article = await filed(database, *said("Only here"), outlet="The Bulletin", title="Secret talks")
    first = await ask("kirby")

    assert isinstance(await ask("kirby", guild=ELSEWHERE), NothingFound)
    assert (await ask("kirbi", guild=ELSEWHERE)).near == ()
    assert isinstance(await ask(f"id:{first.speaker.id}", guild=ELSEWHERE), NothingFound)
    assert await archive.suggest_speakers("", guild=ELSEWHERE) == ()
    assert await archive.suggest_outlets("", guild=ELSEWHERE) == ()
    assert await archive.suggest_articles("", guild=ELSEWHERE) == ()
    for question in (FiguresQuestion(), ArticlesQuestion()):
        answer = await archive.ask(question, guild=ELSEWHERE, asked_by=EDITOR, now=NOW)
        assert isinstance(answer, NothingFound)
    with pytest.raises(NotFound):
        await archive.again(first.paging.question, guild=ELSEWHERE, page=0)
    with pytest.raises(NotFound):
        await archive.choose(
            first.paging.question, first.speaker.id, guild=ELSEWHERE, asked_by=EDITOR, now=NOW
        )
    with pytest.raises(NotFound):
        await archive.article(article, guild=ELSEWHERE)


async def test_the_same_person_in_two_guilds_is_two(database, ask):
    await filed(database, *said("In the first guild"))
    await filed(database, *said("In the second guild"), guild=ELSEWHERE)

    here, there = await ask("kirby"), await ask("kirby", guild=ELSEWHERE)

    assert (words(here), words(there)) == (["In the first guild"], ["In the second guild"])
    assert here.speaker.id != there.speaker.id


def figures_of(answer):
    """Every figure of an answer, place by place."""
    if isinstance(answer, NothingFound):
        return []
    return [
        figure
        for group in answer.groups
        for statement in group.statements
        for figure in statement.places
    ]


async def test_figures_show_their_words_their_sentence_and_who_gave_them(database, archive):
    text = "Rain fell. “More than 300 sheep are missing,” Ada Moss said. Nobody knew why."
    quote = a_quote(text, "More than 300 sheep are missing", cue="said", mention="Ada Moss")
    figure = a_figure(text, "More than 300", 300.0, measures="sheep", unit="items", quote=0)
    await filed(database, text, Findings((a_person("Ada Moss", "a farmer"),), (quote,), (figure,)))

    answer = await archive.ask(
        FiguresQuestion(about="sheep"), guild=GUILD, asked_by=EDITOR, now=NOW
    )

    (found,) = figures_of(answer)
    assert (found.words, found.measures, found.value) == ("More than 300", "sheep", 300.0)
    assert found.context == "“More than 300 sheep are missing,” Ada Moss said."
    assert found.speaker.name == "Ada Moss"
    assert answer == await archive.again(answer.paging.question, guild=GUILD, page=0)


async def test_figures_are_found_since_a_day_and_by_words_around_them(database, archive):
    for days_ago in (0, 3):
        text = f"The flood took {days_ago + 5} houses."
        figure = a_figure(text, str(days_ago + 5), float(days_ago + 5), measures="houses")
        await filed(database, text, Findings(figures=(figure,)), days_ago=days_ago)

    async def values(**options):
        answer = await archive.ask(
            FiguresQuestion(**options), guild=GUILD, asked_by=EDITOR, now=NOW
        )
        return [figure.value for figure in figures_of(answer)]

    assert await values() == [5.0, 8.0]
    assert await values(since=NOW.date()) == [5.0]
    assert await values(about="floods") == [5.0, 8.0]
    assert await values(about="8 houses") == [8.0]
    assert await values(about="earthquake") == []


async def test_articles_are_listed_newest_first_and_by_words_of_the_title(database, archive):
    text, findings = said("Hello", "Again")
    await filed(database, text, findings, title="The bridge is open", days_ago=2)
    await filed(database, "Empty.", title="Council meets", days_ago=1)

    async def titles(about=None):
        answer = await archive.ask(ArticlesQuestion(about), guild=GUILD, asked_by=EDITOR, now=NOW)
        return [(one.line.title, one.quotes, one.speakers) for one in answer.articles]

    assert await titles() == [("Council meets", 0, 0), ("The bridge is open", 2, 1)]
    assert await titles("bridges") == [("The bridge is open", 2, 1)]


async def test_an_article_shows_all_that_was_found_in_reading_order(database, archive):
    text = "“One,” Ada Moss said. “Two,” she said. That makes 2 remarks."
    quotes = (a_quote(text, "One"), a_quote(text, "Two"))
    figure = a_figure(text, "2", 2.0, measures="remarks")
    article = await filed(database, text, Findings((a_person("Ada Moss"),), quotes, (figure,)))

    view = await archive.article(article, guild=GUILD)

    assert [quote.fragments for quote in view.quotes] == [("One",), ("Two",)]
    assert [figure.words for figure in view.figures] == ["2"]
    assert (view.article.quotes, view.article.speakers, view.article.figures) == (2, 1, 1)


async def test_an_article_that_is_not_there_is_said_to_be_gone(archive):
    with pytest.raises(NotFound, match="archive"):
        await archive.article(ArticleId(12345), guild=GUILD)


async def test_a_question_that_was_never_asked_is_not_found(archive):
    with pytest.raises(NotFound):
        await archive.again(QuestionId(12345), guild=GUILD, page=0)
    with pytest.raises(NotFound):
        await archive.choose(QuestionId(1), SpeakerId(1), guild=GUILD, asked_by=EDITOR, now=NOW)


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


@pytest.fixture
def look_for(archive):
    """Ask for figures with any options, as a member of the guild."""

    async def look_for(**options):
        question = FiguresQuestion(**options)
        return await archive.ask(question, guild=GUILD, asked_by=EDITOR, now=NOW)

    return look_for


def boats_text(number, who="Ada Moss", place="Skagen"):
    """A text and findings in which somebody says that so many fishing boats sank."""
    words = f"{number} fishing boats sank off {place}"
    text = f"“{words},” {who} said."
    quote = a_quote(text, words, cue="said", mention=who)
    figure = a_figure(
        text, str(number), float(number), measures="fishing boats", unit="items", quote=0
    )
    return text, Findings((a_person(who),), (quote,), (figure,))


async def test_figures_of_one_unit_are_found_by_its_name_or_its_sign(database, look_for):
    text = "It paid $5 for 12 eels."
    figures = (
        a_figure(text, "$5", 5.0, unit="USD", kind=FigureKind.MONEY),
        a_figure(text, "12", 12.0, unit="items", measures="eels"),
    )
    await filed(database, text, Findings(figures=figures))

    for unit in ("USD", "usd", "$", "dollars"):
        assert [figure.value for figure in figures_of(await look_for(unit=unit))] == [5.0]
    assert isinstance(await look_for(unit="parsecs"), NothingFound)


async def test_figures_of_a_speaker_are_those_in_their_shown_words(database, look_for):
    await filed(database, *boats_text(12))
    await filed(database, *boats_text(30, who="Ida Brandt"), outlet="Other News")

    answer = await look_for(speaker="moss")

    assert answer.speaker.name == "Ada Moss"
    assert [figure.value for figure in figures_of(answer)] == [12.0]
    with pytest.raises(BadOption, match="Nobody called “Nobody”"):
        await look_for(speaker="Nobody")


async def test_one_figure_of_one_event_in_two_articles_is_told_once_with_both(database, look_for):
    for outlet in ("Bulletin", "Harbour News"):
        text, findings = boats_text(12)
        await filed(
            database,
            f"{text} {outlet} was there.",
            findings,
            title=f"Gale sinks fishing boats off Skagen: {outlet}",
            outlet=outlet,
        )

    ((group,),) = [(await look_for()).groups]

    (statement,) = group.statements
    assert {figure.article.outlet for figure in statement.places} == {"Bulletin", "Harbour News"}
    assert not group.disputed


async def test_sources_of_one_event_that_disagree_stand_in_one_group(database, look_for):
    for number, who in ((12, "Ada Moss"), (30, "Ida Brandt")):
        await filed(
            database,
            *boats_text(number, who=who),
            title="Gale sinks fishing boats off Skagen overnight",
            outlet=f"Paper {number}",
        )

    ((group,),) = [(await look_for()).groups]

    assert {s.places[0].speaker.name for s in group.statements} == {"Ada Moss", "Ida Brandt"}
    assert group.disputed


async def test_figures_of_two_events_are_neither_merged_nor_set_against_each_other(
    database, look_for
):
    await filed(database, *boats_text(12, place="Skagen"), title="Gale at Skagen", outlet="A")
    await filed(database, *boats_text(12, place="Brest", who="Eli Voss"), title="Fire", outlet="B")
    await filed(database, *boats_text(40, place="Cork", who="Max Orr"), title="Ice", outlet="C")

    ((group,),) = [(await look_for()).groups]

    assert [len(statement.places) for statement in group.statements] == [1, 1, 1]
    assert not group.disputed


async def test_a_page_of_figures_goes_on_where_the_one_before_ends(database, archive, look_for):
    for number in range(11, 11 + 2 * STATEMENTS_A_PAGE + 1):
        await filed(database, *boats_text(number, who=f"Ada M{number}oss"), outlet=f"P{number}")

    asked = (await look_for()).paging.question
    pages = [await archive.again(asked, guild=GUILD, page=page) for page in range(4)]

    seen = [figure.value for page in pages[:3] for figure in figures_of(page)]
    assert len(seen) == len(set(seen)) == 2 * STATEMENTS_A_PAGE + 1
    assert (pages[0].paging.pages, pages[0].paging.total) == (3, 2 * STATEMENTS_A_PAGE + 1)
    assert figures_of(pages[3]) == figures_of(pages[2])


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
