"""Review: what waits, who is asked, and what becomes of the answers."""

import asyncio
from dataclasses import replace

import pytest

from news.change import Change
from news.errors import NotFound
from news.findings import Findings
from news.quote import Act, Kind
from news.review import Reason, Scope
from news.speaker import Speaker, SpeakerType
from news.verdict import Verdict
from services.review import HELD_FOR, NothingWaits, Review, Settled
from tests.support.builders import (
    EDITOR,
    GUILD,
    NOW,
    a_person,
    a_quote,
    filed,
    said,
)
from tests.support.reviewing import (
    ALL,
    OTHER,
    TEXT,
    UNSURE,
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


async def test_what_is_not_sure_unattributed_or_disputed_waits_and_nothing_else(database, review):
    person = (a_person("Ada Moss"),)
    text, findings = said("It is over, all of it, and for good", name="Ada Moss", role=None)
    await filed(database, text, findings, title="Courier", outlet="Courier")
    other, theirs = said("It is over, all of it, and for good", name="Cy Elm", role=None)
    await filed(database, other, theirs, title="Echo", outlet="Echo")
    sure = a_quote(TEXT, "the dam holds for now", kind=Kind.INDIRECT)
    belief = replace(sure, act=Act.BELIEF, shown=False)
    await filed(database, TEXT + " 1", Findings(person, (sure, belief)), title="Sure")
    unsure = replace(sure, **UNSURE)
    nobody = a_quote(TEXT, "the valves\nare as good as new", speaker=None, shown=False)
    irony = a_quote(TEXT, "as good", speaker=None, shown=False)
    await filed(database, TEXT, Findings(person, (unsure, nobody, irony)), title="Doubts")
    unknown = Speaker("Moss", SpeakerType.UNKNOWN)
    await filed(database, TEXT + " 2", Findings((unknown,), (sure,)), title="Namesakes")

    found, last = [], None
    for _ in range(5):
        last = await waiting(review, after=last and last.quote.id)
        found.append((last.quote.article.title, last.reasons))

    assert found == [
        ("Namesakes", (Reason.NAMESAKES,)),
        ("Doubts", (Reason.NOBODY,)),
        ("Doubts", (Reason.UNSURE,)),
        ("Echo", (Reason.DISPUTED,)),
        ("Courier", (Reason.DISPUTED,)),
    ]
    assert [each.speaker.name for each in last.others] == ["Cy Elm"]
    first = await waiting(review, after=last.quote.id)
    assert first.quote.article.title == "Namesakes", "after the last comes the first again"
    answer = await review.next(Scope(article=last.quote.article.id), by=by(OTHER))
    assert (answer.left, answer.doubtful.quote.id) == (1, last.quote.id)
    nowhere = await Review(database).next(ALL, by=replace(by(), guild=GUILD + 1))
    assert nowhere == NothingWaits(ALL, 0)


async def test_a_foreign_article_waits_only_where_it_is_asked_for(database, review):
    quote = a_quote(TEXT, "the valves\nare as good as new", speaker=None, shown=False)
    article = await filed(database, TEXT, Findings((), (quote,)), language="de")
    assert await waiting(review) is None
    assert await waiting(review, scope=Scope(article=article)) is not None


async def test_two_moderators_are_never_shown_the_same_quote(database, review):
    await filed(database, *doubtful())
    one, other = await asyncio.gather(waiting(review), waiting(review, as_=OTHER))
    assert [one, other].count(None) == 1
    holder, waits = (EDITOR, OTHER) if one else (OTHER, EDITOR)
    assert await review.next(ALL, by=by(waits)) == NothingWaits(ALL, 1)
    assert await waiting(review, as_=holder) is not None, "it is still theirs"

    later = HELD_FOR.total_seconds() / 60
    assert await waiting(review, as_=waits, minutes=later) is not None


async def test_right_shows_the_quote_with_who_and_when_once_and_is_undone(database, review):
    await filed(database, *doubtful())
    assert await quotes_of(database, "moss") == ()
    quote = (await waiting(review)).quote.id

    decisions = await asyncio.gather(*(review.right(quote, by=by()) for _ in range(20)))

    (change,) = [each for each in decisions if isinstance(each, Change)]
    assert (
        change.words == "“the dam holds for now” was found right, as said by Ada Moss (an engineer)"
    )
    (shown,) = await quotes_of(database, "moss")
    assert (shown.reviewed.verdict, shown.reviewed.by, shown.reviewed.at) == (
        Verdict.RIGHT,
        EDITOR,
        NOW,
    )
    assert {type(each) for each in decisions} == {Change, Settled}
    late = await review.no_quote(quote, by=by(OTHER))
    assert isinstance(late, Settled)
    assert late.quote.reviewed.by == EDITOR
    assert await waiting(review) is None

    await undo(database, change.id)

    assert await quotes_of(database, "moss") == ()
    assert (await waiting(review)).quote.id == quote
    with pytest.raises(NotFound, match="undone already"):
        await undo(database, change.id)


async def test_no_quote_disappears_from_every_answer_and_stays_away(database, review):
    text, findings = doubtful(speaker=1, shown=True, mention="Ben Oak")
    unknown = Findings((findings.speakers[0], Speaker("Oak", SpeakerType.UNKNOWN)), findings.quotes)
    article = await filed(database, text, unknown)
    assert len(await quotes_of(database, "oak")) == 1
    quote = (await waiting(review)).quote.id

    change = await review.no_quote(quote, by=by())
    assert await quotes_of(database, "oak") == ()
    await reprocessed(database, article, unknown)
    await reprocessed(database, article, replace(unknown, quotes=()))
    await taken_back_and_restored(database, article, unknown)
    await read_again(database, article, "Updated.\n\n" + text, moved(unknown))

    assert await quotes_of(database, "oak") == ()
    assert await waiting(review) is None
    await undo(database, change.id)
    assert len(await quotes_of(database, "oak")) == 1


async def test_what_is_gone_is_a_sentence(database, review):
    article = await filed(database, *doubtful())
    found = await waiting(review)
    async with database.transaction() as stores:
        await stores.articles.retract(GUILD, article, at=NOW)
    with pytest.raises(NotFound, match="not in the archive any more"):
        await review.right(found.quote.id, by=by())
    with pytest.raises(NotFound, match="not in the archive any more"):
        await review.look(found.quote.id, ALL, by=by())
    assert await review.next(ALL, by=by(), after=found.quote.id) == NothingWaits(ALL, 0)
