"""Whatever is changed behind the program's back, verification says so and names the event."""

from __future__ import annotations

import re
import sqlite3

import pytest
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from factcheck.domain.evidence import Stance
from factcheck.domain.finding import FindingState
from factcheck.domain.verdict import Question
from factcheck.history.verify import verify
from factcheck.store.article import Quotation
from factcheck.store.finding import Finding, FindingQuotation
from factcheck.store.session import Store
from factcheck.store.tables import RECORDED
from factcheck.workflow.account import issue_link, start_session
from factcheck.workflow.finding import decide_finding
from factcheck.workflow.review import record_verdict
from tests import factories
from tests.factories import NOW


@pytest.fixture
def worked(store: Store) -> Store:
    """A store in which every table has rows."""
    with store.writing() as db:
        person = factories.account(db)
        issue_link(db, account=person, actor="admin@example.org", at=NOW)
        start_session(db, person, NOW)
        article = factories.article(db)
        factories.sentence(db, article, "Flood kills dozens in Kadra", "headline")
        claim = factories.claim(db, article)
        factories.value(db, claim)
        quotation = factories.quotation(db, article, by=claim)
        finding = factories.finding(db, on=claim)
        _tie(db, finding, quotation)
        factories.evidence(db, claim, Stance.SUPPORTS)
        record_verdict(
            db, claim_id=claim.id, question=Question.TRUTH, label="supported", rationale="Bulletin 4.",
            as_of=NOW.date(), version=1, reviewer="ada@example.org", at=NOW,
        )  # fmt: skip
        decide_finding(
            db, finding_id=finding.id, state=FindingState.CONFIRMED, reason="No source.", version=1,
            actor="ada@example.org", at=NOW,
        )  # fmt: skip
    return store


def _tie(db: Session, finding: Finding, quotation: Quotation) -> None:
    db.add(FindingQuotation(finding=finding, quotation=quotation))
    factories.recorded(db)


def _problem(store: Store) -> str | None:
    with store.reading() as db:
        return verify(db).problem


def _behind_its_back(store: Store, *statements: str) -> None:
    """Run statements as somebody would who owns the database file, triggers and keys switched off."""
    if store.file:
        with sqlite3.connect(store.file) as other:
            names = other.execute(
                "SELECT name FROM sqlite_master WHERE type = 'trigger'"
            ).fetchall()
            for statement in (*(f"DROP TRIGGER {name}" for (name,) in names), *statements):
                other.execute(statement)
        other.close()
    else:
        with store.engine.begin() as connection:
            for statement in ("SET session_replication_role = replica", *statements):
                connection.exec_driver_sql(statement)


def test_an_untouched_store_verifies(worked: Store) -> None:
    with worked.reading() as db:
        verification = verify(db)

    assert verification.problem is None
    assert verification.holds
    assert verification.events > 5
    assert re.fullmatch(r"[0-9a-f]{64}", verification.head)


def test_an_empty_store_verifies(store: Store) -> None:
    assert _problem(store) is None


TABLES = [
    "account", "article", "claim", "claim_value", "evidence", "finding", "one_time_link", "quotation",
    "scale", "scale_label", "sentence", "source", "verdict", "web_session",
]  # fmt: skip
TIES = ["claim_quotation", "finding_claim", "finding_quotation"]


@pytest.mark.parametrize("table", TABLES)
def test_a_row_edited_outside_the_record_is_named_with_its_event(worked: Store, table: str) -> None:
    column = next(
        one for one in next(t for t in RECORDED if t.name == table).columns
        if one.type.python_type is str and not one.primary_key
    )  # fmt: skip
    _behind_its_back(
        worked, f"UPDATE {table} SET {column.name} = 'x' WHERE id = (SELECT min(id) FROM {table})"
    )

    problem = _problem(worked)

    assert problem is not None
    assert re.search(rf"event \d+ \([a-z._]+\).*{table}/\d+", problem), problem


@pytest.mark.parametrize("table", TABLES + TIES)
def test_a_row_deleted_outside_the_record_is_named(worked: Store, table: str) -> None:
    _behind_its_back(worked, f"DELETE FROM {table}")

    assert f"{table}/" in str(_problem(worked))


def test_a_row_slipped_in_is_named(worked: Store) -> None:
    _behind_its_back(
        worked,
        "INSERT INTO scale (id, name, version, label, question) VALUES (900, 'x', 1, 'X', 'truth')",
    )

    assert "scale/900 is in the database, but no event put it there" in str(_problem(worked))


@pytest.mark.parametrize(
    "column", ["body", "actor", "action", "subject", "at", "previous", "digest", "article_id"]
)
def test_an_edited_event_is_named(worked: Store, column: str) -> None:
    to = {
        "at": "'2001-01-01 00:00:00+00:00'",
        "article_id": "77",
        "body": "replace(body, '2026', '2025')",
    }
    if worked.is_sqlite and column == "at":
        to["at"] = "'2001-01-01 00:00:00.000000'"
    _behind_its_back(
        worked, f"UPDATE event SET {column} = {to.get(column, repr('x'))} WHERE id = 3"
    )

    assert re.match(r"event [34] \(", str(_problem(worked)))


def test_a_removed_event_is_named(worked: Store) -> None:
    _behind_its_back(worked, "DELETE FROM event WHERE id = 4")

    assert "event 4 is missing" in str(_problem(worked))


def test_two_events_that_changed_places_are_named(worked: Store) -> None:
    _behind_its_back(
        worked,
        "UPDATE event SET id = 900 WHERE id = 4",
        "UPDATE event SET id = 4 WHERE id = 5",
        "UPDATE event SET id = 5 WHERE id = 900",
    )

    assert "event 4" in str(_problem(worked))


@pytest.mark.parametrize("doing", ["UPDATE event SET actor = 'x'", "DELETE FROM event"])
def test_the_database_itself_refuses_to_change_the_record(worked: Store, doing: str) -> None:
    with (
        pytest.raises(DBAPIError, match="the record cannot be"),
        worked.engine.begin() as connection,
    ):
        connection.exec_driver_sql(doing)


def test_a_row_edited_with_the_sqlite_program_is_found(sqlite_store: Store) -> None:
    with sqlite_store.writing() as db:
        factories.claim(db)
    sqlite_store.close()
    with sqlite3.connect(str(sqlite_store.file)) as other:
        other.execute("UPDATE claim SET statement = 'Nobody died.'")
    other.close()

    assert "claim/1; its statement was changed since" in str(_problem(sqlite_store))


def test_the_first_bad_event_is_named_not_the_last(worked: Store) -> None:
    _behind_its_back(
        worked, "UPDATE verdict SET rationale = 'x'", "UPDATE account SET email = 'eve@example.org'"
    )

    assert "(account.added)" in str(_problem(worked))
