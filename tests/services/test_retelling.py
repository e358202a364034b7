"""Notes that stand are put right when what they told is otherwise, and brought back when undone."""

from datetime import timedelta

import pytest

from news.errors import CannotPost, NotFound
from news.follow import APART, Recipient
from services.archive import Archive
from services.following import Following
from services.naming import Naming
from services.notes import LEASE, Notes
from services.people import Moderator, People
from services.review import Review
from services.shares import REFUSED_FOR, Shares
from services.trail import Trail
from tests.support.builders import EDITOR, GUILD, NOW, filed, nothing, said
from tests.support.extractors import ScriptedExtractor
from tests.support.handing_in import an_intake, at_work
from tests.support.noting import Line

BEN, CHANNEL = Recipient(GUILD, 9, private=True), Recipient(GUILD, 50, private=False)
ROSA = Moderator(GUILD, EDITOR, NOW)
MINUTE = timedelta(minutes=1)
OPENS, SHUT = "The new pier opens", "The old pier stays shut"
TEXT, FINDINGS = said(OPENS, SHUT)


class Told(Line):
    """A line, and the process that puts right what it told."""

    def __init__(self, database):
        super().__init__()
        self._shares = Shares(database, Archive(database), self, self)
        self.now = NOW + MINUTE

    async def edited(self, later=LEASE):
        """Put right what is due some time later, and return what messages came to say."""
        self.edits.clear()
        self.now += later
        await self._shares.put_right_due(self.now)
        return [(said, at is not None) for _message, said, at in self.edits]


@pytest.fixture
async def told(database):
    """A line on which Ben and a channel were told two quotes of one article."""
    line = Told(database)
    await filed(database, *said("Nothing new"), title="Before")
    for to in (BEN, CHANNEL):
        await Following(database).add(to, by=EDITOR, speaker="kirby", about=None, now=NOW)
    line.article = await filed(database, TEXT, FINDINGS, title="Piers")
    await Notes(database, line).deliver_due(NOW)
    assert len(line.sent) == 2
    return line


def twice(*said, corrected=True):
    """What both messages came to say."""
    return [(list(said), corrected)] * 2


async def quotes_of(database, article):
    async with database.reading() as stores:
        return await stores.quotes.of_article(GUILD, article)


async def test_whatever_is_put_right_of_a_quote_reaches_notes_and_undoing_brings_them_back(
    database, told
):
    first, second = await quotes_of(database, told.article)
    review, trail = Review(database), Trail(database, nothing)
    assert await told.edited() == []
    none = await review.no_quote(second.id, by=ROSA)
    assert await told.edited() == twice(f"John Kirby: {OPENS}")
    words = await review.reword(first.id, "new pier opens", by=ROSA)
    change = await People(database).split_quotes(first.speaker.id, [first.id], "Ada Pell", by=ROSA)
    assert await told.edited() == twice("Ada Pell: new pier opens")
    assert await told.edited() == []

    for made in (change, none, words):
        await trail.undo(made.id, by=ROSA)
    whole = twice(f"John Kirby: {OPENS}", f"John Kirby: {SHUT}", corrected=False)
    assert await told.edited() == whole

    extractor = ScriptedExtractor()
    extractor.finds(TEXT, FINDINGS)
    intake = an_intake(database, extractor, clock=lambda: told.now)
    await intake.undo(told.article, guild=GUILD, by=EDITOR)
    assert await told.edited() == twice()

    async with at_work(intake):
        queued = await intake.restore(told.article, guild=GUILD, by=EDITOR)
        await intake.outcome(queued, guild=GUILD)
    assert await told.edited() == whole


async def test_what_changes_on_the_way_is_edited_and_what_is_gone_given_up_quietly(
    database, told, caplog
):
    first, _second = await quotes_of(database, told.article)
    await Review(database).right(first.id, by=ROSA)
    assert await told.edited() == []

    class Slow(Told):
        async def send(self, note):
            if not self.sent:
                await Naming(database).rename("kirby", "The Admiral", by=ROSA)
            return await super().send(note)

    slow = Slow(database)
    await filed(database, *said("A third pier"), title="More")
    await Notes(database, slow).deliver_due(NOW + APART)
    assert ["The Admiral: A third pier"] in [said for said, _ in await slow.edited(APART)]

    await Naming(database).rename("kirby", "The Old Admiral", by=ROSA)
    async with database.transaction() as stores:
        await stores.presence.leave(GUILD, at=NOW)
    assert await told.edited() == []
    async with database.transaction() as stores:
        await stores.presence.come(GUILD, joined=NOW)
    told.faults = [NotFound("The message was deleted."), CannotPost("I may not write there.")]
    assert len(await told.edited()) == 2
    assert len(await told.edited(REFUSED_FOR)) == 1
    assert await told.edited(REFUSED_FOR) == []
    assert not [record for record in caplog.records if record.levelname in {"WARNING", "ERROR"}]
