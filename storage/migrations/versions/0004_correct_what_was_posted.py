"""Correct what was posted: which messages may show an article that was taken back."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the step."""
    op.create_table(
        "withdrawals",
        sa.Column("delivery", KEY, autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("article", KEY, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("next_try", MOMENT, nullable=False),
        sa.Column("settled", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.Text()),
        sa.ForeignKeyConstraint(
            ["delivery", "number"],
            ["parts.delivery", "parts.number"],
            name="fk_withdrawals_delivery_number",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["article"], ["articles.id"], name="fk_withdrawals_article", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("delivery", "number", "article", name="pk_withdrawals"),
    )
    op.create_index("ix_withdrawals_article", "withdrawals", ["article"])
    op.create_index("ix_withdrawals_settled_next_try", "withdrawals", ["settled", "next_try"])


def downgrade() -> None:
    """Take the step back."""
    op.drop_table("withdrawals")
