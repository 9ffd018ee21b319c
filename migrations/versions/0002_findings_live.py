"""Findings live on: switches of the detectors, accepted suggestions, work in the background."""

from importlib import resources

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # Columns are added one by one: making the table anew would let go of the rows that refer to it.
    op.add_column("finding", sa.Column("elsewhere", sa.JSON(), server_default="[]", nullable=False))
    op.add_column("finding", sa.Column("accepted", sa.Text(), nullable=True))
    op.add_column("finding", sa.Column("accepted_by", sa.Text(), nullable=True))
    op.add_column("finding", sa.Column("accepted_at", sa.DateTime(timezone=True), nullable=True))
    op.create_table(
        "detector_switch",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("detector", sa.String(length=40), nullable=False),
        sa.Column("is_on", sa.Boolean(), nullable=False),
        sa.Column("severity", sa.String(length=40), nullable=True),
        sa.Column("decided_by", sa.Text(), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "severity IS NULL OR severity IN ('error', 'warning', 'notice')",
            name=op.f("ck_detector_switch_severity"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_detector_switch")),
        sa.UniqueConstraint("detector", name=op.f("uq_detector_switch_detector")),
    )
    op.create_table(
        "job",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.String(length=40), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("progress", sa.Text(), nullable=False),
        sa.Column("error", sa.Text(), nullable=True),
        sa.Column("asked_by", sa.Text(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("begun_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("lease_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("worker", sa.Text(), nullable=True),
        sa.CheckConstraint("attempts >= 0", name=op.f("ck_job_attempts")),
        sa.ForeignKeyConstraint(
            ["article_id"], ["article.id"], name=op.f("fk_job_article_id_article")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_job")),
        sa.UniqueConstraint(
            "article_id", "kind", "version", name=op.f("uq_job_article_id_kind_version")
        ),
    )
    op.create_index(op.f("ix_job_state"), "job", ["state"])
    op.create_table(
        "quotation_key",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.BigInteger(), nullable=False),
        sa.Column("quotation_id", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"], ["article.id"], name=op.f("fk_quotation_key_article_id_article")
        ),
        sa.ForeignKeyConstraint(
            ["quotation_id"],
            ["quotation.id"],
            name=op.f("fk_quotation_key_quotation_id_quotation"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quotation_key")),
        sa.UniqueConstraint("key", "quotation_id", name=op.f("uq_quotation_key_key_quotation_id")),
    )
    op.create_index(op.f("ix_quotation_key_article_id"), "quotation_key", ["article_id"])
    op.create_table(
        "stored_figure",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("profile", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"], ["article.id"], name=op.f("fk_stored_figure_article_id_article")
        ),
        sa.ForeignKeyConstraint(
            ["claim_id"], ["claim.id"], name=op.f("fk_stored_figure_claim_id_claim")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stored_figure")),
        sa.UniqueConstraint("claim_id", name=op.f("uq_stored_figure_claim_id")),
    )
    op.create_index(op.f("ix_stored_figure_article_id"), "stored_figure", ["article_id"])
    op.create_table(
        "figure_key",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.BigInteger(), nullable=False),
        sa.Column("figure_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["figure_id"], ["stored_figure.id"], name=op.f("fk_figure_key_figure_id_stored_figure")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_figure_key")),
        sa.UniqueConstraint("key", "figure_id", name=op.f("uq_figure_key_key_figure_id")),
    )
    if op.get_bind().dialect.name == "postgresql":
        _make_the_queue()


def _make_the_queue() -> None:
    """Procrastinate's own tables, in a schema of their own: ours are compared with the models."""
    tables = (resources.files("procrastinate.sql") / "schema.sql").read_text("utf-8")
    connection = op.get_bind()
    connection.exec_driver_sql("CREATE SCHEMA procrastinate")
    before = connection.exec_driver_sql("SELECT current_setting('search_path')").scalar()
    connection.exec_driver_sql("SET LOCAL search_path TO procrastinate")
    # Without parameters the driver sends the script as it is: it holds many statements and percent signs.
    connection.connection.driver_connection.execute(tables)
    connection.exec_driver_sql("SELECT set_config('search_path', %s, true)", (before,))


def downgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP SCHEMA procrastinate CASCADE")
    for table in ("figure_key", "stored_figure", "quotation_key", "job", "detector_switch"):
        op.drop_table(table)
    # What no older version knows goes back to what it was: open, and nobody has decided anything.
    op.execute(
        "UPDATE finding SET state = 'open', reason = NULL, decided_by = NULL, decided_at = NULL "
        "WHERE state = 'withdrawn'"
    )
    for column in ("accepted_at", "accepted_by", "accepted", "elsewhere"):
        op.drop_column("finding", column)
