"""Who said it: words found again with small errors, each saying once, on both databases."""

from time import perf_counter

import pytest

from news.errors import BadOption
from news.quote import Kind
from services.asked import SayingsQuestion
from services.sayings import SAYINGS_A_PAGE, likeness, loose
from services.views import NothingFound, SayingsView
from storage.sayings import CANDIDATES
from tests.support.builders import EDITOR, ELSEWHERE, GUILD, NOW, filed, said

WORDS = "The old ferry crosses the sound twice on every working day"


@pytest.fixture
def who(archive):
    """Ask who said something, as a member of the guild."""

    async def who(words, *, guild=GUILD):
        return await archive.ask(SayingsQuestion(words), guild=guild, asked_by=EDITOR, now=NOW)

    return who


def told(answer):
    """Whose words each saying is, by each article."""
    assert isinstance(answer, SayingsView), answer
    return [[quote.speaker.name for quote in saying.quotes] for saying in answer.sayings]


def words(answer):
    assert isinstance(answer, SayingsView), answer
    return [" ".join(saying.quotes[0].fragments) for saying in answer.sayings]


@pytest.mark.parametrize(
    "typed",
    [
        "old ferry crosses the sound",
        "THE OLD FERRY CROSSES THE SOUND!",
        "“the old, ferry — crosses; the sound”",
        "the old fery crosses the sound",
        "the old ferry crossed the sound",
        "the old ferry crosses teh sound twice",
        "thé öld ferry crósses the sound",
        "the old ferry passes the sound twice on every working day",
        "old ferry",
        "ferri",
        "crossing",
        "working ferry sound",
        f"It was said: {WORDS}, or so",
    ],
)
async def test_words_are_found_with_small_errors(database, who, typed):
    await filed(database, *said(WORDS, "Nobody mends the clock on the tower"))

    assert words(await who(typed)) == [WORDS]


@pytest.mark.parametrize("typed", ["the sound of bells at night", "lorry", "xyzzy", "a b c"])
async def test_what_nobody_said_is_not_found(database, who, typed):
    await filed(database, *said(WORDS))

    assert await who(typed) == NothingFound(SayingsQuestion(typed))


async def test_accents_in_the_article_do_not_matter(database, who):
    await filed(database, *said("The café in Málaga serves ice all year round"))

    assert words(await who("cafe in malaga")) == ["The café in Málaga serves ice all year round"]


async def printed(database, words=WORDS, *, outlet, kind=Kind.DIRECT, **page):
    """An outlet's article with these words; its text is its own."""
    text, findings = said(words, kind=kind)
    return await filed(database, f"{text}\n\nBy {outlet}", findings, outlet=outlet, **page)


async def test_what_several_outlets_print_stands_once_with_all_of_them(database, who):
    for day, outlet in enumerate(("Courier", "Post", "Gazette")):
        await printed(database, outlet=outlet, days_ago=3 - day)

    (saying,) = (await who("ferry crosses the sound")).sayings

    (quote,) = saying.quotes
    assert quote.article.outlet == "Courier"
    assert [place.outlet for place in quote.places] == ["Post", "Gazette"]
    assert saying.variants == ()
    assert saying.exact
    assert not saying.is_disputed


async def test_outlets_that_print_it_a_little_differently_are_named_with_it(database, who):
    await printed(database, outlet="Courier", days_ago=2)
    await printed(database, WORDS.replace("crosses the", "crossed"), outlet="Post", days_ago=1)
    shorter = WORDS.removesuffix(" on every working day")
    await printed(database, shorter, outlet="Gazette")

    (saying,) = (await who(WORDS)).sayings

    assert [quote.article.outlet for quote in saying.quotes] == ["Courier"]
    assert [place.outlet for place in saying.variants] == ["Post", "Gazette"]


async def test_an_opposite_a_denial_or_another_number_is_not_the_same_saying(database, who):
    await filed(database, *said("We will rebuild the long pier before 2030 comes"))
    await filed(database, *said("We will not rebuild the long pier before 2030 comes"))
    await filed(database, *said("We will rebuild the long pier before 2035 comes"))

    await filed(database, *said("We will refuse the long pier before 2030 comes"))

    answer = await who("the long pier before")

    assert len(answer.sayings) == 4
    assert all(saying.variants == () for saying in answer.sayings)


async def test_articles_that_name_different_sources_stand_side_by_side(database, who):
    await printed(database, outlet="Courier", days_ago=1)
    text, findings = said(WORDS, name="Ada Moss", role="the harbour master")
    await filed(database, text, findings, outlet="Post")

    (saying,) = (await who("ferry crosses")).sayings

    assert [(q.speaker.name, q.article.outlet) for q in saying.quotes] == [
        ("John Kirby", "Courier"),
        ("Ada Moss", "Post"),
    ]
    assert saying.is_disputed


