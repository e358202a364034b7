"""Tell who is who: heads of speakers, names to be known again, doubts, decisions, their trail."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from news.identity import Portrait, filed_keys
from news.speaker import SpeakerType

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)
CHUNK = 1_000  # rows
ADDED = (("speakers", "head"), ("quotes", "filed_under"), ("quotes", "placed"))


def upgrade() -> None:
    """Make the step."""
    _create_tables()
    op.add_column(
        "speakers", sa.Column("decided", sa.Boolean(), nullable=False, server_default=sa.false())
    )
    for table, column in ADDED:
        # Without a reference: to add one, SQLite would have to copy the table, which would lose
        # the triggers that keep the search right.
        op.add_column(table, sa.Column(column, KEY))
        op.create_index(f"ix_{table}_{column}", table, [column])
    op.execute("UPDATE quotes SET filed_under = speaker")
    # Every name may be one of several people now, so a name is no identity any more.
    op.execute("UPDATE speakers SET identity = NULL")
    _appearances("filed_under", "speaker")
    _note_names()


def downgrade() -> None:
    """Take the step back. Who was joined by hand stays joined, but not the names' identities."""
    op.execute(
        "DELETE FROM appearances WHERE EXISTS (SELECT 1 FROM appearances a"
        " WHERE a.article = appearances.article AND a.speaker = appearances.speaker"
        " AND a.filed_under < appearances.filed_under)"
    )
    _appearances("speaker")
    for table, column in ADDED:
        op.drop_index(f"ix_{table}_{column}", table)
        op.drop_column(table, column)
    op.drop_column("speakers", "decided")
    for table in ("placements", "changed", "changes", "doubts", "roles", "name_keys"):
        op.drop_table(table)


def _appearances(*speakers: str) -> None:
    """Make the table anew: its key changes."""
    op.execute("CREATE TABLE appearances_carried AS SELECT * FROM appearances")
    op.drop_table("appearances")
    op.create_table(
        "appearances",
        sa.Column("article", KEY, nullable=False),
        *(sa.Column(speaker, KEY, nullable=False) for speaker in speakers),
        sa.Column("dated", MOMENT, nullable=False),
        sa.Column("role", sa.Text()),
        sa.Column("names", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article"], ["articles.id"], name="fk_appearances_article", ondelete="CASCADE"
        ),
        *(
            sa.ForeignKeyConstraint(
                [speaker], ["speakers.id"], name=f"fk_appearances_{speaker}", ondelete="CASCADE"
            )
            for speaker in speakers
        ),
        sa.PrimaryKeyConstraint("article", speakers[0], name="pk_appearances"),
    )
    columns = ", ".join(("article", *speakers, "dated", "role", "names"))
    carried = ", ".join(("article", *("speaker" for _ in speakers), "dated", "role", "names"))
    op.execute(
        f"INSERT INTO appearances ({columns}) SELECT {carried} FROM appearances_carried"  # noqa: S608 - both are of this file
    )
    op.drop_table("appearances_carried")
    op.create_index("ix_appearances_speaker_dated", "appearances", ["speaker", "dated"])
    if "filed_under" in speakers:
        op.create_index("ix_appearances_filed_under", "appearances", ["filed_under"])


def _note_names() -> None:
    connection = op.get_bind()
    known = connection.execute(sa.text("SELECT id, guild, name, type FROM speakers")).all()
    rows: list[dict[str, Any]] = [
        {"guild": row.guild, "key": key[:200], "speaker": row.id}
        for row in known
        for key in filed_keys(Portrait(row.name, SpeakerType(row.type)))
    ]
    table = sa.table("name_keys", sa.column("guild"), sa.column("key"), sa.column("speaker"))
    for start in range(0, len(rows), CHUNK):
        op.bulk_insert(table, rows[start : start + CHUNK])
    op.execute(
        "INSERT INTO roles (speaker, role) SELECT DISTINCT speaker, substr(role, 1, 200)"
        " FROM appearances WHERE role IS NOT NULL"
    )


