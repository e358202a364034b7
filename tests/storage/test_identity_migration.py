"""Speakers from before moderators could say who is who keep their articles, and are joined."""

from alembic import command
from sqlalchemy import text

from news.ids import GuildId
from storage.database import Database
from storage.migrations.history import configuration
from tests.support.builders import filed, said
from tests.support.databases import in_database

OLD = GuildId(1)
MOMENT = "2024-07-26 12:00:00+00:00"
ROWS = (
    "INSERT INTO guilds (id) VALUES (1)",
    (
        "INSERT INTO articles (id, guild, state, dated, submitted_by, submitted_at, filed_at,"
        " attempts, title, terms, text)"
        f" VALUES (5, 1, 'filed', '{MOMENT}', 2, '{MOMENT}', '{MOMENT}', 1, 'Bridges',"
        " 'bridges', 'Hello.')"
    ),
    (
        "INSERT INTO speakers (id, guild, identity, name, type)"
        " VALUES (7, 1, 'abc', 'John Kirby', 'person')"
    ),
    "INSERT INTO aliases (speaker, name, guild, folded) VALUES (7, 'John Kirby', 1, 'john kirby')",
    (
        "INSERT INTO appearances (article, speaker, dated, role, names)"
        f" VALUES (5, 7, '{MOMENT}', 'White House spokesperson', '[\"John Kirby\"]')"
    ),
    (
        "INSERT INTO quotes (id, guild, article, speaker, position, dated, shown, kind,"
        " act, negated, confidence, spans, fragments, terms)"
        f" VALUES (9, 1, 5, 7, 0, '{MOMENT}', true, 'direct', 'statement',"
        " false, 0.9, '[[0, 5]]', '[\"Hello\"]', 'hello')"
    ),
)


async def test_speakers_from_before_are_joined_by_new_articles_and_survive_a_step_back(empty_url):
    await in_database(empty_url, lambda c: command.upgrade(configuration(c), "0007"))
    await in_database(empty_url, lambda c: [c.execute(text(row)) for row in ROWS])
    database = Database(empty_url)
    await database.upgrade()

    await filed(database, *said("The harbour stays open", role="a spokesman"), guild=OLD)

    async with database.reading() as stores:
        (kirby,) = await stores.speakers.matching(OLD, "kirby")
        assert (kirby.id, kirby.quotes) == (7, 2)
        assert {role.role for role in await stores.profiles.roles(OLD, kirby.id)} == {
            "White House spokesperson",
            "a spokesman",
        }
    await database.close()
    await in_database(empty_url, lambda c: command.downgrade(configuration(c), "0007"))
    assert (
        await in_database(empty_url, lambda c: c.scalar(text("SELECT count(*) FROM appearances")))
        == 2
    )
