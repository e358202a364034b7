"""Who is who by a moderator's word: one transaction each, kept in a trail, undone exactly."""

import asyncio

import pytest

from news.change import ChangeKind
from news.doubt import Answer
from news.errors import BadOption, NotFound
from news.findings import Findings
from news.ids import UserId
from news.speaker import Speaker, SpeakerType
from services.asked import PeopleQuestion, ProfileQuestion, QuotesQuestion
from services.briefings import Briefings
from services.doubts import Doubts
from services.people import Moderator, People
from services.trail import Narrowed, Trail
from services.views import AmbiguousSpeaker, NothingFound
from storage.quotes import QuoteFilter
from tests.support.builders import EDITOR, ELSEWHERE, GUILD, NOW, filed, nothing, said

ROSA = Moderator(GUILD, EDITOR, NOW)
BEN = Moderator(GUILD, UserId(8), NOW)


@pytest.fixture
def people(database):
    return People(database)


@pytest.fixture
def doubts(database):
    return Doubts(database)


async def who(database, name="kirby"):
    """Name, quotes and role of everybody of a name."""
    async with database.reading() as stores:
        found = await stores.speakers.matching(GUILD, name)
    return sorted(((one.name, one.quotes, one.role) for one in found), key=repr)


async def everything(database):
    """All that undoing has to bring back."""
    async with database.reading() as stores:
        found = await stores.speakers.beginning(GUILD, "", limit=25)
        return [
            (
                one,
                await stores.profiles.roles(GUILD, one.id),
                await stores.profiles.aliases(GUILD, one.id),
                await stores.profiles.seen(GUILD, one.id),
            )
            for one in sorted(found, key=lambda one: one.id)
        ]


async def quote_ids(database, name):
    async with database.reading() as stores:
        (one,) = await stores.speakers.matching(GUILD, name)
        quotes, _ = await stores.quotes.by_speaker(GUILD, one.id, QuoteFilter(), limit=50)
    return one.id, {" ".join(quote.fragments): quote.id for quote in quotes}


async def retract(database, article):
    async with database.transaction() as stores:
        await stores.articles.retract(GUILD, article, at=NOW)


async def test_a_merge_makes_two_one_for_later_articles_too_and_is_undone_exactly(database, people):
    await filed(database, *said("One"), days_ago=3)
    await filed(database, *said("Two", name="Jack Kirby", role="a spokesman"), days_ago=2)
    before = await everything(database)

    change = await people.merge("Jack Kirby", "John Kirby", by=ROSA)
    merged = await who(database)
    later = await filed(database, *said("Three", name="Jack Kirby", role="a spokesman"))
    joined = await who(database)
    _, sentence = await Trail(database, nothing).undo(change.id, by=BEN)

    assert merged == [("John Kirby", 2, "a spokesman")]
    assert joined == [("John Kirby", 3, "a spokesman")]
    assert "later ones too" in sentence
    assert await who(database) == [
        ("Jack Kirby", 2, "a spokesman"),
        ("John Kirby", 1, "White House spokesperson"),
    ]
    await retract(database, later)
    assert await everything(database) == before


async def test_the_trail_says_who_did_what_and_when_and_what_was_undone(database, people):
    await filed(database, *said("One"))
    await filed(database, *said("Two", name="Jack Kirby", role="an artist"))
    change = await people.merge("Jack Kirby", "John Kirby", by=ROSA)
    await Trail(database, nothing).undo(change.id, by=BEN)

    history = await Trail(database, nothing).history(Narrowed(), guild=GUILD)
    trail = Trail(database, nothing)
    narrowed = await trail.about("Jack Kirby", Narrowed(), guild=GUILD)
    about = await trail.history(narrowed, guild=GUILD)
    (line,) = history.changes

    assert about.changes == history.changes
    assert (line.kind, line.by, line.at) == (ChangeKind.MERGE, EDITOR, NOW)
    assert line.words == (
        "Jack Kirby (an artist) and John Kirby (White House spokesperson) became one: John Kirby"
    )
    assert (line.undone_by, line.undone_at) == (BEN.user, NOW)
    with pytest.raises(NotFound, match="undone already"):
        await Trail(database, nothing).undo(change.id, by=ROSA)


