"""Note when the bot was greeted into a guild, when it was removed, and what is being deleted."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the step: every guild counts as one in which the bot is, until it finds out."""
    op.add_column("guilds", sa.Column("greeted_join", sa.DateTime(timezone=True)))
    op.add_column("guilds", sa.Column("left_at", sa.DateTime(timezone=True)))
    for flag in ("awaited", "erasing"):
        op.add_column(
            "guilds", sa.Column(flag, sa.Boolean(), server_default=sa.false(), nullable=False)
        )


def downgrade() -> None:
    """Take the step back."""
    for column in ("erasing", "awaited", "left_at", "greeted_join"):
        op.drop_column("guilds", column)
