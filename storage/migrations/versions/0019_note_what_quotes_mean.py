"""Keep what search by meaning needs of quotes, and drop it when they change."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENTS = {
    "insert": ("INSERT", "new"),
    "update": ("UPDATE OF terms, shown, removed_at", "new"),
    "delete": ("DELETE", "old"),
}
SQLITE = """CREATE TRIGGER quotes_meaning_{moment} AFTER {event} ON quotes BEGIN
    DELETE FROM meanings WHERE article = {row}.article;
END"""
FUNCTION = """CREATE FUNCTION forget_meaning() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    DELETE FROM meanings WHERE article = coalesce(new.article, old.article);
    RETURN NULL;
END $$"""
POSTGRESQL = """CREATE TRIGGER quotes_meaning_{moment} AFTER {event} ON quotes
    FOR EACH ROW EXECUTE FUNCTION forget_meaning()"""


def upgrade() -> None:
    """Make the step: the codes are made by the running bot, bit by bit."""
    op.create_table(
        "meanings",
        sa.Column("article", KEY, nullable=False),
        sa.Column("guild", KEY, nullable=False),
        sa.Column("model", sa.String(length=12), nullable=False),
        sa.Column("quotes", sa.LargeBinary(), nullable=False),
        sa.Column("codes", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article"], ["articles.id"], name="fk_meanings_article", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["guild"], ["guilds.id"], name="fk_meanings_guild", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("article", name="pk_meanings"),
    )
    op.create_index("ix_meanings_guild", "meanings", ["guild"])
    postgresql = op.get_bind().dialect.name == "postgresql"
    if postgresql:
        op.execute(FUNCTION)
    for moment, (event, row) in MOMENTS.items():
        trigger = POSTGRESQL if postgresql else SQLITE
        op.execute(trigger.format(moment=moment, event=event, row=row))


def downgrade() -> None:
    """Take the step back."""
    postgresql = op.get_bind().dialect.name == "postgresql"
    for moment in MOMENTS:
        op.execute(f"DROP TRIGGER quotes_meaning_{moment}" + (" ON quotes" if postgresql else ""))
    if postgresql:
        op.execute("DROP FUNCTION forget_meaning()")
    op.drop_table("meanings")
