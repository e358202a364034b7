import asyncio

import pytest

from news.article import DOCUMENT_LIMIT, State
from news.errors import (
    LinkRefused,
    NotFound,
    SubmissionRefused,
)
from news.findings import Findings
from news.ids import ArticleId
from services.intake import Intake
from services.outcomes import AlreadyFiled, Queued, Receipt, SubmissionFailed
from services.pages import Pages
from tests.support.builders import (
    EDITOR,
    ELSEWHERE,
    GUILD,
    a_figure,
    a_quote,
    a_submission,
    said,
)
from tests.support.extractors import InlineExtractor
from tests.support.handing_in import SOON, an_intake, at_work, became, pasted, state_of, waiting
from tests.support.site import Names, running_site
from tests.support.waiting import until


async def test_a_submission_is_kept_before_it_is_acknowledged(intake, database):
    answer = await intake.submit(pasted("The mayor opened the bridge."))

    assert isinstance(answer, Queued)
    (kept,) = await waiting(database)
    assert (kept.id, kept.guild, kept.content.data) == (
        answer.article,
        GUILD,
        b"The mayor opened the bridge.",
    )


async def test_a_submission_becomes_a_receipt_that_counts_what_is_shown(
    intake, extractor, database
):
    text, findings = said("We open in May", "It is safe", "I suppose")
    first, second, third = findings.quotes
    third = a_quote(text, "I suppose", cue="said", shown=False)
    figure = a_figure(text, "May", 5.0)
    extractor.finds(
        text, Findings(findings.speakers, (first, second, third), (figure,)), title="A bridge"
    )

    async with at_work(intake):
        outcome = await became(intake, pasted(text))

    assert isinstance(outcome, Receipt)
    line = outcome.article.line
    assert line.title == "A bridge"
    assert outcome.article.state is State.FILED
    counted = (outcome.article.quotes, outcome.article.speakers, outcome.article.figures)
    assert counted == (2, 1, 1)
    async with database.reading() as stores:
        quotes = await stores.quotes.of_article(GUILD, line.id)
    assert [quote.fragments for quote in quotes] == [("We open in May",), ("It is safe",)]


async def test_the_real_reader_files_a_real_page_from_a_real_site(database):
    page = """<html><head><title>Bakers talk</title>
        <meta property="og:site_name" content="The Crumb"></head><body><article>
        <p>“Bread will cost 3 euros,” said Mara Quill, who leads the guild of bakers.</p>
        </article></body></html>"""
    intake = an_intake(database, InlineExtractor())

    async with running_site() as site, at_work(intake):
        link = site.serves("/bread", page)
        outcome = await became(intake, a_submission(link))

    assert isinstance(outcome, Receipt)
    line = outcome.article.line
    assert (line.title, line.outlet, line.link) == ("Bakers talk", "The Crumb", link)
    assert (outcome.article.quotes, outcome.article.speakers) == (1, 1)


@pytest.mark.parametrize("text", ["", " \n\t " * 50, "…—“”" * 50])
async def test_nothing_is_refused_at_once_and_not_kept(intake, database, text):
    with pytest.raises(SubmissionRefused, match="no text"):
        await intake.submit(pasted(text))

    assert await waiting(database) == ()


async def test_too_much_is_refused_at_once_and_not_kept(intake, database):
    with pytest.raises(SubmissionRefused, match="5 MB"):
        await intake.submit(pasted("x" * (DOCUMENT_LIMIT + 1)))

    assert await waiting(database) == ()


@pytest.mark.parametrize("link", ["ftp://quay.example/a", "http://localhost/a", "no link"])
async def test_a_link_that_may_not_be_opened_is_refused_at_once_and_not_kept(
    intake, database, link
):
    with pytest.raises(LinkRefused):
        await intake.submit(a_submission(link))

    assert await waiting(database) == ()


async def test_the_same_text_again_is_already_filed(intake):
    async with at_work(intake):
        first = await became(intake, pasted("“It’s open,” the mayor said."))
        again = await became(intake, pasted("  “It's open,”\n the mayor said.  "))

    assert again == AlreadyFiled(first.article)


