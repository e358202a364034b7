"""Whoever follows something is told what is new: grouped, seldom, once, and nothing twice."""

from collections import defaultdict
from dataclasses import replace
from datetime import timedelta

import pytest

from news.errors import BadOption, CannotPost, DiscordUnreachable, NotFound
from news.follow import APART, FOLLOWS_AT_MOST, Recipient
from news.ids import GuildId
from services.following import Following
from services.notes import LEASE, STALE, Notes
from services.people import Moderator, People
from services.trail import Trail
from tests.support.builders import EDITOR, ELSEWHERE, GUILD, NOW, a_page, filed, said
from tests.support.noting import Line
from tests.support.publishing import Crash, SteppingDatabase, Steps

BEN = Recipient(GUILD, 9, private=True)
CHANNEL = Recipient(GUILD, 50, private=False)
LATER = NOW + APART


async def follows(database, to=BEN, speaker=None, about=None, now=NOW):
    return await Following(database).add(to, by=EDITOR, speaker=speaker, about=about, now=now)


async def told(database, line, now=NOW):
    """Deliver what is due, and return what was sent by it."""
    before = len(line.sent)
    await Notes(database, line).deliver_due(now)
    return [text for _, text in line.sent[before:]]


async def test_what_is_new_of_a_speaker_and_of_words_comes_in_one_note(database):
    await filed(database, *said("The old pier stays shut"))
    await follows(database, speaker="kirby")
    await follows(database, about="ferries")
    line = Line()
    assert await told(database, line) == []
    await filed(database, *said("The harbour opens again", "No ferry today"), title="Harbour")
    await filed(database, *said("A ferry is late", name="Ann Example"), title="Ferry")
    await filed(database, *said("A ferry elsewhere"), guild=ELSEWHERE)

    assert await told(database, line) == [
        "John Kirby=2:The harbour opens again|No ferry today;ferries=1:A ferry is late"
    ]
    assert await told(database, line, LATER) == []


async def test_notes_are_apart_and_lose_nothing(database):
    await filed(database, *said("The old pier stays shut"))
    await follows(database, speaker="kirby")
    line = Line()
    for number in range(3):
        await filed(database, *said(f"Word number {number} of the harbour"), title=f"T{number}")
        await told(database, line, NOW + number * timedelta(minutes=2))
    assert [text for _, text in line.sent] == ["John Kirby=1:Word number 0 of the harbour"]
    await follows(database, about="harbour", now=NOW + timedelta(minutes=5))
    assert await told(database, line, NOW + timedelta(minutes=6)) == []

    (text,) = await told(database, line, LATER)
    assert text == "John Kirby=2:Word number 1 of the harbour|Word number 2 of the harbour"


async def test_the_same_words_in_other_articles_are_no_news(database):
    await filed(database, *said("The old pier stays shut for all of this year"))
    await follows(database, speaker="kirby")
    line = Line()
    again = said("The old pier stays shut for all of this year")
    await filed(database, "Again. " + again[0], replace(again[1], quotes=()), title="Nothing")
    text, findings = said("The old pier stays shut for all of this year", "The new pier opens")
    await filed(database, text, findings, title="Again", outlet="Other")
    spelled = "The newest colour of the pier is blue, said everybody"
    await filed(database, *said(spelled), title="A colour")
    await filed(database, *said(spelled.replace("colour", "color")), title="A color")

    assert await told(database, line) == [f"John Kirby=2:The new pier opens|{spelled}"]


async def test_an_article_that_is_restored_is_no_news(database):
    await filed(database, *said("The old pier stays shut"))
    await follows(database, speaker="kirby")
    line = Line()
    text, findings = said("The new pier opens at last for all")
    article = await filed(database, text, findings, title="New")
    assert len(await told(database, line)) == 1
    async with database.transaction() as stores:
        await stores.articles.retract(GUILD, article, at=NOW)
        await stores.articles.restore(GUILD, article)
        await stores.articles.file(GUILD, article, a_page(text, title="New"), at=LATER)
        await stores.file_findings(GUILD, article, findings)

    assert await told(database, line, LATER) == []


async def test_a_follow_goes_with_a_merged_speaker_and_back(database):
    await filed(database, *said("The old pier stays shut", name="Ann Example"))
    await filed(database, *said("The harbour opens", name="Ann Sample", role=None), title="B")
    await follows(database, speaker="Ann Sample")
    people, by = People(database), Moderator(GUILD, EDITOR, NOW)
    change = await people.merge("Ann Sample", "Ann Example", by=by)
    line = Line()
    await filed(database, *said("Ships may come in now", name="Ann Example"), title="C")
    assert await told(database, line) == ["Ann Example=1:Ships may come in now"]

    await Trail(database, queued=lambda: None).undo(change.id, by=by)
    await filed(database, *said("No ships may come in", name="Ann Example"), title="D")
    assert await told(database, line, LATER) == []
    (follow,) = await Following(database).of(BEN)
    assert follow.name == "Ann Sample"


