"""Whatever a moderator puts right of an article reaches what was posted and shared, both ways."""

from datetime import time, timedelta
from zoneinfo import ZoneInfo

import pytest

from news.errors import CannotPost, NotFound
from news.findings import Findings
from news.ids import ChannelId, MessageId
from news.schedule import Plan, Rule
from services.archive import Archive
from services.asked import QuotesQuestion
from services.briefings import Briefings
from services.corrections import LEASE, Corrections
from services.deliveries import Deliveries
from services.facts import Entered
from services.fixes import Fixes
from services.naming import Naming
from services.people import Moderator
from services.review import Review
from services.schedules import Schedules
from services.shares import GIVEN_UP_AFTER, KEPT_FOR, REFUSED_FOR, Shares
from services.trail import Trail
from services.views import ArticleView
from tests.support.builders import EDITOR, GUILD, NOW, filed, nothing, said
from tests.support.extractors import ScriptedExtractor
from tests.support.handing_in import an_intake, at_work
from tests.support.noting import Line
from tests.support.publishing import Channels, RecordingPublisher

PLACE = ChannelId(900)
DUE = NOW.replace(hour=13)
ROSA = Moderator(GUILD, EDITOR, DUE)
TEXT, FINDINGS = said("The bridge will open", "It was dear")


@pytest.fixture
def channels():
    return Channels()


@pytest.fixture
def publisher(channels):
    return RecordingPublisher(channels)


@pytest.fixture
async def article(database, publisher):
    """One article, posted in a briefing."""
    found = await filed(database, TEXT, FINDINGS, title="A bridge", filed_at=NOW)
    rule = Rule(times=(time(13),), zone=ZoneInfo("UTC"))
    plan = Plan(channel=PLACE, rule=rule)
    await Schedules(database).add(plan, guild=GUILD, made_by=EDITOR, now=NOW)
    await Deliveries(database, Briefings(database), publisher).deliver_due(DUE)
    return found


class Telling(Briefings):
    """Briefings that keep what they told."""

    def __init__(self, database):
        super().__init__(database)
        self.told = []

    async def correction(self, outdated):
        self.told.append(await super().correction(outdated))
        return self.told[-1]


class Corrected(Corrections):
    """Corrections that keep what they were told, and the time."""

    def __init__(self, database, publisher):
        self.telling, self.now = Telling(database), DUE
        super().__init__(database, self.telling, publisher)

    async def made(self):
        """Correct what is due by now, and return what was told of the last message, if any."""
        self.telling.told.clear()
        self.now += LEASE
        await self.correct_due(self.now)
        return self.telling.told[-1] if self.telling.told else None


def titles(refiled):
    """The title that an article has, then those that it had."""
    return [line.title for line in (refiled.article, *refiled.was)]


async def test_an_article_that_is_restored_stands_again_where_it_was_taken_out(
    database, publisher, channels, article
):
    extractor = ScriptedExtractor()
    extractor.finds(TEXT, FINDINGS)
    corrections = Corrected(database, publisher)
    intake = an_intake(database, extractor, clock=lambda: corrections.now)
    await intake.undo(article, guild=GUILD, by=EDITOR, reason="It was a hoax")
    told = await corrections.made()
    assert [(one.article.id, one.reason) for one in told.withdrawn] == [(article, "It was a hoax")]
    assert channels.articles(PLACE) == []

    async with at_work(intake):
        queued = await intake.restore(article, guild=GUILD, by=EDITOR)
        await intake.outcome(queued, guild=GUILD)

    assert (await corrections.made()).withdrawn == ()
    assert channels.articles(PLACE) == [article]
    assert await corrections.made() is None


async def test_a_fix_a_new_name_and_a_new_reading_are_told_and_taken_back(
    database, publisher, channels, article
):
    corrections, trail = Corrected(database, publisher), Trail(database, nothing)
    entered = Entered(title="The bridge", outlet="", day="2024-07-26", byline="", link="")
    fix = await Fixes(database).fix(article, entered, by=ROSA)
    (refiled,) = (await corrections.made()).refiled
    assert titles(refiled) == ["The bridge", "A bridge"]
    name = await Naming(database).rename("kirby", "The Admiral", by=ROSA)
    await corrections.made()
    assert set(channels.said(PLACE)) == {"The Admiral"}

    extractor = ScriptedExtractor()
    extractor.finds(TEXT, Findings(FINDINGS.speakers, FINDINGS.quotes[:1]))
    intake = an_intake(database, extractor, clock=lambda: corrections.now)
    async with at_work(intake):
        queued = await intake.reprocess(article, guild=GUILD, by=EDITOR, at=DUE)
        await intake.outcome(queued, guild=GUILD)
    told = await corrections.made()
    assert [" ".join(quote.fragments) for quote in told.hidden] == ["It was dear"]

    for change in (name, fix):
        await trail.undo(change.id, by=ROSA)
    (refiled,) = (await corrections.made()).refiled
    assert titles(refiled) == ["A bridge", "The bridge"]
    assert set(channels.said(PLACE)) == {"John Kirby"}


