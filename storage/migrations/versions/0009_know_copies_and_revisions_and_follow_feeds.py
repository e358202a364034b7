"""Know copies and revisions, restore what was taken back, clear away what is old, follow feeds."""

import hashlib

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)
CHUNK = 1_000  # rows
OF_SPEAKER = ["guild", "speaker", "shown", "dated", "article", "position"]
RUN = 6  # words; see news.quote.said_key, which may change when this step may not


def upgrade() -> None:
    """Make the step. What was filed before is no copy of anything."""
    for column in ("copy_of", "revises"):
        op.add_column("articles", sa.Column(column, KEY))
        op.create_index(f"ix_articles_{column}", "articles", [column])
    for column in ("revised_at", "retracted_at"):
        op.add_column("articles", sa.Column(column, MOMENT))
    op.create_index("ix_articles_guild_state_id", "articles", ["guild", "state", "id"])
    op.add_column("guilds", sa.Column("retention_days", sa.Integer()))
    op.add_column(
        "guilds", sa.Column("excerpts", sa.Boolean(), nullable=False, server_default=sa.false())
    )
    op.add_column("quotes", sa.Column("removed_at", MOMENT))
    op.add_column(
        "quotes", sa.Column("said", sa.String(length=64), nullable=False, server_default="")
    )
    _say_what_was_said()
    # With what it takes to count words once, so that no row need be looked at for that.
    op.drop_index(_index(OF_SPEAKER), "quotes")
    op.create_index(_index([*OF_SPEAKER, "said"]), "quotes", [*OF_SPEAKER, "said"])
    _create_tables()


def downgrade() -> None:
    """Take the step back; a page that waits to be read again is not."""
    for table in ("feed_items", "feeds", "revisions", "sketches"):
        op.drop_table(table)
    op.drop_index(_index([*OF_SPEAKER, "said"]), "quotes")
    op.create_index(_index(OF_SPEAKER), "quotes", OF_SPEAKER)
    op.execute("DELETE FROM quotes WHERE removed_at IS NOT NULL")
    op.execute("DELETE FROM articles WHERE revises IS NOT NULL AND state = 'queued'")
    for column in ("said", "removed_at"):
        op.drop_column("quotes", column)
    for column in ("excerpts", "retention_days"):
        op.drop_column("guilds", column)
    op.drop_index("ix_articles_guild_state_id", "articles")
    for column in ("copy_of", "revises"):
        op.drop_index(f"ix_articles_{column}", "articles")
    for column in ("retracted_at", "revised_at", "revises", "copy_of"):
        op.drop_column("articles", column)


def _say_what_was_said() -> None:
    connection, last = op.get_bind(), 0
    page = sa.text(
        "SELECT id, article, kind, terms FROM quotes WHERE id > :last ORDER BY id LIMIT :chunk"
    )
    while rows := connection.execute(page, {"last": last, "chunk": CHUNK}).all():
        connection.execute(
            sa.text("UPDATE quotes SET said = :said WHERE id = :id"),
            [{"id": row.id, "said": _said(row.article, row.kind, row.terms)} for row in rows],
        )
        last = rows[-1].id


def _said(article: int, kind: str, terms: str) -> str:
    place = "" if len(terms.split()) >= RUN else str(article)
    return hashlib.sha256(f"{kind} {place} {terms}".encode()).hexdigest()


def _create_tables() -> None:
    op.create_table(
        "sketches",
        sa.Column("guild", KEY, autoincrement=False, nullable=False),
        sa.Column("number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("article", KEY, autoincrement=False, nullable=False),
        _reference("sketches", "guild", "guilds"),
        _reference("sketches", "article", "articles"),
        sa.PrimaryKeyConstraint("guild", "number", "article", name="pk_sketches"),
    )
    op.create_index("ix_sketches_article", "sketches", ["article"])
    op.create_table(
        "revisions",
        sa.Column("id", KEY, nullable=False),
        sa.Column("article", KEY, nullable=False),
        sa.Column("found_at", MOMENT, nullable=False),
        *(sa.Column(count, sa.Integer(), nullable=False) for count in ("kept", "added", "removed")),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        _reference("revisions", "article", "articles"),
        sa.PrimaryKeyConstraint("id", name="pk_revisions"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_revisions_article_id", "revisions", ["article", "id"])
    _create_feeds()


def _create_feeds() -> None:
    op.create_table(
        "feeds",
        sa.Column("id", KEY, nullable=False),
        sa.Column("guild", KEY, nullable=False),
        sa.Column("link", sa.String(length=2048), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("added_by", sa.BigInteger(), nullable=False),
        sa.Column("added_at", MOMENT, nullable=False),
        sa.Column("daily", sa.Integer(), nullable=False),
        sa.Column("next_at", MOMENT, nullable=False),
        sa.Column("asked_at", MOMENT),
        sa.Column("etag", sa.Text()),
        sa.Column("modified", sa.Text()),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("trouble", sa.Text()),
        sa.Column("paused", sa.Boolean(), nullable=False),
        _reference("feeds", "guild", "guilds"),
        sa.PrimaryKeyConstraint("id", name="pk_feeds"),
        sa.UniqueConstraint("guild", "link", name="uq_feeds_guild_link"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_feeds_next_at_id", "feeds", ["next_at", "id"])
    op.create_table(
        "feed_items",
        sa.Column("feed", KEY, autoincrement=False, nullable=False),
        sa.Column("item", sa.String(length=64), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("taken", sa.Boolean(), nullable=False),
        _reference("feed_items", "feed", "feeds"),
        sa.PrimaryKeyConstraint("feed", "item", name="pk_feed_items"),
    )
    op.create_index("ix_feed_items_feed_taken_at", "feed_items", ["feed", "taken", "at"])


def _index(columns: list[str]) -> str:
    return f"ix_quotes_{'_'.join(columns)}"


def _reference(table: str, column: str, to: str) -> sa.ForeignKeyConstraint:
    name = f"fk_{table}_{column}"
    return sa.ForeignKeyConstraint([column], [f"{to}.id"], name=name, ondelete="CASCADE")
