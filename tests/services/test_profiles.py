"""Who somebody is, and who speaks about what."""

from news.findings import Findings
from news.speaker import Speaker, SpeakerType
from services.asked import PeopleQuestion, ProfileQuestion, QuotesQuestion
from services.briefings import Briefings
from services.views import AmbiguousSpeaker, NothingFound
from tests.support.builders import EDITOR, GUILD, NOW, filed, said
from tests.support.who import ROSA, quote_ids


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
