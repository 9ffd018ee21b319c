"""Sources as they were fetched or handed in, and the words taken from them by place."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    # Plain ADD COLUMN on both databases: other tables point here, so nothing may be copied.
    op.add_column("source", sa.Column("reached_on", sa.Date(), nullable=True))
    op.add_column("source", sa.Column("reached_how", sa.Text(), nullable=False, server_default=""))
    op.add_column("source", sa.Column("media_type", sa.Text(), nullable=True))
    op.add_column(
        "source", sa.Column("no_text_because", sa.Text(), nullable=False, server_default="")
    )
    op.add_column("source", sa.Column("version", sa.Integer(), nullable=False, server_default="1"))
    op.add_column("evidence", sa.Column("start", sa.Integer(), nullable=True))
    op.add_column("evidence", sa.Column("end", sa.Integer(), nullable=True))
    op.add_column("evidence", sa.Column("prefix", sa.Text(), nullable=True))
    op.add_column("evidence", sa.Column("suffix", sa.Text(), nullable=True))
    op.create_table(
        "source_fetch",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=False),
        sa.Column("asked", sa.Text(), nullable=False),
        sa.Column("found_at", sa.Text(), nullable=True),
        sa.Column("status", sa.Integer(), nullable=True),
        sa.Column("media_type", sa.Text(), nullable=True),
        sa.Column("body_sha256", sa.String(length=64), nullable=True),
        sa.Column("text_sha256", sa.String(length=64), nullable=True),
        sa.Column("size", sa.Integer(), nullable=True),
        sa.Column("warc", sa.LargeBinary(), nullable=True),
        sa.Column("problem", sa.Text(), nullable=True),
        sa.Column("fetched_at", MOMENT, nullable=False),
        sa.Column("fetched_by", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "(problem IS NULL) = (body_sha256 IS NOT NULL)",
            name=op.f("ck_source_fetch_came_or_says_why_not"),
        ),
        sa.ForeignKeyConstraint(
            ["source_id"], ["source.id"], name=op.f("fk_source_fetch_source_id_source")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_source_fetch")),
    )
    op.create_index(op.f("ix_source_fetch_source_id"), "source_fetch", ["source_id"])
    op.create_table(
        "source_copy",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=False),
        sa.Column("original_id", sa.Integer(), nullable=False),
        sa.Column("share", sa.Double(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("decided_by", sa.Text(), nullable=True),
        sa.Column("decided_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(
            ["source_id"], ["source.id"], name=op.f("fk_source_copy_source_id_source")
        ),
        sa.ForeignKeyConstraint(
            ["original_id"], ["source.id"], name=op.f("fk_source_copy_original_id_source")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_source_copy")),
        sa.UniqueConstraint(
            "source_id", "original_id", name=op.f("uq_source_copy_source_id_original_id")
        ),
    )
    op.create_index(op.f("ix_source_copy_original_id"), "source_copy", ["original_id"])
    op.create_table(
        "source_index",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=False),
        sa.Column("text_sha256", sa.String(length=64), nullable=False),
        sa.Column("passages", sa.JSON(), nullable=False),
        sa.Column("postings", sa.JSON(), nullable=False),
        sa.Column("vectors", sa.LargeBinary(), nullable=True),
        sa.Column("sketch", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["source_id"], ["source.id"], name=op.f("fk_source_index_source_id_source")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_source_index")),
        sa.UniqueConstraint("source_id", name=op.f("uq_source_index_source_id")),
    )


def downgrade() -> None:
    for table in ("source_index", "source_copy", "source_fetch"):
        op.drop_table(table)
    for column in ("suffix", "prefix", "end", "start"):
        op.drop_column("evidence", column)
    for column in ("version", "no_text_because", "media_type", "reached_how", "reached_on"):
        op.drop_column("source", column)
