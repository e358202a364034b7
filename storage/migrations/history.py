"""Which step of the tables' history a database stands at, and the way to the newest one."""

from enum import Enum, auto
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

# Any number will do; it only has to be the same in every process that upgrades.
_ADVISORY_LOCK = 7_362_841


class Standing(Enum):
    """How a database's tables compare with this program."""

    CURRENT = auto()
    OUTDATED = auto()
    NEWER = auto()


def standing(connection: Connection) -> Standing:
    """Compare the revision that the database notes with those that this program knows."""
    script = ScriptDirectory.from_config(configuration())
    found = set(MigrationContext.configure(connection).get_current_heads())
    if not found <= {revision.revision for revision in script.walk_revisions()}:
        return Standing.NEWER
    return Standing.CURRENT if found == set(script.get_heads()) else Standing.OUTDATED


def upgrade(connection: Connection) -> None:
    """Run the missing steps inside the connection's transaction; two processes take turns."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _ADVISORY_LOCK})
    command.upgrade(configuration(connection), "head")


def revision(connection: Connection, message: str) -> None:
    """Write the next migration: what the tables in the code have and the database has not."""
    config = configuration(connection)
    known = list(ScriptDirectory.from_config(config).walk_revisions())
    command.revision(config, message, autogenerate=True, rev_id=f"{len(known) + 1:04}")


def configuration(connection: Connection | None = None) -> Config:
    """Return Alembic's configuration, made here so that no file with paths is needed."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.set_main_option("file_template", "%%(rev)s_%%(slug)s")
    config.attributes["connection"] = connection
    return config
