import asyncio
import logging
from contextlib import asynccontextmanager, suppress

import pytest

from news.article import DOCUMENT_LIMIT, State
from news.errors import (
    DatabaseUnreachable,
    ExtractionFailed,
    LinkRefused,
    NotFound,
    SubmissionRefused,
    WorkerStopped,
)
from news.findings import Findings
from news.ids import ArticleId
from news.text import Span
from services.intake import Intake
from services.pages import Pages
from services.views import AlreadyFiled, Queued, Receipt, SubmissionFailed
from storage.database import Database
from tests.support.builders import (
    ELSEWHERE,
    GUILD,
    a_document,
    a_figure,
    a_quote,
    a_submission,
    said,
)
from tests.support.extractors import InlineExtractor, ScriptedExtractor
from tests.support.site import Names, running_site
from tests.support.waiting import until

SOON = 10  # seconds; whatever is waited for comes much earlier


@pytest.fixture
def extractor():
    return ScriptedExtractor()


@pytest.fixture
def intake(database, extractor):
    return an_intake(database, extractor)


def an_intake(database, extractor, **options):
    pages = Pages(allow=lambda _: True, limit_seconds=5)
    return Intake(database, extractor, pages, patience_seconds=0.01, **options)


@asynccontextmanager
async def at_work(intake):
    """Let the intake work while the block lasts; an error of its own would come out here."""
    working = asyncio.create_task(intake.work())
    try:
        yield
    finally:
        working.cancel()
        with suppress(asyncio.CancelledError):
            await working


def pasted(text, **others):
    return a_submission(a_document(text), **others)


async def became(intake, submission):
    """Submit and wait for the outcome."""
    answer = await intake.submit(submission)
    if isinstance(answer, AlreadyFiled):
        return answer
    async with asyncio.timeout(SOON):
        return await intake.outcome(answer, guild=submission.guild)


async def state_of(database, queued, guild=GUILD):
    async with database.reading() as stores:
        summary = await stores.articles.summary(guild, queued.article)
    return summary.state


async def waiting_in(database):
    async with database.reading() as stores:
        return await stores.articles.queued(limit=100)


