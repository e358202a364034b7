"""Correct who said it in what was posted: messages are looked at again, as often as needed."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the step; what was noted before it is about articles that were taken back."""
    op.add_column(
        "withdrawals",
        sa.Column("withdrawn", sa.Boolean(), server_default=sa.true(), nullable=False),
    )
    op.add_column(
        "withdrawals", sa.Column("noted", sa.Integer(), server_default="1", nullable=False)
    )
    op.add_column(
        "parts", sa.Column("edited", sa.Boolean(), server_default=sa.false(), nullable=False)
    )


def downgrade() -> None:
    """Take the step back; what is not about articles that were taken back is forgotten."""
    op.execute("DELETE FROM withdrawals WHERE NOT withdrawn")
    op.drop_column("parts", "edited")
    op.drop_column("withdrawals", "noted")
    op.drop_column("withdrawals", "withdrawn")
