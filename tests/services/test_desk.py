import asyncio
import logging
from contextlib import asynccontextmanager

import pytest
from aiohttp import web

from news.article import State
from news.errors import (
    DatabaseUnreachable,
    ExtractionFailed,
    SubmissionRefused,
    WorkerStopped,
)
from news.findings import Findings
from news.progress import Progress, Stage
from news.text import Span
from services.outcomes import AlreadyFiled, Queued, Receipt, SubmissionFailed
from storage.database import Database
from tests.support.builders import (
    ELSEWHERE,
    GUILD,
    a_figure,
    a_submission,
    said,
)
from tests.support.extractors import ScriptedExtractor
from tests.support.handing_in import SOON, an_intake, at_work, became, pasted, state_of
from tests.support.site import running_site
from tests.support.waiting import until


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


async def test_a_text_that_stops_its_worker_twice_is_set_aside(intake, extractor):
    stopped = [WorkerStopped("The process stopped.") for _ in range(4)]
    text = extractor.raises("The bridge is open.", *stopped)

    async with at_work(intake):
        failed = await became(intake, pasted(text))

    assert isinstance(failed, SubmissionFailed)
    assert (
        failed.sentence == "That text stopped the process that read it 2 times, so I set it aside."
    )
    assert len(extractor.asked) == 2


async def test_guilds_take_turns_whoever_came_first(database, extractor):
    """One guild hands in a pile, and another one a single text right after it."""
    intake = an_intake(database, extractor, parallel=1)
    pile = [f"Text {number} of the pile." for number in range(4)]
    for text in pile:
        last = await intake.submit(pasted(text))
    other = await intake.submit(pasted("The only one.", guild=ELSEWHERE))
    ahead = [
        (await intake.progress(queued, guild=guild)).ahead
        for queued, guild in ((last, GUILD), (other, ELSEWHERE))
    ]

    async with at_work(intake), asyncio.timeout(SOON):
        await intake.outcome(last, guild=GUILD)
        await intake.outcome(other, guild=ELSEWHERE)

    assert extractor.asked == [pile[0], "The only one.", *pile[1:]]
    assert ahead == [4, 1]


async def test_how_far_a_link_has_come_is_known(intake, extractor, site):
    sent, read = asyncio.Event(), extractor.holds("The bridge is open.")

    async def slowly(_):
        await sent.wait()
        return web.Response(text="The bridge is open.", content_type="text/plain")

    queued = await intake.submit(a_submission(site.answers("/a", slowly)))
    assert await intake.progress(queued, guild=GUILD) == Progress(Stage.WAITING, ahead=0)
    async with at_work(intake):
        await until(lambda: site.requests)
        assert await intake.progress(queued, guild=GUILD) == Progress(Stage.FETCHING)
        sent.set()
        await until(lambda: extractor.asked)
        assert await intake.progress(queued, guild=GUILD) == Progress(Stage.READING)
        read.set()
        async with asyncio.timeout(SOON):
            assert isinstance(await intake.outcome(queued, guild=GUILD), Receipt)


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