async def test_a_submission_is_kept_before_it_is_acknowledged(intake, database):
    answer = await intake.submit(pasted("The mayor opened the bridge."))

    assert isinstance(answer, Queued)
    (waiting,) = await waiting_in(database)
    assert (waiting.id, waiting.guild, waiting.content.data) == (
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

    assert await waiting_in(database) == ()


async def test_too_much_is_refused_at_once_and_not_kept(intake, database):
    with pytest.raises(SubmissionRefused, match="5 MB"):
        await intake.submit(pasted("x" * (DOCUMENT_LIMIT + 1)))

    assert await waiting_in(database) == ()


@pytest.mark.parametrize("link", ["ftp://quay.example/a", "http://localhost/a", "no link"])
async def test_a_link_that_may_not_be_opened_is_refused_at_once_and_not_kept(
    intake, database, link
):
    with pytest.raises(LinkRefused):
        await intake.submit(a_submission(link))

    assert await waiting_in(database) == ()


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


async def test_what_was_queued_before_a_crash_is_taken_up_by_the_next_process(database, extractor):
    before = an_intake(database, ScriptedExtractor())
    queued = await before.submit(pasted("The bridge is open."))

    after = an_intake(database, extractor)
    async with at_work(after), asyncio.timeout(SOON):
        outcome = await after.outcome(queued, guild=GUILD)

    assert isinstance(outcome, Receipt)


async def test_the_oldest_goes_first_and_no_more_than_agreed_at_a_time(database, extractor):
    intake = an_intake(database, extractor, parallel=2)
    texts = [f"Bridge number {number} is open." for number in range(5)]
    gates = [extractor.holds(text) for text in texts]
    queued = [await intake.submit(pasted(text)) for text in texts]

    async with at_work(intake):
        await until(lambda: len(extractor.asked) == 2)
        for gate in gates:
            gate.set()
        async with asyncio.timeout(SOON):
            for each in queued:
                assert isinstance(await intake.outcome(each, guild=GUILD), Receipt)

    assert extractor.asked[:2] == texts[:2]
    assert sorted(extractor.asked) == texts
    assert extractor.most_at_work == 2


@pytest.mark.parametrize(
    "error", [SubmissionRefused("No article in that."), ExtractionFailed("It took too long.")]
)
async def test_a_text_that_cannot_be_read_fails_with_the_reason_and_costs_nothing_else(
    intake, extractor, error
):
    bad = extractor.raises("A bad text is here.", error)

    async with at_work(intake):
        failed = await became(intake, pasted(bad))
        good = await became(intake, pasted("The bridge is open."))

    assert isinstance(failed, SubmissionFailed)
    assert failed.sentence == error.sentence
    assert isinstance(good, Receipt)


async def test_what_failed_may_be_handed_in_again(intake, extractor):
    text = extractor.raises("The bridge is open.", ExtractionFailed("It took too long."))

    async with at_work(intake):
        assert isinstance(await became(intake, pasted(text)), SubmissionFailed)
        assert isinstance(await became(intake, pasted(text)), Receipt)


async def test_a_page_that_cannot_be_fetched_fails_with_the_reason(intake):
    async with running_site() as site, at_work(intake):
        failed = await became(intake, a_submission(f"{site.address}/nothing"))

    assert isinstance(failed, SubmissionFailed)
    assert "no such page (404)" in failed.sentence


async def test_a_text_whose_worker_dies_once_is_tried_again(intake, extractor):
    text = extractor.raises("The bridge is open.", WorkerStopped("The process stopped."))

    async with at_work(intake):
        assert isinstance(await became(intake, pasted(text)), Receipt)

    assert extractor.asked == [text, text]


async def test_a_text_that_stops_its_worker_three_times_is_given_up(intake, extractor):
    stopped = [WorkerStopped("The process stopped.") for _ in range(4)]
    text = extractor.raises("The bridge is open.", *stopped)

    async with at_work(intake):
        failed = await became(intake, pasted(text))

    assert isinstance(failed, SubmissionFailed)
    assert failed.sentence == "Reading that text broke off 3 times, so I gave up."
    assert len(extractor.asked) == 3


async def test_a_text_that_stops_the_whole_process_three_times_is_given_up(database):
    text = "The bridge is open."
    for _ in range(3):
        extractor = ScriptedExtractor()
        extractor.holds(text)
        intake = an_intake(database, extractor)
        queued = await intake.submit(pasted(text))
        if isinstance(queued, AlreadyFiled):
            queued = Queued(queued.article.line.id)
        async with at_work(intake):  # which ends while the text is being read
            await until(lambda asked=extractor.asked: asked == [text])

    last = an_intake(database, ScriptedExtractor())
    async with at_work(last), asyncio.timeout(SOON):
        outcome = await last.outcome(queued, guild=GUILD)

    assert isinstance(outcome, SubmissionFailed)


async def test_a_fault_of_ours_fails_one_article_and_leaves_nothing_half_filed(
    intake, extractor, database, caplog
):
    text, findings = said("We open in May")
    beyond = a_figure(text, "May", 5.0, measures=None)
    beyond = type(beyond)(Span(9_000, 9_010), 5.0, "items", beyond.kind)
    extractor.finds(text, Findings(findings.speakers, findings.quotes, (beyond,)))
    extractor.raises("Another text is here.", ZeroDivisionError("We open in May"))

    async with at_work(intake):
        with caplog.at_level(logging.INFO):
            half = await became(intake, pasted(text))
            broken = await became(intake, pasted("Another text is here."))
            good = await became(intake, pasted("The bridge is open."))

    assert isinstance(half, SubmissionFailed)
    assert isinstance(broken, SubmissionFailed)
    assert isinstance(good, Receipt)
    async with database.reading() as stores:
        assert await stores.speakers.names(GUILD) == ()
    assert "We open" not in caplog.text


class DatabaseThatGoesAway(Database):
    """A real database whose next transactions fail as when its server is not reachable."""

    away_for = 0

    @asynccontextmanager
    async def transaction(self):
        if self.away_for:
            self.away_for -= 1
            raise DatabaseUnreachable("The database does not answer.")
        async with super().transaction() as stores:
            yield stores


async def test_a_database_that_goes_away_is_waited_for_and_nothing_is_read_twice(database_url):
    database = DatabaseThatGoesAway(database_url)
    extractor = ScriptedExtractor()
    intake = an_intake(database, extractor)
    text = "The bridge is open."
    gate = extractor.holds(text)
    queued = await intake.submit(pasted(text))
    database.away_for = 2  # while it is picked up ...

    async with at_work(intake), asyncio.timeout(SOON):
        await until(lambda: extractor.asked == [text])
        database.away_for = 2  # ... and again while it is filed
        gate.set()
        outcome = await intake.outcome(queued, guild=GUILD)

    assert isinstance(outcome, Receipt)
    assert extractor.asked == [text]
    await database.close()


async def test_undo_takes_an_article_out_with_all_that_was_found(intake, extractor, database):
    text, findings = said("We open in May")
    extractor.finds(text, findings, title="A bridge")

    async with at_work(intake):
        receipt = await became(intake, pasted(text))
        undone = await intake.undo(receipt.article.line.id, guild=GUILD)
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
        await intake.undo(article, guild=ELSEWHERE)
    with pytest.raises(NotFound, match="no such article"):
        await intake.undo(ArticleId(999_999), guild=GUILD)
    with pytest.raises(NotFound, match="not in the archive"):
        await intake.undo(failed.article, guild=GUILD)
    await intake.undo(article, guild=GUILD)
    with pytest.raises(NotFound, match="taken back already"):
        await intake.undo(article, guild=GUILD)


async def test_undo_while_the_text_is_being_read_holds(intake, extractor, database):
    text = "The bridge is open."
    gate = extractor.holds(text)
    queued = await intake.submit(pasted(text))

    async with at_work(intake), asyncio.timeout(SOON):
        await until(lambda: extractor.asked == [text])
        await intake.undo(queued.article, guild=GUILD)
        gate.set()
        outcome = await intake.outcome(queued, guild=GUILD)
        assert isinstance(await became(intake, pasted("Another bridge is open.")), Receipt)

    assert isinstance(outcome, SubmissionFailed)
    assert await state_of(database, queued) is State.RETRACTED


async def test_finishing_settles_what_is_being_read_and_leaves_the_rest_for_later(
    database, extractor
):
    intake = an_intake(database, extractor, parallel=1)
    texts = ["The first bridge is open.", "The second bridge is open."]
    gate = extractor.holds(texts[0])
    first, second = [await intake.submit(pasted(text)) for text in texts]
    working = asyncio.create_task(intake.work())
    await until(lambda: extractor.asked == texts[:1])

    intake.finish()
    gate.set()
    async with asyncio.timeout(SOON):
        await working

    assert await state_of(database, first) is State.FILED
    assert await state_of(database, second) is State.QUEUED


async def test_log_lines_carry_ids_and_no_words(intake, extractor, caplog):
    text, findings = said("We open in May")
    extractor.finds(text, findings)

    with caplog.at_level(logging.INFO):
        async with at_work(intake):
            receipt = await became(intake, pasted(text))

    article = receipt.article.line.id
    assert f"article filed guild={GUILD} article={article} quotes=1" in caplog.text
    assert "We open" not in caplog.text
