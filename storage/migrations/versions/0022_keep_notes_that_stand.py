"""Keep notes about what is new when they stand, as shares are kept, so that they are put right."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the step; of notes that were sent before it nothing is known."""
    op.add_column("notes", sa.Column("body", sa.JSON()))
    op.add_column("shares", sa.Column("member", sa.BigInteger()))
    op.add_column(
        "shares", sa.Column("edited", sa.Boolean(), server_default=sa.false(), nullable=False)
    )


def downgrade() -> None:
    """Take the step back; notes that stand stay as they are."""
    stood = sa.table("shares", sa.column("id"), sa.column("shared_by"))
    op.execute(stood.delete().where(stood.c.shared_by == 0))
    op.drop_column("shares", "edited")
    op.drop_column("shares", "member")
    op.drop_column("notes", "body")
