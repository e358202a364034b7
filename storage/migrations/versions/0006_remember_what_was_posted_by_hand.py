"""Remember what was posted by hand, which period a briefing is of, and what it passed over."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)
# SQLite changes a column by copying its table and dropping the old one, and with that, every row
# that refers to it goes. So these are out of the way meanwhile.
CHILDREN = ("parts", "withdrawals")


def upgrade() -> None:
    """Make the step."""
    _set_aside("covered")
    op.drop_table("covered")
    _change_deliveries(nullable=True)
    # What was posted before is all one period: which it was, nobody noted.
    op.execute("UPDATE deliveries SET since = instant")
    _create_covered(
        sa.Column("matched", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("delivery", "article", name="pk_covered"),
        sa.UniqueConstraint("schedule", "article", name="uq_covered_schedule_article"),
        nullable=True,
    )
    op.execute(
        "INSERT INTO covered (schedule, article, delivery, matched)"
        " SELECT schedule, article, delivery, true FROM kept_covered"
    )
    op.execute("DROP TABLE kept_covered")


def downgrade() -> None:
    """Take the step back; what was posted by hand is forgotten."""
    op.execute("DELETE FROM deliveries WHERE schedule IS NULL")
    _set_aside("covered")
    op.drop_table("covered")
    _change_deliveries(nullable=False)
    _create_covered(
        sa.PrimaryKeyConstraint("schedule", "article", name="pk_covered"), nullable=False
    )
    op.create_index("ix_covered_delivery", "covered", ["delivery"])
    op.execute(
        "INSERT INTO covered (schedule, article, delivery)"
        " SELECT schedule, article, delivery FROM kept_covered"
    )
    op.execute("DROP TABLE kept_covered")


def _set_aside(table: str) -> None:
    op.execute(f"CREATE TEMPORARY TABLE kept_{table} AS SELECT * FROM {table}")  # noqa: S608 - ours


def _change_deliveries(*, nullable: bool) -> None:
    copied = CHILDREN if op.get_bind().dialect.name == "sqlite" else ()
    for table in copied:
        _set_aside(table)
    for table in reversed(copied):
        op.execute(f"DELETE FROM {table}")  # noqa: S608 - ours
    with op.batch_alter_table("deliveries", table_kwargs={"sqlite_autoincrement": True}) as batch:
        batch.alter_column("schedule", existing_type=KEY, nullable=nullable)
        if nullable:
            batch.add_column(sa.Column("since", MOMENT))
        else:
            batch.drop_column("since")
    for table in copied:
        op.execute(f"INSERT INTO {table} SELECT * FROM kept_{table}")  # noqa: S608 - ours
        op.execute(f"DROP TABLE kept_{table}")


def _create_covered(*more: sa.schema.SchemaItem, nullable: bool) -> None:
    op.create_table(
        "covered",
        sa.Column("schedule", KEY, nullable=nullable),
        sa.Column("article", KEY, nullable=False),
        sa.Column("delivery", KEY, nullable=False),
        sa.ForeignKeyConstraint(
            ["article"], ["articles.id"], name="fk_covered_article", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["delivery"], ["deliveries.id"], name="fk_covered_delivery", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["schedule"], ["schedules.id"], name="fk_covered_schedule", ondelete="CASCADE"
        ),
        *more,
    )
    op.create_index("ix_covered_article", "covered", ["article"])
