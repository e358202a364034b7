"""Let a moderator say that words are nobody's who is known."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the step."""
    _change(nullable=True)


def downgrade() -> None:
    """Take the step back; what was said to be nobody's stays so until its text is read again."""
    op.execute("DELETE FROM placements WHERE target IS NULL")
    _change(nullable=False)


def _change(*, nullable: bool) -> None:
    with op.batch_alter_table("placements", table_kwargs={"sqlite_autoincrement": True}) as batch:
        batch.alter_column("target", existing_type=KEY, nullable=nullable)
