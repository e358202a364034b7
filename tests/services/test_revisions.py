"""A page that changed becomes a new revision of its article, and nothing else does."""

from datetime import timedelta

import pytest

from news.change import ChangeKind
from news.errors import NotFound
from news.findings import Findings
from news.speaker import SpeakerType
from services.archive import Archive
from services.asked import QuotesQuestion
from services.outcomes import ReadAgain, SubmissionFailed
from tests.support.builders import EDITOR, GUILD, NOW, a_figure, a_submission, said
from tests.support.handing_in import at_work, became, pasted

KEPT, GONE, NEW = "The bridge will open in May", "It cost us nothing", "It cost two million"
BEFORE, AFTER = said(KEPT, GONE), said(KEPT, NEW)


@pytest.fixture
async def page(site, extractor, intake):
    """A filed page; call it with a text and its findings to change what the site serves."""
    link = ""

    def says(said_there):
        nonlocal link
        text, findings = said_there
        link = site.serves("/bridge", text)
        extractor.finds(text, findings, title="A bridge", outlet="Courier", link=link)
        return link

    says(BEFORE)
    async with at_work(intake):
        says.filed = (await became(intake, a_submission(link))).article.line.id
        yield says


async def read_again(intake, article):
    queued = await intake.read_again(article, guild=GUILD, by=EDITOR, at=NOW)
    return await intake.outcome(queued, guild=GUILD)


async def quotes_of(database, article):
    async with database.reading() as stores:
        return {" ".join(q.fragments): q for q in await stores.quotes.of_article(GUILD, article)}


async def test_a_page_that_reads_as_it_did_changes_nothing(page, intake, database):
    before = await quotes_of(database, page.filed)

    outcome = await read_again(intake, page.filed)

    assert isinstance(outcome, ReadAgain)
    assert outcome.revision is None
    assert await quotes_of(database, page.filed) == before


async def test_the_same_words_stay_the_same_quote_and_gone_ones_are_marked(page, intake, database):
    before = await quotes_of(database, page.filed)
    page(AFTER)

    outcome = await read_again(intake, page.filed)

    counts = (outcome.revision.kept, outcome.revision.added, outcome.revision.removed)
    assert counts == (1, 1, 1)
    after = await quotes_of(database, page.filed)
    assert (after[KEPT].id, after[GONE].id) == (before[KEPT].id, before[GONE].id)
    assert after[KEPT].removed_at is None
    assert after[GONE].removed_at is not None
    assert after[NEW].speaker == after[KEPT].speaker == after[GONE].speaker
    archive = Archive(database)
    view = await archive.article(page.filed, guild=GUILD)
    assert (view.article.quotes, view.article.revised_at) == (2, outcome.revision.found_at)
    answer = await archive.ask(QuotesQuestion("Kirby"), guild=GUILD, asked_by=EDITOR, now=NOW)
    assert [quote.removed_at is not None for quote in answer.quotes].count(True) == 1
    async with database.reading() as stores:
        told = await stores.quotes.of_articles(GUILD, [page.filed])
    assert [" ".join(quote.fragments) for quote in told] == [KEPT, NEW]


async def test_what_changed_is_shown_as_it_was_printed(page, intake, database):
    page(AFTER)
    await read_again(intake, page.filed)

    view = await Archive(database).changes(page.filed, guild=GUILD)

    ((taken_out, put_in),) = [(d.taken_out, d.put_in) for d in view.differences]
    assert taken_out in BEFORE[0]
    assert put_in in AFTER[0]
    assert GONE in taken_out
    assert NEW in put_in


async def test_words_that_come_back_are_the_quote_that_they_were(page, intake, database):
    before = await quotes_of(database, page.filed)
    page(AFTER)
    await read_again(intake, page.filed)
    page(BEFORE)
    await read_again(intake, page.filed)

    after = await quotes_of(database, page.filed)
    assert after[GONE].id == before[GONE].id
    assert after[GONE].removed_at is None
    assert after[NEW].removed_at is not None


async def test_what_moderators_decided_stays(page, intake, database):
    """One quote is another's than the article says, and its speaker has another name."""
    quotes = await quotes_of(database, page.filed)
    async with database.transaction() as stores:
        kirby = quotes[KEPT].speaker.id
        change = await stores.changes.note(
            GUILD, ChangeKind.SPLIT, "gave a quote", by=EDITOR, at=NOW, about=[kirby]
        )
        other = await stores.merges.add(GUILD, "Ada Pell", SpeakerType.PERSON)
        await stores.placements.place(GUILD, kirby, [quotes[KEPT].id], other, change=change.id)
    page(AFTER)

    await read_again(intake, page.filed)

    after = await quotes_of(database, page.filed)
    assert after[KEPT].speaker.name == "Ada Pell"
    assert after[NEW].speaker.id == kirby
    async with database.transaction() as stores:
        assert await stores.placements.take_back(GUILD, change.id) == 1
    assert (await quotes_of(database, page.filed))[KEPT].speaker.id == kirby


async def test_a_speaker_joined_to_another_stays_joined(database, intake, extractor, site):
    """Only surnames here, so nothing but the decision joins them."""
    first = said(KEPT, name="Quill", role=None)
    changed = said(KEPT, NEW, name="Quill", role=None)
    link = site.serves("/quill", first[0])
    for text, findings in (first, changed):
        extractor.finds(text, findings, title="Quill", link=link)
    async with at_work(intake):
        article = (await became(intake, a_submission(link))).article.line.id
        async with database.transaction() as stores:
            (quill,) = await stores.speakers.matching(GUILD, "Quill")
            mara = await stores.merges.add(GUILD, "Mara Quill", quill.type)
            await stores.merges.merge(GUILD, quill.id, mara)
        site.serves("/quill", changed[0])
        await read_again(intake, article)

    after = await quotes_of(database, article)
    assert {quote.speaker.name for quote in after.values()} == {"Mara Quill"}
    assert len(after) == 2


async def test_figures_are_those_of_the_page_as_it_is_now(page, intake, extractor, database):
    text, findings = AFTER
    longer = f"{text}\n\nSome 400 trucks waited."
    figure = a_figure(longer, "400", 400.0, measures="trucks", unit="trucks")
    page((longer, Findings(findings.speakers, findings.quotes, (figure,))))

    await read_again(intake, page.filed)

    async with database.reading() as stores:
        (found,) = await stores.figures.of_article(GUILD, page.filed)
    assert found.context == "Some 400 trucks waited."


async def test_a_page_that_is_gone_leaves_the_article_as_it_was(page, intake, database, site):
    before = await quotes_of(database, page.filed)
    site.serves("/bridge", "gone", status=410)

    outcome = await read_again(intake, page.filed)

    assert isinstance(outcome, SubmissionFailed)
    assert "no such page" in outcome.sentence
    assert await quotes_of(database, page.filed) == before
    async with database.reading() as stores:
        assert await stores.articles.unread(GUILD, NOW, NOW + timedelta(days=10_000)) == ()


async def test_only_a_filed_article_with_a_link_can_be_read_again(page, intake, extractor):
    without = await became(intake, pasted("Another thing entirely is written here."))

    with pytest.raises(NotFound):
        await intake.read_again(without.article.line.id, guild=GUILD, by=EDITOR, at=NOW)
    await intake.undo(page.filed, guild=GUILD, by=EDITOR)
    with pytest.raises(NotFound):
        await intake.read_again(page.filed, guild=GUILD, by=EDITOR, at=NOW)
