"""Earlier claims like this one, how claims hang together, what is stale, answers to checklists."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def _to(table: str, column: str, other: str, **more: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column], [f"{other}.id"], name=op.f(f"fk_{table}_{column}_{other}"), **more
    )


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=False)


def _words(name: str, *, needed: bool = True) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=not needed)


def _moment(name: str, *, needed: bool = True) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=not needed)


def _key(table: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}"))


def _index(table: str, column: str) -> None:
    op.create_index(op.f(f"ix_{table}_{column}"), table, [column])


def upgrade() -> None:
    op.create_table(
        "claim_key",
        _number("id"),
        sa.Column("key", sa.BigInteger(), nullable=False),
        _number("claim_id"),
        _to("claim_key", "claim_id", "claim", ondelete="CASCADE"),
        _key("claim_key"),
        sa.UniqueConstraint("key", "claim_id", name=op.f("uq_claim_key_key_claim_id")),
    )
    _index("claim_key", "claim_id")
    op.create_table(
        "match_refusal",
        _number("id"),
        _number("claim_id"),
        _number("other_id"),
        _words("refused_by"),
        _moment("refused_at"),
        _to("match_refusal", "claim_id", "claim"),
        _to("match_refusal", "other_id", "claim"),
        _key("match_refusal"),
        sa.UniqueConstraint(
            "claim_id", "other_id", name=op.f("uq_match_refusal_claim_id_other_id")
        ),
    )
    _index("match_refusal", "other_id")
    op.create_table(
        "claim_relation",
        _number("id"),
        _number("claim_id"),
        _number("other_id"),
        sa.Column("kind", sa.String(length=40), nullable=False),
        _words("reason"),
        _words("proposed", needed=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        _words("made_by"),
        _moment("made_at"),
        _moment("ended_at", needed=False),
        _words("ended_because", needed=False),
        sa.CheckConstraint("claim_id <> other_id", name=op.f("ck_claim_relation_is_to_another")),
        sa.CheckConstraint("length(trim(reason)) > 0", name=op.f("ck_claim_relation_has_a_reason")),
        sa.CheckConstraint(
            "(ended_at IS NULL) = (ended_because IS NULL)",
            name=op.f("ck_claim_relation_end_has_a_reason"),
        ),
        _to("claim_relation", "claim_id", "claim"),
        _to("claim_relation", "other_id", "claim"),
        _key("claim_relation"),
    )
    _index("claim_relation", "claim_id")
    _index("claim_relation", "other_id")
    op.create_index(
        "uq_claim_relation_one_in_force",
        "claim_relation",
        ["claim_id", "other_id", "kind"],
        unique=True,
        sqlite_where=sa.text("ended_at IS NULL"),
        postgresql_where=sa.text("ended_at IS NULL"),
    )
    op.create_table(
        "claim_reuse",
        _number("id"),
        _number("claim_id"),
        _number("verdict_id"),
        _number("earlier_id"),
        sa.Column("earlier_label", sa.String(length=40), nullable=False),
        _words("reused_by"),
        _moment("reused_at"),
        sa.CheckConstraint("claim_id <> earlier_id", name=op.f("ck_claim_reuse_is_of_another")),
        _to("claim_reuse", "claim_id", "claim"),
        _to("claim_reuse", "verdict_id", "verdict"),
        _to("claim_reuse", "earlier_id", "claim"),
        _key("claim_reuse"),
        sa.UniqueConstraint("verdict_id", name=op.f("uq_claim_reuse_verdict_id")),
    )
    _index("claim_reuse", "claim_id")
    _index("claim_reuse", "earlier_id")
    op.create_table(
        "reused_evidence",
        _number("id"),
        _number("reuse_id"),
        _number("evidence_id"),
        _to("reused_evidence", "reuse_id", "claim_reuse"),
        _to("reused_evidence", "evidence_id", "evidence"),
        _key("reused_evidence"),
        sa.UniqueConstraint(
            "reuse_id", "evidence_id", name=op.f("uq_reused_evidence_reuse_id_evidence_id")
        ),
    )
    _index("reused_evidence", "evidence_id")
    op.create_table(
        "claim_stale",
        _number("id"),
        _number("claim_id"),
        _number("because_id"),
        _number("event_id"),
        sa.Column("tie", sa.String(length=40), nullable=False),
        _words("what"),
        _moment("since"),
        _moment("cleared_at", needed=False),
        _words("cleared_by", needed=False),
        _words("cleared_because", needed=False),
        sa.CheckConstraint(
            "(cleared_at IS NULL) = (cleared_because IS NULL)",
            name=op.f("ck_claim_stale_clearing_has_a_reason"),
        ),
        _to("claim_stale", "claim_id", "claim"),
        _to("claim_stale", "because_id", "claim"),
        _key("claim_stale"),
    )
    _index("claim_stale", "claim_id")
    _index("claim_stale", "because_id")
    op.create_index(
        "ix_claim_stale_open",
        "claim_stale",
        ["claim_id"],
        sqlite_where=sa.text("cleared_at IS NULL"),
        postgresql_where=sa.text("cleared_at IS NULL"),
    )
    op.create_table(
        "claim_answer",
        _number("id"),
        _number("claim_id"),
        _words("question"),
        _words("answer"),
        _words("source"),
        _words("answered_by"),
        _moment("answered_at"),
        _number("version"),
        sa.CheckConstraint("length(trim(answer)) > 0", name=op.f("ck_claim_answer_says_something")),
        _to("claim_answer", "claim_id", "claim"),
        _key("claim_answer"),
        sa.UniqueConstraint("claim_id", "question", name=op.f("uq_claim_answer_claim_id_question")),
    )


def downgrade() -> None:
    for table in (
        "claim_answer", "claim_stale", "reused_evidence", "claim_reuse", "claim_relation",
        "match_refusal", "claim_key",
    ):  # fmt: skip
        op.drop_table(table)
