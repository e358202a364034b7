"""What somebody speaks of most: nouns as printed, counted by quotes, without a model."""

import pytest

from news.profile import Topic
from services.archive import Archive
from services.asked import ProfileQuestion
from services.profiles import READ_FOR_TOPICS
from services.topics import topics
from tests.support.builders import EDITOR, GUILD, NOW, filed, said


def told(*quotes, limit=8):
    return [(topic.word, topic.quotes) for topic in topics([[q] for q in quotes], limit=limit)]


def test_nouns_are_counted_by_quotes_with_their_endings_folded_away():
    assert told(
        "The ferries wait, and the ferries rust",
        "Our ferry is old. It was in the harbour",
        "Ferries need a harbour",
    ) == [("ferries", 3), ("harbour", 2)]


def test_a_word_is_a_topic_only_where_it_once_stands_like_a_noun():
    assert told("We want peace soon", "They want peace later") == []
    assert told("We want peace soon", "There is no way without peace") == [("peace", 2)]
    assert told("By closing gates we lose", "By closing doors we lose") == []


def test_what_anybody_says_and_what_is_said_once_are_no_topics():
    assert told("In the end, it is a matter of the way", "In the end, that is the way") == []
    assert told("The tide rose over the pier") == []


def test_a_name_stays_as_it_is_printed_and_its_genitive_is_the_name():
    assert told("The fish of Skagen’s harbour", "We land in Skagen, as ever") == [("Skagen", 2)]


def test_fragments_of_one_quote_count_once():
    (topic,) = topics([["In the harbour", "to the harbour"], ["Near the harbour"]], limit=1)
    assert topic == Topic("harbour", 2)


@pytest.mark.parametrize("text", ["", "…", "’’’", "-", "\u202e\u0000", "山田太郎の港", "a" * 4_000])
def test_any_text_is_read(text):
    assert told(text, text, limit=3) == []


async def test_a_profile_has_topics_of_words_that_count_once_and_who_wrote(database):
    text, findings = said("We are closer to the harbour than ever before now", "In the harbour.")
    await filed(database, text, findings, outlet="Courier", byline="Rosa Berg")
    again = said("We are closer to the harbour than ever before now", "Tea.")
    await filed(database, *again, outlet="Echo", byline="Bo Lind", days_ago=1)
    await filed(database, *said("Late"), byline="Bo Lind", days_ago=2)
    await filed(database, *said("Not Kirby", name="Ann Moss"), byline="Somebody Else")
    archive = Archive(database)

    view = await archive.ask(ProfileQuestion("kirby"), guild=GUILD, asked_by=EDITOR, now=NOW)

    assert view.profile.bylines == (("Bo Lind", 2), ("Rosa Berg", 1))
    assert view.profile.topics == (Topic("harbour", 2),)
    assert view.profile.counted is None


async def test_of_many_quotes_the_newest_are_read_and_it_is_told_how_many(database):
    new = [f"The ferry is at {number}" for number in range(READ_FOR_TOPICS - 1)]
    old = [f"The harbour is {number} deep" for number in range(4)]
    await filed(database, *said(*new))
    await filed(database, *said(*old), days_ago=2)
    archive = Archive(database)

    view = await archive.ask(ProfileQuestion("kirby"), guild=GUILD, asked_by=EDITOR, now=NOW)

    assert view.profile.counted == READ_FOR_TOPICS
    assert view.profile.topics == (Topic("ferry", READ_FOR_TOPICS - 1),)
