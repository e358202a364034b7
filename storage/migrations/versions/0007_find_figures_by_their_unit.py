"""Find figures by their unit, and the units that there are."""

from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

INDEX = "ix_figures_guild_unit_dated"


def upgrade() -> None:
    """Make the step."""
    op.create_index(INDEX, "figures", ["guild", "unit", "dated"])


def downgrade() -> None:
    """Take the step back."""
    op.drop_index(INDEX, table_name="figures")
