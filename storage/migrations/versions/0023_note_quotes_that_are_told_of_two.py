"""Note which quotes give nearly the same words to different speakers, article by article."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the step: what is filed already is compared by the running bot, bit by bit."""
    op.create_table(
        "uncompared",
        sa.Column("article", KEY, nullable=False),
        sa.Column("guild", KEY, nullable=False),
        _belongs("uncompared", "article"),
        _belongs("uncompared", "guild"),
        sa.PrimaryKeyConstraint("article", name="pk_uncompared"),
    )
    op.create_index("ix_uncompared_guild", "uncompared", ["guild"])
    op.create_table(
        "disputes",
        sa.Column("quote", KEY, nullable=False),
        sa.Column("other", KEY, nullable=False),
        sa.Column("guild", KEY, nullable=False),
        _belongs("disputes", "quote"),
        _belongs("disputes", "other", "quotes"),
        _belongs("disputes", "guild"),
        sa.PrimaryKeyConstraint("quote", "other", name="pk_disputes"),
    )
    op.create_index("ix_disputes_other", "disputes", ["other"])
    op.create_index("ix_disputes_guild", "disputes", ["guild"])
    op.execute(
        "INSERT INTO uncompared (article, guild) SELECT id, guild FROM articles"
        " WHERE state = 'filed'"
    )


def downgrade() -> None:
    """Take the step back."""
    op.drop_table("disputes")
    op.drop_table("uncompared")


def _belongs(table: str, column: str, to: str | None = None) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column], [f"{to or f'{column}s'}.id"], name=f"fk_{table}_{column}", ondelete="CASCADE"
    )
