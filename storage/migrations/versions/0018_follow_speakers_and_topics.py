"""Let members and channels follow speakers and topics."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the step; nobody follows anything before it."""
    _make_follows()
    _make_notes()
    op.create_table(
        "told",
        sa.Column("guild", KEY, nullable=False),
        sa.Column("recipient", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("said", sa.String(length=64), nullable=False),
        sa.Column("member", sa.BigInteger()),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        _belongs("told", "guild"),
        sa.PrimaryKeyConstraint("guild", "recipient", "said", name="pk_told"),
    )
    op.create_index("ix_told_guild_at", "told", ["guild", "at"])


def downgrade() -> None:
    """Take the step back."""
    for table in ("told", "notes", "follows"):
        op.drop_table(table)


def _make_follows() -> None:
    op.create_table(
        "follows",
        sa.Column("id", KEY, nullable=False),
        sa.Column("guild", KEY, nullable=False),
        sa.Column("recipient", sa.BigInteger(), nullable=False),
        sa.Column("member", sa.BigInteger()),
        sa.Column("made_by", sa.BigInteger(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("speaker", KEY),
        sa.Column("topic", sa.Text()),
        sa.Column("target", sa.String(length=200), nullable=False),
        sa.Column("seen", KEY, nullable=False),
        sa.Column("next_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("paused", sa.Text()),
        _belongs("follows", "guild"),
        _belongs("follows", "speaker"),
        sa.PrimaryKeyConstraint("id", name="pk_follows"),
        sa.UniqueConstraint(
            "guild", "recipient", "target", name="uq_follows_guild_recipient_target"
        ),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_follows_speaker", "follows", ["speaker"])


def _make_notes() -> None:
    op.create_table(
        "notes",
        sa.Column("id", KEY, nullable=False),
        sa.Column("guild", KEY, nullable=False),
        sa.Column("recipient", sa.BigInteger(), nullable=False),
        sa.Column("member", sa.BigInteger()),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("claimed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        _belongs("notes", "guild"),
        sa.PrimaryKeyConstraint("id", name="pk_notes"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_notes_guild", "notes", ["guild"])
    op.create_index("ix_notes_claimed_at", "notes", ["claimed_at"])


def _belongs(table: str, column: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column], [f"{column}s.id"], name=f"fk_{table}_{column}", ondelete="CASCADE"
    )
