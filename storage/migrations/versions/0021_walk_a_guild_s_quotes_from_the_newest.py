"""Let PostgreSQL walk a guild's quotes from the newest on, and stop at enough that have the words.

Of a frequent word it would else fetch and sort every hit, or walk the quotes of all guilds.
"""

from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the index, which SQLite has no use for: it walks its index of words."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute("CREATE INDEX ix_quotes_search_newest ON quotes (guild, id)")


def downgrade() -> None:
    """Drop it."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP INDEX ix_quotes_search_newest")
