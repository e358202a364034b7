"""Outlets that give nearly the same words to different people: these wait for a moderator."""

from news.review import Reason, Scope
from services.disputes import Disputes
from services.people import Moderator, People
from services.review import Review, ReviewView
from tests.support.builders import EDITOR, ELSEWHERE, GUILD, NOW, filed, said

ROSA = Moderator(GUILD, EDITOR, NOW)
WORDS = "We will open the northern harbour to all ships before the winter comes"
SPELLED = "we will open the northern harbor to all ships, before the winter comes."
PART = "the northern harbour to all ships before the winter comes"
THANKS = "I want to thank all of you"


async def waiting(database):
    """Compare what is new, and return who is told to say the quotes that wait, newest first."""
    await Disputes(database).catch_up()
    review, found, after = Review(database), [], None
    while True:
        view = await review.next(Scope(), by=ROSA, after=after)
        if not isinstance(view, ReviewView) or view.doubtful.quote.id in dict(found):
            return [name for _, name in found]
        assert view.doubtful.reasons == (Reason.DISPUTED,)
        after = view.doubtful.quote.id
        found.append((after, view.doubtful.quote.speaker.name))


async def test_nearly_the_same_words_and_a_part_of_them_wait_until_they_are_one_speakers(database):
    first = await filed(database, *said(WORDS, THANKS, name="John Kirby", role=None), title="A")
    assert await waiting(database) == []
    await filed(database, *said(SPELLED, f"{THANKS} here", name="Ada Pell", role=None), title="B")
    await filed(database, *said(WORDS, name="Ben Ford", role=None), title="Old", days_ago=60)
    await filed(database, *said(PART, name="Cy Dole", role=None), guild=ELSEWHERE, title="C")
    assert sorted(await waiting(database)) == ["Ada Pell", "Ben Ford", "John Kirby"]

    await People(database).merge("Ben Ford", "John Kirby", by=ROSA)
    await filed(database, *said(PART, name="Cy Dole", role=None), title="C")
    assert sorted(set(await waiting(database))) == ["Ada Pell", "Cy Dole", "John Kirby"]

    await People(database).merge("Ada Pell", "John Kirby", by=ROSA)
    assert sorted(await waiting(database)) == ["Cy Dole", "John Kirby"]
    async with database.transaction() as stores:
        await stores.articles.retract(GUILD, first, at=NOW)
    assert await waiting(database) == []
