"""References an article is held against, and its later versions."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "reference",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=False),
        sa.Column("copied_from_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("characters", sa.Integer(), nullable=False),
        sa.Column("extractor", sa.String(length=40), nullable=False),
        sa.Column("file_name", sa.Text(), nullable=True),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("added_by", sa.Text(), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withdrawn_because", sa.Text(), nullable=True),
        sa.CheckConstraint("characters > 0", name=op.f("ck_reference_has_text")),
        sa.CheckConstraint(
            "(withdrawn_at IS NULL) = (withdrawn_because IS NULL)",
            name=op.f("ck_reference_withdrawal_has_a_reason"),
        ),
        sa.ForeignKeyConstraint(
            ["article_id"], ["article.id"], name=op.f("fk_reference_article_id_article")
        ),
        sa.ForeignKeyConstraint(
            ["source_id"], ["source.id"], name=op.f("fk_reference_source_id_source")
        ),
        sa.ForeignKeyConstraint(
            ["copied_from_id"], ["article.id"], name=op.f("fk_reference_copied_from_id_article")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reference")),
        sa.UniqueConstraint("article_id", "sha256", name=op.f("uq_reference_article_id_sha256")),
    )
    op.create_index(op.f("ix_reference_source_id"), "reference", ["source_id"])

    op.create_table(
        "article_version",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("earlier_id", sa.Integer(), nullable=False),
        sa.Column("linked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("linked_by", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "article_id <> earlier_id", name=op.f("ck_article_version_is_of_another")
        ),
        sa.ForeignKeyConstraint(
            ["article_id"], ["article.id"], name=op.f("fk_article_version_article_id_article")
        ),
        sa.ForeignKeyConstraint(
            ["earlier_id"], ["article.id"], name=op.f("fk_article_version_earlier_id_article")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_article_version")),
        sa.UniqueConstraint("article_id", name=op.f("uq_article_version_article_id")),
        sa.UniqueConstraint("earlier_id", name=op.f("uq_article_version_earlier_id")),
    )

    op.create_table(
        "carried_claim",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.Column("carried_from_id", sa.Integer(), nullable=False),
        sa.Column("claim_id", sa.Integer(), nullable=True),
        sa.Column("found", sa.String(length=40), nullable=False),
        sa.Column("start", sa.Integer(), nullable=True),
        sa.Column("end", sa.Integer(), nullable=True),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("parts", sa.JSON(), nullable=False),
        sa.Column("likeness", sa.Double(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_by", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "(found = 'vanished') = (start IS NULL)",
            name=op.f("ck_carried_claim_has_a_place_unless_gone"),
        ),
        sa.CheckConstraint(
            "(state = 'waiting') = (decided_at IS NULL)",
            name=op.f("ck_carried_claim_decision_has_a_time"),
        ),
        sa.CheckConstraint(
            "(state = 'confirmed') = (claim_id IS NOT NULL)",
            name=op.f("ck_carried_claim_confirmed_has_a_claim"),
        ),
        sa.ForeignKeyConstraint(
            ["version_id"],
            ["article_version.id"],
            name=op.f("fk_carried_claim_version_id_article_version"),
        ),
        sa.ForeignKeyConstraint(
            ["carried_from_id"], ["claim.id"], name=op.f("fk_carried_claim_carried_from_id_claim")
        ),
        sa.ForeignKeyConstraint(
            ["claim_id"], ["claim.id"], name=op.f("fk_carried_claim_claim_id_claim")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_carried_claim")),
        sa.UniqueConstraint(
            "version_id",
            "carried_from_id",
            name=op.f("uq_carried_claim_version_id_carried_from_id"),
        ),
        sa.UniqueConstraint("claim_id", name=op.f("uq_carried_claim_claim_id")),
    )
    op.create_index(op.f("ix_carried_claim_carried_from_id"), "carried_claim", ["carried_from_id"])

    op.create_table(
        "version_proposal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("earlier_id", sa.Integer(), nullable=False),
        sa.Column("overlap", sa.Double(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("proposed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_by", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "(state = 'open') = (decided_at IS NULL)",
            name=op.f("ck_version_proposal_decision_has_a_time"),
        ),
        sa.ForeignKeyConstraint(
            ["article_id"], ["article.id"], name=op.f("fk_version_proposal_article_id_article")
        ),
        sa.ForeignKeyConstraint(
            ["earlier_id"], ["article.id"], name=op.f("fk_version_proposal_earlier_id_article")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_version_proposal")),
        sa.UniqueConstraint(
            "article_id", "earlier_id", name=op.f("uq_version_proposal_article_id_earlier_id")
        ),
    )
    op.create_index(op.f("ix_version_proposal_earlier_id"), "version_proposal", ["earlier_id"])

    op.create_table(
        "article_shingle",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.BigInteger(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"], ["article.id"], name=op.f("fk_article_shingle_article_id_article")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_article_shingle")),
        sa.UniqueConstraint("key", "article_id", name=op.f("uq_article_shingle_key_article_id")),
    )
    op.create_index(op.f("ix_article_shingle_article_id"), "article_shingle", ["article_id"])


def downgrade() -> None:
    op.drop_table("article_shingle")
    op.drop_table("version_proposal")
    op.drop_table("carried_claim")
    op.drop_table("article_version")
    op.drop_table("reference")
