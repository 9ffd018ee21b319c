"""What somebody can do to a record who owns the database file and knows how it is made."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

from factcheck.history.chain import canonical, digest

FREE = (
    "DROP TRIGGER event_is_kept",
    "DROP TRIGGER event_is_not_removed",
)


def cut_tail(file: Path, keep: int, *, thoroughly: bool = False) -> None:
    """Remove every event after `keep`, and with `thoroughly` the checkpoints and tiles that knew them."""
    with closing(sqlite3.connect(file)) as db, db:
        for statement in FREE:
            db.execute(statement)
        db.execute("DELETE FROM event WHERE id > ?", (keep,))
        if thoroughly:
            db.execute("DELETE FROM checkpoint WHERE size > ?", (keep,))
            db.execute("DELETE FROM tree_tile")


def rewrite(file: Path, first: int, old: str, new: str) -> None:
    """Change words from event `first` on, and every digest after it, so that the chain holds again."""
    with closing(sqlite3.connect(file)) as db, db:
        for statement in FREE:
            db.execute(statement)
        previous = db.execute("SELECT digest FROM event WHERE id = ?", (first - 1,)).fetchone()[0]
        rows = db.execute(
            "SELECT id, body FROM event WHERE id >= ? ORDER BY id", (first,)
        ).fetchall()
        for number, body in rows:
            changed = body.replace(old, new)
            assert canonical(json.loads(changed)) == changed
            made = digest(previous, changed)
            db.execute(
                "UPDATE event SET body = ?, previous = ?, digest = ? WHERE id = ?",
                (changed, previous, made, number),
            )
            previous = made
        db.execute("UPDATE article SET title = replace(title, ?, ?)", (old, new))
        db.execute("DELETE FROM tree_tile")
