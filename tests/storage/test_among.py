"""A briefing of more articles than a statement takes values, on both databases."""

from datetime import timedelta

from news.ids import ArticleId
from tests.support.builders import GUILD, NOW, filed, said
from tests.support.schedules import a_run, a_schedule

TOO_MANY = 40_000  # PostgreSQL takes 32,767 values, and SQLite 32,766 unless built for more


async def test_all_that_a_briefing_asks_may_be_asked_of_more_articles_than_that(database):
    article = await filed(database, *said("Both ferries sail"))
    other = await filed(database, *said("No ferry sails", name="Bea Example"), filed_at=NOW)
    ids = [ArticleId(number) for number in range(TOO_MANY) if number != other]
    async with database.reading() as stores:
        [line] = await stores.briefings.lines(GUILD, ids)
        [quote] = await stores.quotes.of_articles(GUILD, ids)
        assert (line.id, quote.article.id) == (article, article)
        assert await stores.figures.of_articles(GUILD, ids) == ()
        assert await stores.briefings.about(GUILD, ids, ["ferries"]) == {article}
        later = NOW + timedelta(days=1)
        assert await stores.briefings.begun(GUILD, later, without=ids)
        assert not await stores.briefings.begun(GUILD, later, without=[*ids, other])
        everybody = [quote.speaker.id, *range(1_000, TOO_MANY)]
        quoted = await stores.briefings.quoted_before(GUILD, everybody, later, without=[other])
        assert quoted == {quote.speaker.id}
        assert await stores.briefings.quoted_before(GUILD, everybody, later, without=ids) == set()
        assert [each.id for each in await stores.speakers.those(GUILD, everybody)] == [
            quote.speaker.id
        ]


async def test_more_articles_than_that_may_be_covered(database):
    schedule = await a_schedule(database)
    article = await filed(database, *said("Both ferries sail"))
    async with database.transaction() as stores:
        delivery = await stores.deliveries.claim(GUILD, schedule.id, a_run(), now=NOW)
        gone = [ArticleId(number) for number in range(TOO_MANY)]
        assert not await stores.deliveries.keep_parts(GUILD, delivery.id, ["words"], gone)
        assert await stores.deliveries.keep_parts(GUILD, delivery.id, ["words"], [article])
