"""Let moderators review quotes that are in doubt, one at a time and once."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the step; what was placed before it is known by its words alone."""
    # Without a reference: to add one, SQLite would have to copy the table, which would lose
    # the triggers that keep the search right.
    op.add_column("quotes", sa.Column("reviewed", KEY))
    op.add_column("quotes", sa.Column("speaker_confidence", sa.Double()))
    op.add_column("placements", sa.Column("number", sa.Integer()))
    _change_origin(nullable=True)
    _make_reviews()
    _make_claims()


def downgrade() -> None:
    """Take the step back; what was found of quotes stays so until their text is read again."""
    for table in ("review_claims", "reviews"):
        op.drop_table(table)
    op.execute("DELETE FROM placements WHERE origin IS NULL")
    _change_origin(nullable=False)
    op.drop_column("placements", "number")
    for column in ("speaker_confidence", "reviewed"):
        op.drop_column("quotes", column)


def _change_origin(*, nullable: bool) -> None:
    with op.batch_alter_table("placements", table_kwargs={"sqlite_autoincrement": True}) as batch:
        batch.alter_column("origin", existing_type=KEY, nullable=nullable)


def _make_reviews() -> None:
    op.create_table(
        "reviews",
        sa.Column("id", KEY, nullable=False),
        sa.Column("guild", KEY, nullable=False),
        sa.Column("change", KEY, nullable=False),
        sa.Column("text", sa.String(length=64), nullable=False),
        sa.Column("words", sa.String(length=64), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("origin", KEY),
        sa.Column("verdict", sa.String(length=20), nullable=False),
        sa.Column("fragments", sa.JSON()),
        sa.Column("quote", KEY),
        sa.Column("before", sa.JSON(), nullable=False),
        _belongs("reviews", "guild"),
        _belongs("reviews", "change"),
        sa.PrimaryKeyConstraint("id", name="pk_reviews"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_reviews_guild_text", "reviews", ["guild", "text"])
    op.create_index("ix_reviews_change", "reviews", ["change"])
    op.create_index("ix_reviews_quote", "reviews", ["quote"])


def _make_claims() -> None:
    op.create_table(
        "review_claims",
        sa.Column("quote", KEY, nullable=False),
        sa.Column("guild", KEY, nullable=False),
        sa.Column("held_by", sa.BigInteger(), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        _belongs("review_claims", "guild"),
        _belongs("review_claims", "quote"),
        sa.PrimaryKeyConstraint("quote", name="pk_review_claims"),
    )
    op.create_index("ix_review_claims_guild", "review_claims", ["guild"])


def _belongs(table: str, column: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column], [f"{column}s.id"], name=f"fk_{table}_{column}", ondelete="CASCADE"
    )
