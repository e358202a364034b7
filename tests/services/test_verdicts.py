"""Verdicts of the review: kept when a text is read again, and taken back exactly."""

from dataclasses import replace

import pytest

from news.change import Change
from news.errors import BadOption, NotFound
from news.findings import Findings
from news.quote import Kind
from news.speaker import SpeakerType
from news.verdict import Verdict
from services.review import Settled
from tests.support.builders import (
    EDITOR,
    GUILD,
    NOW,
    a_page,
    a_person,
    a_quote,
    a_submission,
    filed,
)
from tests.support.reviewing import (
    ALL,
    OTHER,
    by,
    doubtful,
    moved,
    quotes_of,
    read_again,
    reprocessed,
    taken_back_and_restored,
    undo,
    waiting,
)


@pytest.mark.parametrize("nobody", [True, False])
async def test_another_speaker_keeps_the_quote_when_its_text_is_read_again(
    database, review, nobody
):
    text, findings = doubtful(speaker=None if nobody else 0)
    article = await filed(database, text, findings)
    found = await waiting(review)
    likely = await review.candidates(found.quote.id, "", guild=GUILD)
    (ben,) = [one for one in likely.speakers if one.name == "Ben Oak"]

    change = await review.give(found.quote.id, ben.id, by=by())
    assert "Ben Oak" in change.words
    for again in (reprocessed, taken_back_and_restored, None):
        (quote,) = await quotes_of(database, "oak")
        assert (quote.reviewed.verdict, quote.reviewed.by) == (Verdict.SPEAKER, EDITOR)
        assert await quotes_of(database, "moss") == ()
        if again:
            await again(database, article, findings)
    await read_again(database, article, "Updated.\n\n" + text, moved(findings))
    assert len(await quotes_of(database, "oak")) == 1
    assert await waiting(review) is None

    await undo(database, change.id)

    assert await quotes_of(database, "oak") == ()
    back = await waiting(review)
    assert (back.quote.speaker and back.quote.speaker.name) == (None if nobody else "Ada Moss")


async def test_two_equal_answers_of_two_people_are_told_apart_when_they_are_read_again(
    database, review
):
    text = "Asked about it, one said “no comment”. The other said “no comment” too."
    first = a_quote(text, "no comment", speaker=None, cue="said", shown=False)
    at = text.rindex("no comment")
    second = replace(first, spans=(type(first.spans[0])(at, at + len("no comment")),))
    findings = Findings((a_person("Ada Moss"), a_person("Ben Oak")), (first, second))
    article = await filed(database, text, findings)
    newest = await waiting(review)
    assert newest.spans[0].start == at
    likely = await review.candidates(newest.quote.id, "oak", guild=GUILD)
    await review.give(newest.quote.id, likely.speakers[0].id, by=by())

    await taken_back_and_restored(database, article, findings)

    (left,) = [await waiting(review)]
    assert left.spans == first.spans
    (given,) = await quotes_of(database, "oak")
    assert given.id > left.quote.id


async def test_the_same_text_in_another_outlet_has_the_same_verdicts_and_undo_takes_them_back(
    database, review
):
    text, findings = doubtful()
    article = await filed(database, text, findings, outlet="Courier", link="https://a.example/1")
    quote = (await waiting(review)).quote.id
    words = await review.reword(quote, "the dam holds", by=by())
    change = await review.right(quote, by=by())
    async with database.transaction() as stores:
        other = await stores.articles.queue(a_submission("https://b.example/1"))
        page = a_page(text, outlet="Echo", link="https://b.example/1")
        assert await stores.articles.file(GUILD, other, page, at=NOW) is None
        await stores.file_findings(GUILD, other, findings)
    await reprocessed(database, article, findings)

    both = await quotes_of(database, "moss")
    assert [quote.fragments for quote in both] == 2 * [("the dam holds",)]
    assert await waiting(review) is None
    await undo(database, change.id)
    assert await quotes_of(database, "moss") == ()
    await undo(database, words.id)
    async with database.reading() as stores:
        assert await stores.review_queue.count(GUILD, ALL) == 2
    assert (await waiting(review)).quote.fragments == ("the dam holds for now",)


async def test_a_new_speaker_is_made_once_and_goes_with_undo(database, review):
    await filed(database, *doubtful(speaker=None))
    quote = (await waiting(review)).quote.id
    nobody = await review.candidates(quote, "Dee Ash", guild=GUILD)
    assert (nobody.speakers, nobody.typed) == ((), "Dee Ash")

    made = [
        await review.give_new(quote, "Dee Ash", SpeakerType.ORGANIZATION, by=by()) for _ in range(3)
    ]
    (shown,) = await quotes_of(database, "Dee Ash")
    assert shown.speaker.type is SpeakerType.ORGANIZATION
    assert [type(each) for each in made] == [Change, Settled, Settled]

    await undo(database, made[0].id)
    assert await quotes_of(database, "Dee Ash") == ()
    async with database.reading() as stores:
        assert await stores.speakers.named(GUILD, "Dee Ash") == ()
    with pytest.raises(BadOption, match="letters"):
        await review.give_new(quote, "?!", SpeakerType.PERSON, by=by())
    with pytest.raises(BadOption, match="Nobody is known to say it"):
        await review.right(quote, by=by())


async def test_other_words_must_stand_in_the_article_and_are_kept_as_it_prints_them(
    database, review
):
    text, findings = doubtful()
    article = await filed(database, text, findings)
    quote = (await waiting(review)).quote.id
    for typed in ("the dam breaks for now", "he dam holds", "", "The Dam holds", "left\nthe dam"):
        with pytest.raises(BadOption, match="do not stand in the article near the quote"):
            await review.reword(quote, typed, by=by())
    with pytest.raises(BadOption, match="these words already"):
        await review.reword(quote, "the dam holds for now", by=by())

    change = await review.reword(quote, 'the dam holds\n"the valves are as good as new"', by=by())

    found = await waiting(review)
    assert found.quote.fragments == ("the dam holds", "“the valves\nare as good as new”")
    assert (found.quote.kind, found.shown, found.quote.reviewed) == (Kind.MIXED, False, None)
    settled = await review.right(quote, by=by(OTHER))
    for again in (None, reprocessed, taken_back_and_restored):
        if again:
            await again(database, article, findings)
        (shown,) = await quotes_of(database, "moss")
        assert shown.fragments == found.quote.fragments
        assert (shown.reviewed.verdict, shown.reviewed.by) == (Verdict.AMENDED, OTHER)
    await read_again(database, article, "Updated.\n\n" + text, moved(findings))
    (shown,) = await quotes_of(database, "moss")
    assert shown.fragments == found.quote.fragments

    with pytest.raises(NotFound, match="undo that first"):
        await undo(database, change.id)
    await undo(database, settled.id)
    await undo(database, change.id)
    back = await waiting(review)
    assert (back.quote.fragments, back.quote.kind) == (("the dam holds for now",), Kind.INDIRECT)


async def test_a_verdict_holds_no_more_where_the_words_are_another_s_by_now(database, review):
    text, findings = doubtful()
    article = await filed(database, text, findings)
    await review.right((await waiting(review)).quote.id, by=by())

    theirs = replace(findings.quotes[0], speaker=1, mention=None)
    await read_again(
        database, article, "Updated.\n\n" + text, moved(replace(findings, quotes=(theirs,)))
    )

    assert await quotes_of(database, "oak") == ()
    assert (await waiting(review)).quote.speaker.name == "Ben Oak"
