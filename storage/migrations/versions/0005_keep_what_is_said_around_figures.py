"""Keep what is said around a figure: event, rate, change, place, time and source."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the step; figures filed before it have none of it."""
    op.add_column("figures", sa.Column("circumstances", sa.JSON(none_as_null=True)))


def downgrade() -> None:
    """Take the step back."""
    op.drop_column("figures", "circumstances")
