"""Review: what waits, who is asked, and what becomes of the answers."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from news.change import Change
from news.errors import BadOption, NotFound
from news.findings import Findings
from news.ids import UserId
from news.quote import Act, Kind
from news.review import Reason, Scope
from news.speaker import Speaker, SpeakerType
from news.verdict import Verdict
from services.archive import Archive
from services.asked import QuotesQuestion
from services.people import Moderator
from services.review import HELD_FOR, NothingWaits, Review, Settled
from services.trail import Trail
from services.views import QuotesView
from tests.support.builders import (
    EDITOR,
    GUILD,
    NOW,
    a_page,
    a_person,
    a_quote,
    a_submission,
    filed,
    said,
)

OTHER = UserId(8)
TEXT = (
    "The council met.\n\nAda Moss said the dam holds for now. She added that “the valves\n"
    "are as good as new” and left. Ben Oak was there."
)
UNSURE = {"confidence": 0.3, "speaker_confidence": 0.9, "shown": False}
ALL = Scope()


@pytest.fixture
def review(database):
    return Review(database)


def by(user=EDITOR, *, minutes=0, guild=GUILD):
    return Moderator(guild, user, NOW + timedelta(minutes=minutes))


def doubtful(words="the dam holds for now", *, speaker=0, kind=Kind.INDIRECT, **changes):
    """A text with one quote that waits."""
    changes = {**UNSURE, "cue": "said", "mention": "Ada Moss", **changes}
    quote = a_quote(TEXT, words, speaker=speaker, kind=kind, **changes)
    return TEXT, Findings((a_person("Ada Moss", "an engineer"), a_person("Ben Oak")), (quote,))


async def waiting(review, *, as_=EDITOR, scope=ALL, after=None, minutes=0):
    """The quote that a moderator is shown, or None."""
    answer = await review.next(scope, by=by(as_, minutes=minutes), after=after)
    return None if isinstance(answer, NothingWaits) else answer.doubtful


async def quotes_of(database, name):
    answer = await Archive(database).ask(
        QuotesQuestion(name), guild=GUILD, asked_by=EDITOR, now=NOW
    )
    return answer.quotes if isinstance(answer, QuotesView) else ()


async def undo(database, change):
    await Trail(database, lambda: None).undo(change, by=by())


async def read_again(database, article, text, findings):
    """Let a page read so, as after it was changed."""
    async with database.transaction() as stores:
        await stores.guilds.lock(GUILD)
        named = await stores.revisions.named(article)
        await stores.revisions.apply(GUILD, article, a_page(text), findings, at=NOW)
        await stores.revisions.tidy(GUILD, named)


async def taken_back_and_restored(database, article, findings):
    """Take an article back and file it again, as `restore` does after its text was read."""
    async with database.transaction() as stores:
        text = await stores.articles.text(GUILD, article)
        assert await stores.articles.retract(GUILD, article, at=NOW)
        assert await stores.articles.restore(GUILD, article) == article
        assert await stores.articles.file(GUILD, article, a_page(text), at=NOW) is None
        await stores.file_findings(GUILD, article, findings)


async def reprocessed(database, article, findings):
    """Let the same text be read again, by a reader that may find something else."""
    async with database.transaction() as stores:
        await stores.guilds.lock(GUILD)
        text = await stores.articles.text(GUILD, article)
        await stores.revisions.reprocess(GUILD, article, a_page(text), findings, at=NOW)


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


def moved(findings, by_="Updated.\n\n"):
    """The findings of a text that has some words more before it."""
    far = len(by_)

    def later(span):
        return span and type(span)(span.start + far, span.end + far)

    quotes = [
        replace(
            quote,
            spans=tuple(map(later, quote.spans)),
            mention=later(quote.mention),
            cue=later(quote.cue),
        )
        for quote in findings.quotes
    ]
    return replace(findings, quotes=tuple(quotes))


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
