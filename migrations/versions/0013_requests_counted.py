"""How often each token asks, counted over the machines of a desk; SQLite counts in a file of its own."""

from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        # Not logged: it costs no write-ahead log, and a crash only begins the minute anew.
        op.execute(
            "CREATE UNLOGGED TABLE request_count (token_id INTEGER PRIMARY KEY, minute BIGINT NOT NULL, "
            "times INTEGER NOT NULL)"
        )


def downgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP TABLE request_count")
