"""Search, saved searches, keys."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

# Which words each sort of row is found by; the place of a row in the index is its id times 8 plus this.
_BODIES = (
    (
        0,
        "claim",
        "statement || ' ' || text || ' ' || coalesce(settled_because, '') || ' ' || coalesce(excluded_because, '')",
    ),
    (1, "article", "title || ' ' || text"),
    (2, "finding", "message || ' ' || text || ' ' || coalesce(reason, '')"),
    (3, "source", "title || ' ' || publisher || ' ' || coalesce(url, '') || ' ' || note"),
    (4, "verdict", "rationale || ' ' || looked_at"),
    (5, "comment", "words"),
    (6, "evidence", "excerpt || ' ' || note"),
)


def upgrade() -> None:
    with op.batch_alter_table("account") as table:
        table.add_column(sa.Column("keys", sa.JSON(), nullable=True))
    op.create_table(
        "saved_search",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("query", sa.Text(), nullable=False),
        sa.Column("kept_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_saved_search_account_id_account")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_saved_search")),
        sa.UniqueConstraint("account_id", "name", name=op.f("uq_saved_search_account_id_name")),
    )
    sqlite = op.get_bind().dialect.name == "sqlite"
    if sqlite:
        op.execute(
            "CREATE VIRTUAL TABLE search_words USING fts5(body, tokenize = 'unicode61 remove_diacritics 2')"
        )
    else:
        op.execute("CREATE TABLE search_words (place bigint PRIMARY KEY, body tsvector NOT NULL)")
        op.execute("CREATE INDEX ix_search_words_body ON search_words USING gin (body)")
    for number, table, body in _BODIES:
        if sqlite:
            op.execute(
                f"INSERT INTO search_words (rowid, body) SELECT id * 8 + {number}, {body} FROM {table}"
            )
        else:
            op.execute(
                f"INSERT INTO search_words (place, body) SELECT id::bigint * 8 + {number}, "
                f"to_tsvector('simple', left(regexp_replace({body}, '[^[:alnum:]]+', ' ', 'g'), 400000)) "
                f"FROM {table}"
            )


def downgrade() -> None:
    op.execute("DROP TABLE search_words")
    op.drop_table("saved_search")
    # Plain, as it came: a batch would make the table anew, and on SQLite what refers to it forbids that.
    op.drop_column("account", "keys")
