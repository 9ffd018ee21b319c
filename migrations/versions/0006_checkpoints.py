"""Signed checkpoints of the record, and what may be erased without breaking it."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
# In the order in which they can be dropped.
TABLES = ("record_check", "tree_tile", "checkpoint", "signing_key", "pseudonym")


def upgrade() -> None:
    op.create_index(op.f("ix_event_actor"), "event", ["actor"])
    op.create_index(op.f("ix_event_at"), "event", ["at"])
    if sa.inspect(op.get_bind()).has_table("kept_pseudonym"):
        for table in TABLES:
            op.rename_table(f"kept_{table}", table)
        return
    op.create_table(
        "pseudonym",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("token", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("salt", sa.String(length=64), nullable=True),
        sa.Column("erased_at", MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pseudonym")),
        sa.UniqueConstraint("token", name=op.f("uq_pseudonym_token")),
        sa.UniqueConstraint("kind", "name", name=op.f("uq_pseudonym_kind_name")),
    )
    op.create_table(
        "signing_key",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("verifier", sa.Text(), nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("retired_at", MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signing_key")),
        sa.UniqueConstraint("verifier", name=op.f("uq_signing_key_verifier")),
    )
    op.create_table(
        "checkpoint",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("root", sa.String(length=64), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("signing_key_id", sa.Integer(), nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("made_because", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(
            ["signing_key_id"],
            ["signing_key.id"],
            name=op.f("fk_checkpoint_signing_key_id_signing_key"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_checkpoint")),
        sa.UniqueConstraint("size", name=op.f("uq_checkpoint_size")),
    )
    op.create_table(
        "tree_tile",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("root", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tree_tile")),
    )
    op.create_table(
        "record_check",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("events", sa.Integer(), nullable=False),
        sa.Column("head", sa.String(length=64), nullable=False),
        sa.Column("problem", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_record_check")),
    )


def downgrade() -> None:
    """Names and keys are put aside, not dropped: without them the record could not be read any more."""
    op.drop_index(op.f("ix_event_at"), "event")
    op.drop_index(op.f("ix_event_actor"), "event")
    bind = op.get_bind()
    used = bind.scalar(sa.text("SELECT count(*) FROM pseudonym")) or bind.scalar(
        sa.text("SELECT count(*) FROM signing_key")
    )
    for table in TABLES:
        if used:
            op.rename_table(table, f"kept_{table}")
        else:
            op.drop_table(table)