async def test_a_merge_outlives_its_articles_and_reading_them_again(database, people):
    await filed(database, *said("One"))
    text, findings = said("Two", name="Jack Kirby", role="an artist")
    article = await filed(database, text, findings)
    await people.merge("Jack Kirby", "John Kirby", by=ROSA)

    await retract(database, article)
    assert await who(database) == [("John Kirby", 1, "White House spokesperson")]
    await filed(database, text, findings)

    assert [name for name, quotes, _ in await who(database) if quotes == 2] == ["John Kirby"]


async def test_a_surname_that_was_merged_stays_so_when_its_text_is_filed_again(database, people):
    await filed(database, *said("One"))
    text, findings = said("Two", name="Kirby", role=None)
    article = await filed(database, text, findings)
    speaker, _ = await quote_ids(database, "John Kirby")
    (lone,) = [one for one in await everything(database) if one[0].name == "Kirby"]
    await people.merge(f"id:{lone[0].id}", f"id:{speaker}", by=ROSA)
    await retract(database, article)

    await filed(database, text, findings)

    assert [(name, quotes) for name, quotes, _ in await who(database)] == [("John Kirby", 2)]


async def test_merges_of_merges_are_undone_in_any_order(database, people):
    for name in ("Ann Bay", "Bea Bay", "Cleo Bay"):
        await filed(database, *said(f"I am {name}", name=name, role=None))
    before = await everything(database)
    first = await people.merge("Ann Bay", "Bea Bay", by=ROSA)
    second = await people.merge("Bea Bay", "Cleo Bay", by=ROSA)
    assert await who(database, "bay") == [("Cleo Bay", 3, None)]

    await Trail(database, nothing).undo(first.id, by=ROSA)
    assert await who(database, "bay") == [("Ann Bay", 1, None), ("Cleo Bay", 2, None)]
    await Trail(database, nothing).undo(second.id, by=ROSA)

    assert await everything(database) == before


async def test_what_cannot_be_merged_is_a_sentence_and_changes_nothing(database, people):
    await filed(database, *said("One"))
    body = Speaker("the White House", SpeakerType.ORGANIZATION)
    group = Speaker("two officials", SpeakerType.GROUP)
    await filed(database, "They spoke.", Findings((body, group)))
    await filed(database, *said("Two", name="Zoe Elsewhere"), guild=ELSEWHERE)
    stranger = (await elsewhere(database)).id
    before = await everything(database)

    for speaker, into, sentence in (
        ("John Kirby", "john kirby", "That is one speaker already: John Kirby."),
        ("John Kirby", "the White House", "they stay two"),
        ("two officials", "John Kirby", "unnamed source"),
        (f"id:{stranger}", "John Kirby", "not here"),
        ("John Kirby", f"id:{stranger}", "not here"),
        ("Zoe Elsewhere", "John Kirby", "Nobody called"),
        ("John Kirby", "id:999999999", "not here"),
    ):
        with pytest.raises(BadOption, match=sentence):
            await people.merge(speaker, into, by=ROSA)

    assert await everything(database) == before
    assert (await Trail(database, nothing).history(Narrowed(), guild=GUILD)).total == 0


async def elsewhere(database):
    async with database.reading() as stores:
        (one,) = await stores.speakers.matching(ELSEWHERE, "zoe")
    return one


async def test_two_moderators_who_merge_crosswise_at_once_merge_once(database, people):
    await filed(database, *said("One"))
    await filed(database, *said("Two", name="Jack Kirby", role="an artist"))
    john, _ = await quote_ids(database, "john kirby")
    jack, _ = await quote_ids(database, "jack kirby")

    results = await asyncio.gather(
        people.merge(f"id:{john}", f"id:{jack}", by=ROSA),
        people.merge(f"id:{jack}", f"id:{john}", by=BEN),
        return_exceptions=True,
    )

    assert sorted(isinstance(each, BadOption) for each in results) == [False, True]
    assert [quotes for _, quotes, _ in await who(database)] == [2]


