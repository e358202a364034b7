"""Everything of a guild: handed out whole, deleted whole, and nothing of another one."""

import pytest
from sqlalchemy import BigInteger
from sqlalchemy.dialects import sqlite

from news.ids import FORGOTTEN, GuildId, UserId
from storage.base import Base
from storage.columns import ROW_GOES
from storage.members import member_columns
from tests.support.builders import ELSEWHERE, GUILD, NOW, filed, said
from tests.support.databases import engine_of
from tests.support.every_table import counted, fill

MINE, OTHERS = UserId(71), UserId(72)

DISCORDS = {
    ("guilds", "id"),
    ("guilds", "moderator_role"),
    ("guilds", "log_channel"),
    ("applications", "id"),
    ("schedules", "channel"),
    ("deliveries", "channel"),
    ("parts", "message"),
    ("shares", "channel"),
    ("shares", "message"),
    ("sketches", "number"),
    ("follows", "recipient"),  # a channel, or who stands in `member` too
    ("notes", "recipient"),
    ("told", "recipient"),
}
"""Large numbers that are no member's id."""


@pytest.fixture
async def engine(database_url):
    """The database, opened anew without what Verbatim checks, with a row in every table twice."""
    engine = engine_of(database_url)
    async with engine.begin() as connection:
        for guild in (GUILD, ELSEWHERE):
            await fill(connection, guild, MINE)
    yield engine
    await engine.dispose()


async def rows_of(engine, guild):
    async with engine.connect() as connection:
        return await counted(connection, guild)


async def test_what_is_deleted_of_a_guild_is_gone_from_every_table_and_another_is_untouched(
    database, engine
):
    before = await rows_of(engine, ELSEWHERE)
    assert set((await rows_of(engine, GUILD)).values()) == {1}

    more = True
    while more:
        async with database.transaction() as stores:
            more = await stores.holdings.erase_some(GUILD)

    assert set((await rows_of(engine, GUILD)).values()) == {0}
    assert await rows_of(engine, ELSEWHERE) == before


async def test_the_rows_of_a_guild_are_of_every_kind_but_what_is_about_members_alone(
    database, engine
):
    async with database.reading() as stores:
        rows = [row async for some in stores.holdings.rows(GUILD) for row in some]

    kinds = {row.table for row in rows}
    assert kinds >= {"guilds", "articles", "quotes", "speakers", "figures", "schedules", "changes"}
    assert kinds.isdisjoint({"seen", "questions", "claims", "submissions", "applications"})
    assert len(rows) == len(kinds)
    (article,) = [row.values for row in rows if row.table == "articles"]
    assert (article["guild"], article["dated"]) == (GUILD, NOW.isoformat())
    assert "terms" not in article


async def test_discords_own_numbers_are_handed_out_as_text_because_they_are_large(database):
    large = GuildId(2**60)
    await filed(database, *said("We open in May"), guild=large)
    async with database.reading() as stores:
        rows = [row async for some in stores.holdings.rows(large) for row in some]
    assert {row.values["id"] for row in rows if row.table == "guilds"} == {str(large)}


async def test_what_is_stored_is_counted(database):
    await filed(database, *said("We open in May", "We close in June"))
    await filed(database, *said("It is elsewhere"), guild=ELSEWHERE)
    async with database.reading() as stores:
        held = await stores.holdings.count(GUILD)
        nothing = await stores.holdings.count(GuildId(1))
    assert (held.articles, held.quotes, held.speakers, held.figures) == (1, 2, 1, 0)
    assert (held.first, held.last) == (NOW, NOW)
    assert (nothing.articles, nothing.first) == (0, None)


async def test_a_member_is_found_and_forgotten_in_every_column_of_this_guild_alone(
    database, engine
):
    expected = {(column.table.name, column.name) for column in member_columns()}
    async with database.reading() as stores:
        found = await stores.members.traces(GUILD, MINE)
        assert await stores.members.traces(GUILD, OTHERS) == ()
    assert {(trace.table, trace.column) for trace in found} == expected

    async with database.transaction() as stores:
        assert await stores.members.forget(GUILD, MINE) == found
        assert await stores.members.forget(GUILD, OTHERS) == ()

    async with database.reading() as stores:
        assert await stores.members.traces(GUILD, MINE) == ()
        nobodys = await stores.members.traces(GUILD, FORGOTTEN)
        elsewhere = await stores.members.traces(ELSEWHERE, MINE)
    gone = {trace.table for trace in found if trace.goes}
    assert {(t.table, t.column) for t in nobodys} == {
        (t.table, t.column) for t in found if t.table not in gone
    }
    assert elsewhere == found
    left = await rows_of(engine, GUILD)
    # What a note quotes goes with it.
    assert {table for table, rows in left.items() if not rows} == gone | {"shared_articles"}


def test_every_large_number_is_a_members_or_known_not_to_be():
    """A new column for a member's id is made with `storage.columns.member`, so that it is found."""
    dialect = sqlite.dialect()
    large = {
        (table.name, column.name)
        for table in Base.metadata.tables.values()
        for column in table.columns
        if isinstance(column.type.dialect_impl(dialect), BigInteger) and ROW_GOES not in column.info
    }
    assert large - DISCORDS == set(), "make it with storage.columns.member, or name it above"
