"""What is known of an article is put right for good, and taken back; its text is read again."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from news.change import Area, ChangeKind
from news.errors import BadOption, LinkRefused, NotFound
from news.findings import Findings
from news.quote import Kind
from services.archive import Archive
from services.asked import QuotesQuestion
from services.facts import Entered
from services.filing import file_read
from services.fixes import Fixes
from services.outcomes import AlreadyFiled, Queued, ReadAgain
from services.people import Moderator, People
from services.trail import Narrowed, Trail
from tests.support.builders import (
    EDITOR,
    ELSEWHERE,
    GUILD,
    NOW,
    a_page,
    a_person,
    a_quote,
    a_submission,
    filed,
    nothing,
    said,
)
from tests.support.extractors import ScriptedExtractor
from tests.support.handing_in import an_intake, at_work

ROSA = Moderator(GUILD, EDITOR, NOW)
LINK = "https://a.example/bridge"
KEPT, OTHER = "The bridge will open in May", "It cost us nothing"


def entered(**others):
    """What the form of an ordinary article holds, with some of it typed over."""
    known = {"title": "A bridge is open", "outlet": "Courier", "day": "2024-07-26", "byline": ""}
    return Entered(**{**known, "link": LINK, **others})


@pytest.fixture
async def article(database):
    return await filed(database, *said(KEPT), outlet="Courier", link=LINK)


@pytest.fixture
def fixes(database):
    return Fixes(database)


async def quote_of(database):
    answer = await Archive(database).ask(
        QuotesQuestion("kirby"), guild=GUILD, asked_by=EDITOR, now=NOW
    )
    return answer.quotes[0]


async def test_a_fix_is_shown_survives_its_page_and_is_taken_back_to_what_the_page_says(
    database, fixes, article
):
    before = await fixes.known(article, guild=GUILD)
    change = await fixes.fix(
        article,
        entered(title="The bridge", outlet="Echo", day="2024-07-01", byline="Ann Example"),
        by=ROSA,
    )
    quote = await quote_of(database)
    assert (quote.article.title, quote.article.outlet) == ("The bridge", "Echo")
    assert quote.dated == datetime(2024, 7, 1, 12, tzinfo=UTC)
    assert change.words == (
        "“A bridge is open” (Courier) was put right: title “The bridge” instead of “A bridge is"
        " open”; outlet “Echo” instead of “Courier”; byline “Ann Example” instead of none; date"
        " “2024-07-01” instead of “2024-07-26”"
    )

    await _page_says(database, article, title="A bridge was opened", outlet="The Courier")

    fixed = await fixes.known(article, guild=GUILD)
    assert (fixed.title, fixed.outlet, fixed.byline) == ("The bridge", "Echo", "Ann Example")
    await Trail(database, nothing).undo(change.id, by=ROSA)
    after = await fixes.known(article, guild=GUILD)
    assert after == replace(before, title="A bridge was opened", outlet="The Courier")
    assert (await quote_of(database)).dated == before.published


async def test_what_cannot_be_is_a_sentence_and_changes_nothing(database, fixes, article):
    other = "https://a.example/other"
    await filed(database, *said(OTHER), title="It is dear", outlet="Echo", link=other)
    before = await fixes.known(article, guild=GUILD)
    for typed, error, sentence in (
        ({}, BadOption, "All of that is so already: nothing was changed."),
        ({"title": " \u200b"}, BadOption, "An article needs a title: nothing was changed."),
        ({"title": "x" * 301}, BadOption, "The title has at most 300 characters."),
        ({"day": "last thursdayish"}, BadOption, "last thursdayish"),
        ({"day": "2031-01-01"}, BadOption, "2031-01-01 is yet to come: no article is from then."),
        ({"link": "ftp://a.example"}, LinkRefused, "http:// or https://"),
        ({"link": "not a link"}, LinkRefused, "link"),
        ({"link": other}, BadOption, "That is “It is dear” (Echo), which is here already."),
    ):
        with pytest.raises(error) as refused:
            await fixes.fix(article, entered(**typed), by=ROSA)
        assert sentence in refused.value.sentence
    with pytest.raises(NotFound):
        await fixes.fix(article, entered(title="Mine"), by=replace(ROSA, guild=ELSEWHERE))
    assert await fixes.known(article, guild=GUILD) == before


async def test_a_fix_that_was_fixed_again_is_taken_back_in_turn(database, fixes, article):
    trail = Trail(database, nothing)
    first = await fixes.fix(article, entered(title="One"), by=ROSA)
    second = await fixes.fix(article, entered(title="Two", outlet=""), by=ROSA)

    with pytest.raises(NotFound, match="once more since"):
        await trail.undo(first.id, by=ROSA)
    await trail.undo(second.id, by=ROSA)
    assert (await fixes.known(article, guild=GUILD)).title == "One"
    await trail.undo(first.id, by=ROSA)

    known = await fixes.known(article, guild=GUILD)
    assert (known.title, known.outlet) == ("A bridge is open", "Courier")


async def test_a_link_that_was_put_right_is_the_article_s_own_and_the_old_one_is_free(
    database, fixes, article
):
    new = "https://a.example/the-bridge"
    await fixes.fix(article, entered(link=new), by=ROSA)
    intake = an_intake(database, ScriptedExtractor())

    known = await intake.submit(a_submission(new))
    free = await intake.submit(a_submission(LINK))

    assert isinstance(known, AlreadyFiled)
    assert known.article.line.id == article
    assert not isinstance(free, AlreadyFiled)


async def test_a_retraction_and_a_restoration_are_in_the_trail_and_undone(database, fixes, article):
    text, findings = said(KEPT)
    extractor = ScriptedExtractor()
    extractor.finds(text, findings)
    intake = an_intake(database, extractor, clock=lambda: NOW)
    trail = Trail(database, intake.look_again)
    await fixes.fix(article, entered(title="The bridge"), by=ROSA)
    await intake.undo(article, guild=GUILD, by=EDITOR, reason="  It was\na hoax ")

    (gone, *_), total = await _decisions(trail, article)
    assert (gone.kind, total) == (ChangeKind.RETRACT, 2)
    assert gone.words == "“The bridge” (Courier) was taken back: It was a hoax"
    async with at_work(intake):
        await trail.undo(gone.id, by=ROSA)
        await _filed_again(intake, article)
        assert (await fixes.known(article, guild=GUILD)).title == "The bridge"
        with pytest.raises(NotFound, match="undone already"):
            await trail.undo(gone.id, by=ROSA)
        await intake.undo(article, guild=GUILD, by=EDITOR)
        queued = await intake.restore(article, guild=GUILD, by=EDITOR)
        await intake.outcome(queued, guild=GUILD)
        (back, again, *_), _total = await _decisions(trail, article)
        with pytest.raises(NotFound, match="not there to be restored"):
            await trail.undo(again.id, by=ROSA)
        await trail.undo(back.id, by=ROSA)

    with pytest.raises(NotFound):
        await fixes.known(article, guild=GUILD)
    with pytest.raises(BadOption, match="at most 300"):
        await intake.undo(article, guild=GUILD, by=EDITOR, reason="x" * 301)


async def test_a_text_is_read_again_by_the_present_reader_and_its_quotes_stay(database):
    """The reader of today finds more words, another speaker, and one quote no more."""
    text, before = said(KEPT, OTHER, "We shall see", "That is all", name="Ada Pell", role=None)
    article = await filed(database, text, before, link=LINK)
    quotes = {" ".join(q.fragments): q for q in await _quotes(database, article)}
    people = People(database)
    given = await people.split_quotes(
        quotes[OTHER].speaker.id, [quotes[OTHER].id], "Ben Ash", by=ROSA
    )
    extractor = ScriptedExtractor()
    intake = an_intake(database, extractor)
    whole = f"{KEPT},” Ada Pell"  # the reader of today takes a little more for the quote
    extractor.finds(text, _today(text, whole))
    trail = Trail(database, intake.look_again)

    queued = await intake.reprocess(article, guild=GUILD, by=EDITOR, at=NOW)
    again = await intake.reprocess(article, guild=GUILD, by=EDITOR, at=NOW)
    assert again == queued  # pressed twice, it waits once
    restarted = an_intake(database, extractor)  # the process died before it was read
    async with at_work(restarted):
        outcome = await restarted.outcome(queued, guild=GUILD)

    assert isinstance(outcome, ReadAgain)
    revision = outcome.revision
    assert (revision.kept, revision.added, revision.removed) == (2, 0, 1)
    assert revision.reprocessed
    after = {" ".join(q.fragments): q for q in await _quotes(database, article)}
    assert after.keys() == {whole, OTHER, "We shall see"}
    assert after[whole].id == quotes[KEPT].id
    assert after[OTHER].speaker.name == "Ben Ash"
    assert after["We shall see"].id == quotes["We shall see"].id
    assert after["We shall see"].speaker.name == "Cy Dunn"
    assert outcome.article.revised_at is None
    with pytest.raises(NotFound, match="never changed"):
        await Archive(database).changes(article, guild=GUILD)
    (done, *_), _total = await _decisions(trail, article)
    assert done.kind is ChangeKind.REPROCESS
    with pytest.raises(NotFound, match="cannot be undone"):
        await trail.undo(done.id, by=ROSA)
    await trail.undo(given.id, by=ROSA)
    assert {q.speaker.name for q in await _quotes(database, article)} == {"Ada Pell", "Cy Dunn"}


def _today(text, whole):
    speakers = (a_person("Ada Pell"), a_person("Cy Dunn"))
    found = (
        a_quote(text, whole),
        a_quote(text, f"{OTHER},” Ada Pell said", speaker=1, kind=Kind.MIXED),
        a_quote(text, "We shall see", speaker=1, cue="said"),
    )
    return Findings(speakers, found)


async def test_two_moderators_merging_each_into_the_other_at_once_make_one_effect(database):
    await filed(database, *said("One"))
    await filed(database, *said("Two", name="Ada Pell", role=None))
    people = People(database)
    async with database.reading() as stores:
        (john,), (ada,) = [await stores.speakers.matching(GUILD, n) for n in ("kirby", "pell")]

    first, second = await asyncio.gather(
        people.merge(f"id:{john.id}", f"id:{ada.id}", by=ROSA),
        people.merge(f"id:{ada.id}", f"id:{john.id}", by=replace(ROSA, user=8)),
        return_exceptions=True,
    )

    (refused,) = [each for each in (first, second) if isinstance(each, Exception)]
    assert isinstance(refused, BadOption)
    assert refused.sentence.startswith("That is one speaker already:")
    found = await Trail(database, nothing).history(Narrowed(area=Area.SPEAKERS), guild=GUILD)
    assert found.total == 1
    async with database.reading() as stores:
        heads = {await stores.merges.head(GUILD, one.id) for one in (john, ada)}
    assert len(heads) == 1


async def test_two_moderators_undoing_the_same_at_once_undo_it_once(database, fixes, article):
    change = await fixes.fix(article, entered(title="One"), by=ROSA)
    trail = Trail(database, nothing)
    found = await asyncio.gather(
        *(trail.undo(change.id, by=ROSA) for _ in range(5)), return_exceptions=True
    )
    refused = [each for each in found if isinstance(each, Exception)]
    assert [type(each) for each in refused] == [NotFound] * 4
    assert {each.sentence for each in refused} == {"That was undone already."}


async def test_the_trail_is_narrowed_down_by_what_who_and_sort(database, fixes, article):
    ben = replace(ROSA, user=8, now=NOW + timedelta(minutes=1))
    await fixes.fix(article, entered(title="One"), by=ROSA)
    await People(database).alias("kirby", "The Admiral", by=ben)
    trail = Trail(database, nothing)
    about = await trail.about("kirby", Narrowed(), guild=GUILD)
    for asked, kinds in (
        (Narrowed(), [ChangeKind.ALIAS, ChangeKind.FIX]),
        (about, [ChangeKind.ALIAS]),
        (Narrowed(article=article), [ChangeKind.FIX]),
        (Narrowed(by=8), [ChangeKind.ALIAS]),
        (Narrowed(area=Area.ARTICLES), [ChangeKind.FIX]),
        (Narrowed(area=Area.REVIEW), []),
    ):
        found = await trail.history(asked, guild=GUILD)
        assert [change.kind for change in found.changes] == kinds
    assert (await trail.history(Narrowed(), guild=ELSEWHERE)).total == 0


async def _decisions(trail, article):
    found = await trail.history(Narrowed(article=article), guild=GUILD)
    return found.changes, found.total


async def _filed_again(intake, article):
    await intake.outcome(Queued(article), guild=GUILD)


async def _quotes(database, article):
    async with database.reading() as stores:
        return await stores.quotes.of_article(GUILD, article)


async def _page_says(database, article, **page):
    """Let the page of an article be read again, with another text."""
    text, findings = said(KEPT, OTHER)
    async with database.transaction() as stores:
        again = await stores.articles.read_again(GUILD, article, by=EDITOR, at=NOW)
        queued = await stores.articles.one_waiting(again)
        read = a_page(text, link=LINK, published=NOW + timedelta(days=1), **page)
        await file_read(stores, queued, read, findings, at=NOW)