async def test_the_same_link_again_is_already_filed(intake):
    async with running_site() as site, at_work(intake):
        link = site.serves("/bridge", "The bridge is open.")
        first = await became(intake, a_submission(link))
        again = await became(intake, a_submission(f"{link}/?utm_source=feed#top"))

    assert again == AlreadyFiled(first.article)


async def test_a_page_that_does_not_name_its_outlet_is_named_after_its_site(database, extractor):
    pages = Pages(allow=lambda _: True, resolver=Names(www=["127.0.0.1"]))
    intake = Intake(database, extractor, pages)
    async with running_site() as site, at_work(intake):
        link = site.serves("/bridge", "The bridge is open.")
        receipt = await became(intake, a_submission(link.replace("127.0.0.1", "www.quay.example")))

    assert receipt.article.line.outlet == "quay.example"


async def test_two_links_to_one_page_are_one_article(intake):
    async with running_site() as site, at_work(intake):
        site.serves("/bridge", "The bridge is open.")
        first = await became(intake, a_submission(f"{site.address}/bridge"))
        other = await became(intake, a_submission(site.redirects("/short", "/bridge")))

    assert other == AlreadyFiled(first.article)


async def test_what_is_filed_in_one_guild_is_new_in_another(intake):
    async with at_work(intake):
        first = await became(intake, pasted("The bridge is open."))
        other = await became(intake, pasted("The bridge is open.", guild=ELSEWHERE))

    assert isinstance(first, Receipt)
    assert isinstance(other, Receipt)


async def test_an_outcome_can_be_asked_for_later_but_not_by_another_guild(intake):
    async with at_work(intake):
        queued = await intake.submit(pasted("The bridge is open."))
        async with asyncio.timeout(SOON):
            first = await intake.outcome(queued, guild=GUILD)
            again = await intake.outcome(queued, guild=GUILD)
        with pytest.raises(NotFound):
            await intake.outcome(queued, guild=ELSEWHERE)

    assert first == again


async def test_undo_takes_an_article_out_with_all_that_was_found(intake, extractor, database):
    text, findings = said("We open in May")
    extractor.finds(text, findings, title="A bridge")

    async with at_work(intake):
        receipt = await became(intake, pasted(text))
        undone = await intake.undo(receipt.article.line.id, guild=GUILD, by=EDITOR)
        again = await became(intake, pasted(text))

    assert (undone.line.title, undone.state, undone.quotes) == ("A bridge", State.RETRACTED, 0)
    assert isinstance(again, Receipt)
    assert again.article.line.id != receipt.article.line.id


async def test_undo_of_what_is_not_in_the_archive_says_so(intake, extractor):
    bad = extractor.raises("A bad text is here.", SubmissionRefused("No article in that."))

    async with at_work(intake):
        receipt = await became(intake, pasted("The bridge is open."))
        failed = await became(intake, pasted(bad))
    article = receipt.article.line.id

    with pytest.raises(NotFound, match="no such article"):
        await intake.undo(article, guild=ELSEWHERE, by=EDITOR)
    with pytest.raises(NotFound, match="no such article"):
        await intake.undo(ArticleId(999_999), guild=GUILD, by=EDITOR)
    with pytest.raises(NotFound, match="not in the archive"):
        await intake.undo(failed.article, guild=GUILD, by=EDITOR)
    await intake.undo(article, guild=GUILD, by=EDITOR)
    with pytest.raises(NotFound, match="taken back already"):
        await intake.undo(article, guild=GUILD, by=EDITOR)


async def test_undo_while_the_text_is_being_read_holds(intake, extractor, database):
    text = "The bridge is open."
    gate = extractor.holds(text)
    queued = await intake.submit(pasted(text))

    async with at_work(intake), asyncio.timeout(SOON):
        await until(lambda: extractor.asked == [text])
        await intake.undo(queued.article, guild=GUILD, by=EDITOR)
        gate.set()
        outcome = await intake.outcome(queued, guild=GUILD)
        assert isinstance(await became(intake, pasted("Another bridge is open.")), Receipt)

    assert isinstance(outcome, SubmissionFailed)
    assert await state_of(database, queued) is State.RETRACTED
