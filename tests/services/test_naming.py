"""Names and roles by a moderator's word: shown everywhere, kept when a text is read again."""

from datetime import timedelta

import pytest

from news.errors import BadOption, NotFound
from services.archive import Archive
from services.asked import ProfileQuestion
from services.naming import Naming
from services.people import Moderator, People
from services.trail import Trail
from tests.support.builders import EDITOR, GUILD, NOW, filed, nothing, said
from tests.support.extractors import ScriptedExtractor
from tests.support.handing_in import an_intake, at_work

ROSA = Moderator(GUILD, EDITOR, NOW)


async def who(database, name="kirby"):
    """Name, quotes and role of everybody of a name."""
    async with database.reading() as stores:
        found = await stores.speakers.matching(GUILD, name)
    return [(one.name, one.quotes, one.role) for one in found]


async def roles(database, name="John Kirby"):
    """The roles in a profile, newest first, with the day and in how many articles."""
    answer = await Archive(database).ask(
        ProfileQuestion(name), guild=GUILD, asked_by=EDITOR, now=NOW
    )
    return [(held.role, f"{held.last:%Y-%m-%d}", held.articles) for held in answer.profile.roles]


async def test_a_renamed_speaker_is_found_by_both_names_and_keeps_later_articles(database):
    await filed(database, *said("One"))
    naming, trail = Naming(database), Trail(database, nothing)
    before = await who(database)

    change = await naming.rename("John Kirby", "Jack of the Harbour", by=ROSA)
    await filed(database, *said("Two"))
    await filed(database, *said("Three", name="Jack of the Harbour", role=None))

    renamed = [("Jack of the Harbour", 3, "White House spokesperson")]
    assert await who(database) == await who(database, "jack of the harbour") == renamed
    profile = await Archive(database).ask(
        ProfileQuestion("kirby"), guild=GUILD, asked_by=EDITOR, now=NOW
    )
    assert "John Kirby" in profile.profile.aliases
    _, sentence = await trail.undo(change.id, by=ROSA)
    assert "stay with a speaker of that name" in sentence
    assert await who(database) == [(before[0][0], 2, before[0][2])]
    with pytest.raises(NotFound, match="undone already"):
        await trail.undo(change.id, by=ROSA)


async def test_a_name_that_was_given_twice_is_taken_back_in_turn(database):
    await filed(database, *said("One"))
    naming, trail = Naming(database), Trail(database, nothing)
    first = await naming.rename("John Kirby", "The Admiral", by=ROSA)
    second = await naming.rename("John Kirby", "The Old Admiral", by=ROSA)

    with pytest.raises(NotFound, match="once more since"):
        await trail.undo(first.id, by=ROSA)
    await trail.undo(second.id, by=ROSA)
    assert [name for name, *_ in await who(database)] == ["The Admiral"]
    await trail.undo(first.id, by=ROSA)

    assert [name for name, *_ in await who(database)] == ["John Kirby"]
    assert await who(database, "admiral") == []


async def test_a_name_of_somebody_else_or_their_own_is_refused(database):
    await filed(database, *said("One"))
    await filed(database, *said("Two", name="Ada Pell", role=None))
    naming = Naming(database)
    for name, sentence in (
        ("Ada Pell", "There is a speaker called Ada Pell: use /speaker merge instead."),
        ("John Kirby", "John Kirby is what they are called already."),
        ("!!", "A name needs letters."),
    ):
        with pytest.raises(BadOption, match=sentence.replace("?", ".")):
            await naming.rename("John Kirby", name, by=ROSA)


async def test_a_wrong_role_is_replaced_also_in_later_articles_and_comes_back(database):
    await filed(database, *said("One", role="the mayor"), days_ago=9)
    await filed(database, *said("Two", role="Mayor"), days_ago=3)
    naming, trail = Naming(database), Trail(database, nothing)

    change = await naming.role("kirby", "the mayor's spokesman", None, "Mayor", by=ROSA)
    await filed(database, *said("Three", role="the Mayor"))

    assert await roles(database) == [("the mayor's spokesman", "2024-07-17", 0)]
    assert await who(database) == [("John Kirby", 3, "the mayor's spokesman")]
    await trail.undo(change.id, by=ROSA)
    assert await roles(database) == [("the Mayor", "2024-07-26", 3)]


async def test_a_role_is_added_with_its_day_struck_and_brought_back(database):
    await filed(database, *said("One", role="a senator"), days_ago=30)
    naming, trail = Naming(database), Trail(database, nothing)
    await naming.role("kirby", "minister of fish", "2024-07-20", None, by=ROSA)
    both = [("minister of fish", "2024-07-20", 0), ("a senator", "2024-06-26", 1)]
    assert await roles(database) == both
    assert await who(database) == [("John Kirby", 1, "minister of fish")]
    await filed(database, *said("Two", name="Ada Pell", role=None))
    await People(database).merge("John Kirby", "Ada Pell", by=ROSA)
    assert (await roles(database, "Ada Pell")) == both

    struck = await naming.role("Ada Pell", None, None, "minister of fish", by=ROSA)
    assert await roles(database, "Ada Pell") == both[1:]
    await trail.undo(struck.id, by=ROSA)

    assert await roles(database, "Ada Pell") == both


@pytest.mark.parametrize(
    ("role", "since", "wrong", "sentence"),
    [
        (None, None, None, "Say which role is theirs, or which one is wrong."),
        (None, None, "a pope", "Nobody calls John Kirby “a pope”: pick one from the list."),
        ("mayor", None, "the mayor", "That is the same role twice"),
        ("a senator", "2031-01-01", None, "2031-01-01 is yet to come"),
        ("a senator", "last thursdayish", None, "I do not understand"),
        ("—", None, None, "A role needs letters."),
        ("x" * 151, None, None, "A role has at most 150 characters."),
    ],
)
async def test_what_is_no_role_is_a_sentence_and_changes_nothing(
    database, role, since, wrong, sentence
):
    await filed(database, *said("One", role="the mayor"))
    before = await roles(database)
    with pytest.raises(BadOption) as refused:
        await Naming(database).role("kirby", role, since, wrong, by=ROSA)
    assert sentence in refused.value.sentence
    assert await roles(database) == before


async def test_what_was_said_of_names_and_roles_holds_when_the_article_comes_back(database):
    text, findings = said("One", role="the mayor")
    article = await filed(database, text, findings)
    naming = Naming(database)
    await naming.rename("John Kirby", "Jack of the Harbour", by=ROSA)
    await naming.role("kirby", None, None, "the mayor", by=ROSA)
    extractor = ScriptedExtractor()
    extractor.finds(text, findings)
    intake = an_intake(database, extractor, clock=lambda: NOW + timedelta(hours=1))

    await intake.undo(article, guild=GUILD, by=EDITOR)
    async with at_work(intake):
        queued = await intake.restore(article, guild=GUILD, by=EDITOR)
        await intake.outcome(queued, guild=GUILD)

    assert await who(database) == [("Jack of the Harbour", 1, None)]
