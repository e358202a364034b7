"""Keep what moderators put right of articles and speakers, and where answers were shared."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the step; nothing was put right, and no share is known, before it."""
    op.add_column("articles", sa.Column("printed", sa.JSON()))
    op.add_column("speakers", sa.Column("called", sa.Text()))
    op.add_column("appearances", sa.Column("struck", sa.Text()))
    op.add_column(
        "revisions",
        sa.Column("reprocessed", sa.Boolean(), server_default=sa.false(), nullable=False),
    )
    _relate("changed_articles", "change", "article")
    _make_role_decisions()
    _make_shares()
    _relate("shared_articles", "share", "article")


def downgrade() -> None:
    """Take the step back; what was put right stays as it reads."""
    for table in ("shared_articles", "shares", "role_decisions", "changed_articles"):
        op.drop_table(table)
    for table, column in (
        ("revisions", "reprocessed"),
        ("appearances", "struck"),
        ("speakers", "called"),
        ("articles", "printed"),
    ):
        op.drop_column(table, column)


def _relate(table: str, one: str, other: str) -> None:
    """Make a table that relates the rows of two others."""
    op.create_table(
        table,
        sa.Column(one, KEY, nullable=False),
        sa.Column(other, KEY, nullable=False),
        _belongs(table, one),
        _belongs(table, other),
        sa.PrimaryKeyConstraint(one, other, name=f"pk_{table}"),
    )
    op.create_index(f"ix_{table}_{other}", table, [other])


def _make_role_decisions() -> None:
    op.create_table(
        "role_decisions",
        sa.Column("id", KEY, nullable=False),
        sa.Column("guild", KEY, nullable=False),
        sa.Column("change", KEY, nullable=False),
        sa.Column("filed_under", KEY, nullable=False),
        sa.Column("speaker", KEY, nullable=False),
        sa.Column("role", sa.String(length=200), nullable=False),
        sa.Column("dated", MOMENT),
        _belongs("role_decisions", "guild"),
        _belongs("role_decisions", "change"),
        _belongs("role_decisions", "filed_under", "speakers"),
        _belongs("role_decisions", "speaker"),
        sa.PrimaryKeyConstraint("id", name="pk_role_decisions"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_role_decisions_change", "role_decisions", ["change"])
    op.create_index("ix_role_decisions_filed_under", "role_decisions", ["filed_under"])
    op.create_index("ix_role_decisions_speaker_dated", "role_decisions", ["speaker", "dated"])


def _make_shares() -> None:
    op.create_table(
        "shares",
        sa.Column("id", KEY, nullable=False),
        sa.Column("guild", KEY, nullable=False),
        sa.Column("channel", sa.BigInteger(), nullable=False),
        sa.Column("message", sa.BigInteger(), nullable=False),
        sa.Column("shared_by", sa.BigInteger(), nullable=False),
        sa.Column("shared_at", MOMENT, nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.Column("noted", sa.Integer(), server_default="0", nullable=False),
        sa.Column("noted_at", MOMENT),
        sa.Column("due_at", MOMENT),
        sa.Column("reason", sa.Text()),
        _belongs("shares", "guild"),
        sa.PrimaryKeyConstraint("id", name="pk_shares"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_shares_guild", "shares", ["guild"])
    op.create_index("ix_shares_due_at", "shares", ["due_at"])


def _belongs(table: str, column: str, to: str | None = None) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column], [f"{to or f'{column}s'}.id"], name=f"fk_{table}_{column}", ondelete="CASCADE"
    )
