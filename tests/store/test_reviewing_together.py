"""The tables of working together go down and up with rows in them, and refuse what would be half a row."""

from __future__ import annotations

import pytest
from sqlalchemy import inspect, select, text
from sqlalchemy.exc import IntegrityError

from factcheck.history.verify import verify
from factcheck.store import schema
from factcheck.store.claim import Claim
from factcheck.store.comment import Comment
from factcheck.store.review import Assignment
from factcheck.store.session import Store
from factcheck.workflow.adjudicate import send_back, settle_claim, withdraw_settlement
from factcheck.workflow.comment import write_comment
from factcheck.workflow.desk import change_setting
from factcheck.workflow.in_hand import assign_claim
from tests import factories
from tests.factories import NOW
from tests.workflow.test_adjudicate import ADA, GRACE, RUTH, give


def furnish(store: Store) -> None:
    with store.writing() as db:
        factories.account(db, GRACE)
        claim = factories.claim(db, verdicts_wanted=2)
        other = factories.claim(db, claim.article)
        factories.evidence(db, claim)
        give(db, claim, ADA)
        give(db, claim, GRACE, "refuted")
        send_back(db, claim_id=claim.id, question="Why?", adjudicator=RUTH, at=NOW)
        settle_claim(db, claim_id=claim.id, label="mixed", reason="So.", adjudicator=RUTH, at=NOW)
        withdraw_settlement(db, claim_id=claim.id, reason="Not so.", actor=RUTH, at=NOW)
        assign_claim(db, claim_id=other.id, reviewer=ADA, due=None, actor=ADA, at=NOW)
        write_comment(db, claim_id=claim.id, words="@grace.", actor=ADA, at=NOW)
        change_setting(db, name="verdicts-wanted", value=2, actor=RUTH, at=NOW)


def test_rows_survive_the_way_down_and_up(store: Store) -> None:
    furnish(store)
    with store.reading() as db:
        assert verify(db).holds

    schema.downgrade(store, "0004")
    with store.engine.connect() as connection:
        tables = set(inspect(connection).get_table_names())
        claims = connection.execute(text("SELECT count(*) FROM claim")).scalar()
    assert not tables & {"assignment", "claim_question", "comment", "mention", "desk_setting"}
    assert claims == 2

    schema.upgrade(store)
    schema.demand_current(store)
    with store.writing() as db:
        row = db.scalars(select(Claim).order_by(Claim.id)).first()
        assert row is not None
        write_comment(db, claim_id=row.id, words="Still here.", actor=ADA, at=NOW)


def test_a_comment_is_on_one_thing_and_says_something(store: Store) -> None:
    with store.writing() as db:
        claim = factories.claim(db)
        number, finding = claim.id, factories.finding(db, on=claim).id

    for claim_id, finding_id, words in (
        (number, finding, "x"),
        (None, None, "x"),
        (number, None, " "),
    ):
        with pytest.raises(IntegrityError), store.writing() as db:
            db.add(
                Comment(
                    claim_id=claim_id, finding_id=finding_id, words=words, author=ADA,
                    written_at=NOW, version=1,
                )
            )  # fmt: skip
            factories.recorded(db)


def test_nobody_holds_a_claim_twice_at_once(store: Store) -> None:
    with store.writing() as db:
        number = factories.claim(db).id

    with pytest.raises(IntegrityError), store.writing() as db:
        for _ in range(2):
            db.add(Assignment(claim_id=number, reviewer=ADA, assigned_by=ADA, assigned_at=NOW))
        factories.recorded(db)
