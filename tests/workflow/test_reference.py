"""An article held against a record: findings follow, a grade is accepted as a verdict with its evidence."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.domain.errors import NotFoundError, RuleViolationError, StaleEditError
from factcheck.domain.finding import FindingState
from factcheck.history.verify import verify
from factcheck.queries.compare import compare_page
from factcheck.store.claim import Claim
from factcheck.store.event import Event
from factcheck.store.finding import Finding
from factcheck.store.reference import Reference
from factcheck.store.session import Store
from factcheck.store.source import Evidence, Source
from factcheck.workflow.fidelity import accept_grade
from factcheck.workflow.finding import decide_finding
from factcheck.workflow.holding import HOLDING, held_against
from factcheck.workflow.reference import (
    NewReference,
    attach_reference,
    stored_text,
    withdraw_reference,
)
from tests import factories
from tests.factories import NOW

RECORD = "GOVERNOR RUIZ: We will not rebuild every house. We will open the schools.\n"
QUOTED = "We will rebuild every house,"


def quoted(db: Session) -> tuple[int, int, int]:
    """An article with a claim that carries a quotation: their ids."""
    article = factories.article(db)
    claim = factories.claim(
        db, article, "“We will rebuild every house,” Ruiz told reporters", kind="quotation"
    )
    quotation = factories.quotation(db, article, QUOTED, by=claim)
    return article.id, claim.id, quotation.id


def attach(db: Session, article: int, text: str = RECORD, name: str = "Transcript") -> Reference:
    return attach_reference(
        db, article_id=article, new=NewReference(name=name, text=text), actor="ada", at=NOW
    )


def held_findings(db: Session) -> list[Finding]:
    return list(
        db.scalars(select(Finding).where(Finding.detector.in_(HOLDING)).order_by(Finding.id))
    )


def accept(db: Session, ids: tuple[int, int, int], reference: int, **changed: object) -> object:
    _, claim, quotation = ids
    return accept_grade(
        db,
        **{  # type: ignore[arg-type]
            "claim_id": claim, "quotation_id": quotation, "reference_id": reference,
            "label": "altered-meaning", "as_of": date(2026, 3, 4), "reviewer": "ada", "at": NOW,
            "version": db.get_one(Claim, claim).version,
        } | changed,
    )  # fmt: skip


def test_the_findings_of_a_record_follow_it_and_are_tied_to_the_claim(store: Store) -> None:
    with store.writing() as db:
        ids = quoted(db)
        reference = attach(db, ids[0])

        (finding,) = held_findings(db)
        assert (finding.kind, finding.text) == ("altered-quote", QUOTED)
        assert "“not” is left out" in finding.message
        assert [one.claim_id for one in finding.claims] == [ids[1]]
        assert reference.sha256 in db.scalars(select(Event.body).order_by(Event.id)).all()[-1]
        assert db.get_one(Source, reference.source_id).text == RECORD
    with store.reading() as db:
        assert verify(db).holds


def test_a_reference_that_goes_takes_its_open_findings_along_and_no_answered_ones(
    db: Session,
) -> None:
    ids = quoted(db)
    first = attach(db, ids[0])
    withdraw_reference(db, reference_id=first.id, reason="The wrong day.", actor="ada", at=NOW)
    assert [one.state for one in held_findings(db)] == ["withdrawn"]

    attach(db, ids[0])  # the same words again
    (finding,) = held_findings(db)
    assert finding.state == "open"
    decide_finding(
        db, finding_id=finding.id, state=FindingState.CONFIRMED, reason="So it is.",
        version=finding.version, actor="ada", at=NOW,
    )  # fmt: skip
    withdraw_reference(db, reference_id=first.id, reason="Again.", actor="ada", at=NOW)
    assert [one.state for one in held_findings(db)] == ["confirmed"]
    assert held_against(db, ids[0]) == ()


def test_a_second_record_that_has_the_words_clears_the_first(db: Session) -> None:
    ids = quoted(db)
    attach(db, ids[0], "Nothing was said about it on that day.", "First day")
    assert [one.kind for one in held_findings(db)] == ["quote-not-found"]

    attach(db, ids[0], "RUIZ: We will rebuild every house.", "Second day")

    assert [one.state for one in held_findings(db)] == ["withdrawn"]


def test_an_accepted_grade_is_a_verdict_with_the_passage_as_evidence(store: Store) -> None:
    with store.writing() as db:
        ids = quoted(db)
        reference = attach(db, ids[0])
        verdict = accept(db, ids, reference.id)

        assert (verdict.question, verdict.label) == ("fidelity", "altered-meaning")  # type: ignore[attr-defined]
        evidence = db.scalars(select(Evidence)).one()
        assert evidence.excerpt == "We will not rebuild every house"
        assert evidence.stance == "refutes"
        assert evidence.source_id == reference.source_id
        assert db.scalars(select(Event.action).order_by(Event.id)).all()[-2:] == [
            "evidence.added",
            "verdict.recorded",
        ]

        accept(db, ids, reference.id, rationale="I heard it too.")
        assert len(db.scalars(select(Evidence)).all()) == 1
    with store.reading() as db:
        page = compare_page(db, ids[0], reference_id=None, earlier_id=None, viewer="ada")
        assert [(one.grade, one.given) for one in page.quotes] == [
            ("altered-meaning", "altered-meaning")
        ]
        assert verify(db).holds


def test_a_grade_that_is_not_the_machines_any_more_is_not_accepted(db: Session) -> None:
    ids = quoted(db)
    reference = attach(db, ids[0])

    with pytest.raises(StaleEditError):
        accept(db, ids, reference.id, label="verbatim")
    with pytest.raises(StaleEditError):
        accept(db, ids, reference.id, version=99)
    assert db.scalars(select(Evidence.claim_id).where(Evidence.claim_id != ids[1])).all() == []


def test_only_a_claim_that_carries_the_quotation_takes_its_grade(db: Session) -> None:
    ids = quoted(db)
    reference = attach(db, ids[0])
    other = factories.claim(db, db.get_one(Reference, reference.id).article)

    with pytest.raises(RuleViolationError, match="does not carry"):
        accept(db, (ids[0], other.id, ids[2]), reference.id)
    withdraw_reference(db, reference_id=reference.id, reason="x", actor="ada", at=NOW)
    with pytest.raises(NotFoundError):
        accept(db, ids, reference.id)


def test_what_cannot_be_a_reference_is_refused(db: Session) -> None:
    ids = quoted(db)
    attach(db, ids[0])

    with pytest.raises(RuleViolationError, match="already"):
        attach(db, ids[0], name="Another name")
    with pytest.raises(RuleViolationError, match="itself"):
        attach(db, ids[0], factories.TEXT)
    empty = factories.source(db, "A conversation")
    with pytest.raises(RuleViolationError, match="not kept"):
        stored_text(db, source_id=empty.id)


def test_a_stored_article_is_a_reference_by_its_own_words(db: Session) -> None:
    ids = quoted(db)
    other = factories.article(db, "Another telling\n\n“We will rebuild every house,” Ruiz said.")

    new = stored_text(db, article_id=other.id)
    reference = attach_reference(db, article_id=ids[0], new=new, actor="ada", at=NOW)

    assert (reference.copied_from_id, reference.text) == (other.id, other.text)
    assert held_findings(db) == []
