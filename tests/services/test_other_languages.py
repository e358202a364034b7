"""Articles in other languages than English: found by their words, their quotations nobody's."""

from datetime import timedelta

import pytest

from extraction.worker import read_and_extract
from news.quote import Kind
from services.archive import Archive
from services.asked import ArticlesQuestion, SayingsQuestion, SearchQuestion
from services.briefings import Briefings
from services.settings import GuildSettings
from services.views import NothingFound
from tests.support.builders import EDITOR, ELSEWHERE, GUILD, NOW, a_submission, filed, said
from tests.support.documents import plain
from tests.support.extractors import InlineExtractor
from tests.support.handing_in import an_intake, at_work, became

TEXT = """Die Fähre nach Ellerbek fährt nicht mehr

Der Kutter „Alte Liebe“ liegt seit dem Sommer im Trockendock, weil die Werft streikt.

„Wir warten seit Monaten auf ein einziges Ersatzteil“, sagte die Hafenmeisterin Ida Brandt.
"""
SPOKEN = "Wir warten seit Monaten auf ein einziges Ersatzteil"


@pytest.fixture
async def archive(database):
    page, findings = read_and_extract(plain(TEXT))
    await filed(database, page.text, findings, title=page.title, language=page.language)
    return Archive(database)


async def asked(archive, question, guild=GUILD):
    return await archive.ask(question, guild=guild, asked_by=EDITOR, now=NOW)


async def test_it_is_found_by_any_of_its_words(archive):
    for words in ("Ellerbek", "Trockendock", "Werft streikt", "hafenmeisterin"):
        found = await asked(archive, SearchQuestion(words))
        assert [article.language for article in found.articles] == ["de"], words
        listed = await asked(archive, ArticlesQuestion(words))
        assert listed.paging.total == 1
    assert isinstance(await asked(archive, SearchQuestion("Bahnhof")), NothingFound)
    assert isinstance(await asked(archive, SearchQuestion("Werft"), ELSEWHERE), NothingFound)


async def test_its_quotations_are_found_as_nobodys_words(archive):
    for question in (
        SearchQuestion("Monaten Ersatzteil"),
        SayingsQuestion("ein einziges Ersatzteil"),
    ):
        found = await asked(archive, question)
        ((quote,),) = [saying.quotes for saying in found.sayings]
        assert (quote.fragments, quote.kind, quote.speaker) == ((SPOKEN,), Kind.DIRECT, None)
        assert not quote.has_source
    assert not (await asked(archive, SearchQuestion("Alte Liebe"))).sayings


async def test_a_name_beside_a_quotation_becomes_no_speaker(archive):
    found = await asked(archive, SearchQuestion("Ida Brandt"))

    assert (found.speakers, found.figures) == ((), ())


async def test_it_is_not_compared_by_meaning_which_is_known_of_english_alone(archive, database):
    english = await filed(database, *said("Nothing is lost"), title="In English")
    found = await asked(archive, SearchQuestion("Ellerbek"))
    async with database.reading() as stores:
        assert await stores.meanings.words(GUILD, found.articles[0].line.id) == ()
        assert len(await stores.meanings.words(GUILD, english)) == 1


async def test_nobodys_words_do_not_dispute_what_an_article_says_of_a_speaker(archive, database):
    text, findings = said(SPOKEN, name="Ida Brandt", role=None)
    await filed(database, text, findings, title="In English")

    found = await asked(archive, SayingsQuestion(SPOKEN))

    (saying,) = found.sayings
    assert len(saying.quotes) == 2
    assert not saying.is_disputed


async def test_a_briefing_tells_the_article_without_words_of_which_nobody_knows_whose_they_are(
    archive, database
):
    briefing = await Briefings(database).preview(GUILD, hours=24, now=NOW + timedelta(hours=1))

    assert (briefing.articles, briefing.quotes) == (1, 0)
    (story,) = briefing.stories
    assert story.quotes == ()


async def test_where_only_excerpts_are_kept_only_their_words_are_searched(database):
    await GuildSettings(database).set_excerpts(GUILD, excerpts=True)
    intake = an_intake(database, InlineExtractor())
    filler = " Im Tal wird gebaut." * 20
    text = TEXT.replace("Der Kutter", f"{filler} Dort grast ein Schaf.{filler}\n\nDer Kutter")
    async with at_work(intake):
        await became(intake, a_submission(plain(text)))
    archive = Archive(database)

    assert (await asked(archive, SearchQuestion("Ersatzteil"))).articles
    assert (await asked(archive, SearchQuestion("Ellerbek"))).articles
    assert isinstance(await asked(archive, SearchQuestion("Schaf")), NothingFound)
