"""What somebody said over time, on SQLite and PostgreSQL."""

from datetime import UTC, date, datetime

import pytest

from news.errors import BadOption
from news.rhythm import Period, Step
from services.asked import TimelineQuestion
from services.timelines import QUOTES_A_PAGE
from services.views import AmbiguousSpeaker, NothingFound, TimelineView
from tests.support.builders import EDITOR, ELSEWHERE, GUILD, NOW, filed, said


@pytest.fixture
def ask(archive):
    async def ask(speaker="kirby", *, guild=GUILD, **options):
        question = TimelineQuestion(speaker, **options)
        return await archive.ask(question, guild=guild, asked_by=EDITOR, now=NOW)

    return ask


def words(answer):
    assert isinstance(answer, TimelineView), answer
    return ["…".join(quote.fragments) for quote in answer.quotes]


async def test_the_oldest_come_first_and_each_is_counted_when_it_was_first_printed(database, ask):
    again = "The harbour will open again before the summer ends"
    await filed(database, *said(again, "New one"), days_ago=1)
    await filed(database, *said(again, "Old one"), days_ago=4)

    answer = await ask()

    assert words(answer) == [again, "Old one", "New one"]
    assert answer.rhythm.step is Step.DAY
    assert [period.quotes for period in answer.rhythm.periods] == [2, 0, 0, 1]
    assert answer.rhythm.periods[0].first == date(2024, 7, 22)


async def test_days_are_counted_in_utc(database, ask):
    for hour in (0, 23):
        published = datetime(2024, 7, 20, hour, 30, tzinfo=UTC)
        await filed(database, *said(f"It is half past {hour}"), published=published)

    answer = await ask(since=date(2024, 7, 20), until=date(2024, 7, 20))

    assert answer.rhythm.periods == (Period(date(2024, 7, 20), 2),)


async def test_words_and_days_narrow_both_the_quotes_and_the_rhythm(database, ask):
    for days in (400, 200, 3):
        text = said(f"The harbour was {days} days ago", f"Tea {days}")
        await filed(database, *text, days_ago=days)

    answer = await ask(about="harbours", until=date(2024, 7, 1))

    assert words(answer) == ["The harbour was 400 days ago", "The harbour was 200 days ago"]
    assert answer.rhythm.step is Step.MONTH
    assert sum(period.quotes for period in answer.rhythm.periods) == 2
    assert isinstance(await ask(about="weapons"), NothingFound)


async def test_pages_go_on_where_the_one_before_ended(database, archive, ask):
    for days in range(QUOTES_A_PAGE + 2):
        await filed(database, *said(f"Day {days}"), days_ago=days)
    first = await ask()

    second = await archive.again(first.paging.question, guild=GUILD, page=1)

    assert words(second) == ["Day 1", "Day 0"]
    assert second.rhythm == first.rhythm
    assert (second.paging.page, second.paging.pages) == (1, 2)


async def test_a_name_of_two_is_a_choice_and_one_of_another_guild_is_nobody(database, archive, ask):
    for name in ("John Kirby", "Jane Kirby"):
        await filed(database, *said(f"I am {name}", f"Peace, says {name}", name=name))

    answer = await ask(about="peace")

    assert isinstance(answer, AmbiguousSpeaker)
    jane = next(one for one in answer.candidates if one.name == "Jane Kirby")
    chosen = await archive.choose(answer.question, jane.id, guild=GUILD, asked_by=EDITOR, now=NOW)
    assert words(chosen) == ["Peace, says Jane Kirby"]
    assert isinstance(await ask(guild=ELSEWHERE), NothingFound)


async def test_since_after_until_is_a_sentence(ask):
    with pytest.raises(BadOption, match="“since” must not be after “until”"):
        await ask(since=date(2024, 2, 1), until=date(2024, 1, 1))
