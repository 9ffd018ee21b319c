"""Claims split, merged and related by hand, with their lineage."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "claim_lineage",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("parent_id", sa.Integer(), nullable=False),
        sa.Column("child_id", sa.Integer(), nullable=False),
        sa.Column("happened", sa.String(length=40), nullable=False),
        sa.Column("evidence", sa.Integer(), nullable=False),
        sa.Column("verdicts", sa.Integer(), nullable=False),
        sa.Column("verdicts_before", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by", sa.Text(), nullable=False),
        sa.CheckConstraint("parent_id <> child_id", name=op.f("ck_claim_lineage_is_of_another")),
        sa.ForeignKeyConstraint(
            ["parent_id"], ["claim.id"], name=op.f("fk_claim_lineage_parent_id_claim")
        ),
        sa.ForeignKeyConstraint(
            ["child_id"], ["claim.id"], name=op.f("fk_claim_lineage_child_id_claim")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claim_lineage")),
        sa.UniqueConstraint(
            "parent_id", "child_id", name=op.f("uq_claim_lineage_parent_id_child_id")
        ),
    )
    op.create_index(op.f("ix_claim_lineage_child_id"), "claim_lineage", ["child_id"])
    op.create_table(
        "spent_number",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("table_name", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_spent_number")),
        sa.UniqueConstraint("table_name", name=op.f("uq_spent_number_table_name")),
    )


def downgrade() -> None:
    op.drop_table("spent_number")
    op.drop_index(op.f("ix_claim_lineage_child_id"), table_name="claim_lineage")
    op.drop_table("claim_lineage")