async def test_a_follow_outlives_the_only_article_of_its_speaker(database):
    article = await filed(database, *said("The old pier stays shut"))
    await follows(database, speaker="kirby")
    async with database.transaction() as stores:
        await stores.articles.retract(GUILD, article, at=NOW)
    line = Line()
    await filed(database, *said("The new pier opens"), title="New")
    assert await told(database, line) == ["John Kirby=1:The new pier opens"]


async def test_who_cannot_be_told_is_paused_and_goes_on_from_where_it_is_resumed(database):
    await filed(database, *said("The old pier stays shut"))
    await follows(database, CHANNEL, speaker="kirby")
    line, following = Line(), Following(database)
    line.faults = [CannotPost("The channel is gone.")]
    await filed(database, *said("The new pier opens"), title="New")
    assert await told(database, line) == []
    (follow,) = await following.of_channels(GUILD)
    assert follow.paused == "The channel is gone."
    await filed(database, *said("Lost words of a pause"), title="Lost")
    assert await told(database, line, LATER) == []

    (follow,) = await following.resume(CHANNEL, now=LATER)
    assert follow.paused is None
    await filed(database, *said("Words after a pause"), title="After")
    assert await told(database, line, LATER) == ["John Kirby=1:Words after a pause"]


async def test_who_has_left_is_forgotten(database):
    await filed(database, *said("The old pier stays shut"))
    await follows(database, speaker="kirby")
    line = Line()
    line.faults = [NotFound("That member is not here any more.")]
    await filed(database, *said("The new pier opens"), title="New")
    assert await told(database, line) == []
    assert await Following(database).of(BEN) == ()
    assert await told(database, line, NOW + LEASE * 2) == []


@pytest.mark.parametrize("fault", ["after", DiscordUnreachable("Not now.")])
async def test_a_lost_connection_leads_to_one_note(database, fault):
    await filed(database, *said("The old pier stays shut"))
    await follows(database, speaker="kirby")
    line = Line()
    line.faults = [fault]
    await filed(database, *said("The new pier opens"), title="New")
    await told(database, line)
    await told(database, line, NOW + LEASE / 2)
    line.unknown = {GUILD}
    await told(database, line, NOW + LEASE + timedelta(seconds=1))
    line.unknown = set()
    assert len(line.sent) == (fault == "after")
    await told(database, line, NOW + LEASE + timedelta(seconds=1))
    await told(database, line, NOW + 3 * LEASE)
    assert line.sent == [(9, "John Kirby=1:The new pier opens")]


async def test_a_note_that_could_not_be_sent_for_hours_is_dropped(database):
    await filed(database, *said("The old pier stays shut"))
    await follows(database, speaker="kirby")
    line = Line()
    line.faults = [DiscordUnreachable("Not now.")]
    await filed(database, *said("The new pier opens"), title="New")
    await told(database, line)
    assert await told(database, line, NOW + STALE + LEASE) == []
    async with database.reading() as stores:
        assert await stores.notes.left(before=NOW + 2 * STALE) == ()


async def test_wherever_the_process_dies_a_note_stands_once(database_url):
    database = SteppingDatabase(database_url, Steps())
    await filed(database, *said("The old pier stays shut"))
    await follows(database, speaker="kirby")
    line, at, moment = Line(), 1, NOW
    stood = defaultdict(int)
    while True:
        await filed(database, *said(f"Sentence number {at} of the harbour"), title=f"T{at}")
        steps = Steps(dies_at=at)
        line = Line(steps)
        dying = SteppingDatabase(database_url, steps)
        died = False
        try:
            await told(dying, line, moment)
        except Crash:
            died = True
        await dying.close()
        line.steps = Steps()
        await told(database, line, moment + LEASE + timedelta(seconds=1))
        assert [len(texts) for texts in line.stood.values()] == [1]
        stood[at] += 1
        moment += timedelta(hours=1)
        at += 1
        if not died:
            break
    assert at > 6
    await database.close()


async def test_what_cannot_be_followed_is_one_sentence(database):
    await filed(database, *said("The old pier stays shut"))
    for options, sentence in (
        ({}, "Follow whom or what"),
        ({"speaker": "nobody"}, "Nobody called"),
        ({"about": "x " * 500}, "100 characters at most"),
        ({"about": "?!"}, "some words"),
    ):
        with pytest.raises(BadOption, match=sentence):
            await follows(database, **options)
    await follows(database, speaker="kirby", about="Piers")
    with pytest.raises(BadOption, match="already"):
        await follows(database, speaker="John Kirby", about="piers")
    for number in range(1, FOLLOWS_AT_MOST):
        await follows(database, about=f"word{number}")
    with pytest.raises(BadOption, match="50 things"):
        await follows(database, about="one more")
    await follows(database, CHANNEL, about="one more")
    await follows(database, Recipient(GuildId(77), 9, private=True), about="one more")
    following = Following(database)
    (follow, *_) = await following.of(BEN)
    with pytest.raises(NotFound):
        await following.remove(follow.id, guild=ELSEWHERE)
    await following.remove(follow.id, guild=GUILD)
    with pytest.raises(NotFound):
        await following.remove(follow.id, guild=GUILD)
