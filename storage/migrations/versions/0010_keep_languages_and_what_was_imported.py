"""Keep the language of articles, when their pages were updated, and what was imported."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the step; articles filed before it have neither language nor update."""
    op.add_column("articles", sa.Column("language", sa.String(length=8)))
    op.add_column("articles", sa.Column("updated", sa.DateTime(timezone=True)))
    op.create_table(
        "imports",
        sa.Column("guild", KEY, nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("article", KEY, nullable=False),
        sa.ForeignKeyConstraint(
            ["guild"], ["guilds.id"], name="fk_imports_guild", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["article"], ["articles.id"], name="fk_imports_article", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("guild", "digest", name="pk_imports"),
    )
    op.create_index("ix_imports_article", "imports", ["article"])


def downgrade() -> None:
    """Take the step back."""
    op.drop_table("imports")
    op.drop_column("articles", "updated")
    op.drop_column("articles", "language")