async def test_reported_and_quoted_words_of_one_speaker_are_one_saying(database, who):
    await printed(database, outlet="Courier", days_ago=1)
    await printed(database, kind=Kind.INDIRECT, outlet="Post")

    (saying,) = (await who("ferry crosses")).sayings

    assert [quote.kind for quote in saying.quotes] == [Kind.DIRECT]
    assert [place.outlet for place in saying.variants] == ["Post"]


async def test_short_words_of_two_people_are_two_sayings(database, who):
    await filed(database, *said("It is late"))
    await filed(database, *said("It is late", name="Ada Moss"))

    assert sorted(told(await who("it is late"))) == [["Ada Moss"], ["John Kirby"]]


async def test_the_very_words_come_before_similar_ones(database, who):
    await filed(database, *said("The pier will close in autumn for good"))
    await filed(database, *said("The pier will open in autumn for good"), days_ago=9)

    answer = await who("the pier will open in autumn")

    assert words(answer)[0] == "The pier will open in autumn for good"
    assert [saying.exact for saying in answer.sayings] == [True, False]


async def test_pages_go_on_from_the_stored_question(database, archive, who):
    numbers = ("one", "two", "three", "four", "five", "six", "seven")
    await filed(database, *said(*(f"Lock number {n} is dry and its gate is open" for n in numbers)))

    first = await who("its gate is open")
    second = await archive.again(first.paging.question, guild=GUILD, page=1)

    assert (first.paging.total, first.paging.pages) == (len(numbers), 2)
    assert len(first.sayings) == SAYINGS_A_PAGE
    assert len({*words(first), *words(second)}) == len(numbers)


async def test_another_guild_sees_nothing_of_it(database, who):
    await filed(database, *said(WORDS))

    assert isinstance(await who("ferry crosses", guild=ELSEWHERE), NothingFound)


async def test_words_that_are_not_shown_are_not_found(database, who):
    text, findings = said(WORDS)
    hidden = type(findings.quotes[0])(
        spans=findings.quotes[0].spans, kind=Kind.DIRECT, speaker=0, shown=False
    )
    await filed(database, text, type(findings)(findings.speakers, (hidden,)))

    assert isinstance(await who("ferry crosses"), NothingFound)


@pytest.mark.parametrize("typed", ["", "   ", "“…”", "?!", "\u202e", "x" * 6_000, "word " * 1_200])
async def test_no_word_and_too_many_are_refused_with_a_sentence(who, typed):
    with pytest.raises(BadOption) as refused:
        await who(typed)

    assert len(refused.value.sentence) < 120


@pytest.mark.parametrize(
    "typed", ['"', "a AND b*", "NEAR(a b)", "'; --", "& | !", "a:*", "(", "x" * 1_000, "a_b c\x00d"]
)
async def test_nothing_typed_is_an_operator(database, who, typed):
    await filed(database, *said(WORDS))
    try:
        assert isinstance(await who(typed), NothingFound)
    except BadOption:
        assert not any(letter.isalnum() for letter in typed)


async def test_a_long_text_is_found_with_some_wrong_words(database, who):
    long = " ".join(
        f"On day {n} the keeper of light number {n * n} went up the stairs" for n in range(12)
    )
    await filed(database, *said(long))
    typed = long.replace("day 3", "dey 3").replace("stairs", "steps", 2).replace("keeper", "man", 1)

    assert len(typed) > 500
    assert words(await who(typed)) == [long]


def test_a_thousand_characters_are_compared_with_hundreds_of_long_quotes_within_a_second():
    asked = " ".join(f"word{n % 37} other{n % 11}" for n in range(80))
    said = " ".join(f"word{n % 31} other{n % 13}" for n in range(300))
    started = perf_counter()
    for _ in range(3 * CANDIDATES):
        likeness(asked, said)
    assert perf_counter() - started < 1


async def test_of_very_many_the_newest_are_compared(database, who):
    for at in range(3):
        each = CANDIDATES // 2
        lines = (f"Buoy {at * each + n} is out of its place again today" for n in range(each))
        await filed(database, *said(*lines), title=f"Part {at}", days_ago=3 - at)

    answer = await who("out of its place again")

    assert answer.sayings[0].quotes[0].article.title == "Part 2"


def test_one_wrong_word_leaves_a_search_that_finds_the_rest():
    (wanted,) = loose(["ships", "leve", "harbour"])
    assert [("ships",), ("harbour",)] in wanted


def test_two_wrong_neighbours_leave_the_words_around_them():
    _, wanted = loose(["all", "ships", "leve", "harbor"])
    assert [("all",), ("harbor",)] in wanted


def test_a_quote_much_shorter_than_what_was_asked_does_not_answer_it():
    assert likeness("a long tale of which only the end is a word", "word") < 50
    assert likeness("word", "only the end is a word") == 100
