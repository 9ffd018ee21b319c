"""A verdict has grounds, belongs to one reviewer, and stands or falls with its line in the record."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError, NoResultFound
from sqlalchemy.orm import Session

from factcheck.domain.errors import RuleViolationError, StaleEditError
from factcheck.domain.evidence import Stance
from factcheck.domain.verdict import Question
from factcheck.history.verify import verify
from factcheck.store.claim import Claim
from factcheck.store.event import Event
from factcheck.store.session import Store
from factcheck.store.verdict import Verdict
from factcheck.workflow.adjudicate import reopen_claim, settle_claim
from factcheck.workflow.review import exclude_claim, record_verdict
from tests import factories
from tests.factories import NOW


def give(
    db: Session, claim: Claim, reviewer: str = "ada", label: str = "supported", **changed: Any
) -> Verdict:
    return record_verdict(
        db,
        **{
            "claim_id": claim.id,
            "question": Question.TRUTH,
            "label": label,
            "rationale": "Bulletin 4 has 41.",
            "as_of": date(2026, 3, 2),
            "version": claim.version,
            "reviewer": reviewer,
            "at": NOW,
        }
        | changed,
    )


@pytest.fixture
def claim(db: Session) -> Claim:
    claim = factories.claim(db)
    factories.evidence(db, claim, Stance.SUPPORTS)
    return claim


def test_a_verdict_moves_the_claim_on_and_is_in_the_record(db: Session, claim: Claim) -> None:
    verdict = give(db, claim)

    assert claim.state == "agreed"
    event = db.scalars(select(Event).order_by(Event.id.desc())).first()
    assert event is not None
    assert (event.actor, event.action, event.subject) == (
        "ada",
        "verdict.recorded",
        f"claim/{claim.id}",
    )
    assert f"verdict/{verdict.id}" in event.body
    assert verify(db).holds


def test_two_who_disagree_dispute_and_a_third_settles(db: Session, claim: Claim) -> None:
    give(db, claim)
    give(db, claim, "grace", "refuted")
    assert claim.state == "disputed"

    with pytest.raises(RuleViolationError, match="Nobody settles a dispute they are part of"):
        settle_claim(
            db, claim_id=claim.id, label="supported", reason="Mine.", adjudicator="ada", at=NOW
        )
    settle_claim(
        db,
        claim_id=claim.id,
        label="supported",
        reason="The bulletin counts.",
        adjudicator="ruth",
        at=NOW,
    )

    assert (claim.state, claim.settled_as) == ("settled", "supported")
    with pytest.raises(RuleViolationError, match="Reopen it"):
        give(db, claim, "edna")
    reopen_claim(db, claim_id=claim.id, reason="Bulletin 5.", actor="ruth", at=NOW)
    assert (claim.state, claim.settled_as) == ("reopened", None)


def test_a_changed_mind_is_a_new_row_that_names_the_old(db: Session, claim: Claim) -> None:
    first = give(db, claim)
    second = give(db, claim, label="mostly-supported")

    assert (first.in_force, second.in_force, second.replaces_id) == (False, True, first.id)
    assert first.label == "supported"
    assert claim.state == "agreed"


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"rationale": "  "}, "needs a reason"),
        ({"label": "true-ish"}, "has no label"),
        ({"label": "not-enough-evidence"}, "where you looked"),
        ({"question": Question.ATTRIBUTION, "label": "confirmed"}, "Nobody is credited"),
        ({"question": Question.FIDELITY, "label": "verbatim"}, "carries no quotation"),
    ],
)
def test_a_verdict_without_grounds_is_refused(
    db: Session, claim: Claim, changed: dict[str, Any], says: str
) -> None:
    with pytest.raises(RuleViolationError, match=says):
        give(db, claim, **changed)


@pytest.mark.parametrize(
    ("label", "refused"),
    [
        ("supported", True),
        ("outdated", True),
        ("not-checkable", False),
        ("not-ratable-as-printed", False),
    ],
)
def test_most_labels_need_evidence(db: Session, label: str, *, refused: bool) -> None:
    bare = factories.claim(db)
    if refused:
        with pytest.raises(RuleViolationError, match="at least one piece of evidence"):
            give(db, bare, label=label)
    else:
        assert give(db, bare, label=label).label == label


def test_the_database_refuses_a_verdict_without_a_rationale_too(store: Store) -> None:
    with store.writing() as db:
        claim = factories.claim(db)
        factories.evidence(db, claim)
        verdict = give(db, claim)
        number = verdict.id

    with pytest.raises(IntegrityError, match="has_a_rationale"), store.writing() as db:
        db.get_one(Verdict, number).rationale = "  "

    with store.reading() as db:
        assert db.get_one(Verdict, number).rationale == "Bulletin 4 has 41."
        assert verify(db).holds


def test_a_desk_may_answer_on_another_scale(db: Session, claim: Claim) -> None:
    verdict = give(db, claim, label="pants-on-fire", scale="politifact")

    assert (verdict.label, verdict.scale_label.label) == ("refuted", "Pants on Fire")


def test_the_second_of_two_at_once_is_told_what_the_first_said(db: Session, claim: Claim) -> None:
    seen = claim.version
    give(db, claim, "ada", version=seen)

    with pytest.raises(StaleEditError, match="ada found it supported") as caught:
        give(db, claim, "grace", "refuted", version=seen)

    assert caught.value.theirs["rationale"] == "Bulletin 4 has 41."
    give(db, claim, "grace", "refuted", version=int(caught.value.theirs["version"]))
    assert claim.state == "disputed"


def test_independent_verdicts_do_not_get_in_each_others_way(db: Session, claim: Claim) -> None:
    claim.verdicts_wanted = 2
    factories.recorded(db)
    seen = claim.version
    give(db, claim, "ada", version=seen)
    assert claim.state == "in_review"
    give(db, claim, "grace", version=seen)
    assert claim.state == "agreed"


def test_an_excluded_claim_says_why_and_takes_no_verdict(db: Session, claim: Claim) -> None:
    with pytest.raises(RuleViolationError, match="why"):
        exclude_claim(db, claim_id=claim.id, reason=" ", version=claim.version, actor="ada", at=NOW)
    exclude_claim(
        db, claim_id=claim.id, reason="An opinion.", version=claim.version, actor="ada", at=NOW
    )

    with pytest.raises(RuleViolationError, match="excluded"):
        give(db, claim)


def test_a_verdict_on_a_claim_that_is_not_there(db: Session) -> None:
    with pytest.raises(NoResultFound):
        record_verdict(
            db, claim_id=999, question=Question.TRUTH, label="supported", rationale="x",
            as_of=date(2026, 3, 2), version=1, reviewer="ada", at=NOW,
        )  # fmt: skip
