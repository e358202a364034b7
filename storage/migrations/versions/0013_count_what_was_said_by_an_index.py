"""Count what a speaker said, the same words once, by an index alone."""

from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

BY_DATE = ["guild", "speaker", "shown", "dated", "article", "position", "said"]
BY_WORDS = ["guild", "speaker", "shown", "said", "dated", "article", "position"]


def upgrade() -> None:
    """Put the words before the date: the same words so stand together."""
    _replace(BY_DATE, BY_WORDS)


def downgrade() -> None:
    """Put the date before the words."""
    _replace(BY_WORDS, BY_DATE)


def _replace(old: list[str], new: list[str]) -> None:
    op.drop_index(f"ix_quotes_{'_'.join(old)}", "quotes")
    op.create_index(f"ix_quotes_{'_'.join(new)}", "quotes", new)