def _create_tables() -> None:
    op.create_table(
        "name_keys",
        sa.Column("guild", KEY, autoincrement=False, nullable=False),
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("speaker", KEY, autoincrement=False, nullable=False),
        _reference("name_keys", "guild", "guilds"),
        _reference("name_keys", "speaker", "speakers"),
        sa.PrimaryKeyConstraint("guild", "key", "speaker", name="pk_name_keys"),
    )
    op.create_index("ix_name_keys_speaker", "name_keys", ["speaker"])
    op.create_table(
        "roles",
        sa.Column("speaker", KEY, autoincrement=False, nullable=False),
        sa.Column("role", sa.String(length=200), nullable=False),
        _reference("roles", "speaker", "speakers"),
        sa.PrimaryKeyConstraint("speaker", "role", name="pk_roles"),
    )
    op.create_table(
        "doubts",
        sa.Column("id", KEY, nullable=False),
        sa.Column("guild", KEY, nullable=False),
        sa.Column("new", KEY, nullable=False),
        sa.Column("known", KEY, nullable=False),
        sa.Column("answer", _words("answer", "open", "same", "different"), nullable=False),
        _reference("doubts", "guild", "guilds"),
        _reference("doubts", "new", "speakers"),
        _reference("doubts", "known", "speakers"),
        sa.PrimaryKeyConstraint("id", name="pk_doubts"),
        sa.UniqueConstraint("new", "known", name="uq_doubts_new_known"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_doubts_guild_answer_id", "doubts", ["guild", "answer", "id"])
    op.create_index("ix_doubts_known", "doubts", ["known"])
    kinds = _words("changekind", "merge", "split", "carve", "alias", "apart")
    op.create_table(
        "changes",
        sa.Column("id", KEY, nullable=False),
        sa.Column("guild", KEY, nullable=False),
        sa.Column("kind", kinds, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("by", sa.BigInteger(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.Column("undone_at", MOMENT),
        sa.Column("undone_by", sa.BigInteger()),
        _reference("changes", "guild", "guilds"),
        sa.PrimaryKeyConstraint("id", name="pk_changes"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_changes_guild_id", "changes", ["guild", "id"])
    op.create_table(
        "changed",
        sa.Column("change", KEY, autoincrement=False, nullable=False),
        sa.Column("speaker", KEY, autoincrement=False, nullable=False),
        _reference("changed", "change", "changes"),
        _reference("changed", "speaker", "speakers"),
        sa.PrimaryKeyConstraint("change", "speaker", name="pk_changed"),
    )
    op.create_index("ix_changed_speaker", "changed", ["speaker"])
    op.create_table(
        "placements",
        sa.Column("id", KEY, nullable=False),
        sa.Column("guild", KEY, nullable=False),
        sa.Column("change", KEY, nullable=False),
        sa.Column("text", sa.String(length=64), nullable=False),
        sa.Column("words", sa.String(length=64), nullable=False),
        sa.Column("origin", KEY, nullable=False),
        sa.Column("target", KEY, nullable=False),
        _reference("placements", "guild", "guilds"),
        _reference("placements", "change", "changes"),
        _reference("placements", "origin", "speakers"),
        _reference("placements", "target", "speakers"),
        sa.PrimaryKeyConstraint("id", name="pk_placements"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_placements_guild_text", "placements", ["guild", "text"])
    for column in ("change", "origin", "target"):
        op.create_index(f"ix_placements_{column}", "placements", [column])


def _reference(table: str, column: str, to: str) -> sa.ForeignKeyConstraint:
    name = f"fk_{table}_{column}"
    return sa.ForeignKeyConstraint([column], [f"{to}.id"], name=name, ondelete="CASCADE")


def _words(name: str, *values: str) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, length=20)
