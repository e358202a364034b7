"""Let SQLite's indexes of words know the guild, so that hits of other guilds are skipped."""

from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

TABLES = ("articles", "figures", "quotes")
# An index of FTS5 gains no column later: it is made anew, and read from the table once.
DROP = (
    "DROP TRIGGER {table}_search_insert",
    "DROP TRIGGER {table}_search_delete",
    "DROP TRIGGER {table}_search_update",
    "DROP TABLE {table}_search",
)
MAKE = (
    """CREATE VIRTUAL TABLE {table}_search USING fts5(
        {columns}, content='{table}', content_rowid='id', tokenize='porter unicode61')""",
    "INSERT INTO {table}_search ({table}_search) VALUES ('rebuild')",
    """CREATE TRIGGER {table}_search_insert AFTER INSERT ON {table} BEGIN
        INSERT INTO {table}_search (rowid, {columns}) VALUES (new.id, {new});
    END""",
    """CREATE TRIGGER {table}_search_delete AFTER DELETE ON {table} BEGIN
        INSERT INTO {table}_search ({table}_search, rowid, {columns})
        VALUES ('delete', old.id, {old});
    END""",
    """CREATE TRIGGER {table}_search_update AFTER UPDATE OF terms ON {table} BEGIN
        INSERT INTO {table}_search ({table}_search, rowid, {columns})
        VALUES ('delete', old.id, {old});
        INSERT INTO {table}_search (rowid, {columns}) VALUES (new.id, {new});
    END""",
)
# That a row is of the guild makes it no better a hit.
RANK = "INSERT INTO {table}_search ({table}_search, rank) VALUES ('rank', 'bm25(1.0, 0.0)')"


def upgrade() -> None:
    """Make the indexes with the guild."""
    _remake("terms", "guild", also=(RANK,))


def downgrade() -> None:
    """Make the indexes without it."""
    _remake("terms")


def _remake(*columns: str, also: tuple[str, ...] = ()) -> None:
    if op.get_bind().dialect.name == "postgresql":
        return
    parts = {
        "columns": ", ".join(columns),
        "old": ", ".join(f"old.{column}" for column in columns),
        "new": ", ".join(f"new.{column}" for column in columns),
    }
    for table in TABLES:
        for statement in (*DROP, *MAKE, *also):
            op.execute(statement.format(table=table, **parts))
