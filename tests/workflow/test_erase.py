"""Erasing a person's name leaves the record whole, and the name nowhere in the database's files."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select

from factcheck.domain.errors import NotFoundError, RuleViolationError
from factcheck.domain.report_options import narrowed
from factcheck.domain.roles import Role
from factcheck.domain.verdict import Question
from factcheck.history.verify import verify
from factcheck.queries.report import build_report
from factcheck.queries.report_options import options_of
from factcheck.queries.telling import lines_of
from factcheck.store.account import Account
from factcheck.store.base import Base
from factcheck.store.event import Event
from factcheck.store.pseudonym import Pseudonym, personal_columns
from factcheck.store.session import Store
from factcheck.store.source import Source
from factcheck.store.token import ApiToken, KeptAnswer
from factcheck.store.verdict import Verdict
from factcheck.workflow.account import add_account, set_password, sign_in
from factcheck.workflow.erase import Erased, erase_contact, erase_person
from factcheck.workflow.publish import publish_report
from factcheck.workflow.review import record_verdict
from factcheck.workflow.token import make_token
from tests import factories
from tests.factories import NOW

ADA, EVE = "ada@example.org", "eve@example.org"


@pytest.fixture
def worked(store: Store) -> Store:
    return _worked(store)


def _worked(store: Store) -> Store:
    """Ada has an account, has judged a claim and attached evidence; Eve is the admin."""
    with store.writing() as db:
        factories.account(db, EVE, Role.ADMIN)
        factories.account(db, ADA)
        claim = factories.claim(db)
        factories.evidence(db, claim)
        record_verdict(
            db, claim_id=claim.id, question=Question.TRUTH, label="supported", rationale="Bulletin 4.",
            as_of=NOW.date(), version=1, reviewer=ADA, at=NOW,
        )  # fmt: skip
    return store


def _erased(store: Store, name: str = ADA) -> Erased:
    with store.writing() as db:
        return erase_person(db, name=name, reason="asked for on 3 March", actor=EVE, at=NOW)


def test_no_event_ever_holds_an_address(worked: Store) -> None:
    with worked.reading() as db:
        for row in db.execute(Event.__table__.select()):
            assert "@" not in row.body + row.actor + row.subject, row.body


def test_the_name_is_gone_and_the_record_holds(worked: Store) -> None:
    with worked.reading() as db:
        before = verify(db)

    done = _erased(worked)

    assert done.name == "erased person 1"
    assert (done.old_events, done.left, done.published) == ((), (), ())
    with worked.reading() as db:
        after = verify(db)
        assert after.holds, after.problem
        assert after.events == before.events + 1
        assert {one.reviewer for one in db.query(Verdict)} == {"erased person 1"}
        person = db.query(Account).filter(Account.email == "erased person 1").one()
        assert person.disabled_at
        rows = db.execute(Event.__table__.select().order_by(Event.id)).all()
        told = [f"{line.actor} {line.sentence}" for line in lines_of(db, rows, EVE)]
    assert not [line for line in told if ADA in line]
    assert told[-1] == f"{EVE} erased the personal data of erased person 1 — “asked for on 3 March”"
    assert any(line.startswith("erased person 1 found claim") for line in told)


def test_not_even_the_files_hold_the_name(sqlite_store: Store, tmp_path: Path) -> None:
    """A server's files are its own; there VACUUM is all that can be asked for."""
    _erased(_worked(sqlite_store))

    sqlite_store.forget_removed()

    files = [one for one in tmp_path.iterdir() if one.name.startswith("factcheck.db")]
    assert files
    assert not [one.name for one in files if ADA.encode() in one.read_bytes()]


def test_an_answer_kept_for_a_program_is_let_go_of(worked: Store) -> None:
    with worked.writing() as db:
        person = db.scalars(select(Account).where(Account.email == ADA)).one()
        make_token(db, account_id=person.id, name="t", role=Role.READER, days=1, at=NOW)
        token = db.scalars(select(ApiToken)).one()
        for key, body in (("1", b'{"by": "ada@example.org"}'), ("2", b"{}"), ("3", None)):
            db.add(
                KeptAnswer(
                    token_id=token.id, key=key, asked_sha256="0" * 64, asked_at=NOW, status=201,
                    headers={}, body=body,
                )
            )  # fmt: skip

    _erased(worked)

    with worked.reading() as db:
        assert set(db.scalars(select(KeptAnswer.key))) == {"2", "3"}


def test_space_can_be_given_back_on_both_databases(worked: Store) -> None:
    _erased(worked)
    worked.forget_removed()

    with worked.reading() as db:
        assert verify(db).holds


def test_nobody_signs_in_as_an_erased_person_and_the_address_can_come_anew(worked: Store) -> None:
    with worked.writing() as db:
        ada = db.query(Account).filter(Account.email == ADA).one()
        set_password(db, account=ada, password="a long enough password", actor=EVE, at=NOW)
    _erased(worked)

    with worked.writing() as db:
        assert sign_in(db, email=ADA, password="a long enough password", at=NOW) is None
        assert (
            sign_in(db, email="erased person 1", password="a long enough password", at=NOW) is None
        )
        add_account(db, email=ADA, role=Role.READER, actor=EVE, at=NOW)
    with worked.reading() as db:
        tokens = [one.token for one in db.query(Pseudonym).filter(Pseudonym.name == ADA)]
        assert len(tokens) == 1
        assert verify(db).holds
    assert _erased(worked).name == "erased person 2"


