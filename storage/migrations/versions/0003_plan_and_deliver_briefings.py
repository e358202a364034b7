"""Plan and deliver briefings: schedules, deliveries, when articles were filed, settings."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)

SETTINGS: dict[str, sa.types.TypeEngine[Any]] = {
    "zone": sa.Text(),
    "grace_minutes": sa.Integer(),
    "log_channel": sa.BigInteger(),
}


def upgrade() -> None:
    """Make the step."""
    op.create_table(
        "schedules",
        sa.Column("id", KEY, nullable=False),
        sa.Column("guild", KEY, nullable=False),
        sa.Column("channel", sa.BigInteger(), nullable=False),
        sa.Column("zone", sa.Text(), nullable=False),
        sa.Column("times", sa.JSON(), nullable=False),
        sa.Column("weekdays", sa.JSON(), nullable=False),
        sa.Column("month_day", sa.Integer()),
        sa.Column("topics", sa.JSON(), nullable=False),
        sa.Column("speakers", sa.JSON(), nullable=False),
        sa.Column(
            "empty",
            sa.Enum("skip", "say", name="empty", native_enum=False, length=20),
            nullable=False,
        ),
        sa.Column("look_back_hours", sa.Integer(), nullable=False),
        sa.Column("made_by", sa.BigInteger(), nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("due_local", sa.DateTime(), nullable=False),
        sa.Column("due_at", MOMENT, nullable=False),
        sa.Column("paused", sa.Text()),
        sa.Column("paused_by_us", sa.Boolean(), nullable=False),
        sa.Column("removed", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["guild"], ["guilds.id"], name="fk_schedules_guild", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_schedules"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_schedules_due_at_id", "schedules", ["due_at", "id"])
    op.create_index("ix_schedules_guild", "schedules", ["guild"])

    op.create_table(
        "deliveries",
        sa.Column("id", KEY, nullable=False),
        sa.Column("guild", KEY, nullable=False),
        sa.Column("schedule", KEY, nullable=False),
        sa.Column("channel", sa.BigInteger(), nullable=False),
        sa.Column("local", sa.DateTime(), nullable=False),
        sa.Column("instant", MOMENT, nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "claimed",
                "sent",
                "empty",
                "missed",
                "failed",
                name="deliverystate",
                native_enum=False,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("claimed_at", MOMENT, nullable=False),
        sa.Column("late", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.Text()),
        sa.ForeignKeyConstraint(
            ["guild"], ["guilds.id"], name="fk_deliveries_guild", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["schedule"], ["schedules.id"], name="fk_deliveries_schedule", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_deliveries"),
        sa.UniqueConstraint("schedule", "local", name="uq_deliveries_schedule_local"),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "ix_deliveries_guild_schedule_instant", "deliveries", ["guild", "schedule", "instant"]
    )
    op.create_index("ix_deliveries_state_claimed_at", "deliveries", ["state", "claimed_at"])

    op.create_table(
        "covered",
        sa.Column("schedule", KEY, nullable=False),
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
        sa.PrimaryKeyConstraint("schedule", "article", name="pk_covered"),
    )
    op.create_index("ix_covered_article", "covered", ["article"])
    op.create_index("ix_covered_delivery", "covered", ["delivery"])

    op.create_table(
        "parts",
        sa.Column("delivery", KEY, nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("nonce", sa.String(length=25), nullable=False),
        sa.Column("message", sa.BigInteger()),
        sa.ForeignKeyConstraint(
            ["delivery"], ["deliveries.id"], name="fk_parts_delivery", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("delivery", "number", name="pk_parts"),
    )
    # Not by a copy of the table, which would lose the triggers that keep the search right.
    op.add_column("articles", sa.Column("filed_at", MOMENT))
    op.execute("UPDATE articles SET filed_at = submitted_at WHERE state IN ('filed', 'failed')")
    op.create_index("ix_articles_guild_state_filed_at", "articles", ["guild", "state", "filed_at"])
    for name, kind in SETTINGS.items():
        op.add_column("guilds", sa.Column(name, kind))


def downgrade() -> None:
    """Take the step back."""
    for name in SETTINGS:
        op.drop_column("guilds", name)
    op.drop_index("ix_articles_guild_state_filed_at", "articles")
    op.drop_column("articles", "filed_at")
    for table in ("parts", "covered", "deliveries", "schedules"):
        op.drop_table(table)
