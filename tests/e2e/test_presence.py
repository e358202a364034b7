"""Which servers count as left, over a real connection: those that Discord lists no more."""

from datetime import UTC, datetime

from news.ids import GuildId
from storage.database import Database
from tests.e2e.payloads import GUILD
from tests.support.builders import ELSEWHERE, filed


async def left(database):
    async with database.reading() as stores:
        return await stores.presence.left_before(datetime.now(UTC))


async def test_an_outage_is_no_removal_and_not_to_be_listed_at_the_start_is_one(
    discord, database_url, bot_runs
):
    database = Database(database_url)
    for guild in (GuildId(GUILD), ELSEWHERE):
        await filed(database, "The mayor opened the bridge.", guild=guild)
    discord.gateway.guilds[0]["unavailable"] = True  # listed, and then nothing is told of it

    async with bot_runs():
        assert await discord.until(lambda: left(database)) == (ELSEWHERE,)

    await database.close()
