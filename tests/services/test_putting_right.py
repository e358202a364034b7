"""Words given to another speaker: who says them is right in every message that shows them."""

from news.doubt import Answer
from services.briefings import Briefings
from services.corrections import LEASE
from services.deliveries import Deliveries
from services.doubts import Doubts
from services.people import People
from services.trail import Trail
from tests.support.builders import ELSEWHERE, GUILD, NOW, a_page, filed, nothing, said
from tests.support.delivering import DUE, LATER, MINUTE, PLACE, on, scheduled
from tests.support.putting_right import JACK, JOHN, KIRBY, kirbys, moderator, splits


async def test_a_quote_given_to_another_is_theirs_in_the_message_that_shows_it_and_once(
    database, publisher, channels, corrections, quoted
):
    await splits(database)

    for minutes in range(30):
        await corrections.correct_due(LATER + minutes * MINUTE)

    assert sorted(channels.said(PLACE)) == [JACK, JOHN]
    assert len(publisher.edits) == 1


async def test_what_is_undone_is_brought_back_wherever_it_was_edited_and_once(
    database, publisher, channels, corrections, quoted
):
    change = await splits(database)
    await corrections.correct_due(LATER)
    await Trail(database, nothing).undo(change.id, by=moderator(LATER + MINUTE))

    for minutes in range(1, 30):
        await corrections.correct_due(LATER + minutes * MINUTE)

    assert channels.said(PLACE) == [JOHN, JOHN]
    assert len(publisher.edits) == 2
    assert publisher.edits[0] == publisher.edits[1]


async def test_every_way_to_say_who_is_who_reaches_what_was_posted(
    database, publisher, channels, corrections
):
    people = People(database)
    await kirbys(database, JOHN, KIRBY, JACK)
    await scheduled(database)
    await on(database, publisher).deliver_due(DUE)
    before = channels.said(PLACE)
    now = LATER

    async def doing(change):
        nonlocal now
        await corrections.correct_due(now := now + LEASE)
        after = channels.said(PLACE)
        await Trail(database, nothing).undo(change.id, by=moderator(now))
        await corrections.correct_due(now := now + LEASE)
        assert channels.said(PLACE) == before
        return sorted(after)

    merge = await people.merge(JACK, JOHN, by=moderator(now))
    assert await doing(merge) == [JOHN, JOHN, KIRBY]
    split = await splits(database, JACK, JOHN, at=now)
    assert await doing(split) == [JOHN, JOHN, KIRBY]
    doubt = await Doubts(database).next(guild=GUILD)
    same = await Doubts(database).answer(doubt.id, Answer.SAME, by=moderator(now))
    assert await doing(same) == sorted([JACK, JOHN, same.words.rpartition(": ")[2]])


async def test_a_name_that_is_split_off_goes_with_what_was_posted_and_comes_back(
    database, publisher, channels, corrections
):
    people = People(database)
    await kirbys(database, JOHN, JACK)
    await people.merge(JACK, JOHN, by=moderator(NOW))
    await scheduled(database)
    await on(database, publisher).deliver_due(DUE)
    assert channels.said(PLACE) == [JOHN, JOHN]

    change = await people.split_name(JOHN, JACK, "Jack the Painter", by=moderator())
    await corrections.correct_due(LATER)
    assert sorted(channels.said(PLACE)) == ["Jack the Painter", JOHN]
    await Trail(database, nothing).undo(change.id, by=moderator())
    await corrections.correct_due(LATER + LEASE)

    assert channels.said(PLACE) == [JOHN, JOHN]


async def test_a_decision_between_compiling_and_keeping_is_in_what_is_posted(
    database, publisher, channels, corrections
):
    await kirbys(database, JOHN, JOHN)
    decided = []

    async def compiled():
        briefing = await Briefings(database).preview(GUILD, hours=24, now=DUE)
        if not decided:
            decided.append(await splits(database))
        return briefing

    await Deliveries(database, Briefings(database), publisher).post_now(
        compiled, guild=GUILD, channel=PLACE, now=DUE
    )

    assert sorted(channels.said(PLACE)) == [JACK, JOHN]
    await corrections.correct_due(LATER)
    assert publisher.edits == []


async def test_words_that_are_gone_from_their_page_are_put_right_too(
    database, publisher, channels, corrections
):
    article, _ = await kirbys(database, JOHN, JOHN)
    await scheduled(database)
    await on(database, publisher).deliver_due(DUE)
    text, findings = said("Something else", name=JOHN, role=None)
    async with database.transaction() as stores:
        await stores.guilds.lock(GUILD)
        page = a_page(text, title="Event 0")
        revision = await stores.revisions.apply(GUILD, article, page, findings, at=LATER)
    assert revision.removed == 1
    one, quotes = await People(database).splittable(JOHN, about=None, guild=GUILD)
    (gone,) = [quote for quote in quotes if quote.removed_at]

    await People(database).split_quotes(one.id, [gone.id], JACK, by=moderator())
    await corrections.correct_due(LATER)

    assert sorted(channels.said(PLACE)) == [JACK, JOHN]


async def test_a_decision_of_another_guild_edits_nothing(database, publisher, corrections, quoted):
    await filed(database, *said("Elsewhere"), guild=ELSEWHERE)
    await filed(database, *said("Elsewhere", name=JACK), guild=ELSEWHERE)
    await People(database).merge(JACK, JOHN, by=moderator(guild=ELSEWHERE))

    await corrections.correct_due(LATER)

    assert publisher.edits == []