async def test_an_alias_leads_to_the_speaker_and_later_articles_too(database, people):
    await filed(database, *said("One"))
    before = await everything(database)

    change = await people.alias("John Kirby", "Jonathan Kirby-Vane", by=ROSA)
    await filed(database, *said("Two", name="Jonathan Kirby-Vane", role="spokesperson"))

    assert [(name, n) for name, n, _ in await who(database, "vane")] == [("John Kirby", 2)]
    _, sentence = await Trail(database, nothing).undo(change.id, by=ROSA)
    assert "stay with a speaker of that name" in sentence
    assert [(name, n) for name, n, _ in await who(database, "kirby-vane")] == [
        ("Jonathan Kirby-Vane", 1)
    ]
    again = await people.alias("John Kirby", "the Admiral", by=ROSA)
    assert [name for name, *_ in await who(database, "admiral")] == ["John Kirby"]
    await Trail(database, nothing).undo(again.id, by=ROSA)
    assert await who(database, "admiral") == []
    assert [one for one in await everything(database) if one[0].name == "John Kirby"] == before


async def test_an_alias_that_is_somebodys_name_is_refused(database, people):
    await filed(database, *said("One"))
    await filed(database, *said("Two", name="Jane Kirby", role=None))

    for name, sentence in (
        ("Jane Kirby", "use /speaker merge instead"),
        ("John Kirby", "already"),
        ("...", "letters"),
        ("x" * 101, "at most 100"),
    ):
        with pytest.raises(BadOption, match=sentence):
            await people.alias("John Kirby", name, by=ROSA)


async def test_quotes_of_a_namesake_go_to_a_new_speaker_and_come_back_exactly(database, people):
    await filed(database, *said("One", "Two"), days_ago=1)
    await filed(database, *said("Three", role=None))
    before = await everything(database)
    speaker, quotes = await quote_ids(database, "john kirby")

    change = await people.split_quotes(speaker, [quotes["One"], quotes["Two"]], None, by=ROSA)

    assert await who(database) == [
        ("John Kirby", 1, None),
        ("John Kirby", 2, "White House spokesperson"),
    ]
    await Trail(database, nothing).undo(change.id, by=ROSA)
    assert await everything(database) == before


async def test_a_quote_that_is_nobodys_stays_so_when_its_text_is_read_again_and_is_undone(
    database, people
):
    text, findings = said("One", "Two")
    first = await filed(database, text, findings)
    before = await everything(database)
    speaker, quotes = await quote_ids(database, "kirby")
    change = await people.disown(speaker, [quotes["Two"]], by=ROSA)
    assert await who(database) == [("John Kirby", 1, "White House spokesperson")]

    await retract(database, first)
    again = await filed(database, text, findings)
    assert await who(database) == [("John Kirby", 1, "White House spokesperson")]
    async with database.reading() as stores:
        one, two = await stores.quotes.of_article(GUILD, again)
    assert (one.speaker.name, two.speaker, two.role) == ("John Kirby", None, None)
    with pytest.raises(NotFound, match="not theirs any more"):
        await people.disown(speaker, [two.id], by=BEN)

    _, sentence = await Trail(database, nothing).undo(change.id, by=BEN)
    assert sentence == "Everything is as it was before."
    assert [each[0].quotes for each in await everything(database)] == [2]
    assert len(before) == 1


async def test_split_quotes_stay_split_when_their_text_is_read_again(database, people):
    text, findings = said("One", "Two")
    article = await filed(database, text, findings)
    await filed(database, *said("Three", name="Jane Kirby", role="a hydrologist"))
    speaker, quotes = await quote_ids(database, "john kirby")
    change = await people.split_quotes(speaker, [quotes["Two"]], "Jane Kirby", by=ROSA)
    assert [(n, q) for n, q, _ in await who(database)] == [("Jane Kirby", 2), ("John Kirby", 1)]

    await retract(database, article)
    await filed(database, text, findings)

    assert [(n, q) for n, q, _ in await who(database)] == [("Jane Kirby", 2), ("John Kirby", 1)]
    await Trail(database, nothing).undo(change.id, by=ROSA)
    assert [(n, q) for n, q, _ in await who(database)] == [("Jane Kirby", 1), ("John Kirby", 2)]


