"""Several reviewers to a claim: assignments, comments, disputes."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "desk_setting",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("value", sa.JSON(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_by", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_desk_setting")),
        sa.UniqueConstraint("name", name=op.f("uq_desk_setting_name")),
    )
    op.create_table(
        "assignment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.Column("reviewer", sa.Text(), nullable=False),
        sa.Column("assigned_by", sa.Text(), nullable=False),
        sa.Column("assigned_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("lease_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_because", sa.String(length=40), nullable=True),
        sa.CheckConstraint(
            "(ended_at IS NULL) = (ended_because IS NULL)",
            name=op.f("ck_assignment_end_has_a_reason"),
        ),
        sa.ForeignKeyConstraint(
            ["claim_id"], ["claim.id"], name=op.f("fk_assignment_claim_id_claim")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assignment")),
    )
    op.create_index(op.f("ix_assignment_claim_id"), "assignment", ["claim_id"])
    op.create_index(op.f("ix_assignment_reviewer"), "assignment", ["reviewer"])
    op.create_index(
        "uq_assignment_one_open",
        "assignment",
        ["claim_id", "reviewer"],
        unique=True,
        sqlite_where=sa.text("ended_at IS NULL"),
        postgresql_where=sa.text("ended_at IS NULL"),
    )
    op.create_table(
        "claim_question",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("asked_by", sa.Text(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_verdict_id", sa.Integer(), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "length(trim(words)) > 0", name=op.f("ck_claim_question_asks_something")
        ),
        sa.ForeignKeyConstraint(
            ["claim_id"], ["claim.id"], name=op.f("fk_claim_question_claim_id_claim")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claim_question")),
    )
    op.create_index(op.f("ix_claim_question_claim_id"), "claim_question", ["claim_id"])
    op.create_table(
        "comment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("claim_id", sa.Integer(), nullable=True),
        sa.Column("finding_id", sa.Integer(), nullable=True),
        sa.Column("answers_id", sa.Integer(), nullable=True),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("edited_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(claim_id IS NULL) <> (finding_id IS NULL)", name=op.f("ck_comment_is_on_one_thing")
        ),
        sa.CheckConstraint("length(trim(words)) > 0", name=op.f("ck_comment_says_something")),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name=op.f("fk_comment_claim_id_claim")),
        sa.ForeignKeyConstraint(
            ["finding_id"], ["finding.id"], name=op.f("fk_comment_finding_id_finding")
        ),
        sa.ForeignKeyConstraint(
            ["answers_id"], ["comment.id"], name=op.f("fk_comment_answers_id_comment")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_comment")),
    )
    op.create_index(op.f("ix_comment_claim_id"), "comment", ["claim_id"])
    op.create_index(op.f("ix_comment_finding_id"), "comment", ["finding_id"])
    op.create_table(
        "mention",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("comment_id", sa.Integer(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("put_away_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["comment_id"], ["comment.id"], name=op.f("fk_mention_comment_id_comment")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mention")),
        sa.UniqueConstraint("comment_id", "person", name=op.f("uq_mention_comment_id_person")),
    )
    op.create_index(op.f("ix_mention_person"), "mention", ["person"])
    # Plain ADD COLUMN on both databases: nothing is copied, no trigger is lost.
    op.add_column("scale", sa.Column("made_by", sa.Text(), nullable=True))
    op.add_column("scale", sa.Column("made_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("scale_label", sa.Column("claimreview", sa.Integer(), nullable=True))
    op.add_column("claim", sa.Column("settled_label", sa.Text(), nullable=True))
    op.add_column("claim", sa.Column("withdrawn_as", sa.String(length=40), nullable=True))
    op.add_column("claim", sa.Column("withdrawn_because", sa.Text(), nullable=True))
    op.add_column("claim", sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    for column in ("withdrawn_at", "withdrawn_because", "withdrawn_as", "settled_label"):
        op.drop_column("claim", column)
    op.drop_column("scale_label", "claimreview")
    op.drop_column("scale", "made_at")
    op.drop_column("scale", "made_by")
    op.drop_table("mention")
    op.drop_table("comment")
    op.drop_table("claim_question")
    op.drop_table("assignment")
    op.drop_table("desk_setting")