def wordings(told):
    """By the words of each quote that was put right: those that it had."""
    return {
        " ".join(one.quote.fragments): [" ".join(was.fragments) for was in one.was]
        for one in told.reworded
    }


async def test_words_that_are_put_right_are_told_and_taken_back_also_in_a_text_filed_again(
    database, publisher, article
):
    corrections, trail = Corrected(database, publisher), Trail(database, nothing)
    async with database.reading() as stores:
        first, second = await stores.quotes.of_article(GUILD, article)
    review = Review(database)
    words = await review.reword(first.id, "The bridge will", by=ROSA)
    assert wordings(await corrections.made()) == {"The bridge will": ["The bridge will open"]}
    await review.reword(second.id, "was dear", by=ROSA)
    await review.no_quote(second.id, by=ROSA)
    told = await corrections.made()
    assert wordings(told)["was dear"] == ["It was dear"]
    assert [quote.fragments for quote in told.hidden] == [("was dear",)]

    extractor = ScriptedExtractor()
    extractor.finds(TEXT, FINDINGS)
    intake = an_intake(database, extractor, clock=lambda: corrections.now)
    await intake.undo(article, guild=GUILD, by=EDITOR)
    assert (await corrections.made()).reworded == ()
    async with at_work(intake):
        queued = await intake.restore(article, guild=GUILD, by=EDITOR)
        await intake.outcome(queued, guild=GUILD)
    assert "The bridge will" in wordings(await corrections.made())

    await trail.undo(words.id, by=ROSA)
    assert wordings(await corrections.made())["The bridge will open"] == ["The bridge will"]


class Standing:
    """A board that keeps what stands on it; `fault` is raised instead, where there is one."""

    def __init__(self):
        self.put = []
        self.fault = None

    async def put_right(self, share, found, at):  # noqa: ARG002 - the port has it
        if self.fault is not None:
            raise self.fault
        self.put.append((share.message, found))


@pytest.fixture
async def shared(database):
    """A board, and an answer and an article that were shared on it."""
    article = await filed(database, TEXT, FINDINGS, title="A bridge")
    await filed(database, *said("Nothing", name="Ada Pell", role=None), title="Else")
    board, archive = Standing(), Archive(database)
    shares = Shares(database, archive, board, Line())
    answer = await archive.ask(QuotesQuestion("kirby"), guild=GUILD, asked_by=EDITOR, now=NOW)
    for number, found in enumerate((answer, await archive.article(article, guild=GUILD)), 1):
        await shares.keep(
            found, 0, guild=GUILD, channel=PLACE, message=MessageId(number), by=EDITOR, now=NOW,
            language="en",
        )  # fmt: skip
    return board, shares


async def test_only_shares_that_show_what_was_corrected_are_asked_again_and_once(database, shared):
    board, shares = shared
    await Naming(database).rename("pell", "Ada Ash", by=ROSA)
    await shares.put_right_due(DUE)
    assert board.put == []

    await Naming(database).rename("kirby", "Ada Pell the Elder", by=ROSA)
    for minutes in range(10):
        await shares.put_right_due(DUE + timedelta(minutes=minutes))

    (first, answer), (second, view) = board.put
    assert (first, second) == (1, 2)
    assert answer.speaker.name == "Ada Pell the Elder"  # whoever was meant, by whatever name
    assert isinstance(view, ArticleView)


async def test_a_share_that_cannot_be_reached_is_tried_again_and_then_given_up(database, shared):
    board, shares = shared
    await Naming(database).rename("kirby", "The Admiral", by=ROSA)
    board.fault = CannotPost("I may not write there.")
    await shares.put_right_due(DUE)
    board.fault = None
    await shares.put_right_due(DUE + timedelta(minutes=1))
    assert board.put == []
    async with database.transaction() as stores:
        await stores.presence.leave(GUILD, at=DUE)
    await shares.put_right_due(DUE + REFUSED_FOR)
    assert board.put == []  # nor is it given up before the bot is there again
    async with database.transaction() as stores:
        await stores.presence.come(GUILD, joined=DUE)
    await shares.put_right_due(DUE + REFUSED_FOR)
    assert len(board.put) == 2

    await Naming(database).rename("kirby", "The Old Admiral", by=ROSA)
    board.fault = NotFound("The message was deleted.")
    await shares.put_right_due(DUE + 2 * REFUSED_FOR)
    board.fault = CannotPost("I may not write there.")
    await Naming(database).rename("kirby", "The Older Admiral", by=ROSA)
    await shares.put_right_due(DUE + GIVEN_UP_AFTER)
    board.fault = None
    await shares.put_right_due(DUE + 2 * GIVEN_UP_AFTER)
    assert len(board.put) == 2
    await shares.put_right_due(DUE + 2 * KEPT_FOR)
    await Naming(database).rename("kirby", "Nobody Now", by=ROSA)
    await shares.put_right_due(DUE + 3 * KEPT_FOR)
    assert len(board.put) == 2