async def test_quotes_that_are_not_theirs_any_more_are_not_half_split(database, people):
    await filed(database, *said("One", "Two"))
    await filed(database, *said("Three", name="Jane Kirby", role=None))
    speaker, quotes = await quote_ids(database, "john kirby")
    await people.split_quotes(speaker, [quotes["One"]], "Jane Kirby", by=BEN)
    before = await everything(database)

    with pytest.raises(NotFound, match="nothing was changed"):
        await people.split_quotes(speaker, quotes.values(), "Jane Kirby", by=ROSA)

    assert await everything(database) == before


async def test_a_name_is_split_off_with_its_articles_and_given_back(database, people):
    await filed(database, *said("One", name="Mohammed Salem", role="a judge"))
    await filed(database, *said("Two", name="Muhammad Salem", role="a judge"))
    assert await who(database, "salem") == [("Mohammed Salem", 2, "a judge")]

    change = await people.split_name("Mohammed Salem", "Muhammad Salem", None, by=ROSA)
    await filed(database, *said("Three", name="Muhammad Salem", role=None))

    assert [(n, q) for n, q, _ in await who(database, "salem")] == [
        ("Mohammed Salem", 1),
        ("Muhammad Salem", 1),
        ("Muhammad Salem", 1),
    ]
    await Trail(database, nothing).undo(change.id, by=ROSA)
    assert ("Mohammed Salem", 2, "a judge") in await who(database, "salem")


async def test_a_doubt_shows_both_sides_and_same_makes_them_one(database, people, doubts):
    await filed(database, *said("One"))
    await filed(database, *said("Two", name="Kirby", role="a spokesperson"))

    doubt = await doubts.next(guild=GUILD)
    assert (doubt.new.speaker.name, doubt.known.speaker.name) == ("Kirby", "John Kirby")
    assert (doubt.new.speaker.role, doubt.known.speaker.role) == (
        "a spokesperson",
        "White House spokesperson",
    )
    assert (doubt.new.quote.fragments, doubt.known.quote.fragments) == (("Two",), ("One",))
    change = await doubts.answer(doubt.id, Answer.SAME, by=ROSA)

    assert [(n, q) for n, q, _ in await who(database)] == [("John Kirby", 2)]
    assert await doubts.next(guild=GUILD) is None
    await filed(database, *said("Three", name="Kirby", role="the spokesperson"))
    assert [(n, q) for n, q, _ in await who(database)] == [("John Kirby", 3)]
    await Trail(database, nothing).undo(change.id, by=ROSA)
    assert (await doubts.next(guild=GUILD)).id == doubt.id


async def test_different_is_remembered_and_not_asked_again(database, people, doubts):
    await filed(database, *said("One"))
    await filed(database, *said("Two", name="Kirby", role=None))
    doubt = await doubts.next(guild=GUILD)
    change = await doubts.answer(doubt.id, Answer.DIFFERENT, by=ROSA)

    await filed(database, *said("Three", name="Kirby", role=None))

    assert await doubts.next(guild=GUILD) is None
    assert [(n, q) for n, q, _ in await who(database)] == [
        ("John Kirby", 1),
        ("Kirby", 1),
        ("Kirby", 1),
    ]
    await Trail(database, nothing).undo(change.id, by=ROSA)
    assert (await doubts.next(guild=GUILD)).id == doubt.id


async def test_two_moderators_cannot_answer_one_doubt_differently(database, doubts):
    await filed(database, *said("One"))
    await filed(database, *said("Two", name="Kirby", role=None))
    doubt = await doubts.next(guild=GUILD)

    results = await asyncio.gather(
        doubts.answer(doubt.id, Answer.SAME, by=ROSA),
        doubts.answer(doubt.id, Answer.DIFFERENT, by=BEN),
        return_exceptions=True,
    )

    assert sorted(isinstance(each, NotFound) for each in results) == [False, True]


