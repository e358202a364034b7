"""What is done by the way, at most once an hour: also what is left of servers that were left."""

from datetime import timedelta

from bot.chores import CLEARED_EVERY, Chores
from services.departures import Departures
from services.disputes import Disputes
from services.feed_rounds import FeedRounds
from services.guild_data import KEPT, GuildData
from services.pages import Pages
from services.retention import Retention
from services.robots import Robots
from tests.support.builders import GUILD, NOW, filed, said
from tests.support.extractors import ScriptedExtractor
from tests.support.handing_in import an_intake


async def test_once_an_hour_what_was_left_long_enough_ago_is_deleted(database):
    await filed(database, *said("We open in May"))
    data, pages = GuildData(database), Pages()
    departures = Departures(database, data)
    intake = an_intake(database, ScriptedExtractor())
    feeds = FeedRounds(database, intake, pages, Robots(pages))
    chores = Chores(feeds, Retention(database), departures, Disputes(database), meanings=None)
    await departures.settle(set(), now=NOW)

    await chores(NOW + KEPT)
    await chores(NOW + KEPT + timedelta(minutes=1))
    assert (await data.about(GUILD)).holdings.articles == 1

    await chores(NOW + KEPT + CLEARED_EVERY)
    assert (await data.about(GUILD)).holdings.articles == 0
