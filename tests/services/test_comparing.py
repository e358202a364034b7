"""Two speakers side by side, on SQLite and PostgreSQL."""

import pytest

from news.errors import BadOption
from services.asked import CompareQuestion
from services.comparing import QUOTES_EACH
from services.views import AmbiguousSpeaker, CompareView, NothingFound
from tests.support.builders import EDITOR, ELSEWHERE, GUILD, NOW, filed, said


@pytest.fixture
def ask(archive):
    async def ask(first, second, about=None, *, guild=GUILD):
        question = CompareQuestion(first, second, about)
        return await archive.ask(question, guild=guild, asked_by=EDITOR, now=NOW)

    return ask


def told(answer):
    assert isinstance(answer, CompareView), answer
    return [
        (side.speaker.name, side.total, ["…".join(quote.fragments) for quote in side.quotes])
        for side in answer.sides
    ]


async def test_both_have_their_own_quotes_and_counts_the_newest_first(database, ask):
    await filed(database, *said("The harbour opens", "The harbour is deep"), days_ago=2)
    await filed(database, *said("The harbour closes", name="Ann Moss"), days_ago=1)
    await filed(database, *said("I like tea", name="Ann Moss"))

    assert told(await ask("kirby", "ann moss")) == [
        ("John Kirby", 2, ["The harbour opens", "The harbour is deep"]),
        ("Ann Moss", 2, ["I like tea", "The harbour closes"]),
    ]


async def test_with_words_the_best_match_comes_first_and_one_side_may_have_none(database, ask):
    long = "We said a lot of things about the harbour and about many other matters of the town"
    await filed(database, *said("The harbour, the harbour"), days_ago=9)
    await filed(database, *said(long), days_ago=1)
    await filed(database, *said("I like tea", name="Ann Moss"))

    assert told(await ask("kirby", "moss", "harbours")) == [
        ("John Kirby", 2, ["The harbour, the harbour", long]),
        ("Ann Moss", 0, []),
    ]


async def test_there_are_pages_until_both_are_told_and_a_page_too_far_is_the_last(
    database, archive, ask
):
    many = [f"Number {number} of many" for number in range(QUOTES_EACH + 1)]
    await filed(database, *said(*many))
    await filed(database, *said("One", name="Ann Moss"))
    first = await ask("kirby", "moss")

    second = await archive.again(first.paging.question, guild=GUILD, page=1)
    far = await archive.again(first.paging.question, guild=GUILD, page=9)

    assert told(second) == [("John Kirby", 4, [many[-1]]), ("Ann Moss", 1, [])]
    assert (second.paging.page, second.paging.pages) == (1, 2)
    assert far == second


async def test_each_name_of_several_is_a_choice_one_after_the_other(database, archive, ask):
    for name in ("John Kirby", "Jane Kirby", "Ann Moss", "Eva Moss"):
        await filed(database, *said(f"I am {name}", name=name))

    async def choose(answer, name):
        one = next(each for each in answer.candidates if each.name == name)
        return await archive.choose(answer.question, one.id, guild=GUILD, asked_by=EDITOR, now=NOW)

    first = await ask("kirby", "moss")
    assert isinstance(first, AmbiguousSpeaker)
    assert (first.name, len(first.candidates)) == ("kirby", 2)
    second = await choose(first, "Jane Kirby")
    assert isinstance(second, AmbiguousSpeaker)
    assert second.name == "moss"
    answer = await choose(second, "Eva Moss")
    assert [name for name, _, _ in told(answer)] == ["Jane Kirby", "Eva Moss"]

    only_second = await ask("john kirby", "moss")
    assert only_second.name == "moss"
    assert told(await choose(only_second, "Ann Moss"))[0][0] == "John Kirby"

    same = await ask("john kirby", "kirby")
    with pytest.raises(BadOption, match="That is one speaker twice: John Kirby"):
        await choose(same, "John Kirby")


async def test_nobody_and_one_speaker_twice_are_sentences(database, ask):
    await filed(database, *said("The harbour opens"))

    with pytest.raises(BadOption, match="Nobody called “Kirbi” is quoted"):
        await ask("john kirby", "Kirbi")
    with pytest.raises(BadOption, match="That is one speaker twice: John Kirby"):
        await ask("kirby", "John Kirby")
    with pytest.raises(BadOption, match="Nobody called"):
        await ask("kirby", "john kirby", guild=ELSEWHERE)


async def test_a_speaker_who_is_gone_is_not_found(database, archive, ask):
    article = await filed(database, *said("The harbour opens"))
    await filed(database, *said("I like tea", name="Ann Moss"))
    first = await ask("kirby", "moss")
    async with database.transaction() as stores:
        await stores.articles.retract(GUILD, article, at=NOW)

    gone = await archive.again(first.paging.question, guild=GUILD, page=0)

    assert isinstance(gone, NothingFound)