async def test_namesakes_in_other_roles_are_two_until_a_moderator_says_otherwise(database, doubts):
    await filed(database, *said("One", role="mayor of Larkhaven"))
    await filed(database, *said("Two", role="a dentist"))

    assert [quotes for _, quotes, _ in await who(database)] == [1, 1]
    assert (await doubts.next(guild=GUILD)).left == 1
    await filed(database, *said("Three", role="the Larkhaven mayor"))
    assert sorted(quotes for _, quotes, _ in await who(database)) == [1, 2]


async def test_a_profile_ties_roles_to_the_dates_of_their_articles(database, archive):
    await filed(database, *said("Old", role="a Pentagon spokesman"), days_ago=400, outlet="Courier")
    await filed(database, *said("New", "Newer"), days_ago=1, outlet="Echo")

    answer = await archive.ask(ProfileQuestion("kirby"), guild=GUILD, asked_by=EDITOR, now=NOW)
    profile = answer.profile

    assert [role.role for role in profile.roles] == [
        "White House spokesperson",
        "a Pentagon spokesman",
    ]
    assert (profile.last - profile.first).days == 399
    assert profile.roles[1].last == profile.first
    assert profile.outlets == (("Echo", 2), ("Courier", 1))
    assert profile.aliases == ("Kirby",)
    assert [quote.fragments[0] for quote in profile.quotes] == ["New", "Newer", "Old"]


async def test_people_are_ranked_by_the_quotes_that_have_the_words(database, archive):
    await filed(database, *said("The bridge is old", "The bridge is closed", "Hello"))
    await filed(database, *said("A bridge", name="Jane Moss", role="a mason"))
    official = Speaker("an official", SpeakerType.ANONYMOUS)
    text, findings = said("The bridge fell", name="an official", role=None)
    await filed(database, text, Findings((official,), findings.quotes))

    asked = PeopleQuestion("bridges")
    answer = await archive.ask(asked, guild=GUILD, asked_by=EDITOR, now=NOW)
    nothing = await archive.ask(PeopleQuestion("harvest"), guild=GUILD, asked_by=EDITOR, now=NOW)

    assert [(voice.speaker.name, voice.quotes) for voice in answer.voices] == [
        ("John Kirby", 2),
        ("Jane Moss", 1),
    ]
    assert nothing == NothingFound(PeopleQuestion("harvest"))


async def test_a_merged_speaker_is_found_by_the_old_suggestion(database, people, archive):
    await filed(database, *said("One"))
    await filed(database, *said("Two", name="Jack Kirby", role="an artist"))
    jack, _ = await quote_ids(database, "jack kirby")
    await people.merge("Jack Kirby", "John Kirby", by=ROSA)

    answer = await archive.ask(QuotesQuestion(f"id:{jack}"), guild=GUILD, asked_by=EDITOR, now=NOW)

    assert (answer.speaker.name, len(answer.quotes)) == ("John Kirby", 2)
    assert not isinstance(answer, AmbiguousSpeaker)


async def test_a_briefing_that_follows_a_merged_speaker_follows_the_other(database, people):
    await filed(database, *said("One"), title="By John")
    await filed(database, *said("Two", name="Jack Kirby", role="an artist"), title="By Jack")
    await filed(database, *said("Three", name="Ann Bay", role=None), title="By Ann")
    jack, _ = await quote_ids(database, "jack kirby")
    await people.merge("Jack Kirby", "John Kirby", by=ROSA)

    briefing = await Briefings(database).preview(GUILD, hours=24, now=NOW, speakers=[jack])

    titles = {article.title for story in briefing.stories for article in story.articles}
    assert titles == {"By John", "By Jack"}


async def test_a_surname_that_half_the_town_has_raises_no_question(database):
    for number in range(51):
        name = f"{'abcdefghij'[number % 10].upper()}na{'klmnop'[number // 10]} Smith"
        await filed(database, *said(f"I am {name}", name=name, role=None))

    async def open_doubts():
        async with database.reading() as stores:
            return await stores.doubts.count(GUILD)

    before = await open_doubts()

    await filed(database, *said("It is late", name="Smith", role=None))

    assert await open_doubts() == before
