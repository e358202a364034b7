"""Create the archive: guilds, articles, speakers, quotes, figures and what serves them."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make all tables, those first that others refer to."""
    op.create_table(
        "applications",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("commands", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_applications"),
    )
    op.create_table(
        "guilds",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("moderator_role", sa.BigInteger()),
        sa.PrimaryKeyConstraint("id", name="pk_guilds"),
    )
    op.create_table(
        "articles",
        sa.Column("id", KEY, nullable=False),
        sa.Column("guild", KEY, nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "queued",
                "filed",
                "failed",
                "duplicate",
                "retracted",
                name="state",
                native_enum=False,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("dated", MOMENT, nullable=False),
        sa.Column("submitted_by", sa.BigInteger(), nullable=False),
        sa.Column("submitted_at", MOMENT, nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("outlet", sa.Text()),
        sa.Column("byline", sa.Text()),
        sa.Column("published", MOMENT),
        sa.Column("link", sa.Text()),
        sa.Column("reason", sa.Text()),
        sa.Column("duplicate_of", KEY),
        sa.Column("terms", sa.Text()),
        sa.Column("text", sa.Text()),
        sa.ForeignKeyConstraint(
            ["duplicate_of"], ["articles.id"], name="fk_articles_duplicate_of", ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["guild"], ["guilds.id"], name="fk_articles_guild", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_articles"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_articles_duplicate_of", "articles", ["duplicate_of"])
    op.create_index(
        "ix_articles_guild_state_dated_id", "articles", ["guild", "state", "dated", "id"]
    )
    op.create_index("ix_articles_guild_state_outlet", "articles", ["guild", "state", "outlet"])
    op.create_index("ix_articles_state", "articles", ["state"])

    op.create_table(
        "questions",
        sa.Column("id", KEY, nullable=False),
        sa.Column("guild", KEY, nullable=False),
        sa.Column("asked_by", sa.BigInteger(), nullable=False),
        sa.Column("asked_at", MOMENT, nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["guild"], ["guilds.id"], name="fk_questions_guild", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_questions"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_questions_guild_asked_at", "questions", ["guild", "asked_at"])

    op.create_table(
        "speakers",
        sa.Column("id", KEY, nullable=False),
        sa.Column("guild", KEY, nullable=False),
        sa.Column("identity", sa.String(length=64)),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column(
            "type",
            sa.Enum(
                "person",
                "organization",
                "document",
                "group",
                "anonymous",
                "unknown",
                name="speakertype",
                native_enum=False,
                length=20,
            ),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["guild"], ["guilds.id"], name="fk_speakers_guild", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_speakers"),
        sa.UniqueConstraint("guild", "identity", name="uq_speakers_guild_identity"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "aliases",
        sa.Column("speaker", KEY, nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("guild", KEY, nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["guild"], ["guilds.id"], name="fk_aliases_guild", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["speaker"], ["speakers.id"], name="fk_aliases_speaker", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("speaker", "name", name="pk_aliases"),
    )
    op.create_index("ix_aliases_guild_speaker", "aliases", ["guild", "speaker"])

    op.create_table(
        "appearances",
        sa.Column("article", KEY, nullable=False),
        sa.Column("speaker", KEY, nullable=False),
        sa.Column("dated", MOMENT, nullable=False),
        sa.Column("role", sa.Text()),
        sa.Column("names", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article"], ["articles.id"], name="fk_appearances_article", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["speaker"], ["speakers.id"], name="fk_appearances_speaker", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("article", "speaker", name="pk_appearances"),
    )
    op.create_index("ix_appearances_speaker_dated", "appearances", ["speaker", "dated"])

    op.create_table(
        "claims",
        sa.Column("guild", KEY, nullable=False),
        sa.Column("claim", sa.String(length=64), nullable=False),
        sa.Column("article", KEY, nullable=False),
        sa.ForeignKeyConstraint(
            ["article"], ["articles.id"], name="fk_claims_article", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["guild"], ["guilds.id"], name="fk_claims_guild", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("guild", "claim", name="pk_claims"),
    )
    op.create_index("ix_claims_article", "claims", ["article"])

    op.create_table(
        "quotes",
        sa.Column("id", KEY, nullable=False),
        sa.Column("guild", KEY, nullable=False),
        sa.Column("article", KEY, nullable=False),
        sa.Column("speaker", KEY),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("dated", MOMENT, nullable=False),
        sa.Column("shown", sa.Boolean(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("direct", "mixed", "indirect", name="kind", native_enum=False, length=20),
            nullable=False,
        ),
        sa.Column(
            "act",
            sa.Enum(
                "statement",
                "question",
                "refusal",
                "belief",
                name="act",
                native_enum=False,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("negated", sa.Boolean(), nullable=False),
        sa.Column("confidence", sa.Double(), nullable=False),
        sa.Column("spans", sa.JSON(), nullable=False),
        sa.Column("fragments", sa.JSON(), nullable=False),
        sa.Column("mention_span", sa.JSON()),
        sa.Column("mention", sa.Text()),
        sa.Column("cue_span", sa.JSON()),
        sa.Column("cue", sa.Text()),
        sa.Column("terms", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article"], ["articles.id"], name="fk_quotes_article", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["guild"], ["guilds.id"], name="fk_quotes_guild", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["speaker"], ["speakers.id"], name="fk_quotes_speaker", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_quotes"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_quotes_article_position", "quotes", ["article", "position"])
    op.create_index(
        "ix_quotes_guild_speaker_shown_dated_article_position",
        "quotes",
        ["guild", "speaker", "shown", "dated", "article", "position"],
    )
    op.create_index("ix_quotes_speaker", "quotes", ["speaker"])

    op.create_table(
        "submissions",
        sa.Column("article", KEY, nullable=False),
        sa.Column("link", sa.Text()),
        sa.Column("data", sa.LargeBinary()),
        sa.Column("media_type", sa.Text()),
        sa.Column("charset", sa.Text()),
        sa.Column("name", sa.Text()),
        sa.ForeignKeyConstraint(
            ["article"], ["articles.id"], name="fk_submissions_article", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("article", name="pk_submissions"),
    )
    op.create_table(
        "figures",
        sa.Column("id", KEY, nullable=False),
        sa.Column("guild", KEY, nullable=False),
        sa.Column("article", KEY, nullable=False),
        sa.Column("quote", KEY),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("dated", MOMENT, nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "count",
                "money",
                "percent",
                "ratio",
                "duration",
                "measure",
                "score",
                name="figurekind",
                native_enum=False,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column(
            "qualifier",
            sa.Enum(
                "exact", "about", "over", "under", name="qualifier", native_enum=False, length=20
            ),
            nullable=False,
        ),
        sa.Column("value", sa.Double(), nullable=False),
        sa.Column("high", sa.Double()),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("span", sa.JSON(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("measures_span", sa.JSON()),
        sa.Column("measures", sa.Text()),
        sa.Column("context_span", sa.JSON(), nullable=False),
        sa.Column("context", sa.Text(), nullable=False),
        sa.Column("terms", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article"], ["articles.id"], name="fk_figures_article", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["guild"], ["guilds.id"], name="fk_figures_guild", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["quote"], ["quotes.id"], name="fk_figures_quote", ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_figures"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_figures_article_position", "figures", ["article", "position"])
    op.create_index(
        "ix_figures_guild_dated_article_position",
        "figures",
        ["guild", "dated", "article", "position"],
    )
    op.create_index("ix_figures_quote", "figures", ["quote"])


def downgrade() -> None:
    """Drop all tables, those first that refer to others."""
    op.drop_table("figures")
    op.drop_table("submissions")
    op.drop_table("quotes")
    op.drop_table("claims")
    op.drop_table("appearances")
    op.drop_table("aliases")
    op.drop_table("speakers")
    op.drop_table("questions")
    op.drop_table("articles")
    op.drop_table("guilds")
    op.drop_table("applications")
