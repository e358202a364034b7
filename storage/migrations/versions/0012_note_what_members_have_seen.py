"""Note up to where members have seen what is new, for those who ask for it."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the step; nobody has asked for what is new before it."""
    op.create_table(
        "seen",
        sa.Column("guild", KEY, nullable=False),
        sa.Column("member", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("question", sa.String(length=64), nullable=False),
        sa.Column("quote", KEY, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["guild"], ["guilds.id"], name="fk_seen_guild", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("guild", "member", "question", name="pk_seen"),
    )
    op.create_index("ix_seen_guild_at", "seen", ["guild", "at"])


def downgrade() -> None:
    """Take the step back."""
    op.drop_table("seen")
