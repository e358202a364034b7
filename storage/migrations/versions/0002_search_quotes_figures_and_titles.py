"""Make quotes, figures and titles searchable, by what each database has for it."""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

TABLES = ("articles", "figures", "quotes")

# The index keeps no copy of the words ("external content"); triggers keep it right, also when a
# row goes because its article or guild goes.
SQLITE = (
    """CREATE VIRTUAL TABLE {table}_search USING fts5(
        terms, content='{table}', content_rowid='id', tokenize='porter unicode61')""",
    """CREATE TRIGGER {table}_search_insert AFTER INSERT ON {table} BEGIN
        INSERT INTO {table}_search (rowid, terms) VALUES (new.id, new.terms);
    END""",
    """CREATE TRIGGER {table}_search_delete AFTER DELETE ON {table} BEGIN
        INSERT INTO {table}_search ({table}_search, rowid, terms)
        VALUES ('delete', old.id, old.terms);
    END""",
    """CREATE TRIGGER {table}_search_update AFTER UPDATE OF terms ON {table} BEGIN
        INSERT INTO {table}_search ({table}_search, rowid, terms)
        VALUES ('delete', old.id, old.terms);
        INSERT INTO {table}_search (rowid, terms) VALUES (new.id, new.terms);
    END""",
)

# PostgreSQL's own "english" drops words such as "who"; a member who types them means them.
POSTGRESQL_DICTIONARY = (
    """CREATE TEXT SEARCH DICTIONARY verbatim_stems (
        TEMPLATE = pg_catalog.snowball, LANGUAGE = english)""",
    "CREATE TEXT SEARCH CONFIGURATION verbatim (COPY = pg_catalog.simple)",
    """ALTER TEXT SEARCH CONFIGURATION verbatim
        ALTER MAPPING FOR asciiword, word WITH verbatim_stems""",
)
POSTGRESQL = (
    """ALTER TABLE {table} ADD COLUMN search tsvector
        GENERATED ALWAYS AS (to_tsvector('verbatim', coalesce(terms, ''))) STORED""",
    "CREATE INDEX ix_{table}_search ON {table} USING gin (search)",
)


def upgrade() -> None:
    """Make the indexes."""
    if op.get_bind().dialect.name == "postgresql":
        for statement in POSTGRESQL_DICTIONARY:
            op.execute(statement)
    for table in TABLES:
        for statement in _statements():
            op.execute(statement.format(table=table))


def downgrade() -> None:
    """Drop the indexes."""
    if op.get_bind().dialect.name == "postgresql":
        for table in TABLES:
            op.execute(f"ALTER TABLE {table} DROP COLUMN search")
        op.execute("DROP TEXT SEARCH CONFIGURATION verbatim")
        op.execute("DROP TEXT SEARCH DICTIONARY verbatim_stems")
        return
    for table in TABLES:
        for moment in ("insert", "delete", "update"):
            op.execute(f"DROP TRIGGER {table}_search_{moment}")
        op.execute(f"DROP TABLE {table}_search")


def _statements() -> tuple[str, ...]:
    return POSTGRESQL if op.get_bind().dialect.name == "postgresql" else SQLITE