@pytest.mark.parametrize(
    ("name", "reason", "error"),
    [
        ("nobody@example.org", "asked for", NotFoundError),
        (ADA, " ", RuleViolationError),
        (EVE, "asked for", RuleViolationError),
    ],
)
def test_what_cannot_be_erased_is_refused(
    worked: Store, name: str, reason: str, error: type[Exception]
) -> None:
    with pytest.raises(error), worked.writing() as db:
        erase_person(db, name=name, reason=reason, actor="somebody", at=NOW)


def test_an_admin_can_erase_themselves_when_another_stays(worked: Store) -> None:
    with worked.writing() as db:
        factories.account(db, "max@example.org", Role.ADMIN)

    assert _erased(worked, EVE).name == "erased person 1"
    with worked.reading() as db:
        assert verify(db).holds


def test_the_name_of_somebody_at_the_command_line_can_be_erased(worked: Store) -> None:
    with worked.writing() as db:
        factories.recorded(db, "ida (command line)")

    assert _erased(worked, "ida (command line)").name == "erased person 1"


def test_a_contact_is_known_by_pseudonym_and_can_be_erased(worked: Store) -> None:
    with worked.writing() as db:
        source = factories.source(db, contact="Ivo Tarn, by phone, 2 March").id

    with worked.writing() as db:
        done = erase_contact(db, source_id=source, reason="asked for", actor=EVE, at=NOW)

    assert done.name == "erased contact 1"
    with worked.reading() as db:
        assert db.get_one(Source, source).contact == "erased contact 1"
        assert not [row for row in db.execute(Event.__table__.select()) if "Ivo Tarn" in row.body]
        assert verify(db).holds


def test_words_somebody_wrote_are_pointed_out_not_changed(worked: Store) -> None:
    with worked.writing() as db:
        factories.source(db, note=f"Sent by {ADA} from the site.")

    done = _erased(worked)

    assert [place.split()[1] for place in done.left] == ["note"]
    with worked.reading() as db:
        (event,) = done.old_events
        assert ADA in db.get_one(Event, event).body


def test_what_was_published_with_the_name_is_named_and_stays(worked: Store) -> None:
    with worked.writing() as db:
        judged = build_report(db, article_id=1, desk="Desk", address="")
        for names in (True, False):
            asked = options_of(db, names="yes" if names else "no")
            publish_report(
                db, report=narrowed(judged, asked), options={}, reason="Anew.", actor=EVE, at=NOW
            )

    done = _erased(worked)

    assert done.published == ("published/flood-kills-dozens-in-kadra-1/1",)
    with worked.reading() as db:
        assert verify(db).problem is None


@pytest.mark.parametrize(
    ("changed", "problem"),
    [
        ("UPDATE pseudonym SET name = 'eve' WHERE name = 'ada@example.org'", "was changed"),
        (
            "UPDATE pseudonym SET salt = NULL, name = 'erased person 9' WHERE name = 'ada@example.org'",
            "no event tells of an erasure",
        ),
        ("UPDATE pseudonym SET kind = 'contact' WHERE name = 'ada@example.org'", "was changed"),
        ("DELETE FROM pseudonym WHERE name = 'ada@example.org'", "the name of who did event"),
    ],
)
def test_names_cannot_be_swapped_unseen(worked: Store, changed: str, problem: str) -> None:
    with worked.engine.begin() as connection:
        connection.exec_driver_sql(changed)

    with worked.reading() as db:
        assert problem in str(verify(db).problem)


@pytest.mark.parametrize("tables", ["pseudonym", "pseudonym, verdict, account"])
def test_what_an_erased_person_did_cannot_be_put_on_another(worked: Store, tables: str) -> None:
    """With the name set in every table alike, only the number that the erasure had gives it away."""
    _erased(worked)
    names = {"pseudonym": "name", "verdict": "reviewer", "account": "email"}
    with worked.engine.begin() as connection:
        for table in tables.split(", "):
            column = names[table]
            connection.exec_driver_sql(
                f"UPDATE {table} SET {column} = 'bob@example.org' WHERE {column} = 'erased person 1'"
            )

    with worked.reading() as db:
        assert "it is erased, and called “erased person 1”" in str(verify(db).problem)


def test_a_name_set_where_nobody_was_named_is_found(worked: Store) -> None:
    with worked.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE scale SET made_by = 'somebody' WHERE id = 1")

    with worked.reading() as db:
        assert "scale/1; its made_by was changed" in str(verify(db).problem)


def test_a_statement_cannot_change_what_the_record_vouches_for(worked: Store) -> None:
    from sqlalchemy import delete, update

    for statement in (update(Verdict).values(rationale="x"), delete(Verdict)):
        with pytest.raises(RuntimeError, match="past the record"), worked.writing() as db:
            db.execute(statement)


def test_every_column_that_names_a_person_is_known_to_be_one() -> None:
    """A new column called like one of these has to be marked PERSONAL (store/base.py)."""
    telling = ("email", "reviewer", "author", "person", "actor", "assignee", "owner", "adjudicator")
    unmarked = [
        f"{table.name}.{column.name}"
        for table in Base.metadata.sorted_tables
        if table.name not in {"event", "pseudonym"}
        for column in table.columns
        if (column.name in telling or column.name.endswith("_by"))
        and column.type.python_type is str
        and column not in [one for one, _kind in personal_columns(table)]
    ]

    assert unmarked == []
