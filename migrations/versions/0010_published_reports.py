"""Reports published, each version with its correction."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
# All but who published it: a name can be erased, what was published cannot be changed.
FIXED = (
    "id", "published_report_id", "number", "html", "html_sha256", "json", "json_sha256", "options",
    "as_of", "head", "events", "changes", "reason", "published_at",
)  # fmt: skip
KEPT = (
    ("published_version_fixed", f"UPDATE OF {', '.join(FIXED)}"),
    ("published_version_kept", "DELETE"),
)
WHY = "a published version is never changed"


def upgrade() -> None:
    op.create_table(
        "published_report",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("slug", sa.Text(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("latest", sa.Integer(), nullable=False),
        sa.Column("withdrawn_at", MOMENT, nullable=True),
        sa.Column("withdrawn_by", sa.Text(), nullable=True),
        sa.Column("withdrawn_because", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "(withdrawn_at IS NULL) = (withdrawn_because IS NULL)",
            name=op.f("ck_published_report_withdrawal_has_a_reason"),
        ),
        sa.ForeignKeyConstraint(
            ["article_id"], ["article.id"], name=op.f("fk_published_report_article_id_article")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_published_report")),
        sa.UniqueConstraint("slug", name=op.f("uq_published_report_slug")),
        sa.UniqueConstraint("article_id", name=op.f("uq_published_report_article_id")),
    )
    op.create_table(
        "published_version",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("published_report_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("html", sa.LargeBinary(), nullable=False),
        sa.Column("html_sha256", sa.String(length=64), nullable=False),
        sa.Column("json", sa.LargeBinary(), nullable=False),
        sa.Column("json_sha256", sa.String(length=64), nullable=False),
        sa.Column("options", sa.JSON(), nullable=False),
        sa.Column("as_of", sa.Text(), nullable=False),
        sa.Column("head", sa.String(length=64), nullable=False),
        sa.Column("events", sa.Integer(), nullable=False),
        sa.Column("changes", sa.JSON(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("published_at", MOMENT, nullable=False),
        sa.Column("published_by", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["published_report_id"],
            ["published_report.id"],
            name=op.f("fk_published_version_published_report_id_published_report"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_published_version")),
        sa.UniqueConstraint(
            "published_report_id",
            "number",
            name=op.f("uq_published_version_published_report_id_number"),
        ),
    )
    for name, doing in KEPT:
        if op.get_bind().dialect.name == "sqlite":
            op.execute(
                f"CREATE TRIGGER {name} BEFORE {doing} ON published_version "
                f"BEGIN SELECT RAISE(ABORT, '{WHY}'); END"
            )
        else:
            op.execute(
                f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS "
                f"$$ BEGIN RAISE EXCEPTION '{WHY}'; END $$"
            )
            op.execute(
                f"CREATE TRIGGER {name} BEFORE {doing} ON published_version "
                f"FOR EACH ROW EXECUTE FUNCTION {name}()"
            )


def downgrade() -> None:
    op.drop_table("published_version")
    op.drop_table("published_report")
    if op.get_bind().dialect.name != "sqlite":
        for name, _doing in KEPT:
            op.execute(f"DROP FUNCTION {name}()")
